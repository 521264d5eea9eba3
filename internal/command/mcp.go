package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"faultbook/internal/catalogue"
	"faultbook/internal/mcpserver"
)

func mcpCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var place string
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Let an assistant query the site, over the Model Context Protocol",
		Long: `Serves the tools search, entry, logs and catalogue over standard input and
output, for a program that speaks the Model Context Protocol. It reads the site
in the folder, or with --site a published one. Each answer has the verdict, the
first steps, a link and a confidence.`,
		Example: `  faultbook mcp -C help
  faultbook mcp --site https://help.example.com/
  faultbook mcp --site help-2.1.zip`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			site, err := mcpSite(cmd, s, &flags, place)
			if err != nil {
				return err
			}
			server, err := mcpserver.New(cmd.Context(), *site, Version)
			if err != nil {
				return err
			}
			err = server.Run(cmd.Context(), mcpserver.Lines(io.NopCloser(cmd.InOrStdin()), noClose{s.out}))
			if err == nil || errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) {
				return nil
			}
			return refuse("an assistant starts this command and writes one message of the protocol a line", "%w", err)
		},
	}
	flags.register(cmd, "base-url", "drafts", "workers")
	cmd.Flags().StringVar(&place, "site", "", "use a published site: its `FOLDER`, its address or its bundle")
	return cmd
}

// noClose is an output that stays open when its user closes it.
type noClose struct{ io.Writer }

func (noClose) Close() error { return nil }

// mcpSite reads the catalogue and the log data of a site.
func mcpSite(cmd *cobra.Command, s *streams, flags *siteFlags, place string) (*mcpserver.Site, error) {
	if place != "" {
		return publishedMCP(cmd, place)
	}
	files, err := catalogueFiles(cmd, s, flags, "")
	if err != nil {
		return nil, err
	}
	entries, err := catalogue.ReadEntries(files[0].Data)
	if err != nil {
		return nil, fmt.Errorf("read the catalogue: %w", err)
	}
	from := logFlags{siteFlags: *flags}
	data, err := from.fromSources(cmd, s)
	return &mcpserver.Site{Entries: entries, Logs: data}, err
}

func publishedMCP(cmd *cobra.Command, place string) (*mcpserver.Site, error) {
	from := logFlags{site: place}
	var text []byte
	data, base, err := from.publishedData(cmd, func(read func(string) ([]byte, error)) (err error) {
		text, err = read(catalogue.Path)
		return err
	})
	if err != nil {
		return nil, err
	}
	entries, err := catalogue.ReadEntries(text)
	if err != nil {
		return nil, fmt.Errorf("read the catalogue of %s: %w", place, err)
	}
	return &mcpserver.Site{Entries: entries, Logs: data, Base: base}, nil
}
