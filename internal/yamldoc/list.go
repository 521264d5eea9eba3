package yamldoc

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/diag"
)

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

// textsOr reads a list of texts. take reports whether it handled an item.
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
		m.r.wrongType(n, key, "a list of texts",
			"write a list: one line `- text` for each; put a text that contains `: ` in quotation marks")
		return nil
	}
	var out []Text
	for _, item := range n.Content {
		item = resolved(item)
		switch {
		case take(item):
		case item.Kind != yaml.ScalarNode:
			m.r.wrongType(item, key, "texts", "put a text that contains `: ` in quotation marks")
			m.r.quoteLast(item)
		case isEmpty(item):
			m.r.fault(item, diag.WrongType, "one item of "+key+" is empty", "write its text, or remove the item")
		default:
			out = append(out, m.r.text(item))
		}
	}
	return out
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
		item = resolved(item)
		switch {
		case item.Kind == yaml.MappingNode:
			visit(m.r.newMap(item, keys))
		case item.Kind == yaml.ScalarNode && !isEmpty(item):
			visit(&Map{r: m.r, at: m.r.at(item), keys: []pair{{keys[0], item.Line, item}}})
		case item.Kind == yaml.ScalarNode:
			m.r.fault(item, diag.WrongType, "one item of "+key+" is empty",
				"write its lines, such as `"+keys[0]+": …`, or remove the item")
		default:
			m.r.wrongType(item, key, "items with the keys "+strings.Join(keys, ", "),
				"write each item as lines, such as `- "+keys[0]+": …`")
		}
	}
}
