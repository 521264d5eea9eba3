// Package texts holds the words of the interface. The tag of a language comes in; the text
// for each key goes out, with values inserted, and numbers, dates, lists and a sort order
// for the language. It never knows where a text is used.
package texts

import (
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Texts are the words of the interface in one language, by their keys: those of the file's
// mappings, joined by full stops. They never change.
type Texts struct {
	name    string // of the language: its tag as For got it
	tag     language.Tag
	byKey   map[string]string
	english map[string]bool // the keys whose text is in English, since the language has none
}

// With returns the texts with some replaced.
func (t *Texts) With(own map[string]string) *Texts {
	if len(own) == 0 {
		return t
	}
	made := &Texts{name: t.name, tag: t.tag, byKey: maps.Clone(t.byKey), english: maps.Clone(t.english)}
	for key, text := range own {
		made.byKey[key] = text
		delete(made.english, key)
	}
	for key := range own { // a file in another language has its own plural forms
		if of, form := pluralOf(key); form != "" {
			for _, other := range Forms {
				if _, given := own[of+"."+other]; !given && made.english[of+"."+other] {
					delete(made.byKey, of+"."+other)
					delete(made.english, of+"."+other)
				}
			}
		}
	}
	return made
}

// Equal reports whether two sets of texts are the same.
func (t *Texts) Equal(o *Texts) bool {
	return t == o || t.name == o.name && maps.Equal(t.byKey, o.byKey) && maps.Equal(t.english, o.english)
}

// Missing returns the keys whose text is in English, since the language has none, sorted.
func (t *Texts) Missing() []string { return slices.Sorted(maps.Keys(t.english)) }

// InEnglish reports whether a text is in English, since the language has none.
func (t *Texts) InEnglish(key string) bool { return t.english[key] || t.english[key+".other"] }

// Has reports whether there is a text for a key.
func (t *Texts) Has(key string) bool { return t.byKey[key] != "" }

// Keys returns the keys of all texts, in no order.
func (t *Texts) Keys() []string { return slices.Collect(maps.Keys(t.byKey)) }

// Group returns the texts of a group by the rest of their keys.
func (t *Texts) Group(name string) map[string]string {
	group := map[string]string{}
	for key, text := range t.byKey {
		if rest, ok := strings.CutPrefix(key, name+"."); ok {
			group[rest] = text
		}
	}
	return group
}

// Get returns the text for a key. values are pairs of a name and the text that replaces
// {NAME}. A key without a text is a fault of the program.
func (t *Texts) Get(key string, values ...string) string {
	text, ok := t.byKey[key]
	if !ok {
		panic("there is no text " + key)
	}
	for i := 0; i+1 < len(values); i += 2 {
		text = strings.ReplaceAll(text, "{"+values[i]+"}", values[i+1])
	}
	return text
}

// Forms are the plural forms that languages have (CLDR).
var Forms = []string{"zero", "one", "two", "few", "many", "other"}

var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few",
	plural.Many: "many", plural.Other: "other",
}

// pluralOf takes the plural form off a key; the form is empty where there is none.
func pluralOf(key string) (of, form string) {
	if i := strings.LastIndexByte(key, '.'); i >= 0 && slices.Contains(Forms, key[i+1:]) {
		return key[:i], key[i+1:]
	}
	return key, ""
}

// form returns the plural form for n things.
func (t *Texts) form(n int) string {
	return formNames[plural.Cardinal.MatchPlural(t.tag, n%10_000_000, 0, 0, 0, 0)]
}

// Count returns the text for a number of things: that of its plural form.
func (t *Texts) Count(key string, n int) string {
	form := "." + t.form(n)
	if !t.Has(key + form) {
		form = ".other"
	}
	return t.Get(key+form, "n", t.Number(n))
}

// inline matches the markup that a text may contain: links, emphasis and code, escaped.
var inline = regexp.MustCompile("\\[([^\\]]*)\\]\\((\\w+)\\)|`([^`]*)`|\\*\\*([^*]*)\\*\\*")

// HTML returns the text for a key as HTML. values are as in Get, and HTML too; for a link
// they are its address. A text in another language is marked with that language.
func (t *Texts) HTML(key string, values ...string) string {
	given := map[string]string{}
	for i := 0; i+1 < len(values); i += 2 {
		given[values[i]] = values[i+1]
	}
	text := html.EscapeString(t.Get(key))
	text = inline.ReplaceAllStringFunc(text, func(piece string) string {
		switch m := inline.FindStringSubmatch(piece); {
		case m[2] != "":
			return `<a href="` + given[m[2]] + `">` + m[1] + "</a>"
		case m[3] != "":
			return "<kbd>" + m[3] + "</kbd>"
		default:
			return "<strong>" + m[4] + "</strong>"
		}
	})
	for name, value := range given {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	return t.Marked(key, text)
}

// Marked returns the HTML of a text, with its language where that is not the page's.
func (t *Texts) Marked(key, markup string) string {
	if !t.InEnglish(key) {
		return markup
	}
	attributes := `lang="en"`
	if t.Direction() == RightToLeft {
		attributes += ` dir="ltr"`
	}
	return "<span " + attributes + ">" + markup + "</span>"
}
