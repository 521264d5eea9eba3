// Package texts holds the words of the interface. A file of texts comes in; the text
// for each key goes out, with what is put in. It never knows what a text is for.
package texts

import (
	_ "embed"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Texts are the words of the interface in one language, by their keys: those of the
// file's mappings, joined by full stops.
type Texts struct{ byKey map[string]string }

//go:embed en.yaml
var english []byte

// English are the texts that come with the program.
var English = mustParse(english)

func mustParse(file []byte) *Texts {
	t, err := Parse(file)
	if err != nil {
		panic(fmt.Sprintf("the texts of the interface: %v", err)) // a fault of the program
	}
	return t
}

// Parse reads a file of texts: YAML, mappings of texts or of further mappings.
func Parse(file []byte) (*Texts, error) {
	var root map[string]any
	if err := yaml.Unmarshal(file, &root); err != nil {
		return nil, err
	}
	t := &Texts{map[string]string{}}
	return t, t.add("", root)
}

func (t *Texts) add(prefix string, group map[string]any) error {
	for key, value := range group {
		key = prefix + key
		switch value := value.(type) {
		case string:
			t.byKey[key] = value
		case map[string]any:
			if err := t.add(key+".", value); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s is neither a text nor a group of texts", key)
		}
	}
	return nil
}

// Has reports whether there is a text for a key.
func (t *Texts) Has(key string) bool { return t.byKey[key] != "" }

// Keys returns the keys of all texts, in no order.
func (t *Texts) Keys() []string {
	keys := make([]string, 0, len(t.byKey))
	for key := range t.byKey {
		keys = append(keys, key)
	}
	return keys
}

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

// Get returns the text for a key. values are names and what is put for them: it
// is {NAME} in the text. A key without a text is a fault of the program.
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

// Count returns the text for a number of things: that of its plural form.
func (t *Texts) Count(key string, n int) string {
	form := ".other"
	if n == 1 && t.Has(key+".one") {
		form = ".one"
	}
	return t.Get(key+form, "n", strconv.Itoa(n))
}

// inline matches what a sentence of a page may hold beside words, once it is escaped.
var inline = regexp.MustCompile("\\[([^\\]]*)\\]\\((\\w+)\\)|`([^`]*)`|\\*\\*([^*]*)\\*\\*")

// HTML returns the text for a key as HTML. values are as in Get, and HTML too; for a
// link they are its address.
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
	return text
}
