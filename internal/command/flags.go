package command

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"faultbook/internal/config"
	"faultbook/internal/pipeline"
)

// siteFlags are the flags that say what of a site is made.
type siteFlags struct {
	baseURL  string
	drafts   bool
	noSearch bool
	noIndex  bool
	workers  int
	json     bool
	language []string
}

// register gives a command those of the flags that mean something to it.
func (f *siteFlags) register(cmd *cobra.Command, names ...string) {
	all := pflag.NewFlagSet("site", pflag.ContinueOnError)
	all.StringVar(&f.baseURL, "base-url", "", "absolute `URL` of the site's root; overrides base_url in faultbook.yaml")
	all.BoolVar(&f.drafts, "drafts", false, "include pages with draft: true")
	all.BoolVar(&f.noSearch, "no-search", false, "omit the search: its page, its client and its index")
	all.BoolVar(&f.noIndex, "noindex", false, "ask search engines not to index the site, as for a preview on the web")
	all.StringSliceVar(
		&f.language,
		"language",
		nil,
		"make only the languages with these `TAGS`, separated by commas; the first one at the root",
	)
	all.IntVar(&f.workers, "workers", 0, "process `N` files at once; 0 for one per core")
	for _, name := range names {
		cmd.Flags().AddFlag(all.Lookup(name))
	}
}

func (f *siteFlags) options() (pipeline.Options, error) {
	opts := pipeline.Options{
		Drafts:    f.drafts,
		NoIndex:   f.noIndex,
		NoSearch:  f.noSearch,
		Workers:   f.workers,
		Languages: f.language,
	}
	if f.workers < 0 {
		return opts, fmt.Errorf("--workers takes a number from 0, not %d", f.workers)
	}
	if f.baseURL != "" {
		u, err := config.ParseBaseURL(f.baseURL)
		if err != nil {
			return opts, fmt.Errorf("--base-url: %w", err)
		}
		opts.BaseURL = u
	}
	return opts, nil
}
