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

func templatesCopyCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "copy NAME...",
		Short: "Copy templates into the site's templates/, to change them there",
		Long: `Copies templates into the site's templates/, and keeps the originals in
templates/` + originDir + `/, so that "templates diff" can show what later releases change.`,
		Example: `  faultbook templates copy entry.html
  faultbook templates copy partials/footer.html icons/mark.svg`,
		Args:              someTemplates,
		ValidArgsFunction: completeTemplates,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			return copyTemplates(s, dir, args)
		},
	}
}

func someTemplates(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return refuse("`faultbook templates` lists them", "give the names of templates")
	}
	return nil
}

func completeTemplates(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	names, _ := templateNames(pipeline.Templates())
	return names, cobra.ShellCompDirectiveNoFileComp
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

// namedTemplates returns the paths below the templates folder that names mean, or
// refuses one that no built-in file has. undone says what was not done.
func namedTemplates(names []string, undone string) ([]string, error) {
	all, err := templateNames(pipeline.Templates())
	if err != nil {
		return nil, fmt.Errorf("list the templates: %w", err)
	}
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = strings.TrimPrefix(path.Clean(filepath.ToSlash(name)), pipeline.TemplatesDir+"/")
		if !slices.Contains(all, out[i]) {
			return nil, refuse(nearestTemplate(out[i], all), "there is no template %q; %s", out[i], undone)
		}
	}
	return out, nil
}

// copyTemplates writes templates into the site, all or, when a name is wrong or
// a file is there already, none.
func copyTemplates(s *streams, dir string, names []string) error {
	names, err := namedTemplates(names, "nothing was copied")
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	var files []output.File
	for _, name := range names {
		if _, err := root.Lstat(pipeline.TemplatesDir + "/" + name); err == nil {
			return refuse("remove it to get the built-in one", "%s/%s already exists; nothing was copied",
				pipeline.TemplatesDir, name)
		}
		text, err := fs.ReadFile(pipeline.Templates(), name)
		if err != nil {
			return fmt.Errorf("read the template: %w", err)
		}
		files = append(files, output.File{Path: pipeline.TemplatesDir + "/" + name, Data: text})
	}
	if err := output.Place(dir, files); err != nil {
		return fmt.Errorf("copy the template: %w", err)
	}
	if err := keepOrigins(dir, names); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintln(s.out, f.Path)
	}
	return nil
}
