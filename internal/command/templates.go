package command

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
)

func templatesCommand(s *streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "templates",
		Short: "List the templates, styles, scripts and icons, and which are the site's own",
		Long: `Lists every file that pages are made with. A file of the same path in the
site's own templates/ replaces the built-in file of the same path; these
are marked "own". docs/templates.md says what templates get.`,
		Example: `  faultbook templates
  faultbook templates -C ../help`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			return listTemplates(s, os.DirFS(dir))
		},
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "copy NAME...",
		Short: "Copy templates into the site's templates/, to be changed there",
		Example: `  faultbook templates copy entry.html
  faultbook templates copy partials/footer.html icons/mark.svg`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return refuse("`faultbook templates` lists them", "give the names of templates to copy")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			names, _ := templateNames(pipeline.Templates())
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			return copyTemplates(s, dir, args)
		},
	})
	return cmd
}

// templateNames lists the files of a templates folder, sorted.
func templateNames(files fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	})
	slices.Sort(names)
	return names, err
}

func listTemplates(s *streams, site fs.FS) error {
	names, err := templateNames(pipeline.Templates())
	if err != nil {
		return fmt.Errorf("list the templates: %w", err)
	}
	own, err := fs.Sub(site, pipeline.TemplatesDir)
	if err != nil {
		return fmt.Errorf("list the site's own templates: %w", err)
	}
	for _, name := range names {
		mark := "   "
		if _, err := fs.Stat(own, name); err == nil {
			mark = "own"
		}
		fmt.Fprintf(s.out, "%s  %s\n", mark, name)
	}
	added, err := templateNames(own)
	if err != nil && len(added) > 0 {
		return fmt.Errorf("list the site's own templates: %w", err)
	}
	for _, name := range added {
		if !slices.Contains(names, name) {
			fmt.Fprintf(s.out, "own  %s (not built in)\n", diag.Visible(name))
		}
	}
	return nil
}

// nearestTemplate says which template may be meant: one of that name in a folder
// of its own, or one of a similar name.
func nearestTemplate(name string, all []string) string {
	const list = "`faultbook templates` lists them"
	for _, known := range all {
		if path.Base(known) == path.Base(name) {
			return fmt.Sprintf("did you mean %q? %s", known, list)
		}
	}
	if nearest := diag.Nearest(name, all); nearest != "" {
		return fmt.Sprintf("did you mean %q? %s", nearest, list)
	}
	return list
}

// copyTemplates writes templates into the site, all or, when a name is wrong or
// a file is there already, none.
func copyTemplates(s *streams, dir string, names []string) error {
	all, err := templateNames(pipeline.Templates())
	if err != nil {
		return fmt.Errorf("list the templates: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	for i, name := range names {
		name = strings.TrimPrefix(path.Clean(filepath.ToSlash(name)), pipeline.TemplatesDir+"/")
		names[i] = name
		if !slices.Contains(all, name) {
			return refuse(nearestTemplate(name, all), "there is no template %q; nothing was copied", name)
		}
		if _, err := root.Lstat(pipeline.TemplatesDir + "/" + name); err == nil {
			return refuse("remove it to get the built-in one", "%s/%s already exists; nothing was copied", pipeline.TemplatesDir, name)
		}
	}
	files := make([]output.File, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(pipeline.Templates(), name)
		if err != nil {
			return fmt.Errorf("read the template: %w", err)
		}
		files[i] = output.File{Path: pipeline.TemplatesDir + "/" + name, Data: text}
	}
	if err := output.Place(dir, files); err != nil {
		return fmt.Errorf("copy the template: %w", err)
	}
	for _, f := range files {
		fmt.Fprintln(s.out, f.Path)
	}
	return nil
}
