package command

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"faultbook/internal/catalogue"
	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/site"
)

// catalogueForms are what a catalogue can be written as, and the file of each that is
// one file.
var catalogueForms = map[string]string{"json": catalogue.Path, "csv": catalogue.CSVPath, "markdown": ""}

func catalogueCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var to, from, dir string
	cmd := &cobra.Command{
		Use:   "catalogue [ID...]",
		Short: "Write all entries as data, or data as entries again",
		Long: `Prints the catalogue of the site, as JSON or as a table, with the texts in all
languages or those of --language. --to markdown writes
entries as an author writes them, front matter and text: of one entry to the
standard output, of several below --output DIR, where no file is overwritten.
--from FILE reads a catalogue.json instead of the site, so that entries can come
from another program.`,
		Example: `  faultbook catalogue > entries.json
  faultbook catalogue --to markdown lamp/start/overheated
  faultbook catalogue --from entries.json --to markdown --output new`,
		RunE: func(cmd *cobra.Command, ids []string) error {
			if _, known := catalogueForms[to]; !known {
				return refuse("write --to json, --to csv or --to markdown", "a catalogue cannot be written as %q", to)
			}
			files, err := catalogueFiles(cmd, s, &flags, from)
			if err != nil {
				return err
			}
			if to != "markdown" {
				if len(ids) > 0 || dir != "" {
					return refuse("add --to markdown", "the ids of entries and --output belong to --to markdown")
				}
				return printFile(s, files, catalogueForms[to])
			}
			return writeEntries(s, files, ids, dir)
		},
	}
	flags.register(cmd, "base-url", "drafts", "language", "workers")
	cmd.Flags().StringVar(&to, "to", "json", "write `FORM`: json, csv or markdown")
	cmd.Flags().
		StringVar(&from, "from", "", "read the catalogue.json `FILE` instead of the site; - reads standard input")
	cmd.Flags().StringVar(&dir, "output", "", "write the files of entries below `DIR`/content")
	return cmd
}

// catalogueFiles returns the files of the catalogue of a site, or of the given file.
func catalogueFiles(cmd *cobra.Command, s *streams, flags *siteFlags, from string) ([]output.File, error) {
	if from != "" {
		data, err := readInput(cmd, from)
		return []output.File{{Path: catalogue.Path, Data: data}}, err
	}
	dir, err := siteDir(cmd)
	if err != nil {
		return nil, err
	}
	opts, err := flags.options()
	if err != nil {
		return nil, err
	}
	opts.Source = true
	project, _, problems, err := load(cmd.Context(), dir, opts)
	if err != nil {
		return nil, err
	}
	if project == nil {
		return nil, fail(s, problems, false)
	}
	var others []*site.Site
	for _, o := range project.Others {
		others = append(others, o.Site)
	}
	return catalogue.Files(project.Site, others...)
}

func printFile(s *streams, files []output.File, name string) error {
	for _, f := range files {
		if f.Path == name {
			_, err := s.out.Write(f.Data)
			return err
		}
	}
	return errors.New("a table is made of a site: leave out --from")
}

// writeEntries writes entries as their authors do: all, or those with the given ids.
func writeEntries(s *streams, files []output.File, ids []string, dir string) error {
	entries, err := catalogue.ReadEntries(files[0].Data)
	if err != nil {
		return fmt.Errorf("the catalogue cannot be read: %w", err)
	}
	var made []output.File
	for i := range entries {
		if len(ids) > 0 && !slices.Contains(ids, entries[i].ID) {
			continue
		}
		text, err := entries[i].Source.Markdown()
		if err != nil {
			return fmt.Errorf("write %s: %w", entries[i].ID, err)
		}
		made = append(made, output.File{Path: "content/" + entries[i].ID + ".md", Data: text})
	}
	if len(made) < len(ids) {
		return refuse("`faultbook catalogue` lists the entries", "the site has not all of these entries: %q", ids)
	}
	if dir == "" && len(made) != 1 {
		return refuse("add --output DIR", "give the id of one entry, or a folder for the files of all")
	}
	if dir == "" {
		_, err := s.out.Write(made[0].Data)
		return err
	}
	if err := output.Place(dir, made); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s in %s\n", count(len(made), "file", "files"), diag.Visible(dir))
	return nil
}
