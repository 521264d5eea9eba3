package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"faultbook/internal/serve"
)

func serveCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var opts serve.Options
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the site from memory, for reading and writing it",
		Long: `Builds the site in memory and serves it on this computer. Pages are made when
they are asked for. Drafts are shown. Ctrl-C ends it.`,
		Example: `  faultbook serve
  faultbook serve -C ../help --port 9000`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			buildOpts, err := flags.options()
			if err != nil {
				return err
			}
			buildOpts.Drafts = true
			book, problems, err := load(cmd.Context(), dir, buildOpts)
			if err != nil {
				return err
			}
			if book == nil {
				return fail(s, problems, false)
			}
			s.show(problems)
			server, err := serve.Listen(opts, book)
			if err != nil {
				return err
			}
			fmt.Fprintf(s.out, "%s: %s\nCtrl-C ends it\n", count(len(book.Site.Entries), "entry", "entries"), server.URL())
			return server.Run(cmd.Context())
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&opts.Host, "host", "127.0.0.1", "`ADDRESS` to listen on")
	cmd.Flags().IntVarP(&opts.Port, "port", "p", 8080, "`PORT` to listen on; the next free one when it is taken")
	return cmd
}
