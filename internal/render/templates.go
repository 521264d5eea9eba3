package render

import (
	"html/template"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/texts"
)

// Templates are the parsed page templates of a site. A template's name is its
// path in the templates folder.
type Templates struct {
	pages    map[string]*runner
	partials *runner // also for parts that Go code makes
	sources  map[string]string
	calls    template.FuncMap
	words    *texts.Texts // of the interface
}

// pageTemplates are the templates of whole pages; each is wrapped by base.html.
var pageTemplates = []string{
	"home.html", "product.html", "operation.html", "entry.html", "article.html", "section.html",
	"messages.html", "search.html", "logs.html", "taxonomy.html", "term.html", "notfound.html",
}

// base wraps every page; redirect and single are whole pages.
const (
	base     = "base.html"
	redirect = "redirect.html"
	single   = "single.html"
)

// Partials that Go code executes.
const (
	tablePart  = "partials/table.html"
	matrixPart = "partials/matrix.html"
	assetsPart = "partials/assets.html"
	headerPart = "partials/header.html"
	menuPart   = "partials/menu.html"
	footerPart = "partials/footer.html"

	menuContentPart = "partials/menu-content.html"
	singlePagePart  = "partials/single-page.html"
	singleBodyPart  = "partials/single-body.html"
)

// ParseTemplates parses the templates of a folder: page templates, and the partials
// that they use by {{template "partials/NAME.html" .}}. words are the texts that they
// print.
func ParseTemplates(files fs.FS, words *texts.Texts) (*Templates, diag.List) {
	t := &Templates{words: words, sources: map[string]string{}, calls: functions(files, words)}
	partials, err := fs.Glob(files, "partials/*.html")
	if err != nil {
		return t, diag.List{{Pos: diag.Pos{File: "templates/partials"}, Code: diag.BadTemplate, Text: err.Error()}}
	}
	var problems diag.List
	for _, name := range slices.Concat(partials, pageTemplates, []string{base, redirect, single}) {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			problems = append(problems, source.Unreadable("templates/"+name, err))
			continue
		}
		t.sources[name] = string(text)
	}
	problems = append(problems, t.parse(t.calls)...)
	if len(problems) == 0 {
		problems = t.check()
	}
	return t, problems
}

// parse parses the sources. It replaces calls of fixed functions by their results.
func (t *Templates) parse(fixed template.FuncMap) diag.List {
	t.pages = map[string]*runner{}
	common := template.New("").Funcs(t.calls)
	var problems diag.List
	for _, name := range slices.Sorted(maps.Keys(t.sources)) {
		if !slices.Contains(pageTemplates, name) {
			problems = append(problems, t.add(common, name)...)
		}
	}
	fold(common, fixed)
	clone := func(name string) *template.Template {
		set, err := common.Clone()
		if err != nil {
			problems = append(problems, diag.Diagnostic{Pos: diag.Pos{File: "templates/" + name},
				Code: diag.BadTemplate, Text: err.Error()})
			return template.New(name)
		}
		return set
	}
	for _, name := range pageTemplates {
		set := clone(name)
		problems = append(problems, t.add(set, name)...)
		fold(set, fixed)
		t.pages[name] = newRunner(set, t.calls, map[string]any{base: &View{}, singlePagePart: &SinglePage{}})
	}
	t.partials = newRunner(clone("partials"), t.calls, standalone)
	t.pages[redirect] = newRunner(common, t.calls, map[string]any{redirect: &View{}})
	return problems
}

func (t *Templates) add(to *template.Template, name string) diag.List {
	text, found := t.sources[name]
	if !found {
		return nil // already reported
	}
	if _, err := to.New(name).Parse(unindent(text)); err != nil {
		return diag.List{t.fault(diag.BadTemplate, err)}
	}
	return nil
}

// withIDs returns the same templates with another function for ids. Faults were found
// when the templates were first parsed.
func (t *Templates) withIDs(id func(name string) string) *Templates {
	made := &Templates{words: t.words, sources: t.sources, calls: maps.Clone(t.calls)}
	fixed := maps.Clone(t.calls)
	for name, call := range idFunctions(t.words, id) {
		made.calls[name] = call
		delete(fixed, name)
	}
	made.parse(fixed)
	return made
}

// unindent removes the white space at the beginning of every line, which would be in
// every page. Line numbers stay the same.
func unindent(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimLeft(line, " \t")
	}
	return strings.Join(lines, "\n")
}
