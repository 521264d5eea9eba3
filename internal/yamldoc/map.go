package yamldoc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// Map is one set of `key: value` lines. Its methods read a key into a variable
// and leave the variable alone when the key is missing or wrong.
type Map struct {
	r    *Reader
	at   source.At
	keys []pair // usually a few: a linear search is faster than a map
}

type pair struct {
	key   string
	line  int // of the YAML text that has the key
	value *yaml.Node
}

func (r *Reader) newMap(n *yaml.Node, keys []string) *Map {
	m := &Map{r: r, at: source.At{Line: r.firstLine + 1, Column: 1}}
	if n == nil {
		return m
	}
	m.at = r.at(n)
	m.keys = make([]pair, 0, len(n.Content)/2)
	first := m.firstLine
	if len(n.Content)/2 > fewKeys {
		lines := map[string]int{}
		first = func(key string, line int) int { return firstOf(lines, key, line) }
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolved(n.Content[i+1])
		before := first(key.Value, key.Line)
		switch {
		case keys != nil && !slices.Contains(keys, key.Value) && (n != r.root || r.allowed == nil ||
			!r.allowed(key.Value)):
			r.fault(key, diag.UnknownKey, fmt.Sprintf("unknown key %q", key.Value), r.nearKey(key.Value, keys))
			if same := diag.Same(key.Value, keys); same != "" && key.Style == 0 && m.written(same) == nil {
				r.fixLast(same)
			}
		case before > 0:
			r.fault(key, diag.DuplicateKey, fmt.Sprintf("duplicate key %q", key.Value),
				fmt.Sprintf("remove one of the two: the first is on line %d", int32(before)+r.firstLine))
		default:
			m.keys = append(m.keys, pair{key.Value, key.Line, value})
		}
	}
	return m
}

// fewKeys is the number of keys up to which a linear search is faster than a map.
const fewKeys = 64

// firstLine returns the line of an earlier key of the same name; 0 if there is none.
func (m *Map) firstLine(key string, _ int) int {
	for _, p := range m.keys {
		if p.key == key {
			return p.line
		}
	}
	return 0
}

// firstOf does the same for many keys, and notes their lines.
func firstOf(lines map[string]int, key string, line int) int {
	before := lines[key]
	if before == 0 {
		lines[key] = line
	}
	return before
}

// Has reports whether the map holds a value for the key.
func (m *Map) Has(key string) bool { return m.value(key) != nil }

// At returns where the map begins.
func (m *Map) At() source.At { return m.at }

// Fault adds a problem at a place of the document's file; width is in characters.
func (m *Map) Fault(at source.At, width int, code diag.Code, text, hint string) {
	m.r.problems = append(m.r.problems, m.r.file.Fault(at, width, code, text, hint))
}

// FixLast gives the last problem a fix: text replaces what it underlines. An empty text
// means no fix.
func (m *Map) FixLast(text string) { m.r.fixLast(text) }

// nearKey returns a hint that names the key that an unknown one is for.
func (r *Reader) nearKey(unknown string, keys []string) string {
	for _, key := range r.meant[strings.ToLower(unknown)] {
		if slices.Contains(keys, key) {
			return fmt.Sprintf("did you mean %q?", key)
		}
	}
	return diag.DidYouMean(unknown, keys)
}

// written returns the value of a key, which may be null; nil when the key is
// missing.
func (m *Map) written(key string) *yaml.Node {
	for _, p := range m.keys {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

func (m *Map) value(key string) *yaml.Node {
	n := m.written(key)
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	return n
}

// text returns the value of a key that takes a text; nil when it has none.
func (m *Map) text(key string) *yaml.Node {
	n := m.written(key)
	if n == nil || isEmpty(n) {
		return nil
	}
	return n
}

// isEmpty reports whether a value is missing or ~. YAML also reads the word null as a
// missing value, but it may be a label or a message.
func isEmpty(n *yaml.Node) bool { return n.Tag == "!!null" && !strings.EqualFold(n.Value, "null") }

// String reads a text and returns its place. Numbers and other scalars count as written.
func (m *Map) String(key string, to *string) source.At {
	t := m.Text(key)
	if t.At.Line > 0 {
		*to = t.Value
	}
	return t.At
}

// Text reads a text with its place; the zero Text when the key is missing.
func (m *Map) Text(key string) Text {
	n := m.text(key)
	if n == nil {
		return Text{}
	}
	if n.Kind != yaml.ScalarNode {
		m.r.wrongType(n, key, "one text",
			"write the text after the key, in quotation marks if it contains `: ` or ` #`")
		return Text{}
	}
	return m.r.text(n)
}

// Required reads a text and reports one that is missing or blank. It returns its place, or
// that of the map.
func (m *Map) Required(key string, to *string) source.At {
	at := m.String(key, to)
	if at.Line == 0 && m.written(key) == nil || at.Line > 0 && strings.TrimSpace(*to) == "" ||
		at.Line == 0 && m.value(key) == nil {
		m.Fault(m.at, 1, diag.MissingKey, fmt.Sprintf("missing key %q", key), fmt.Sprintf("add a line `%s: …`", key))
		return m.at
	}
	return at
}

// Bool reads true or false, which may be written as yes or no.
func (m *Map) Bool(key string, to *bool) {
	n := m.value(key)
	if n == nil {
		return
	}
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!bool":
		*to = strings.EqualFold(n.Value, "true")
	case n.Kind == yaml.ScalarNode && (strings.EqualFold(n.Value, "yes") || strings.EqualFold(n.Value, "no")):
		*to = strings.EqualFold(n.Value, "yes")
	default:
		m.r.wrongType(n, key, "true or false", "write true or false")
	}
}

// Int reads a whole number from least up.
func (m *Map) Int(key string, least int, to *int) {
	n := m.value(key)
	if n == nil {
		return
	}
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || v < least {
		m.r.wrongType(n, key, fmt.Sprintf("a whole number from %d", least), "write the number in digits")
		return
	}
	*to = v
}

// Date reads a date written as 2006-01-02.
func (m *Map) Date(key string, to *time.Time) {
	n := m.value(key)
	if n == nil {
		return
	}
	day, err := time.Parse(time.DateOnly, n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		m.r.fault(n, diag.BadValue, fmt.Sprintf("%s takes a date, not %s", key, describe(n)),
			"write year, month and day, such as 2026-03-31")
		return
	}
	*to = day
}

// Choice reads one of the given words, letter case aside.
func (m *Map) Choice(key string, to *string, words []string) {
	t := m.Text(key)
	if t.At.Line == 0 {
		return
	}
	for _, w := range words {
		if strings.EqualFold(w, t.Value) {
			*to = w
			return
		}
	}
	m.Fault(t.At, t.Width(), diag.BadValue, fmt.Sprintf("%s cannot be %q", key, t.Value),
		diag.DidYouMean(t.Value, words))
	m.r.fixLast(diag.Same(t.Value, words))
}
