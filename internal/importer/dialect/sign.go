package dialect

import (
	"regexp"
	"strings"
)

// keys matches the keys of MkDocs that are pressed together, such as ++ctrl+alt+del++.
var keys = regexp.MustCompile(`\+\+([\w\-]+(?:\+[\w\-]+)*)\+\+`)

// keyNames are the names of keys that say that such text is keys.
var keyNames = strings.Fields("alt ctrl control cmd command shift win windows meta option fn enter return esc escape " +
	"tab space backspace del delete insert home end page-up page-down up down left right arrow-up arrow-down " +
	"arrow-left arrow-right caps-lock print-screen f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12")

// icon matches the icons of MkDocs, which are no text.
var icon = regexp.MustCompile(`:(?:material|fontawesome|octicons|simple)-[a-z0-9\-]+:(?:\{[^{}\n]*\})?[ ]?`)

// signs rewrites what stands for keys, and takes out icons.
func (c *converter) signs(text string) string {
	return OutsideCode(text, func(part string) string {
		part = keys.ReplaceAllStringFunc(part, func(found string) string {
			names := strings.Split(keys.FindStringSubmatch(found)[1], "+")
			known := false
			for i, name := range names {
				for _, k := range keyNames {
					known = known || k == strings.ToLower(name)
				}
				names[i] = "<kbd>" + strings.ToUpper(name[:1]) + name[1:] + "</kbd>"
			}
			if !known {
				return found
			}
			return strings.Join(names, "+")
		})
		return icon.ReplaceAllStringFunc(part, func(found string) string {
			c.note("the icon %s is left out", strings.TrimSpace(found))
			return ""
		})
	})
}
