package lsp

import (
	"testing"

	"faultbook/internal/document"
	"faultbook/internal/source"
)

// FuzzPlace holds that any text has a place at any cursor, and that the word before the
// cursor is one of the line.
func FuzzPlace(f *testing.F) {
	for _, text := range []string{
		"---\nshown_in: [{surface: a, under: b}, {\n---\n", "---\nfix:\n  - step: x\n    by: y\n- - -\n", "---\n: [}{,\n", "a", "---\nretired: {to: [𝄞é",
	} {
		for line := range 4 {
			f.Add(text, line, 7)
		}
	}
	f.Fuzz(func(t *testing.T, text string, line, before int) {
		file := source.NewFile("content/a/b/c.md", []byte(text))
		at := int32(line&0xff) + 1
		if !inYAML(file, at) {
			return
		}
		cursor := before & 0xff
		p := placeIn(file, document.Keys(document.Entry), at, cursor)
		if n := len([]rune(p.word)); n > min(cursor, len([]rune(file.Line(at)))) {
			t.Errorf("the word %q is longer than what is before it", p.word)
		}
	})
}
