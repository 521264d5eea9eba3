package reader

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"faultbook/internal/importer/table"
)

// JSON reads an export of a help center, a list of records, or a catalogue of messages. An article of
// Zendesk, Intercom, Freshdesk or Confluence is any object with a title and a text in HTML.
func JSON(name string, data []byte) ([]table.Article, error) {
	text, err := decoded(name, data)
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil, fmt.Errorf("%s is broken JSON: %w", name, err)
	}
	w := export{name: name, locales: map[int]string{}}
	if object, is := value.(map[string]any); is {
		links, _ := object["_links"].(map[string]any)
		w.base = first(links, "base")
	}
	if err := w.walk(value, "", ""); err != nil {
		return nil, err
	}
	if len(w.articles) > 0 {
		w.pages(value)
		w.languages()
		w.unknown()
		return w.articles, nil
	}
	if t := records(value); len(t.Rows) > 0 {
		return []table.Article{{Source: name, Tables: []table.Table{t}}}, nil
	}
	if object, is := value.(map[string]any); is {
		var notes []string
		if a := messages(name, texts("", object, &notes)); len(a.Tables) > 0 {
			a.Notes = append(a.Notes, notes...)
			return []table.Article{a}, nil
		}
	}
	return nil, fmt.Errorf("%s holds neither articles nor records nor messages: %w", name, ErrNothing)
}

// first returns the first of the keys that holds a text.
func first(object map[string]any, keys ...string) string {
	for _, key := range keys {
		if text, _ := object[key].(string); strings.TrimSpace(text) != "" {
			return strings.TrimSpace(text)
		}
	}
	return ""
}

// records makes a table of a list of objects, or of the first list in an object.
func records(value any) table.Table {
	var t table.Table
	if object, is := value.(map[string]any); is {
		for _, key := range slices.Sorted(maps.Keys(object)) {
			if t := records(object[key]); len(t.Rows) > 0 {
				return t
			}
		}
	}
	list, _ := value.([]any)
	for _, one := range list {
		object, is := one.(map[string]any)
		if !is {
			return table.Table{}
		}
		for _, key := range slices.Sorted(maps.Keys(object)) {
			if !slices.Contains(t.Header, key) {
				t.Header = append(t.Header, key)
			}
			if len(t.Header) > MaxColumns {
				return table.Table{} // no list of records
			}
		}
	}
	for _, one := range list {
		row := table.Row{Cells: make([]table.Cell, len(t.Header))}
		for i, key := range t.Header {
			row.Cells[i] = cellOf(one.(map[string]any)[key])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cellOf makes a cell of a value: a list of texts becomes a list.
func cellOf(value any) table.Cell {
	switch v := value.(type) {
	case nil:
		return table.Cell{}
	case string:
		return table.Text(v)
	case []any:
		var c table.Cell
		for _, one := range v {
			c.Items = append(c.Items, cellOf(one).All()...)
		}
		return c
	}
	text, err := json.Marshal(value)
	if err != nil {
		return table.Cell{}
	}
	return plainCell(string(text))
}

// texts lists the texts of a catalogue by their keys, joined with dots. It notes the values that
// are no texts.
func texts(prefix string, object map[string]any, notes *[]string) []message {
	var out []message
	for _, key := range slices.Sorted(maps.Keys(object)) {
		about, _ := object["@"+key].(map[string]any) // as Flutter describes a text
		description, _ := about["description"].(string)
		if strings.HasPrefix(key, "@") {
			continue
		}
		switch v := object[key].(type) {
		case string:
			out = append(out, message{key: prefix + key, forms: []string{v}, comment: description})
		case map[string]any:
			if text, is := v["message"].(string); is { // of a browser's extension
				description, _ := v["description"].(string)
				out = append(out, message{key: prefix + key, forms: []string{text}, comment: description})
				continue
			}
			out = append(out, texts(prefix+key+".", v, notes)...)
		case []any:
			listed := map[string]any{}
			for i, one := range v {
				listed[fmt.Sprintf("%03d", i+1)] = one
			}
			out = append(out, texts(prefix+key+".", listed, notes)...)
		case nil:
			*notes = append(*notes, fmt.Sprintf("the key %q has no text", prefix+key))
		default:
			*notes = append(*notes, fmt.Sprintf("the key %q is no text: %v", prefix+key, v))
		}
	}
	return out
}
