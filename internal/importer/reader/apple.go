package reader

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"howett.net/plist"

	"faultbook/internal/importer/table"
)

// commented matches a key of a file of strings with the comment before it.
var commented = regexp.MustCompile(`(?s)/\*\s*(.*?)\s*\*/\s*"((?:\\.|[^"\\])*)"\s*=`)

// Strings reads a catalogue of iOS or macOS.
func Strings(name string, data []byte) (table.Article, error) {
	comments := map[string]string{}
	if !bytes.HasPrefix(data, []byte("bplist")) {
		text, err := Decode(name, data)
		if err != nil {
			return table.Article{Source: name}, err
		}
		data = []byte(text)
		for _, m := range commented.FindAllStringSubmatch(text, -1) {
			_, own, several := cutLast(m[1], "/*")
			if several {
				m[1] = own
			}
			comments[m[2]] = m[1]
		}
	}
	found := map[string]string{}
	if _, err := plist.Unmarshal(data, &found); err != nil {
		return table.Article{Source: name}, fmt.Errorf("%s is not a file of strings: %w", name, err)
	}
	var list []message
	for _, key := range slices.Sorted(maps.Keys(found)) {
		list = append(list, message{key: key, forms: []string{found[key]}, comment: comments[key]})
	}
	return messages(name, list), nil
}

// cutLast cuts a text around the last separator.
func cutLast(text, sep string) (before, after string, found bool) {
	at := strings.LastIndex(text, sep)
	if at < 0 {
		return text, "", false
	}
	return text[:at], strings.TrimSpace(text[at+len(sep):]), true
}

// pluralVariable matches a variable of a text whose forms depend on a number.
var pluralVariable = regexp.MustCompile(`%(?:\d+\$)?#@(\w+)@`)

// StringsDict reads a catalogue of iOS with the forms of its plurals.
func StringsDict(name string, data []byte) (table.Article, error) {
	found := map[string]map[string]any{}
	if _, err := plist.Unmarshal(data, &found); err != nil {
		return table.Article{Source: name}, fmt.Errorf("%s is not a file of plurals: %w", name, err)
	}
	var list []message
	for _, key := range slices.Sorted(maps.Keys(found)) {
		format, _ := found[key]["NSStringLocalizedFormatKey"].(string)
		forms := []string{format}
		for _, m := range pluralVariable.FindAllStringSubmatch(format, -1) {
			rules, _ := found[key][m[1]].(map[string]any)
			var next []string
			for _, rule := range slices.Sorted(maps.Keys(rules)) {
				text, is := rules[rule].(string)
				if !is || strings.HasPrefix(rule, "NSString") {
					continue
				}
				for _, form := range forms {
					next = append(next, strings.ReplaceAll(form, m[0], text))
				}
			}
			if len(next) > 0 && len(next) <= mostVariants {
				forms = next
			}
		}
		list = append(list, message{key: key, forms: forms})
	}
	return messages(name, list), nil
}

// catalogOfStrings is the form of Xcode's catalogues.
type catalogOfStrings struct {
	SourceLanguage string `json:"sourceLanguage"`
	Strings        map[string]struct {
		Comment       string                  `json:"comment"`
		Localizations map[string]localization `json:"localizations"`
	} `json:"strings"`
}

// localization is a text in one language, or its forms.
type localization struct {
	StringUnit struct {
		Value string `json:"value"`
	} `json:"stringUnit"`
	Variations map[string]map[string]localization `json:"variations"`
}

// forms returns the texts of all forms, in a fixed order.
func (l localization) forms() []string {
	var out []string
	if l.StringUnit.Value != "" {
		out = append(out, l.StringUnit.Value)
	}
	for _, by := range slices.Sorted(maps.Keys(l.Variations)) {
		for _, form := range slices.Sorted(maps.Keys(l.Variations[by])) {
			out = append(out, l.Variations[by][form].forms()...)
		}
	}
	return out
}

// XCStrings reads the texts of an Xcode catalogue in its source language. If a key has no text, the key
// is the text.
func XCStrings(name string, data []byte) (table.Article, error) {
	var c catalogOfStrings
	if err := json.Unmarshal(data, &c); err != nil {
		return table.Article{Source: name}, fmt.Errorf("%s is broken JSON: %w", name, err)
	}
	var list []message
	others := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(c.Strings)) {
		if key == "" {
			continue
		}
		one := c.Strings[key]
		m := message{key: key, comment: one.Comment, forms: one.Localizations[c.SourceLanguage].forms()}
		if len(m.forms) == 0 {
			m.forms = []string{key}
		}
		for language := range one.Localizations {
			others[language] = others[language] || language != c.SourceLanguage
		}
		list = append(list, m)
	}
	a := messages(name, list)
	for _, language := range slices.Sorted(maps.Keys(others)) {
		if others[language] {
			a.Notes = append(a.Notes, fmt.Sprintf("its texts in %s are left out: the source language is %s",
				language, c.SourceLanguage))
		}
	}
	return a, nil
}
