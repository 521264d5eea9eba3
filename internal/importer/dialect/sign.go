package dialect

import (
	"regexp"
	"strings"
)

// keys matches a combination of keys of MkDocs, such as ++ctrl+alt+del++.
var keys = regexp.MustCompile(`\+\+([\w\-]+(?:\+[\w\-]+)*)\+\+`)

// keyNames are names of keys. Text between ++ without one of them, as in i++ or a++b++, is no keys.
var keyNames = strings.Fields("alt ctrl control cmd command shift win windows meta option fn enter return esc escape " +
	"tab space backspace del delete insert home end page-up page-down up down left right arrow-up arrow-down " +
	"arrow-left arrow-right caps-lock print-screen f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12")

// icon matches an icon of MkDocs.
var icon = regexp.MustCompile(`:(?:material|fontawesome|octicons|simple)-[a-z0-9\-]+:(?:\{[^{}\n]*\})?[ ]?`)

// signs rewrites combinations of keys, and removes icons.
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
