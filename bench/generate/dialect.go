package generate

import (
	"fmt"
	"path"
	"strings"
)

// target is a page that a link leads to.
type target struct{ id, label string }

// dialect is how a generator of sites wants its pages written. Everything that
// both dialects say alike is not in it.
type dialect interface {
	// labelLink links to an entry of the same operation by its label.
	labelLink(e *entry, front bool) string
	// idLink links to a page by its id; without text, its label is shown.
	idLink(to target, text string, front bool) string
	// pathLink links to a page by the path of its file from the given folder.
	pathLink(folder string, to target, text string) string
	// reference names an entry in the front matter of one of an operation.
	reference(from *operation, e *entry) string
	// page names a page in the front matter.
	page(id string) string
	// table puts a generated table into a text.
	table(product, operation, severity, state string) string
	// head writes the keys that the dialects name differently.
	head(y *yamlWriter, title, updated string, e *entry, messages []string)
}

// faultbookDialect writes what SPEC calls a faultbook site.
type faultbookDialect struct{}

func (faultbookDialect) labelLink(e *entry, _ bool) string { return "[[" + e.label.text + "]]" }

func (faultbookDialect) idLink(to target, text string, _ bool) string {
	if text != "" {
		return "[[" + to.id + "|" + text + "]]"
	}
	return "[[" + to.id + "]]"
}

func (faultbookDialect) pathLink(folder string, to target, text string) string {
	up := ""
	if folder != "" {
		up = strings.Repeat("../", strings.Count(folder, "/")+1)
	}
	return "[" + text + "](" + up + to.id + ".md)"
}

func (faultbookDialect) reference(from *operation, e *entry) string {
	switch {
	case e.operation != from:
		return e.id()
	case e.unique && e.number%2 == 0:
		return e.label.text
	}
	return e.slug
}

func (faultbookDialect) page(id string) string { return id }

func (faultbookDialect) table(product, operation, severity, state string) string {
	return "::table{" + filters(product, operation, severity, state) + ` columns="status,message,severity,operation"}`
}

func (faultbookDialect) head(y *yamlWriter, title, updated string, e *entry, messages []string) {
	if e == nil {
		y.text("title", title)
	} else {
		y.text("status", e.label.text)
		y.textOrList("message", messages)
	}
	y.line("updated", updated)
}

// hugoDialect writes the same pages for Hugo: its checked links (relref) in
// texts, plain addresses in the front matter, where Hugo has no others.
type hugoDialect struct{}

func (d hugoDialect) labelLink(e *entry, front bool) string {
	return d.idLink(target{e.id(), e.label.text}, "", front)
}

func (hugoDialect) idLink(to target, text string, front bool) string {
	if text == "" {
		text = to.label
	}
	if front {
		return "[" + text + "](/" + to.id + "/)"
	}
	return "[" + text + `]({{< relref "/` + to.id + `" >}})`
}

func (d hugoDialect) pathLink(_ string, to target, text string) string {
	return d.idLink(to, text, false)
}

func (hugoDialect) reference(_ *operation, e *entry) string { return "/" + e.id() }
func (hugoDialect) page(id string) string                   { return "/" + path.Clean(id) }

func (hugoDialect) table(product, operation, severity, state string) string {
	return "{{< table " + filters(product, operation, severity, state) + " >}}"
}

func (hugoDialect) head(y *yamlWriter, title, updated string, e *entry, messages []string) {
	y.text("title", title)
	y.line("lastmod", updated)
	if e != nil && len(messages) > 0 {
		y.text("message", messages[0])
		y.list("messages", messages[1:])
	}
}

func filters(product, operation, severity, state string) string {
	out := fmt.Sprintf("product=%q", product)
	for _, f := range [][2]string{{"operation", operation}, {"severity", severity}, {"state", state}} {
		if f[1] != "" {
			out += fmt.Sprintf(" %s=%q", f[0], f[1])
		}
	}
	return out
}
