package command

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/lock"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/site"
)

func lockCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var dryRun, check bool
	cmd := &cobra.Command{
		Use:   "lock",
		Short: "Record the published addresses in " + lock.FileName,
		Long: `Writes the addresses of all pages to ` + lock.FileName + `, with ids, old addresses,
anchors and codes. Run it on the main branch when you publish pages, and commit
the file; build --lock does the same after a build. From then on, build, check and
serve report an error if an address, an id or an anchor disappears without an
alias, and name the line to add. Drafts are left out.`,
		Example: `  faultbook lock
  faultbook lock --dry-run   # print what would change
  faultbook lock --check     # fail if the file lacks an address, for a build server`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			opts, err := flags.options()
			if err != nil {
				return err
			}
			nothing := func(*pipeline.Project) (diag.List, error) { return nil, nil }
			made, err := produce(cmd.Context(), s, dir, opts, flags.json, nothing)
			if err != nil {
				return err
			}
			return reportLock(s, dir, made.project, flags.json, dryRun, check)
		},
	}
	flags.register(cmd, "workers")
	cmd.Flags().BoolVar(&flags.json, "json", false, "print the result as JSON")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "print what would change, and write nothing")
	cmd.Flags().BoolVar(&check, "check", false, "write nothing, and exit with 1 if the file would change")
	return cmd
}

// lockSummary is the result of `faultbook lock` for programs.
type lockSummary struct {
	File      string   `json:"file"`
	Addresses int      `json:"addresses"`
	Added     []string `json:"added"`
	Removed   []string `json:"removed"` // whose page is now at another place of the same address
	Written   bool     `json:"written"`
}

func reportLock(s *streams, dir string, p *pipeline.Project, asJSON, dryRun, check bool) error {
	next := p.Lock.Next(p.Site, otherSites(p)...)
	before, after := lockText(p.Lock), next.Text()
	sum := lockSummary{File: lock.FileName, Addresses: len(next.Lines), Added: []string{}, Removed: []string{}}
	for _, line := range next.Lines {
		if !p.Lock.Has(line.Address) {
			sum.Added = append(sum.Added, line.Address)
		}
	}
	for _, line := range p.Lock.All() {
		if !next.Has(line.Address) {
			sum.Removed = append(sum.Removed, line.Address)
		}
	}
	differs := !bytes.Equal(before, after)
	if sum.Written = differs && !dryRun && !check; sum.Written {
		if err := replaceFile(dir, output.File{Path: lock.FileName, Data: after}); err != nil {
			return err
		}
	}
	switch {
	case asJSON:
		if err := newJSON(s.out).Encode(sum); err != nil {
			return err
		}
	case dryRun || check:
		fmt.Fprint(s.out, diag.VisibleLines(string(diff.Diff(lock.FileName, before, lock.FileName, after))))
	default:
		fmt.Fprintf(s.out, "%s: %s, %d new\n", filepath.Join(dir, lock.FileName),
			count(sum.Addresses, "address", "addresses"), len(sum.Added))
	}
	if check && differs {
		return errContent
	}
	return nil
}

// lockText returns the text of a lock; nil for a site without one.
func lockText(l *lock.Lock) []byte {
	if l == nil {
		return nil
	}
	return l.Text()
}

// writeLock records what was published.
func writeLock(dir string, p *pipeline.Project) error {
	next := p.Lock.Next(p.Site, otherSites(p)...).Text()
	if p.Lock != nil && bytes.Equal(p.Lock.Text(), next) {
		return nil
	}
	return replaceFile(dir, output.File{Path: lock.FileName, Data: next})
}

// otherSites returns the site in its further languages.
func otherSites(p *pipeline.Project) []*site.Site {
	var sites []*site.Site
	for _, o := range p.Others {
		sites = append(sites, o.Site)
	}
	return sites
}
