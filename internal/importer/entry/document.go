package entry

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Document is one page as an import wants it.
type Document struct {
	Identity string   // what tells it from all others
	Near     string   // what it keeps when its message changes
	Folder   string   // below content; "" for content itself
	Language string   // of a translation, which is in the folder of its language; "" for a page
	Names    []string // that its file can have, without the ending, the best first
	Source   string
	Values   []Value
	Body     string
}

// Value is one key of the front matter.
type Value struct {
	Key   string
	Value any // what YAML makes of it
}

// Document returns the page of an entry.
func (e *Entry) Document() Document {
	return Document{
		Identity: e.Identity(), Near: join([]string{e.Folder, e.Key, e.Code, Slug(e.Status)}),
		Folder: e.Folder, Names: e.Names(),
		Source: e.Source, Values: e.values(), Body: strings.Join(e.Body, "\n\n"),
	}
}

// Names lists the names that a file of the entry can have, the best first.
func (e *Entry) Names() []string {
	var names []string
	add := func(parts ...string) {
		var slugs []string
		for _, part := range parts {
			if s := Name(part); s != "" {
				slugs = append(slugs, s)
			}
		}
		if len(slugs) == len(parts) {
			names = append(names, strings.Join(slugs, "-"))
		}
	}
	message := ""
	if len(e.Messages) > 0 {
		message = e.Messages[0]
	}
	add(e.Key)
	add(e.Status)
	if e.Status == "" {
		add(e.Code)
	}
	add(e.Status, message)
	add(message)
	add(e.Status, e.Code)
	add(message, e.Code)
	add("entry")
	return names
}

func (e *Entry) values() []Value {
	var out []Value
	add := func(key string, value any, given bool) {
		if given {
			out = append(out, Value{key, value})
		}
	}
	add("status", e.Status, e.Status != "")
	add("also", e.Also, len(e.Also) > 0)
	codes, name := e.codes()
	if len(codes) == 1 {
		add("code", codes[0], true)
	} else {
		add("code", codes, len(codes) > 0)
	}
	add("name", name, name != "")
	if len(e.Messages) == 1 {
		add("message", e.Messages[0], true)
	} else {
		add("message", e.Messages, len(e.Messages) > 0)
	}
	add("icon", e.Icon, e.Icon != "")
	add("severity", e.Severity, e.Severity != "")
	add("state", e.State, e.State != "")
	add("summary", e.Summary, e.Summary != "")
	add("action", e.Action, e.Action != "")
	add("causes", causes(e.Causes), len(e.Causes) > 0)
	add("fix", e.Fix, len(e.Fix) > 0)
	add("shown_in", places(e.Places), len(e.Places) > 0)
	add("retry", ordered{{"limit", e.Retries}}, e.Retries > 0)
	add("escalate", ordered{{"to", e.Contact}}, e.Contact != "")
	add("keywords", e.Keywords, len(e.Keywords) > 0)
	add("aliases", e.Aliases, len(e.Aliases) > 0)
	return append(out, e.Own...)
}

// symbolic matches a code that is a name, such as SEC_NETWORK_DENIED.
var symbolic = regexp.MustCompile(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$`)

// codes returns the codes of an entry, and its symbolic name where it has exactly one.
func (e *Entry) codes() (codes []string, name string) {
	for _, code := range union([]string{e.Code}, e.Codes) {
		switch {
		case code == "":
		case symbolic.MatchString(code) && name == "":
			name = code
		default:
			codes = append(codes, code)
		}
	}
	return codes, name
}

// ordered is a mapping whose keys keep their order.
type ordered []Value

// MarshalYAML writes the keys in their order.
func (o ordered) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, v := range o {
		var key, value yaml.Node
		key.SetString(v.Key)
		if err := value.Encode(v.Value); err != nil {
			return nil, err
		}
		node.Content = append(node.Content, &key, &value)
	}
	return node, nil
}

func causes(list []Cause) []ordered {
	var out []ordered
	for _, c := range list {
		one := ordered{{"cause", c.Text}}
		if len(c.Fix) > 0 {
			one = append(one, Value{"fix", c.Fix})
		}
		out = append(out, one)
	}
	return out
}

func places(list []Place) []ordered {
	var out []ordered
	for _, p := range list {
		one := ordered{{"surface", p.Surface}}
		if p.Under != "" {
			one = append(one, Value{"under", p.Under})
		}
		if p.Condition != "" {
			one = append(one, Value{"condition", p.Condition})
		}
		out = append(out, one)
	}
	return out
}

// line returns a key and its value as YAML.
func (v Value) line() (string, error) {
	text, err := yaml.Dump(
		ordered{v},
		yaml.WithIndent(2),
		yaml.WithLineWidth(-1),
		yaml.WithCompactSeqIndent(false),
	) // a text is one line, as in our own pages
	if err != nil {
		return "", fmt.Errorf("write %s: %w", v.Key, err)
	}
	return string(text), nil
}

// print returns what YAML reads of a value, in one form for all ways to write it.
func (v Value) print() (string, error) {
	switch value := v.Value.(type) { // YAML reads texts as they are
	case string:
		if utf8.ValidString(value) {
			return value, nil
		}
	case []string:
		if !slices.ContainsFunc(value, func(text string) bool { return !utf8.ValidString(text) }) {
			return fmt.Sprintf("%v", value), nil
		}
	}
	text, err := v.line()
	if err != nil {
		return "", err
	}
	var read map[string]any
	if err := yaml.Unmarshal([]byte(text), &read); err != nil {
		return "", fmt.Errorf("write %s: %w", v.Key, err)
	}
	return fmt.Sprintf("%v", read[v.Key]), nil
}

// File returns a new page.
func (d Document) File() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("---\n")
	for _, v := range d.Values {
		line, err := v.line()
		if err != nil {
			return nil, err
		}
		b.WriteString(line)
	}
	b.WriteString("---\n")
	if d.Body != "" {
		b.WriteString(d.Body + "\n")
	}
	return b.Bytes(), nil
}

// Each returns a value with each of its texts replaced.
func Each(value any, replace func(string) string) any {
	switch v := value.(type) {
	case string:
		return replace(v)
	case []string:
		out := make([]string, len(v))
		for i := range v {
			out[i] = replace(v[i])
		}
		return out
	case []ordered:
		out := make([]ordered, len(v))
		for i := range v {
			out[i], _ = Each(v[i], replace).(ordered)
		}
		return out
	case ordered:
		out := make(ordered, len(v))
		for i := range v {
			out[i] = Value{v[i].Key, Each(v[i].Value, replace)}
		}
		return out
	}
	return value
}
