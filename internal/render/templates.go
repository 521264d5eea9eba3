package render

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	badgePart  = "partials/badge.html"
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
	t.partials = newRunner(clone("partials"), t.calls, madeAlone)
	t.pages[redirect] = newRunner(common, t.calls, map[string]any{redirect: &View{}})
	return problems
}

func (t *Templates) add(to *template.Template, name string) diag.List {
	text, found := t.sources[name]
	if !found {
		return nil // it could not be read
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

var place = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: (.*)$`)

// fault turns an error of a template into a diagnostic with its position.
func (t *Templates) fault(code diag.Code, err error) diag.Diagnostic {
	text := err.Error()
	var html *template.Error
	if errors.As(err, &html) && html.Line == 0 && html.Name != "" {
		text = fmt.Sprintf("template: %s:1: %s", html.Name, html.Description)
	}
	m := place.FindStringSubmatch(text)
	if m == nil {
		return diag.Diagnostic{Pos: diag.Pos{File: "templates"}, Code: code, Text: text,
			Hint: "the Go package html/template describes the language"}
	}
	line, _ := strconv.Atoi(m[2])
	d := diag.Diagnostic{Pos: diag.Pos{File: "templates/" + m[1], Line: line, Column: 1}, Code: code}
	d.Text, d.Hint = t.plainly(m[4])
	lines := strings.Split(t.sources[m[1]], "\n")
	if line >= 1 && line <= len(lines) {
		d.Source = lines[line-1]
		d.Pos.Column = column(d.Source, m[3], m[4])
	}
	return d
}

var quoted = regexp.MustCompile(`["<]([^"<>]+)[">]`)

// column returns the column of an error in its line: the one that the error gives, or
// else that of the first text that it quotes, or else that of the first action.
func column(line, given, text string) int {
	if n, err := strconv.Atoi(given); err == nil {
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		return utf8.RuneCountInString(line[:min(n+indent, len(line))]) + 1
	}
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		if i := strings.Index(line, m[1]); i >= 0 {
			return utf8.RuneCountInString(line[:i]) + 1
		}
	}
	if i := strings.Index(line, "{{"); i >= 0 {
		return utf8.RuneCountInString(line[:i]) + 1
	}
	return 1
}

// valuesOf returns the names and values for a text as strings. It escapes values that
// are not HTML.
func valuesOf(words *texts.Texts, key string, values []any, escape func(string) string) ([]string, error) {
	if !words.Has(key) {
		return nil, fmt.Errorf("there is no text %q", key)
	}
	given := make([]string, len(values))
	for i, value := range values {
		if markup, ok := value.(template.HTML); ok {
			given[i] = string(markup)
		} else {
			given[i] = escape(fmt.Sprint(value))
		}
	}
	return given, nil
}

// idFunctions returns the template functions that depend on the ids of a page.
func idFunctions(words *texts.Texts, id func(name string) string) template.FuncMap {
	return template.FuncMap{
		// id returns the id of a named element of the page.
		"id": func(name string) template.URL { return template.URL(id(name)) },
		// anchor returns the link of a heading to itself.
		"anchor": func(name string) template.HTML { return template.HTML(anchorOf(words, id(name), name) + "\n") },
		// heading returns a heading of the second level with its id and its link to itself.
		"heading": func(name, key string) (template.HTML, error) {
			if !words.Has(key) {
				return "", fmt.Errorf("there is no text %q", key)
			}
			text := words.Get(key)
			return template.HTML(
				`<div class="headed"><h2 id="` + escape(id(name)) + `">` + words.Marked(key, escape(text)) + "</h2> " +
					anchorOf(words, id(name), text) + "</div>",
			), nil
		},
	}
}

// anchorOf returns the link beside a heading that leads to it. It is no part
// of the heading, which is read out without it.
func anchorOf(words *texts.Texts, id, heading string) string {
	return `<a class="anchor" href="#` + escapePath(id) + `" aria-label="` +
		escape(words.Get("page.anchor", "heading", heading)) + `">#</a>`
}

// markEnglish replaces the functions that return texts by others, which mark a text that
// is in English on a page in another language. Go's templates leave the mark out of
// attributes.
func markEnglish(calls template.FuncMap, words *texts.Texts) {
	mark := func(key, text string, err error) (any, error) {
		if err != nil || !words.InEnglish(key) {
			return text, err
		}
		return template.HTML(words.Marked(key, escape(text))), nil
	}
	text := calls["text"].(func(string, ...any) (string, error))
	calls["text"] = func(key string, values ...any) (any, error) {
		made, err := text(key, values...)
		return mark(key, made, err)
	}
	count := calls["count"].(func(string, int) (string, error))
	calls["count"] = func(key string, n int) (any, error) {
		made, err := count(key, n)
		return mark(key, made, err)
	}
}

// functions returns the functions that templates may call besides Go's own.
func functions(files fs.FS, words *texts.Texts) template.FuncMap {
	icons := map[string]template.HTML{}
	if names, err := fs.Glob(files, "icons/*.svg"); err == nil {
		for _, name := range names {
			if text, err := fs.ReadFile(files, name); err == nil {
				icons[strings.TrimSuffix(path.Base(name), ".svg")] = template.HTML(strings.TrimSpace(string(text)))
			}
		}
	}
	calls := template.FuncMap{
		// icon returns the drawing icons/NAME.svg, for use within the page.
		"icon": func(name string) (template.HTML, error) {
			drawing, ok := icons[name]
			if !ok {
				return "", fmt.Errorf("there is no icon %q in templates/icons", name)
			}
			return drawing, nil
		},
		// text returns a text of the interface. Names and their values follow the key.
		"text": func(key string, values ...any) (string, error) {
			given, err := valuesOf(words, key, values, func(text string) string { return text })
			if err != nil {
				return "", err
			}
			return words.Get(key, given...), nil
		},
		// say returns a text of the interface as HTML, with links and emphasis.
		"say": func(key string, values ...any) (template.HTML, error) {
			given, err := valuesOf(words, key, values, escape)
			if err != nil {
				return "", err
			}
			return template.HTML(words.HTML(key, given...)), nil
		},
		// count returns the text for a number of things.
		"count": func(key string, n int) (string, error) {
			if !words.Has(key + ".other") {
				return "", fmt.Errorf("there is no text %q to count with", key)
			}
			return words.Count(key, n), nil
		},
		// own returns a name as HTML that keeps its own direction within the line.
		"own": func(name string) template.HTML {
			return ownDirection(words, name, template.HTML(escape(name)))
		},
		// ltr returns the attribute of an element that runs from left to right, where the
		// page does not.
		"ltr": func() template.HTMLAttr {
			if words.Direction() == texts.RightToLeft {
				return ` dir="ltr"`
			}
			return ""
		},
		"join":  strings.Join,
		"lower": strings.ToLower,
	}
	if len(words.Missing()) > 0 {
		markEnglish(calls, words)
	}
	maps.Copy(calls, idFunctions(words, func(name string) string { return name }))
	return calls
}
