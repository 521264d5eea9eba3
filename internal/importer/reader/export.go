package reader

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	dom "golang.org/x/net/html"

	"faultbook/internal/importer/table"
)

// export collects the articles and sections of an export.
type export struct {
	name     string
	articles []table.Article
	base     string         // of addresses that begin with a slash; "" for none
	foreign  []string       // keys of its articles without a place
	locales  map[int]string // languages by the indexes of articles
}

// sectionKinds maps keys and types of exports to the kind of the sections in them.
var sectionKinds = map[string]string{
	"sections": "section", "categories": "category", "collections": "collection", "folders": "folder",
	"section": "section", "category": "category", "collection": "collection", "folder": "folder",
}

// walk finds articles and sections in a value of an export. kind is the kind of its sections, parent
// the ID of the section around it; both may be empty.
func (w *export) walk(value any, kind, parent string) error {
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			if err := w.walk(one, kind, parent); err != nil {
				return err
			}
		}
	case map[string]any:
		kind = cmp.Or(sectionKinds[first(v, "type")], kind)
		if kind != "" && isSection(v) {
			parent = w.section(v, kind, parent)
		} else if body := bodyOf(v); body != "" || isArticle(v) {
			return w.add(v, body, parent)
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if err := w.walk(v[key], sectionKinds[key], parent); err != nil {
				return err
			}
		}
	}
	return nil
}

// isSection reports whether an object has the keys of a section.
func isSection(v map[string]any) bool {
	return idOf(v) != "" && titled(v) && !isArticle(v) && slices.ContainsFunc(
		[]string{"type", "html_url", "created_at", "category_id", "parent_id", "position", "folders", "articles"},
		func(key string) bool { _, has := v[key]; return has })
}

// section adds a section, and returns its ID.
func (w *export) section(v map[string]any, kind, parent string) string {
	title := first(v, "name", "title")
	a := table.Article{
		Source: w.name + ": " + title, ID: kind + " " + idOf(v), Parent: cmp.Or(parentOf(v), parent), Title: title,
		Section: true, Summary: plainText(first(v, "description")),
	}
	if u, err := url.Parse(first(v, "html_url", "url")); err == nil && !strings.Contains(u.Path, "/api/") {
		a.Address, a.Host = u.Path, u.Host
	}
	w.articles = append(w.articles, a)
	return a.ID
}

// plainText returns the words of a text that may hold elements of HTML.
func plainText(text string) string {
	doc, err := dom.Parse(strings.NewReader(text))
	if err != nil || !strings.Contains(text, "</") {
		return oneLine(text)
	}
	return words(doc)
}

// parentOf returns the ID of the section that an object is in.
func parentOf(v map[string]any) string {
	for _, key := range []string{"parent_section_id", "section_id", "category_id", "folder_id"} {
		if id := number64(v[key]); id != "" {
			return strings.TrimSuffix(strings.TrimPrefix(key, "parent_"), "_id") + " " + id
		}
	}
	if id := number64(v["parent_id"]); id != "" {
		return cmp.Or(first(v, "parent_type"), "collection") + " " + id
	}
	return ""
}

// add adds an article to those of the export.
func (w *export) add(v map[string]any, body, parent string) error {
	title := first(v, "title", "name")
	a, err := part(w.name, title, "<!doctype html><meta charset=utf-8>"+w.baseOf(v)+"<body>"+body)
	if err != nil {
		return err
	}
	if title == "" {
		title = cmp.Or(a.Title, strings.TrimSpace("Article "+idOf(v)))
		a.Notes = append(a.Notes, fmt.Sprintf("it has no title there: here it is %q", title))
	}
	a.Source, a.Title, a.Parent = w.name+": "+title, title, cmp.Or(parentOf(v), parent)
	a.Keywords, a.Updated = keywordsOf(v), dayOf(v)
	if text := first(v, "description"); text != "" && !strings.Contains(text, "</") && hasBody(v) {
		a.Summary = strings.Join(strings.Fields(text), " ")
	}
	if isDraft(v) {
		a.Draft = true
		a.Notes = append(a.Notes, "it is a draft there, and so it is here")
	}
	if body == "" {
		a.Notes = append(a.Notes, "it has no text there")
	}
	a.Notes = append(a.Notes, w.leftOut(v)...)
	if locale := first(v, "locale", "language"); locale != "" {
		w.locales[len(w.articles)] = locale
	}
	w.articles = append(w.articles, a)
	clear(v) // the article has all of it
	return nil
}

// hasBody reports whether an object has a body, so that its description is a summary.
func hasBody(v map[string]any) bool {
	_, has := v["body"]
	return has
}

// isDraft reports whether an article is not published. Freshdesk has the number 1 for a draft.
func isDraft(v map[string]any) bool {
	draft, _ := v["draft"].(bool)
	status, isNumber := v["status"].(float64)
	return draft || first(v, "state", "status") == "draft" || isNumber && status == 1
}

// keywordsOf returns the labels of an article.
func keywordsOf(v map[string]any) []string {
	var out []string
	for _, key := range []string{"label_names", "labels", "tags"} {
		list, _ := v[key].([]any)
		for _, one := range list {
			text, _ := one.(string)
			if object, is := one.(map[string]any); is {
				text = first(object, "name", "label")
			}
			if text = oneLine(text); text != "" && !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	return out
}

// dayOf returns the day of the last change of an article, as 2006-01-02; "" if it is unknown.
func dayOf(v map[string]any) string {
	version, _ := v["version"].(map[string]any)
	for _, value := range []any{v["edited_at"], v["updated_at"], version["createdAt"], version["when"]} {
		switch at := value.(type) {
		case string:
			if day, err := time.Parse(time.DateOnly, at[:min(len(at), len(time.DateOnly))]); err == nil {
				return day.Format(time.DateOnly)
			}
		case float64: // seconds since 1970, of Intercom
			if at > 0 && at < latestSecond {
				return time.Unix(int64(at), 0).UTC().Format(time.DateOnly)
			}
		}
	}
	return ""
}

// latestSecond is the first number of an export that is no time in seconds: the year 5138, or
// milliseconds since 1973.
const latestSecond = 1e11

// isArticle reports whether an object has the keys of an article. Its text may be empty, or without
// elements of HTML.
func isArticle(v map[string]any) bool {
	if !titled(v) {
		return false
	}
	has := func(keys ...string) bool {
		return slices.ContainsFunc(keys, func(key string) bool { _, has := v[key]; return has })
	}
	return has("body") && has("html_url", "section_id", "author_id", "draft", "_links") ||
		has("description") && has("art_type", "folder_id", "description_text", "agent_id")
}

// baseOf returns an element <base> with the address of an article; "" if it has none.
func (w *export) baseOf(object map[string]any) string {
	address := first(object, "html_url", "url")
	if links, is := object["_links"].(map[string]any); is && address == "" {
		if address = first(links, "webui"); strings.HasPrefix(address, "/") {
			address = cmp.Or(first(links, "base"), w.base) + address
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

// bodyOf returns the HTML of an article; "" for any other object.
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
		return html.EscapeString(cmp.Or(first(object, "body"), first(object, "description", "description_text")))
	}
	return ""
}

// titled reports whether an object has a title, which may be empty. A comment has none.
func titled(object map[string]any) bool {
	_, has := object["title"]
	return has || first(object, "name") != ""
}

// idOf returns the id of an article as it is written; "" without one.
func idOf(object map[string]any) string { return number64(object["id"]) }

// number64 returns an id as text; "" for a value that is neither a text nor a number.
func number64(value any) string {
	switch id := value.(type) {
	case string:
		return id
	case float64:
		return strconv.FormatFloat(id, 'f', -1, 64)
	}
	return ""
}
