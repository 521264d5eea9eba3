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
	keys []pair // a few: looking through them costs less than a map of each
}

type pair struct {
	key   string
	line  int // of the YAML text, on which the key stands
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
		key, value := n.Content[i], n.Content[i+1]
		if value.Kind == yaml.AliasNode {
			value = value.Alias
		}
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

// fewKeys is up to how many keys looking through them costs less than a map.
const fewKeys = 64

// firstLine returns the line on which a key is already; 0 for a new one.
func (m *Map) firstLine(key string, _ int) int {
	for _, p := range m.keys {
		if p.key == key {
			return p.line
		}
	}
	return 0
}

// firstOf does the same for many keys, whose lines it notes.
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

// Fault adds a problem at a place of the document's file.
func (m *Map) Fault(at source.At, width int, code diag.Code, text, hint string) {
	m.r.problems = append(m.r.problems, m.r.file.Fault(at, width, code, text, hint))
}

// FixLast lets the last problem be fixed by a text in the place of what it underlines;
// an empty text means none.
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

// isEmpty reports whether nothing is written where a text belongs, or the sign ~.
// YAML takes the word null for nothing too, but it may be a label or a message.
func isEmpty(n *yaml.Node) bool { return n.Tag == "!!null" && !strings.EqualFold(n.Value, "null") }

// String reads a text; numbers and the like count as written.
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
		m.r.fault(
			n,
			diag.WrongType,
			fmt.Sprintf("%s takes one text, not %s", key, describe(n)),
			"write the text after the key, in quotation marks if it contains `: ` or ` #`",
		)
		return Text{}
	}
	return m.r.text(n)
}

// Required reads a text that must not be missing or blank.
func (m *Map) Required(key string, to *string) source.At {
	at := m.String(key, to)
	if at.Line == 0 && m.written(key) == nil || at.Line > 0 && strings.TrimSpace(*to) == "" ||
		at.Line == 0 && m.value(key) == nil {
		m.Fault(m.at, 1, diag.MissingKey, fmt.Sprintf("missing key %q", key), fmt.Sprintf("add a line `%s: …`", key))
		return m.at
	}
	return at
}

// Texts reads a list of texts; a single text counts as a list of one.
func (m *Map) Texts(key string) []Text {
	return m.textsOr(key, func(*yaml.Node) bool { return false })
}

// TextsOrMaps reads a list like Texts, in which an item may also be a map with some of
// the given keys. It calls visit for each, in order: a text counts as a map whose first
// key has that text as its value.
func (m *Map) TextsOrMaps(key string, keys []string, visit func(*Map)) {
	known := func(item *yaml.Node) bool {
		for i := 0; i+1 < len(item.Content); i += 2 {
			if slices.Contains(keys, item.Content[i].Value) {
				return true
			}
		}
		return false
	}
	take := func(item *yaml.Node) bool {
		if item.Kind == yaml.ScalarNode && !isEmpty(item) {
			visit(&Map{r: m.r, at: m.r.at(item), keys: []pair{{keys[0], item.Line, item}}})
			return true
		}
		if item.Kind == yaml.MappingNode && known(item) {
			visit(m.r.newMap(item, keys))
			return true
		}
		return false
	}
	m.textsOr(key, take)
}

// textsOr reads a list of texts. take may take an item for itself.
func (m *Map) textsOr(key string, take func(*yaml.Node) bool) []Text {
	n := m.text(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode && take(n) {
		return nil
	}
	if n.Kind == yaml.ScalarNode {
		return []Text{m.r.text(n)}
	}
	if n.Kind == yaml.MappingNode {
		m.r.fault(
			n,
			diag.WrongType,
			fmt.Sprintf("%s takes a list of texts, not %s", key, describe(n)),
			"write a list: one line `- text` for each; put a text that contains `: ` in quotation marks",
		)
		return nil
	}
	var out []Text
	for _, item := range n.Content {
		if item.Kind == yaml.AliasNode {
			item = item.Alias
		}
		switch {
		case take(item):
		case item.Kind != yaml.ScalarNode:
			m.r.fault(
				item,
				diag.WrongType,
				fmt.Sprintf("%s takes texts, not %s", key, describe(item)),
				"put a text that contains `: ` in quotation marks",
			)
			m.r.quoteLast(item)
		case isEmpty(item):
			m.r.fault(item, diag.WrongType, "one item of "+key+" is empty", "write its text, or remove the item")
		default:
			out = append(out, m.r.text(item))
		}
	}
	return out
}

// Bool reads true or false.
func (m *Map) Bool(key string, to *bool) {
	n := m.value(key)
	if n == nil {
		return
	}
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!bool":
		*to = strings.EqualFold(n.Value, "true")
	default:
		m.r.fault(
			n,
			diag.WrongType,
			fmt.Sprintf("%s takes true or false, not %s", key, describe(n)),
			"write true or false",
		)
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
		m.r.fault(
			n,
			diag.WrongType,
			fmt.Sprintf("%s takes a whole number from %d, not %s", key, least, describe(n)),
			"write the number in digits",
		)
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
		m.r.fault(
			n,
			diag.BadValue,
			fmt.Sprintf("%s takes a date, not %s", key, describe(n)),
			"write year, month and day, such as 2026-03-31",
		)
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
	m.Fault(
		t.At,
		len([]rune(t.Value)),
		diag.BadValue,
		fmt.Sprintf("%s cannot be %q", key, t.Value),
		diag.DidYouMean(t.Value, words),
	)
	m.r.fixLast(diag.Same(t.Value, words))
}

// Maps reads a list of maps and calls visit for each; a single map counts as
// a list of one. A text in the list counts as a map whose first key has that
// text as its value, so that the short form of a list may be written.
func (m *Map) Maps(key string, keys []string, visit func(*Map)) {
	n := m.value(key)
	if n == nil {
		return
	}
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	for _, item := range items {
		if item.Kind == yaml.AliasNode {
			item = item.Alias
		}
		switch {
		case item.Kind == yaml.MappingNode:
			visit(m.r.newMap(item, keys))
		case item.Kind == yaml.ScalarNode && !isEmpty(item):
			visit(&Map{r: m.r, at: m.r.at(item), keys: []pair{{keys[0], item.Line, item}}})
		case item.Kind == yaml.ScalarNode:
			m.r.fault(
				item,
				diag.WrongType,
				"one item of "+key+" is empty",
				"write its lines, such as `"+keys[0]+": …`, or remove the item",
			)
		default:
			m.r.fault(
				item,
				diag.WrongType,
				fmt.Sprintf("%s takes items with the keys %s, not %s", key, strings.Join(keys, ", "), describe(item)),
				"write each item as lines, such as `- "+keys[0]+": …`",
			)
		}
	}
}

// TextsByName reads a map whose keys the author chooses. It calls visit for each key, in
// order, with its list of texts; a single text counts as a list of one.
func (m *Map) TextsByName(key string, visit func(name Text, texts []Text)) {
	n := m.value(key)
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		m.r.fault(
			n,
			diag.WrongType,
			fmt.Sprintf("%s takes `name: text` lines, not %s", key, describe(n)),
			"write one `name: text` a line, indented",
		)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if value.Kind == yaml.AliasNode {
			value = value.Alias
		}
		one := Map{r: m.r, at: m.at, keys: []pair{{name.Value, name.Line, value}}}
		visit(m.r.text(name), one.Texts(name.Value))
	}
}

// MapsByName reads a map whose keys the author chooses, each with a map of the given keys
// or nothing. It calls visit for each, in order.
func (m *Map) MapsByName(key string, keys []string, visit func(name Text, m *Map)) {
	n := m.value(key)
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		m.r.fault(
			n,
			diag.WrongType,
			fmt.Sprintf("%s takes `name: {…}` lines, not %s", key, describe(n)),
			"write one name a line, with its settings below it"+example(n),
		)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := m.r.text(n.Content[i]), n.Content[i+1]
		if value.Kind == yaml.AliasNode {
			value = value.Alias
		}
		switch {
		case value.Kind == yaml.MappingNode:
			visit(name, m.r.newMap(value, keys))
		case isEmpty(value):
			visit(name, m.r.newMap(nil, keys))
		default:
			m.r.fault(
				value,
				diag.WrongType,
				fmt.Sprintf("%s takes settings, not %s", name.Value, describe(value)),
				"write its settings as lines, such as `title: …`, or {} for none",
			)
		}
	}
}

// example returns how names that are written as a list are written with settings.
func example(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		n = &yaml.Node{Content: []*yaml.Node{n}}
	}
	var names []string
	for _, item := range n.Content[:min(len(n.Content), 3)] {
		if item.Kind == yaml.ScalarNode && item.Value != "" {
			names = append(names, item.Value+": {}")
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ", such as {" + strings.Join(names, ", ") + "}"
}

// Pairs reads a map whose keys the author chooses, in order.
func (m *Map) Pairs(key string) (names, values []Text) {
	n := m.value(key)
	if n == nil {
		return nil, nil
	}
	if n.Kind != yaml.MappingNode {
		m.r.fault(
			n,
			diag.WrongType,
			fmt.Sprintf("%s takes `name: text` lines, not %s", key, describe(n)),
			"write one `name: text` a line, indented",
		)
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i+1].Kind != yaml.ScalarNode {
			m.r.fault(
				n.Content[i+1],
				diag.WrongType,
				fmt.Sprintf("%s takes texts, not %s", key, describe(n.Content[i+1])),
				"write one text after the name",
			)
			continue
		}
		names = append(names, m.r.text(n.Content[i]))
		values = append(values, m.r.text(n.Content[i+1]))
	}
	return names, values
}
