package recognise

import (
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
)

// placed is what says where an entry goes.
type placed struct{ title, source, heading, group, product, operation string }

// place decides on the folder of an entry: the mapping says it, or a column, or the
// heading of its rows, or the source.
func (r *Recogniser) place(e *entry.Entry, section Section, p placed) {
	parts := strings.Split(r.Mapping.Into, "/")
	if section.Into != "" {
		parts = strings.Split(section.Into, "/")
	}
	if len(parts) == 2 {
		e.Folder = section.Into
		if section.Into == "" {
			e.Folder = r.Mapping.Into
		}
		return
	}
	product, base := parts[0], strings.TrimSuffix(filepath.Base(p.source), filepath.Ext(p.source))
	if product == "" {
		product = folder(p.product, p.title, base, "product")
	}
	e.Operation = firstOf(p.operation, operationOf(p.group), operationOf(p.heading), "Messages")
	e.Folder = product + "/" + folder(e.Operation, "messages")
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if entry.Slug(text) != "" {
			return text
		}
	}
	return ""
}

// folder returns the first text that can name a folder, as a slug.
func folder(texts ...string) string { return entry.Name(firstOf(texts...)) }

// genericWords say of a heading only that a table follows.
var genericWords = []string{
	"error",
	"errors",
	"status",
	"statuses",
	"states",
	"message",
	"messages",
	"code",
	"codes",
	"list",
	"table",
	"notification",
	"notifications",
	"reference",
	"of",
	"the",
	"all",
	"and",
	"fehler",
	"fehlermeldungen",
	"meldungen",
	"statusmeldungen",
	"liste",
	"der",
	"und",
	"für",
	"sheet1",
	"tabelle1",
}

// operationOf returns what a heading says beside such words: the last part of a path.
func operationOf(heading string) string {
	parts := strings.FieldsFunc(heading, func(r rune) bool { return r == '>' || r == '›' || r == '»' })
	if len(parts) == 0 {
		return ""
	}
	var words []string
	for word := range strings.FieldsSeq(parts[len(parts)-1]) {
		plain := entry.Slug(word)
		if plain != "" && !slices.Contains(genericWords, plain) {
			words = append(words, strings.Trim(word, `"“”:,;.`))
		}
	}
	return strings.Join(words, " ")
}

// Path returns the path of an old address, as an alias of a page; "" where it has none.
func Path(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Path == "" || strings.ContainsAny(address, " \n") {
		return ""
	}
	clean := path.Clean("/" + u.Path)
	if clean == "/" || strings.ContainsAny(clean, `\?#*:<>"|%`) {
		return ""
	}
	return clean
}
