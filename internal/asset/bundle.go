package asset

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"faultbook/internal/diag"
	"faultbook/internal/texts"
)

// Bundle makes one minified file from an entry point and its imports.
func Bundle(templates fs.FS, entry string, words *texts.Texts) ([]byte, diag.List) {
	options := api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            api.FormatIIFE,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		Outdir:            "out",
		Write:             false,
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{fromFS(templates, words)},
		// Fields are assigned, as tsc does for the target.
		TsconfigRaw: `{"compilerOptions":{"useDefineForClassFields":false}}`,
	}
	result := api.Build(options)
	var problems diag.List
	for _, m := range result.Errors {
		problems = append(problems, diagnostic(entry, diag.BadAsset, m))
	}
	for _, m := range result.Warnings {
		problems = append(problems, diagnostic(entry, diag.OddAsset, m))
	}
	if len(result.OutputFiles) == 0 {
		return nil, problems
	}
	return result.OutputFiles[0].Contents, problems
}

func diagnostic(entry string, code diag.Code, m api.Message) diag.Diagnostic {
	d := diag.Diagnostic{
		Pos:      diag.Pos{File: "templates/" + entry},
		Severity: diag.SeverityOf(code),
		Code:     code,
		Text:     m.Text,
	}
	if l := m.Location; l != nil {
		d.Pos = diag.Pos{
			File:   "templates/" + strings.TrimPrefix(l.File, "templates:"),
			Line:   l.Line,
			Column: len([]rune(l.LineText[:min(l.Column, len(l.LineText))])) + 1,
		}
		d.Width, d.Source, d.Hint = l.Length, l.LineText, l.Suggestion
	}
	if hint, ok := m.Detail.(string); ok {
		d.Hint = hint
	}
	if strings.Contains(m.Text, `"}"`) {
		d.Hint = "look for an extra brace or a missing one"
	}
	if d.Hint == "" {
		d.Hint = "fix the file, or delete it to use the built-in one"
	}
	return d
}

// elsewhere matches addresses on other hosts, and addresses with inline data. The policy of
// the pages forbids both.
var elsewhere = regexp.MustCompile(`(?i)^(?:[a-z][a-z0-9+.-]+:|//)`)

// sourceSpace is the namespace of the files of a templates folder.
const sourceSpace = "templates"

// fromFS lets esbuild read from a file system value and from nothing else.
func fromFS(files fs.FS, words *texts.Texts) api.Plugin {
	return api.Plugin{Name: "templates", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			return resolve(files, args)
		})
		sources := api.OnLoadOptions{Filter: ".*", Namespace: sourceSpace}
		build.OnLoad(sources, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
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
		module := api.OnLoadOptions{Filter: ".*", Namespace: textsModule}
		build.OnLoad(module, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			text, err := clientTexts(words)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJSON}, err
		})
	}}
}

// resolve finds the file that a style or a script imports. It refuses other sites.
func resolve(files fs.FS, args api.OnResolveArgs) (api.OnResolveResult, error) {
	name := args.Path
	switch {
	case name == textsModule:
		return api.OnResolveResult{Path: name, Namespace: textsModule}, nil
	case strings.HasPrefix(name, "#"): // something within the page
		return api.OnResolveResult{Path: name, External: true}, nil
	case elsewhere.MatchString(name):
		return api.OnResolveResult{Errors: []api.Message{{
			Text: fmt.Sprintf("pages load nothing from other sites, such as %.60q", name),
			Detail: "copy what you need into the file; the policy of the pages lets browsers load only " +
				"what the site itself publishes",
		}}}, nil
	case args.Kind != api.ResolveEntryPoint:
		name = path.Join(path.Dir(args.Importer), name)
	}
	if path.Ext(name) == "" {
		name += ".ts"
	}
	if _, err := fs.Stat(files, name); err != nil {
		return api.OnResolveResult{}, fmt.Errorf("there is no file %q", "templates/"+name)
	}
	return api.OnResolveResult{Path: name, Namespace: sourceSpace}, nil
}

// textsModule is the module that gives scripts the words of the interface. Each text is an
// export, so that a script includes only those that it uses. A text with a count is an
// object of plural forms.
const textsModule = "texts"

// ownFacets is the export with the names of filters that the site declares.
const ownFacets = "own_facets"

func clientTexts(words *texts.Texts) (string, error) {
	names := map[string]any{ownFacets: map[string]string{}}
	for key, text := range words.Group("client") {
		name, form, counted := strings.Cut(key, ".")
		if !counted {
			names[name] = text
			continue
		}
		if names[name] == nil {
			names[name] = map[string]string{}
		}
		names[name].(map[string]string)[form] = text
	}
	data, err := json.Marshal(names)
	return string(data), err
}
