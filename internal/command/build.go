package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/history"
	"faultbook/internal/host"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
	"faultbook/internal/source"
)

func buildCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var output, hostName string
	var timing, follow, poll, locks bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site to a folder",
		Long: `Writes the site as static files. Only files that changed are written, and files
that an earlier build wrote and this one does not are removed. The first build
into a folder refuses it when something is in it; files of yours that come to
it later are left alone. After a fault nothing is written.`,
		Example: `  faultbook build
  faultbook build -C ../help --output /srv/www/help --base-url https://help.example.com/`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(host.Names(), hostName) {
				return unknownHost(hostName)
			}
			if poll && !follow {
				return errors.New("--poll goes with --watch")
			}
			if locks && (follow || flags.drafts) {
				return errors.New("--lock goes with neither --watch nor --drafts: it records what is published")
			}
			if !follow {
				return runBuild(cmd, s, &flags, host.Name(hostName), output, timing, locks)
			}
			if flags.json || timing {
				return errors.New("--watch goes with neither --json nor --timing")
			}
			dir, output, opts, err := flags.job(cmd, host.Name(hostName), output)
			if err != nil {
				return err
			}
			opts.History = history.In(dir)
			return buildAndWatch(cmd.Context(), s, dir, output, opts, poll)
		},
	}
	flags.register(cmd, "base-url", "drafts", "no-search", "noindex", "workers")
	cmd.Flags().BoolVar(&flags.json, "json", false, "print the result, or the diagnostics, as JSON lines")
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to `DIR` (public in the site's folder)")
	cmd.Flags().BoolVarP(&follow, "watch", "w", false, "go on, and write again what changes, until Ctrl-C")
	cmd.Flags().BoolVar(&poll, "poll", false, "with --watch, poll for changes (network drives, containers)")
	cmd.Flags().
		StringVar(&hostName, "host", string(host.Netlify),
			"write _headers and _redirects as `NAME` reads them: "+strings.Join(host.Names(), ", "))
	cmd.Flags().BoolVar(&locks, "lock", false, "record the published addresses in faultbook.lock")
	cmd.Flags().BoolVar(&timing, "timing", false, "print how long each stage took")
	completeHosts(cmd)
	return cmd
}

// summary is what a build did, for programs.
type summary struct {
	Output  string           `json:"output"`
	Pages   int              `json:"pages"`
	Entries int              `json:"entries"`
	Tables  int              `json:"tables"`
	Drafts  []string         `json:"drafts,omitempty"` // files that are left out
	Policy  string           `json:"policy,omitempty"` // what the settings open
	Files   int              `json:"files"`
	Written int              `json:"written"`
	Removed int              `json:"removed"`
	Bytes   int64            `json:"bytes"`
	Seconds float64          `json:"seconds"`
	Stages  map[string]int64 `json:"stages_us"` // microseconds
}

// job says which site is published, into which folder, and what of it is made.
func (f *siteFlags) job(
	cmd *cobra.Command,
	hostName host.Name,
	folder string,
) (dir, to string, opts pipeline.Options, err error) {
	if dir, err = siteDir(cmd); err != nil {
		return "", "", opts, err
	}
	if to, err = outputDir(dir, folder); err != nil {
		return "", "", opts, err
	}
	opts, err = f.options()
	opts.Host = hostName
	return dir, to, opts, err
}

func runBuild(
	cmd *cobra.Command,
	s *streams,
	flags *siteFlags,
	hostName host.Name,
	folder string,
	timing, locks bool,
) error {
	started := time.Now()
	dir, to, opts, err := flags.job(cmd, hostName, folder)
	if err != nil {
		return err
	}
	var result output.Result
	var stages []pipeline.Stage
	made, err := produce(
		cmd.Context(),
		s,
		dir,
		opts,
		flags.json,
		func(p *pipeline.Project) (more diag.List, err error) {
			result, stages, more, err = publish.Site(cmd.Context(), p, to)
			return more, err
		},
	)
	if err != nil {
		return err
	}
	if locks {
		if err := writeLock(dir, made.project); err != nil {
			return err
		}
	}
	stages = append(made.stages, stages...)
	site := made.project.Site
	sum := summary{
		Output: to, Pages: len(made.project.Renderer.Pages()), Entries: len(site.Entries), Tables: site.CountTables(),
		Drafts: made.project.Drafts, Policy: site.Config.Policy.String(),
		Files: result.Files, Written: result.Written, Removed: result.Removed, Bytes: result.Bytes,
		Seconds: time.Since(started).Seconds(), Stages: map[string]int64{},
	}
	for _, stage := range stages {
		sum.Stages[stage.Name] = stage.Wall.Microseconds()
	}
	return report(s, made.problems, sum, stages, flags.json, timing)
}

func report(s *streams, problems diag.List, sum summary, stages []pipeline.Stage, asJSON, timing bool) error {
	if asJSON {
		if err := diag.PrintJSON(s.err, problems); err != nil {
			return err
		}
		return newJSON(s.out).Encode(sum)
	}
	s.show(problems)
	s.showDrafts(sum.Drafts)
	if sum.Policy != "" {
		fmt.Fprintf(s.out, "pages may load from elsewhere: %s\n", sum.Policy)
	}
	if timing {
		for _, stage := range stages {
			fmt.Fprintf(s.out, "%-10s %9.1f ms\n", stage.Name, float64(stage.Wall.Microseconds())/1000)
		}
	}
	fmt.Fprintf(s.out, "%s (%s), %s, %s in %s, %s: %s in %.2f s\n",
		count(sum.Pages, "page", "pages"), count(sum.Entries, "entry", "entries"), count(sum.Tables, "table", "tables"),
		size(sum.Bytes), count(sum.Files, "file", "files"), touched(sum.Written, sum.Removed),
		diag.Visible(sum.Output), sum.Seconds)
	return nil
}

// touched returns how many files a publication wrote and removed.
func touched(written, removed int) string {
	if removed == 0 {
		return fmt.Sprintf("%d written", written)
	}
	return fmt.Sprintf("%d written, %d removed", written, removed)
}

func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}

// fail shows what is wrong with the content.
func fail(s *streams, problems diag.List, asJSON bool) error {
	if asJSON {
		if err := diag.PrintJSON(s.out, problems); err != nil {
			return err
		}
	} else {
		s.show(problems)
	}
	return errContent
}

// made is a site of which a command made something.
type made struct {
	project  *pipeline.Project
	stages   []pipeline.Stage // of loading it
	problems diag.List        // warnings
}

// produce loads a site and calls write to make something of it, with a progress
// bar. Faults in the content are shown, and are errContent.
func produce(
	ctx context.Context,
	s *streams,
	dir string,
	opts pipeline.Options,
	asJSON bool,
	write func(*pipeline.Project) (diag.List, error),
) (made, error) {
	bar := newProgress(s)
	opts.Progress = bar.step
	project, stages, problems, err := load(ctx, dir, opts)
	if err != nil {
		return made{}, err
	}
	if project == nil {
		return made{}, fail(s, problems, asJSON)
	}
	more, err := write(project)
	bar.finish()
	if err != nil {
		return made{}, err
	}
	if problems = append(problems, more...); problems.HasErrors() {
		return made{}, fail(s, problems, asJSON)
	}
	return made{project, stages, problems}, nil
}

// load reads a site for a command that ends with its work.
func load(
	ctx context.Context,
	dir string,
	opts pipeline.Options,
) (*pipeline.Project, []pipeline.Stage, diag.List, error) {
	files, err := source.OpenFolder(dir)
	if err != nil {
		return nil, nil, nil, err
	}
	if opts.History == nil {
		opts.History = history.In(dir)
	}
	opts.Read = func(documents int) { limitMemory(gcPercent(documents, !opts.NoSearch), memoryLimit(documents)) }
	return pipeline.Load(ctx, files, opts)
}
