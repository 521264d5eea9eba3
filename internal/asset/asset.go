// Package asset makes the style sheet and the scripts of a site: sources come
// in, minified files with a hash of their content in their names go out, with
// a diagnostic for every source that cannot be used. It knows nothing of pages.
package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"faultbook/internal/diag"
	"faultbook/internal/output"
)

// Dir is the folder of the output that holds all assets.
const Dir = "assets"

// Set is the assets of a site.
type Set struct {
	Style, Script, Icon string // paths in the output
	Search              string // the search client; empty when the site has no search
	Files               []output.File
}

// Build bundles styles/main.css and scripts/main.ts of a templates folder, and
// takes icons/favicon.svg as it is. client holds the sources of the search
// client, or is nil for a site without search.
func Build(templates, client fs.FS) (*Set, diag.List) {
	s := &Set{}
	style, problems := Bundle(templates, "styles/main.css")
	script, more := Bundle(templates, "scripts/main.ts")
	problems = append(problems, more...)
	s.Style = s.add("site.css", style)
	s.Script = s.add("site.js", script)
	if client != nil {
		search, more := Bundle(client, "client/ui/main.ts")
		problems = append(problems, more...)
		s.Search = s.add("search.js", search)
	}
	icon, err := fs.ReadFile(templates, "icons/favicon.svg")
	if err != nil {
		problems = append(problems, diag.Diagnostic{Pos: diag.Pos{File: "templates/icons/favicon.svg"}, Code: diag.BadAsset, Text: "cannot be read: " + err.Error()})
	}
	s.Icon = s.add("favicon.svg", icon)
	return s, problems
}

// add gives a file a name with a hash of its content and returns its path.
func (s *Set) add(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	file := path.Join(Dir, fmt.Sprintf("%s.%s%s", strings.TrimSuffix(name, ext), hex.EncodeToString(sum[:])[:10], ext))
	s.Files = append(s.Files, output.File{Path: file, Data: data, From: "templates"})
	return file
}

// Bundle makes one minified file of an entry point and what it imports.
func Bundle(templates fs.FS, entry string) ([]byte, diag.List) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            api.FormatIIFE,
		Target:            api.ES2020,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		Outdir:            "out",
		Write:             false,
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{fromFS(templates)},
	})
	var problems diag.List
	for _, m := range result.Errors {
		problems = append(problems, diagnostic(entry, m))
	}
	if len(result.OutputFiles) == 0 {
		return nil, problems
	}
	return result.OutputFiles[0].Contents, problems
}

func diagnostic(entry string, m api.Message) diag.Diagnostic {
	d := diag.Diagnostic{Pos: diag.Pos{File: "templates/" + entry}, Code: diag.BadAsset, Text: m.Text}
	if l := m.Location; l != nil {
		d.Pos = diag.Pos{File: "templates/" + strings.TrimPrefix(l.File, "templates:"), Line: l.Line, Column: len([]rune(l.LineText[:min(l.Column, len(l.LineText))])) + 1}
		d.Width, d.Source, d.Hint = l.Length, l.LineText, l.Suggestion
	}
	if d.Hint == "" {
		d.Hint = "mend the file, or remove it to get the one that comes with faultbook"
	}
	return d
}

// fromFS lets esbuild read from a file system value and from nothing else.
func fromFS(files fs.FS) api.Plugin {
	return api.Plugin{Name: "templates", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			name := args.Path
			if args.Kind != api.ResolveEntryPoint {
				name = path.Join(path.Dir(args.Importer), args.Path)
			}
			if path.Ext(name) == "" {
				name += ".ts"
			}
			if _, err := fs.Stat(files, name); err != nil {
				return api.OnResolveResult{}, fmt.Errorf("there is no file %q", "templates/"+name)
			}
			return api.OnResolveResult{Path: name, Namespace: "templates"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "templates"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(files, args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text, loader := string(data), api.LoaderTS
			if path.Ext(args.Path) == ".css" {
				loader = api.LoaderCSS
			}
			return api.OnLoadResult{Contents: &text, Loader: loader}, nil
		})
	}}
}
