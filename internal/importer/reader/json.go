package reader

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"faultbook/internal/importer/table"
)

// JSON reads an export of a help center, a list of records, or a catalogue of
// messages. Articles are those of Zendesk and Confluence: objects
// with a title and a text in HTML, wherever they are.
func JSON(name string, data []byte) ([]table.Article, error) {
	text, err := Decode(name, data)
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return nil, fmt.Errorf("%s is broken JSON: %w", name, err)
	}
	w := export{name: name}
	if err := w.walk(value); err != nil {
		return nil, err
	}
	if len(w.articles) > 0 {
		return w.articles, nil
	}
	if t := records(value); len(t.Rows) > 0 {
		return []table.Article{{Source: name, Tables: []table.Table{t}}}, nil
	}
	if object, is := value.(map[string]any); is {
		if a := messages(name, texts("", object)); len(a.Tables) > 0 {
			return []table.Article{a}, nil
		}
	}
	return nil, fmt.Errorf("%s holds neither articles nor records nor messages: %w", name, ErrNothing)
}

// export collects the articles of an export.
type export struct {
	name     string
	articles []table.Article
}

func (w *export) walk(value any) error {
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			if err := w.walk(one); err != nil {
				return err
			}
		}
	case map[string]any:
		if body := bodyOf(v); body != "" || isArticle(v) {
			return w.add(v, body)
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if err := w.walk(v[key]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *export) add(object map[string]any, body string) error {
	a, err := HTML(w.name, []byte("<!doctype html><meta charset=utf-8>"+baseOf(object)+"<body>"+body))
	if err != nil {
		return err
	}
	title := first(object, "title", "name")
	if title == "" {
		title = cmp.Or(a.Title, strings.TrimSpace("Article "+idOf(object)))
		a.Notes = append(a.Notes, fmt.Sprintf("it has no title there: here it is %q", title))
	}
	a.Source, a.Title = w.name+": "+title, title
	if draft, _ := object["draft"].(bool); draft || first(object, "state", "status") == "draft" {
		a.Draft = true
		a.Notes = append(a.Notes, "it is a draft there, and so it is here")
	}
	if body == "" {
		a.Notes = append(a.Notes, "it has no text there")
	}
	w.articles = append(w.articles, a)
	return nil
}

// isArticle reports whether an object is an article by more than its text: it may be empty,
// or a text without elements.
func isArticle(object map[string]any) bool {
	_, hasBody := object["body"]
	if !hasBody || !titled(object) {
		return false
	}
	for _, key := range []string{"html_url", "section_id", "author_id", "draft", "_links"} {
		if _, has := object[key]; has {
			return true
		}
	}
	return false
}

// baseOf returns the element with the address of an article.
func baseOf(object map[string]any) string {
	address := first(object, "html_url", "url")
	if links, is := object["_links"].(map[string]any); is && address == "" {
		if address = first(links, "webui"); strings.HasPrefix(address, "/") {
			address = first(links, "base") + address
		}
	}
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return ""
	}
	if !u.IsAbs() {
		u = (&url.URL{Scheme: "https", Host: "invalid"}).ResolveReference(u)
	}
	return `<base href="` + strings.NewReplacer(`"`, "%22", "<", "%3C", "&", "&amp;").Replace(u.String()) + `">`
}

// bodyOf returns the HTML of an object that is an article.
func bodyOf(object map[string]any) string {
	if !titled(object) {
		return ""
	}
	if body, is := object["body"].(map[string]any); is {
		for _, form := range []string{"storage", "view", "export_view"} {
			if inner, is := body[form].(map[string]any); is {
				return first(inner, "value")
			}
		}
	}
	for _, key := range []string{"body", "html", "content", "description"} {
		if text, _ := object[key].(string); strings.Contains(text, "</") {
			return text
		}
	}
	if isArticle(object) {
		return html.EscapeString(first(object, "body"))
	}
	return ""
}

// titled reports whether an object has a title, which may be empty. A comment has none.
func titled(object map[string]any) bool {
	_, has := object["title"]
	return has || first(object, "name") != ""
}

// idOf returns the id of an article as it is written; "" without one.
func idOf(object map[string]any) string {
	switch id := object["id"].(type) {
	case string:
		return id
	case float64:
		return strconv.FormatFloat(id, 'f', -1, 64)
	}
	return ""
}

// first returns the first of the keys that holds a text.
func first(object map[string]any, keys ...string) string {
	for _, key := range keys {
		if text, _ := object[key].(string); strings.TrimSpace(text) != "" {
			return strings.TrimSpace(text)
		}
	}
	return ""
}

// records makes a table of a list of objects, or of the first list that a object holds.
func records(value any) table.Table {
	var t table.Table
	if object, is := value.(map[string]any); is {
		for _, key := range slices.Sorted(maps.Keys(object)) {
			if t := records(object[key]); len(t.Rows) > 0 {
				return t
			}
		}
	}
	list, _ := value.([]any)
	for _, one := range list {
		object, is := one.(map[string]any)
		if !is {
			return table.Table{}
		}
		for _, key := range slices.Sorted(maps.Keys(object)) {
			if !slices.Contains(t.Header, key) {
				t.Header = append(t.Header, key)
			}
			if len(t.Header) > MaxColumns {
				return table.Table{} // no list of records
			}
		}
	}
	for _, one := range list {
		row := table.Row{Cells: make([]table.Cell, len(t.Header))}
		for i, key := range t.Header {
			row.Cells[i] = cellOf(one.(map[string]any)[key])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cellOf makes a cell of a value: a list of texts becomes a list.
func cellOf(value any) table.Cell {
	switch v := value.(type) {
	case nil:
		return table.Cell{}
	case string:
		return table.Text(v)
	case []any:
		var c table.Cell
		for _, one := range v {
			c.Items = append(c.Items, cellOf(one).All()...)
		}
		return c
	}
	text, err := json.Marshal(value)
	if err != nil {
		return table.Cell{}
	}
	return plainCell(string(text))
}

// texts lists the texts of a catalogue by their keys, joined with dots.
func texts(prefix string, object map[string]any) []message {
	var out []message
	for _, key := range slices.Sorted(maps.Keys(object)) {
		switch v := object[key].(type) {
		case string:
			out = append(out, message{key: prefix + key, forms: []string{v}})
		case map[string]any:
			if text, is := v["message"].(string); is { // of a browser's extension
				description, _ := v["description"].(string)
				out = append(out, message{key: prefix + key, forms: []string{text}, comment: description})
				continue
			}
			out = append(out, texts(prefix+key+".", v)...)
		}
	}
	return out
}
