package command

import (
	"fmt"
	"io/fs"
	"os"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"faultbook/internal/pipeline"
)

func templatesDiffCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "diff [NAME...]",
		Short: "Show how built-in templates changed since they were copied",
		Long: `Prints how the built-in files changed in this release since the site copied
them, in the format of "patch -p1" and "git apply"; without names, of all files
that the site replaces. For a file that "templates copy" did not copy, it prints
how the built-in file differs from the site's own.`,
		Example: `  faultbook templates diff
  faultbook templates diff entry.html | patch -p1`,
		ValidArgsFunction: completeTemplates,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			return diffTemplates(s, os.DirFS(dir), args)
		},
	}
}

func templatesAcceptCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:               "accept NAME...",
		Short:             "Record that the site's own templates have the changes of this release",
		Example:           "  faultbook templates accept entry.html",
		Args:              someTemplates,
		ValidArgsFunction: completeTemplates,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			names, err := ownTemplates(os.DirFS(dir), args, "nothing was recorded")
			if err != nil {
				return err
			}
			if err := keepOrigins(dir, names); err != nil {
				return err
			}
			for _, name := range names {
				fmt.Fprintln(s.out, originPath(Version, name))
			}
			return nil
		},
	}
}

// ownTemplates returns the built-in files of these names that the site replaces; all
// of them without names.
func ownTemplates(site fs.FS, args []string, undone string) ([]string, error) {
	all, err := templateStates(site)
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	var names []string
	for _, t := range all {
		if t.Own && t.BuiltIn {
			own[t.Name] = true
			names = append(names, t.Name)
		}
	}
	if len(args) == 0 {
		return names, nil
	}
	if names, err = namedTemplates(args, undone); err != nil {
		return nil, err
	}
	for _, name := range names {
		if !own[name] {
			return nil, refuse("`faultbook templates` marks those that it has", "the site has no %s/%s of its own; %s",
				pipeline.TemplatesDir, name, undone)
		}
	}
	return names, nil
}

func diffTemplates(s *streams, site fs.FS, args []string) error {
	names, err := ownTemplates(site, args, "nothing was compared")
	if err != nil {
		return err
	}
	own, err := fs.Sub(site, pipeline.TemplatesDir)
	if err != nil {
		return fmt.Errorf("read the site's own templates: %w", err)
	}
	origins := originsIn(own)
	for _, name := range names {
		before, known := origins[name]
		if !known {
			if before.text, err = fs.ReadFile(own, name); err != nil {
				return fmt.Errorf("read the site's own template: %w", err)
			}
			fmt.Fprintf(s.err, "%s: its original is unknown; this compares it with the site's own\n", name)
		}
		built, err := fs.ReadFile(pipeline.Templates(), name)
		if err != nil {
			return fmt.Errorf("read the template: %w", err)
		}
		file := pipeline.TemplatesDir + "/" + name
		fmt.Fprintf(s.out, "%s", diff.Diff("a/"+file, before.text, "b/"+file, built))
	}
	return nil
}
