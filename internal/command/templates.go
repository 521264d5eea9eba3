package command

import (
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/pipeline"
)

func templatesCommand(s *streams) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "templates",
		Short: "List, copy and compare the templates, styles, scripts and icons",
		Long: `Lists all files that make up pages. A file in the site's own templates/
replaces the built-in file of the same path; it is marked "own", with the
release from which it was copied. docs/templates.md describes the data that
templates get.`,
		Example: `  faultbook templates
  faultbook templates --json -C ../help`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			return listTemplates(s, os.DirFS(dir), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a file, one a line")
	cmd.AddCommand(templatesCopyCommand(s), templatesDiffCommand(s), templatesAcceptCommand(s))
	return cmd
}

// templateNames lists the files of a templates folder, sorted.
func templateNames(files fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && name == originDir {
			return fs.SkipDir
		}
		if err == nil && e.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	})
	slices.Sort(names)
	return names, err
}

// templateState is what is known of one file that pages are made with.
type templateState struct {
	Name    string `json:"name"`
	Own     bool   `json:"own"`      // whether the site has a file of this path
	BuiltIn bool   `json:"built_in"` // whether faultbook has one
	// Release is that whose file was copied, or accepted last; empty where it is not known.
	Release string `json:"release,omitempty"`
	Changed bool   `json:"changed"` // whether the built-in file is another since then
}

func listTemplates(s *streams, site fs.FS, asJSON bool) error {
	all, err := templateStates(site)
	if err != nil {
		return err
	}
	lines := newJSON(s.out)
	for _, t := range all {
		if asJSON {
			if err := lines.Encode(t); err != nil {
				return err
			}
			continue
		}
		mark := "   "
		if t.Own {
			mark = "own"
		}
		fmt.Fprintf(s.out, "%s  %s%s\n", mark, diag.Visible(t.Name), t.remark())
	}
	return nil
}

// remark says of a file of the site's own how it differs from the built-in one.
func (t templateState) remark() string {
	switch {
	case t.Own && !t.BuiltIn:
		return " (not built in)"
	case t.Release == "":
		return ""
	}
	text := " (of " + t.Release
	if n := releasesSince(t.Release); n == 1 {
		text += ", 1 release old"
	} else if n > 1 {
		text += fmt.Sprintf(", %d releases old", n)
	}
	if t.Changed {
		text += ", changed since: faultbook templates diff " + t.Name
	}
	return text + ")"
}

// templateStates returns all files, the built-in ones first, each sorted by name.
func templateStates(site fs.FS) ([]templateState, error) {
	names, err := templateNames(pipeline.Templates())
	if err != nil {
		return nil, fmt.Errorf("list the templates: %w", err)
	}
	own, err := fs.Sub(site, pipeline.TemplatesDir)
	if err != nil {
		return nil, fmt.Errorf("list the site's own templates: %w", err)
	}
	added, err := templateNames(own)
	if err != nil && len(added) > 0 {
		return nil, fmt.Errorf("list the site's own templates: %w", err)
	}
	origins := originsIn(own)
	var all []templateState
	for _, name := range names {
		t := templateState{Name: name, Own: slices.Contains(added, name), BuiltIn: true}
		if from, known := origins[name]; known && t.Own {
			built, err := fs.ReadFile(pipeline.Templates(), name)
			if err != nil {
				return nil, fmt.Errorf("read the template: %w", err)
			}
			t.Release, t.Changed = from.release, string(built) != string(from.text)
		}
		all = append(all, t)
	}
	for _, name := range added {
		if !slices.Contains(names, name) {
			all = append(all, templateState{Name: name, Own: true})
		}
	}
	return all, nil
}
