package render

import (
	"fmt"
	"html/template"

	"faultbook/internal/config"
)

// iconSize is how large an icon of a product is drawn, in pixels.
const iconSize = 16

// iconMark draws an icon of the product as the settings describe it, with its name for
// screen readers. It is empty for an icon that they do not describe.
func (s *scope) iconMark(t *config.Term) template.HTML {
	if t == nil {
		return ""
	}
	name := escape(s.words.Get("entry.icon_name", "icon", t.Label))
	switch {
	case t.Picture != "":
		return template.HTML(fmt.Sprintf(`<img class="picture" src="%s" alt="%s" width="%d" height="%d">`,
			escape(s.href(t.Picture, "")), name, iconSize, iconSize))
	case t.Color != "" || t.Shape != "":
		return template.HTML(`<span class="drawn` + classOf(" color-", t.Color) + classOf(" shape-", t.Shape) +
			`" role="img" aria-label="` + name + `"></span>`)
	}
	return ""
}

// classOf returns a class that ends with a value; nothing without one.
func classOf(prefix, value string) string {
	if value == "" {
		return ""
	}
	return prefix + value
}
