package yamldoc

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// TextsByName reads a map whose keys the author chooses. It calls visit for each key, in
// order, with its list of texts; a single text counts as a list of one.
func (m *Map) TextsByName(key string, visit func(name Text, texts []Text)) {
	m.byName(key, textLines, writeTexts, func(name, value *yaml.Node) {
		one := Map{r: m.r, at: m.at, keys: []pair{{name.Value, name.Line, value}}}
		visit(m.r.text(name), one.Texts(name.Value))
	})
}

// MapsByName reads a map whose keys the author chooses, each with a map of the given keys
// or nothing. It calls visit for each, in order. Of names that are written as a list, the hint
// leaves out those for which taken returns true.
func (m *Map) MapsByName(key string, keys []string, taken func(name string) bool, visit func(name Text, m *Map)) {
	hint := "write one name a line, with its settings below it"
	if n := m.value(key); n != nil {
		hint += example(n, taken)
	}
	m.byName(key, "`name: {…}` lines", hint, func(name, value *yaml.Node) {
		switch {
		case value.Kind == yaml.MappingNode:
			visit(m.r.text(name), m.r.newMap(value, keys))
		case isEmpty(value):
			visit(m.r.text(name), m.r.newMap(nil, keys))
		default:
			m.r.wrongType(value, name.Value, "settings",
				"write its settings as lines, such as `title: …`, or {} for none")
		}
	})
}

// Pairs reads a map whose keys the author chooses, each with one text, in order.
func (m *Map) Pairs(key string) (names, values []Text) {
	m.byName(key, textLines, writeTexts, func(name, value *yaml.Node) {
		if value.Kind != yaml.ScalarNode {
			m.r.wrongType(value, key, "texts", "write one text after the name")
			return
		}
		names, values = append(names, m.r.text(name)), append(values, m.r.text(value))
	})
	return names, values
}

// The form of a map of texts, and the hint for a value of another form.
const (
	textLines  = "`name: text` lines"
	writeTexts = "write one `name: text` a line, indented"
)

// byName calls visit for each name and value of a map, in order. It reports a value that is
// no map, with its expected form and a hint.
func (m *Map) byName(key, form, hint string, visit func(name, value *yaml.Node)) {
	n := m.value(key)
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		m.r.wrongType(n, key, form, hint)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		visit(n.Content[i], resolved(n.Content[i+1]))
	}
}

// example returns how names that are written as a list are written with settings.
func example(n *yaml.Node, taken func(name string) bool) string {
	if n.Kind == yaml.MappingNode {
		return ""
	}
	if n.Kind == yaml.ScalarNode {
		n = &yaml.Node{Content: []*yaml.Node{n}}
	}
	var names []string
	for _, item := range n.Content[:min(len(n.Content), 3)] {
		if item.Kind == yaml.ScalarNode && item.Value != "" && !taken(item.Value) {
			names = append(names, item.Value+": {}")
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ", such as {" + strings.Join(names, ", ") + "}"
}
