package pipeline

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/templates"
)

// howUsed gives, for each kind of file in the templates folder, the text by which another
// file names it, and a hint. %s is its name without extension, and %p its path.
var howUsed = map[string]struct {
	names []string
	write string
}{
	".html": {[]string{`"%p"`}, "write {{template \"%p\" .}} where it belongs"},
	".css":  {[]string{"%s.css"}, "write @import \"./%s.css\"; into styles/main.css"},
	".ts":   {[]string{`/%s"`, `/%s'`, "%s.ts"}, "write import \"./%s\" into scripts/main.ts"},
	".svg":  {[]string{`"%s"`, "%s.svg"}, "write {{icon \"%s\"}} where it belongs"},
}

// unusedTemplates finds files of a site that replace no built-in file and that no other
// file names: usually their names are misspelt.
func unusedTemplates(all snapshot, languages []string) diag.List {
	var problems diag.List
	var written map[string]string
	for _, name := range fileNames(all.own) {
		if _, err := fs.Stat(templates.FS, name); err == nil {
			continue
		}
		if path.Dir(name) == texts.Dir && !slices.Contains(languages, strings.TrimSuffix(path.Base(name), ".yaml")) {
			problems = append(problems, diag.Diagnostic{
				Pos: diag.Pos{File: TemplatesDir + "/" + name}, Severity: diag.Warning, Code: diag.UnusedTemplate,
				Text: "these texts are not in the language of the site",
				Hint: fmt.Sprintf("rename the file to %s.yaml, or delete it", strings.Join(languages, ".yaml or ")),
			})
			continue
		}
		how, known := howUsed[path.Ext(name)]
		if !known {
			continue
		}
		if written == nil {
			written = textsOf(all)
		}
		stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
		filled := strings.NewReplacer("%s", stem, "%p", name)
		if slices.ContainsFunc(how.names,
			func(words string) bool { return named(filled.Replace(words), name, written) }) {
			continue
		}
		hint := filled.Replace(how.write) + ", or remove it"
		if near := nearestTemplate(name, stem); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		problems = append(problems, diag.Diagnostic{
			Pos: diag.Pos{File: TemplatesDir + "/" + name}, Severity: diag.Warning, Code: diag.UnusedTemplate,
			Text: "no other template, style or script uses this file", Hint: hint,
		})
	}
	return problems
}

// fileNames lists the files of a folder, without those that faultbook ignores.
func fileNames(files fs.FS) []string {
	var names []string
	// Reading reports a folder that cannot be read.
	_ = fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || name != "." && source.Ignored(e.Name()):
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
		case !e.IsDir():
			names = append(names, name)
		}
		return nil
	})
	return names
}

func textsOf(files fs.FS) map[string]string {
	texts := map[string]string{}
	for _, name := range fileNames(files) {
		if text, err := fs.ReadFile(files, name); err == nil {
			texts[name] = string(text)
		}
	}
	return texts
}

// named reports whether a file other than the given one contains some words.
func named(words, except string, texts map[string]string) bool {
	for name, text := range texts {
		if name != except && strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// nearestTemplate returns the built-in file, in the same folder and with the same
// extension, whose name is nearest.
func nearestTemplate(name, stem string) string {
	all, err := fs.Glob(templates.FS, path.Join(path.Dir(name), "*"+path.Ext(name)))
	if err != nil {
		return ""
	}
	stems := make([]string, len(all))
	for i, other := range all {
		stems[i] = strings.TrimSuffix(path.Base(other), path.Ext(other))
	}
	if i := slices.Index(stems, diag.Nearest(stem, stems)); i >= 0 {
		return all[i]
	}
	return ""
}
