package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/export"
	"faultbook/internal/index"
	"faultbook/internal/pipeline"
)

func exportCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var target, name string
	var settings bool
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write what is searched for a search cluster",
		Long: `Writes every searchable page to standard output, for a portal whose search cluster
is to find the help center too: labels, messages with gaps, codes, causes, steps,
texts, facets and addresses, as the browser's index has them. For OpenSearch and
Elasticsearch the lines are those of the bulk API, for Meilisearch and Typesense one
JSON object a line. With --settings it writes the settings of the index instead.`,
		Example: `  faultbook export --settings | curl -X PUT https://cluster:9200/help -H 'Content-Type: application/json' -d @-
  faultbook export | curl -X POST https://cluster:9200/_bulk -H 'Content-Type: application/x-ndjson' --data-binary @-
  faultbook export --to meilisearch --base-url https://help.example.com/ > help.ndjson`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(export.Targets, target) {
				return refuse(diag.DidYouMean(target, export.Targets), "there is no target %q", target)
			}
			return runExport(cmd, s, &flags, export.Target(target), name, settings)
		},
	}
	flags.register(cmd, "base-url", "drafts", "language", "workers")
	cmd.Flags().
		StringVar(&target, "to", string(export.OpenSearch), "write for `TARGET`: "+strings.Join(export.Targets, ", "))
	cmd.Flags().StringVar(&name, "index", "faultbook", "`NAME` of the index")
	cmd.Flags().BoolVar(&settings, "settings", false, "write the settings of the index, not the documents")
	return cmd
}

func runExport(
	cmd *cobra.Command,
	s *streams,
	flags *siteFlags,
	target export.Target,
	name string,
	settings bool,
) error {
	dir, err := siteDir(cmd)
	if err != nil {
		return err
	}
	opts, err := flags.options()
	if err != nil {
		return err
	}
	made, err := produce(cmd.Context(), s, dir, opts, false, func(p *pipeline.Project) (diag.List, error) {
		if settings {
			data, err := export.Settings(target, name, p.Site.Config.Language)
			if err == nil {
				_, err = s.out.Write(data)
			}
			return nil, err
		}
		base := ""
		if url := p.Site.Config.BaseURL; url != nil {
			base = url.String()
		}
		n, err := export.Write(s.out, target, name, base, index.Documents(p.Site, index.Options(p.Site, "")))
		if err == nil {
			_, err = fmt.Fprintf(s.err, "%s\n", count(n, "document", "documents"))
		}
		return nil, err
	})
	if err == nil {
		s.show(made.problems)
	}
	return err
}
