package render

import (
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"strings"

	"faultbook/internal/texts"
)

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

// drawings reads the icons of a templates folder, by their names.
func drawings(files fs.FS) map[string]template.HTML {
	icons := map[string]template.HTML{}
	names, _ := fs.Glob(files, "icons/*.svg") // the pattern is valid
	for _, name := range names {
		if text, err := fs.ReadFile(files, name); err == nil {
			icons[strings.TrimSuffix(path.Base(name), ".svg")] = template.HTML(strings.TrimSpace(string(text)))
		}
	}
	return icons
}

// textFunctions returns the template functions for texts of the interface.
func textFunctions(words *texts.Texts) template.FuncMap {
	return template.FuncMap{
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
	}
}

// functions returns the functions that templates may call besides Go's own.
func functions(files fs.FS, words *texts.Texts) template.FuncMap {
	icons := drawings(files)
	calls := template.FuncMap{
		// icon returns the drawing icons/NAME.svg, for use within the page.
		"icon": func(name string) (template.HTML, error) {
			drawing, ok := icons[name]
			if !ok {
				return "", fmt.Errorf("there is no icon %q in templates/icons", name)
			}
			return drawing, nil
		},
		// own returns a name as HTML that keeps its own direction within the line.
		"own": func(name string) template.HTML {
			return ownDirection(words, name, template.HTML(escape(name)))
		},
		// ltr returns the attribute of an element that runs from left to right, if the page
		// does not.
		"ltr": func() template.HTMLAttr {
			if words.Direction() == texts.RightToLeft {
				return ` dir="ltr"`
			}
			return ""
		},
		"join":  strings.Join,
		"lower": strings.ToLower,
	}
	maps.Copy(calls, textFunctions(words))
	if len(words.Missing()) > 0 {
		markEnglish(calls, words)
	}
	maps.Copy(calls, idFunctions(words, func(name string) string { return name }))
	return calls
}
