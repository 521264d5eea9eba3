// Package schema describes front matter and settings as JSON Schema. The tables of keys
// and a settled site come in; schemas for editors, with the terms and pages of the site as
// choices, go out. It never validates files.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// draft is the version of JSON Schema that editors understand best.
const draft = "http://json-schema.org/draft-07/schema#"

// maxChoices bounds the ids and labels of pages in a schema: editors become slow with more.
const maxChoices = 5000

// node is a piece of a schema.
type node map[string]any

// Page returns the schema of the front matter of a kind of page.
func Page(kind document.Kind, s *site.Site) ([]byte, error) {
	m := maker{choices: Choices(s)}
	root := m.object(Keys(kind, s))
	foreign := make([]string, 0, len(document.ForeignKeys()))
	for _, key := range document.ForeignKeys() {
		foreign = append(foreign, regexp.QuoteMeta(key))
	}
	root["patternProperties"] = node{
		"^x-": true, "^ms\\.": true, "^(" + strings.Join(foreign, "|") + ")$": true,
	}
	return m.file(root, "Front matter of the kind "+string(kind))
}

// Keys returns the keys that pages of a kind may have in a site.
func Keys(kind document.Kind, s *site.Site) []yamldoc.Key {
	keys := document.Keys(kind)
	if kind == document.Entry {
		keys = slices.Concat(keys, s.Config.FieldKeys())
	}
	return keys
}

// Settings returns the JSON Schema of the settings.
func Settings(s *site.Site) ([]byte, error) {
	m := maker{choices: Choices(s)}
	return m.file(m.object(config.Keys()), "Settings of a help center")
}

// Choices returns the terms and pages that keys may name, by yamldoc.Key.Names.
func Choices(s *site.Site) map[string][]string {
	c := s.Config
	choices := map[string][]string{}
	for _, vocabulary := range []string{"severities", "states", "surfaces", "contacts", "roles"} {
		choices[vocabulary] = config.IDs(c.Terms(vocabulary))
	}
	var icons, pages []string
	for _, t := range c.Icons {
		icons = append(append(icons, t.ID, t.Label), t.Names...)
	}
	for _, p := range s.Pages {
		if p.ID != "" {
			pages = append(pages, p.ID)
		}
	}
	for _, p := range s.Pages {
		pages = append(pages, p.Title)
	}
	pages = unique(pages)
	choices["icons"], choices[yamldoc.PageNames] = unique(icons), pages[:min(len(pages), maxChoices)]
	return choices
}

// unique returns the words without repetitions, each where it comes first.
func unique(words []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// maker makes the schema of one file.
type maker struct{ choices map[string][]string }

func (m maker) file(root node, title string) ([]byte, error) {
	root["$schema"], root["title"], root["type"] = draft, title, []string{"object", "null"}
	page := node{"anyOf": []node{{"enum": m.choices[yamldoc.PageNames]}, {"type": scalar}}}
	root["definitions"] = node{yamldoc.PageNames: page}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		return nil, fmt.Errorf("write the schema: %w", err)
	}
	return b.Bytes(), nil
}

func (m maker) object(keys []yamldoc.Key) node {
	properties, required := node{}, []string{}
	for _, k := range keys {
		value := m.value(k)
		value["description"] = k.About
		properties[k.Name] = value
		if k.Required {
			required = append(required, k.Name)
		}
	}
	out := node{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// scalar are the types of values that faultbook reads as text. A key without a value counts
// as missing.
var scalar = []string{"string", "number", "boolean", "null"}

func (m maker) value(k yamldoc.Key) node {
	switch k.Shape {
	case yamldoc.Flag:
		return node{"type": []string{"boolean", "null"}}
	case yamldoc.YesNo:
		return node{"enum": []any{true, false, "yes", "no", nil}}
	case yamldoc.Whole:
		return node{"type": []string{"integer", "null"}, "minimum": k.Least}
	case yamldoc.Day:
		return node{"type": []string{"string", "null"}, "pattern": `^\d{4}-\d{2}-\d{2}$`}
	case yamldoc.Number:
		return node{
			"anyOf": []node{{"type": []string{"number", "null"}}, {"type": "string", "pattern": `^[+-]?\d+(\.\d+)?$`}},
		}
	case yamldoc.Link:
		return node{"type": []string{"string", "null"}, "pattern": "^(https?://.+|mailto:.+)"}
	case yamldoc.OneOf:
		return node{"enum": append(anyOf(k.Choices), nil)}
	case yamldoc.Pairs:
		switch k.Name {
		case "texts":
			return node{"type": []string{"object", "null"}} // groups of texts
		case "languages":
			one := m.object(config.LanguageKeys())
			one["type"] = []string{"object", "null"}
			return node{"type": []string{"object", "null"}, "additionalProperties": one}
		case "messages":
			return node{
				"type": []string{"object", "null"}, "propertyNames": node{"pattern": tags()},
				"additionalProperties": m.value(yamldoc.Key{Shape: yamldoc.Texts}),
			}
		}
		return node{"type": []string{"object", "null"}, "additionalProperties": node{"type": scalar}}
	case yamldoc.Texts:
		return node{"anyOf": []node{{"type": "array", "items": given(m.text(k))}, m.text(k)}}
	case yamldoc.Items, yamldoc.TextOrItem:
		return m.items(k)
	}
	return m.text(k)
}

// tags returns a pattern of tags of languages.
func tags() string { return "^(" + strings.Join(texts.Bases(), "|") + ")(-[A-Za-z0-9]{1,8})*$" }

// items returns what a list of maps may be: a text is short for a map whose first key has
// it, unless other keys are required.
func (m maker) items(k yamldoc.Key) node {
	item, one := []node{m.object(k.Keys)}, []node{m.object(k.Keys), {"type": "null"}}
	if !slices.ContainsFunc(k.Keys[1:], func(k yamldoc.Key) bool { return k.Required }) {
		short := m.value(k.Keys[0])
		item, one = append(item, given(short)), append(one, short)
	}
	return node{"anyOf": append(one, node{"type": "array", "items": node{"anyOf": item}})}
}

// given returns a schema of values other than null.
func given(of node) node { return node{"allOf": []node{of, {"not": node{"type": "null"}}}} }

// text returns what one text may be. Terms are known; pages may also be named by the end
// of an id, and icons by any name.
func (m maker) text(k yamldoc.Key) node {
	choices := m.choices[k.Names]
	switch {
	case k.Choices != nil:
		return node{"enum": append(anyOf(k.Choices), nil)}
	case len(choices) == 0:
		return node{"type": scalar}
	case k.Names == yamldoc.PageNames:
		return node{"anyOf": []node{{"$ref": "#/definitions/" + yamldoc.PageNames}}}
	case k.Names == "icons":
		return node{"anyOf": []node{{"enum": choices}, {"type": scalar}}}
	}
	return node{"enum": append(anyOf(choices), nil)}
}

func anyOf(words []string) []any {
	out := make([]any, 0, len(words)+1)
	for _, w := range words {
		out = append(out, w)
	}
	return out
}
