package command

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/output"
	"faultbook/internal/schema"
	"faultbook/internal/site"
)

// settingsSchema is the name of the schema of the settings.
const settingsSchema = "settings"

// schemaNames are the names of all schemas.
var schemaNames = []string{
	settingsSchema,
	string(document.Entry),
	string(document.Article),
	string(document.Operation),
	string(document.Product),
	string(document.Section),
	string(document.Home),
}

func schemaCommand(s *streams) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "schema [NAME]",
		Short: "Describe front matter and settings as JSON Schema, for editors",
		Long: `Prints a JSON Schema of the settings, or of the front matter of a kind of page. It
explains each key and lists the terms of the site and the ids and labels of its pages.
--output writes all schemas into a folder of the site and shows how to use them in
VS Code, Neovim and JetBrains; write them again when terms change.

NAME is one of ` + strings.Join(schemaNames, ", ") + `.`,
		Example: `  faultbook schema entry
  faultbook schema --output .schema`,
		Args:      func(_ *cobra.Command, args []string) error { return checkSchema(args, dir) },
		ValidArgs: schemaNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			w, site, closeFiles, err := openWorkspace(cmd)
			if err != nil {
				return err
			}
			defer closeFiles()
			if dir != "" {
				return writeSchemas(s, site, dir, w.Site)
			}
			text, err := schemaText(args[0], w.Site)
			if err == nil {
				_, err = s.out.Write(text)
			}
			return err
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", "", "write all schemas into `DIR`, a folder in the site's folder")
	return cmd
}

// checkSchema refuses arguments that are not one name, or a folder alone.
func checkSchema(args []string, dir string) error {
	switch {
	case len(args) > 1 || len(args) == 1 && dir != "" || len(args) == 0 && dir == "":
		return refuse("such as `faultbook schema entry`", "give one name, or --output DIR")
	case len(args) == 1 && !slices.Contains(schemaNames, args[0]):
		return refuse(diag.DidYouMean(args[0], schemaNames), "there is no schema %q", args[0])
	}
	return nil
}

func schemaText(name string, s *site.Site) ([]byte, error) {
	if name == settingsSchema {
		return schema.Settings(s)
	}
	return schema.Page(document.Kind(name), s)
}

// writeSchemas writes all schemas and says how editors use them.
func writeSchemas(s *streams, siteFolder, dir string, settled *site.Site) error {
	folder := filepath.ToSlash(filepath.Clean(dir))
	if !filepath.IsLocal(dir) {
		return refuse("such as .schema", "--output takes a folder in the site's folder, not %q", dir)
	}
	for _, name := range schemaNames {
		text, err := schemaText(name, settled)
		if err != nil {
			return err
		}
		path := folder + "/" + name + ".schema.json"
		if err := replaceFile(siteFolder, output.File{Path: path, Data: text}); err != nil {
			return err
		}
		fmt.Fprintln(s.out, filepath.Join(siteFolder, filepath.FromSlash(path)))
	}
	fmt.Fprintf(s.out, editorHelp, folder, config.FileName)
	return nil
}

// editorHelp says how editors use the schemas: %[1]s is their folder, %[2]s the settings.
const editorHelp = `
VS Code (extension YAML) and Neovim (yaml-language-server): the first line of %[2]s
  # yaml-language-server: $schema=%[1]s/settings.schema.json
JetBrains: the first line of %[2]s
  # $schema: %[1]s/settings.schema.json
Front matter: use faultbook lsp. An editor that supports schemas of front matter takes
%[1]s/entry.schema.json for entries, and the other files for other kinds of pages.
`
