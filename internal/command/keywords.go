package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"faultbook/internal/index"
	"faultbook/internal/keywords"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/search"
)

func keywordsCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var missing bool
	var apply string
	cmd := &cobra.Command{
		Use:   "keywords",
		Short: "List entries with few keywords, or put keywords into them",
		Long: `Keywords are what people say of a status whose name they do not know. --missing
prints the entries with few, one JSON object a line, below an instruction for
a person or a model to fill in. --apply reads such lines with "keywords" filled in, puts
new ones into the front matter, at most eight an entry, and says what each does:
the rank of the entry for it before and after, and the entries from which it
takes what they show.`,
		Example: `  faultbook keywords --missing > few.jsonl
  faultbook keywords --apply filled.jsonl`,
		Args: func(cmd *cobra.Command, args []string) error {
			if err := noArguments(cmd, args); err != nil {
				return err
			}
			if missing == (apply != "") {
				return refuse("`faultbook keywords --missing` lists what to fill in", "give --missing or --apply FILE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, project, err := openSite(cmd, s, &flags, 1)
			if err != nil {
				return err
			}
			if missing {
				return printMissing(s.out, s.err, keywords.FindMissing(f.site, f.searcher))
			}
			return applyKeywords(cmd, s, project, apply)
		},
	}
	flags.register(cmd, "drafts", "workers")
	cmd.Flags().BoolVar(&missing, "missing", false, "print the entries with few keywords, one JSON object a line")
	cmd.Flags().
		StringVar(&apply, "apply", "", "put the keywords of `FILE` into the front matter; - reads standard input")
	return cmd
}

func printMissing(out, notes io.Writer, missing []keywords.Missing) error {
	fmt.Fprintln(notes, keywords.Instruction)
	enc := newJSON(out)
	for _, m := range missing {
		if err := enc.Encode(m); err != nil {
			return err
		}
	}
	return nil
}

func applyKeywords(cmd *cobra.Command, s *streams, project *pipeline.Project, from string) error {
	data, err := readInput(cmd, from)
	if err != nil {
		return err
	}
	proposals, err := keywords.Parse(data)
	if err != nil {
		return refuse("each line is {\"id\": …, \"keywords\": […]}", "%s: %v", from, err)
	}
	in := index.Input{Options: index.Options(project.Site, project.Synonyms)}
	in.Add(project.Site, project.Site.Pages, nil)
	docs := map[string]search.Document{}
	for _, d := range in.Documents {
		docs[d.ID] = d
	}
	live, err := index.NewLive(cmd.Context(), in)
	if err != nil {
		return err
	}
	dir, err := siteDir(cmd)
	if err != nil {
		return err
	}
	for _, proposal := range proposals {
		p := project.Site.PageByID(proposal.ID)
		if p == nil || p.Virtual {
			return refuse("`faultbook keywords --missing` prints the ids", "no entry has the id %q", proposal.ID)
		}
		words := keywords.New(p, proposal.Keywords)
		if len(words) == 0 {
			continue
		}
		effects, err := keywords.Try(cmd.Context(), project.Site, live.Live, p, docs[p.ID], words)
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(p.File.Path))
		before, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read the page: %w", err)
		}
		page, err := keywords.Insert(
			before,
			append(p.Meta.Keywords[:len(p.Meta.Keywords):len(p.Meta.Keywords)], words...),
		)
		if err != nil {
			return fmt.Errorf("%s: %w", p.File.Path, err)
		}
		err = output.Replace(path, func(w io.Writer) error {
			_, err := w.Write(page)
			return err
		})
		if err != nil {
			return err
		}
		for _, e := range effects {
			printEffect(s.out, e)
		}
	}
	return nil
}

func readInput(cmd *cobra.Command, from string) ([]byte, error) {
	if from == "-" {
		return io.ReadAll(cmd.InOrStdin())
	}
	return os.ReadFile(from)
}

func printEffect(out io.Writer, e keywords.Effect) {
	place := func(rank int) string {
		if rank == 0 {
			return "not among the first ten"
		}
		return fmt.Sprintf("rank %d", rank)
	}
	fmt.Fprintf(out, "%s: %q: %s before, %s now\n", e.ID, e.Keyword, place(e.Before), place(e.After))
	for _, id := range e.Takes {
		fmt.Fprintf(out, "  takes from %s what it shows: leave it out, or say more\n", id)
	}
}
