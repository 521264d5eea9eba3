package generate

import (
	"fmt"
	"path"
	"strings"
)

// target is a page that a link leads to.
type target struct{ id, label string }

// dialect is how a generator of sites wants its pages written: faultbook, or Hugo
// with its checked links (relref) in texts, and plain addresses in the front matter,
// where it has no others.
type dialect struct{ hugo bool }

// labelLink links to an entry of the same operation by its label.
func (d dialect) labelLink(e *entry, front bool) string {
	if d.hugo {
		return d.idLink(target{e.id(), e.label.text}, "", front)
	}
	return "[[" + e.label.text + "]]"
}

// idLink links to a page by its id; without text, its label is shown.
func (d dialect) idLink(to target, text string, front bool) string {
	switch {
	case !d.hugo && text == "":
		return "[[" + to.id + "]]"
	case !d.hugo:
		return "[[" + to.id + "|" + text + "]]"
	case text == "":
		text = to.label
	}
	if front {
		return "[" + text + "](/" + to.id + "/)"
	}
	return "[" + text + `]({{< relref "/` + to.id + `" >}})`
}

// pathLink links to a page by the path of its file from the given folder.
func (d dialect) pathLink(folder string, to target, text string) string {
	if d.hugo {
		return d.idLink(to, text, false)
	}
	up := ""
	if folder != "" {
		up = strings.Repeat("../", strings.Count(folder, "/")+1)
	}
	return "[" + text + "](" + up + to.id + ".md)"
}

// reference names an entry in the front matter of one of an operation.
func (d dialect) reference(from *operation, e *entry) string {
	switch {
	case d.hugo:
		return "/" + e.id()
	case e.operation != from:
		return e.id()
	case e.unique && e.number%2 == 0:
		return e.label.text
	}
	return e.slug
}

// page names a page in the front matter.
func (d dialect) page(id string) string {
	if d.hugo {
		return "/" + path.Clean(id)
	}
	return id
}

// table puts a generated table into a text.
func (d dialect) table(product, operation, severity, state string) string {
	filters := fmt.Sprintf("product=%q", product)
	for _, f := range [][2]string{{"operation", operation}, {"severity", severity}, {"state", state}} {
		if f[1] != "" {
			filters += fmt.Sprintf(" %s=%q", f[0], f[1])
		}
	}
	if d.hugo {
		return "{{< table " + filters + " >}}"
	}
	return "::table{" + filters + ` columns="status,message,severity,operation"}`
}

// head writes the keys that the dialects name differently.
func (d dialect) head(y *yamlWriter, title, updated string, e *entry, messages []string) {
	switch {
	case d.hugo:
		y.text("title", title)
		y.line("lastmod", updated)
		if e != nil && len(messages) > 0 {
			y.text("message", messages[0])
			y.list("messages", messages[1:])
		}
		return
	case e == nil:
		y.text("title", title)
	default:
		y.text("status", e.label.text)
		y.textOrList("message", messages)
	}
	y.line("updated", updated)
}
