package yamldoc

import (
	"fmt"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/diag"
)

// TextsByName reads a map whose keys the author chooses. It calls visit for each key, in
// order, with its list of texts; a single text counts as a list of one.
func (m *Map) TextsByName(key string, visit func(name Text, texts []Text)) {
	n := m.value(key)
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		m.r.fault(n, diag.WrongType, fmt.Sprintf("%s takes `name: text` lines, not %s", key, describe(n)),
			"write one `name: text` a line, indented")
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
		m.r.fault(n, diag.WrongType, fmt.Sprintf("%s takes `name: {…}` lines, not %s", key, describe(n)),
			"write one name a line, with its settings below it")
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
			m.r.fault(value, diag.WrongType, fmt.Sprintf("%s takes settings, not %s", name.Value, describe(value)),
				"write its settings as lines, such as `title: …`, or {} for none")
		}
	}
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
			m.r.fault(n.Content[i+1], diag.WrongType,
				fmt.Sprintf("%s takes texts, not %s", key, describe(n.Content[i+1])), "write one text after the name")
			continue
		}
		names = append(names, m.r.text(n.Content[i]))
		values = append(values, m.r.text(n.Content[i+1]))
	}
	return names, values
}
