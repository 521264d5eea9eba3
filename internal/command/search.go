package command

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"faultbook/internal/diag"
	"faultbook/internal/index"
	"faultbook/internal/pipeline"
	"faultbook/internal/site"
	"faultbook/search"
)

// maxQuery bounds one line of a batch, in bytes.
const maxQuery = 1 << 20

func searchCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var batch bool
	var limit int
	cmd := &cobra.Command{
		Use:   "search TEXT",
		Short: "Search the site by an error text, as its readers do",
		Long: `Searches the site in the folder, not a published one: the index is made anew.
Browsers give the same pages in the same order. Quotation marks ask for words
side by side, -word leaves pages out, and product:, operation: and severity:
narrow the search.`,
		Example: `  faultbook search "User quota limit reached"
  faultbook search --json "restore stuck on queue"
  faultbook search --batch < queries.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if batch == (len(args) > 0) {
				return fmt.Errorf("give a text to search for, or --batch and one text a line on standard input")
			}
			if limit < 1 {
				return fmt.Errorf("--limit takes a number from 1, not %d", limit)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := openFinder(cmd, s, &flags, limit)
			if err != nil {
				return err
			}
			if batch {
				return f.batch(cmd.InOrStdin(), s.out)
			}
			return f.one(strings.Join(args, " "), s.out, flags.json)
		},
	}
	flags.register(cmd, "drafts", "language", "workers")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if unknown := new(pflag.NotExistError); errors.As(err, &unknown) {
			return refuse(
				"put -- before a text that begins with -, such as `faultbook search -- -1073741819`",
				"%s",
				err,
			)
		}
		return flagFault(cmd, err)
	})
	cmd.Flags().BoolVar(&flags.json, "json", false, "print one JSON object a hit, one a line")
	cmd.Flags().
		BoolVar(&batch, "batch", false,
			"read one query a line (plain, or a JSON string) and print one JSON object a line")
	cmd.Flags().IntVarP(&limit, "limit", "n", 10, "print at most `N` hits")
	return cmd
}

// finder answers queries about one site.
type finder struct {
	site     *site.Site
	searcher *search.Searcher
	limit    int
}

func openFinder(cmd *cobra.Command, s *streams, flags *siteFlags, limit int) (*finder, error) {
	f, _, err := openSite(cmd, s, flags, limit)
	return f, err
}

// openSite reads a site and makes its index.
func openSite(cmd *cobra.Command, s *streams, flags *siteFlags, limit int) (*finder, *pipeline.Project, error) {
	dir, err := siteDir(cmd)
	if err != nil {
		return nil, nil, err
	}
	opts, err := flags.options()
	if err != nil {
		return nil, nil, err
	}
	end := newProgress(s).spin("making the index")
	defer end()
	project, _, problems, err := load(cmd.Context(), dir, opts)
	if err != nil {
		return nil, nil, err
	}
	if project == nil {
		end()
		return nil, nil, fail(s, problems, flags.json)
	}
	searcher, err := index.Build(cmd.Context(), project.Site, project.Synonyms)
	if err != nil {
		return nil, nil, err
	}
	return &finder{project.Site, searcher, limit}, project, nil
}

// found is one hit, as programs read it: names as readers see them.
type found struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Code      string `json:"code"`
	Product   string `json:"product"`
	Operation string `json:"operation"`
	Status    string `json:"status"`
	Message   string `json:"message"`
	// Language is that of the messages that match, and Matched these messages, where they
	// are not in the language of the site.
	Language string  `json:"language,omitempty"`
	Matched  string  `json:"matched,omitempty"`
	Score    float64 `json:"score"`
}

// alone is a hit by itself, with what is to be known of the whole answer.
type alone struct {
	found
	LowConfidence bool     `json:"low_confidence"`
	Unknown       []string `json:"unknown,omitempty"`
}

func (f *finder) search(text string) (search.Result, []found) {
	result := f.searcher.Search(text, search.QueryOptions{Limit: f.limit})
	hits := []found{}
	for _, h := range result.Hits {
		hit := found{
			ID:       h.ID,
			URL:      h.URL,
			Code:     h.Display.Code,
			Status:   h.Display.Title,
			Message:  h.Display.Message,
			Score:    h.Score,
			Language: h.Language,
			Matched:  h.Message,
		}
		if p := f.site.PageByID(h.ID); p != nil {
			hit.Product, hit.Operation = titleOf(f.site.Page(p.Product)), titleOf(f.site.Page(p.Operation))
		}
		hits = append(hits, hit)
	}
	return result, hits
}

func titleOf(p *site.Page) string {
	if p == nil {
		return ""
	}
	return p.Title
}

func (f *finder) one(text string, out io.Writer, asJSON bool) error {
	result, hits := f.search(text)
	if asJSON {
		enc := newJSON(out)
		for _, h := range hits {
			if err := enc.Encode(alone{h, result.LowConfidence, result.Unknown}); err != nil {
				return err
			}
		}
		return nil
	}
	switch {
	case len(hits) == 0 && len(result.Unknown) > 0:
		fmt.Fprintf(out, "no page is about %s\n", strings.Join(result.Unknown, ", "))
	case len(hits) == 0:
		fmt.Fprintln(out, "nothing found")
	case result.LowConfidence && len(result.Unknown) > 0:
		fmt.Fprintf(out, "no page is about %s; the nearest:\n", strings.Join(result.Unknown, ", "))
	case result.LowConfidence:
		fmt.Fprintln(out, "nothing fits well; these are weak matches:")
	}
	for _, h := range hits {
		fmt.Fprintf(out, "%8.4f  %-28s %s\n", h.Score, diag.Visible(h.Status), diag.Visible(h.URL))
		if h.Language != "" {
			fmt.Fprintf(out, "          %s: %s\n", h.Language, diag.Visible(h.Matched))
		} else if h.Message != "" {
			fmt.Fprintf(out, "          %s\n", diag.Visible(h.Message))
		}
	}
	return nil
}

// answer is the answer to one line of a batch.
type answer struct {
	Q             string   `json:"q"`
	LowConfidence bool     `json:"low_confidence"`
	Unknown       []string `json:"unknown,omitempty"` // identifiers that no page has
	Results       []found  `json:"results"`
}

func (f *finder) batch(in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxQuery)
	buffered := bufio.NewWriter(out)
	enc := newJSON(buffered)
	for lines.Scan() {
		text := lines.Text()
		if strings.HasPrefix(text, `"`) {
			var quoted string
			if json.Unmarshal([]byte(text), &quoted) == nil {
				text = quoted
			}
		}
		result, hits := f.search(text)
		if err := enc.Encode(answer{text, result.LowConfidence, result.Unknown, hits}); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read the queries: %w", err)
	}
	return buffered.Flush()
}
