package command

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"

	"github.com/spf13/cobra"

	"faultbook/internal/history"
	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/serve"
	"faultbook/internal/source"
	"faultbook/internal/watch"
)

func serveCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var opts serve.Options
	var poll, open bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the site from memory, for reading and writing it",
		Long: `Builds the site in memory, serves it on this computer and reloads pages on
save. Drafts are included. While the site has errors, the last good pages stay,
with the errors over them. Ctrl-C stops it.`,
		Example: `  faultbook serve
  faultbook serve -C ../help --port 9000 --open
  faultbook serve --host 0.0.0.0 --allow-host .app.github.dev`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if opts.Port < 0 || opts.Port > maxPort {
				return fmt.Errorf("--port takes a number from 0 to %d, not %d", maxPort, opts.Port)
			}
			for _, name := range opts.AllowHosts {
				if !hostName.MatchString(name) {
					return refuse("give a name without https:// and a port, or .example.com for all that end so",
						"--allow-host takes the name of a host, not %q", name)
				}
			}
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			buildOpts, err := flags.options()
			if err != nil {
				return err
			}
			buildOpts.Drafts, buildOpts.History = true, history.In(dir)
			return runServe(cmd.Context(), s, dir, opts, buildOpts, poll, open)
		},
	}
	flags.register(cmd, "base-url", "no-search", "workers")
	cmd.Flags().StringVar(&opts.Host, "host", "127.0.0.1", "`ADDRESS` to listen on; 0.0.0.0 for all of this computer")
	cmd.Flags().StringArrayVar(&opts.AllowHosts, "allow-host", nil,
		"answer to this `NAME` too, as behind a port that is forwarded; .example.com for all that end so")
	cmd.Flags().IntVarP(&opts.Port, "port", "p", 8080, "`PORT` to listen on; the next free one when it is taken")
	cmd.Flags().BoolVar(&poll, "poll", false, "poll for changes (network drives, containers)")
	cmd.Flags().BoolVar(&open, "open", false, "open the home page in the browser")
	return cmd
}

// hostName matches a name of a host, and the end of names, which begins with a dot.
var hostName = regexp.MustCompile(`^\.?[\pL\pN_-]+(\.[\pL\pN_-]+)*$`)

func runServe(
	ctx context.Context,
	s *streams,
	dir string,
	opts serve.Options,
	buildOpts pipeline.Options,
	poll, open bool,
) error {
	opts.Live, opts.Say = true, s.show
	var err error
	if opts.Dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	files, err := source.OpenFolder(dir)
	if err != nil {
		return err
	}
	defer files.Close()
	// Watch before reading, so that no change in between is missed.
	watcher, err := s.watch(dir, files, filepath.Join(dir, "public"), poll, buildOpts.History)
	if err != nil {
		return err
	}
	defer watcher.Close()
	end := newProgress(s).spin("reading the site")
	site, err := preview.New(ctx, files, buildOpts)
	end()
	if err != nil {
		return unlessEnded(ctx, err)
	}
	server, err := serve.Listen(opts, site)
	if err != nil {
		return portFault(err, opts)
	}
	s.greet(site, server, opts.Port)
	if open {
		openBrowser(s, server.URL())
	}
	return runBeside(ctx, server, site, watcher, s.reporter(site))
}

// greet shows the problems of the site and its address.
func (s *streams) greet(site *preview.Preview, server *serve.Server, wanted int) {
	first := "the content has errors"
	state := site.State()
	s.show(state.Problems)
	if state.Project != nil {
		first = count(len(state.Project.Site.Entries), "entry", "entries")
	}
	if wanted != 0 && server.Port() != wanted {
		fmt.Fprintf(s.err, "port %d is in use; using port %d\n", wanted, server.Port())
	}
	fmt.Fprintf(s.out, "%s: %s\n", first, server.URL())
	for _, url := range server.OtherURLs() {
		fmt.Fprintf(s.out, "for other computers: %s\n", url)
	}
	fmt.Fprintln(s.out, "Ctrl-C stops it")
}

// runBeside serves the site and follows its folder, until the context ends or one
// of the two fails.
func runBeside(
	ctx context.Context,
	server *serve.Server,
	site *preview.Preview,
	watcher *watch.Watcher,
	report func(preview.Change),
) error {
	ctx, stop := context.WithCancel(ctx)
	failed := make(chan error, 1)
	go func() {
		failed <- site.Follow(ctx, watcher, func(c preview.Change) {
			server.Changed(c)
			report(c)
		})
		stop()
	}()
	err := server.Run(ctx)
	stop()
	if followErr := <-failed; err == nil {
		err = followErr
	}
	return err
}

// openers are the programs that open an address as a person would.
var openers = map[string][]string{
	"darwin":  {"open"},
	"windows": {"rundll32", "url.dll,FileProtocolHandler"},
}

func openBrowser(s *streams, url string) {
	opener, known := openers[runtime.GOOS]
	if !known {
		opener = []string{"xdg-open"}
	}
	cmd := exec.Command(opener[0], append(opener[1:], url)...)
	if err := cmd.Start(); err != nil {
		fmt.Fprintf(s.err, "the browser cannot be opened: %v\n", err)
		return
	}
	go func() { _ = cmd.Wait() }() // the exit code of the browser does not matter
}
