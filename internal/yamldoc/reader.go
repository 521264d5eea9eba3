// Package yamldoc reads YAML into typed values with their positions. A file and
// the lines of it that are YAML come in; values and a diagnostic for every
// unknown key, wrong type or missing value go out. It never decides which keys a
// file may have: its callers pass them.
package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// Reader reads one YAML document of a file and collects its problems.
type Reader struct {
	file      *source.File
	firstLine int32 // lines of the file above the YAML text
	root      *yaml.Node
	problems  diag.List
	allowed   func(key string) bool // whether the document may have an unknown key
	meant     map[string][]string   // what authors write for a key → keys
}

// Suggest names the keys that authors mean by words that no spelling brings near.
func (r *Reader) Suggest(meant map[string][]string) { r.meant = meant }

// Allow accepts unknown keys at the top level of the document, if unknown returns true.
func (r *Reader) Allow(unknown func(key string) bool) { r.allowed = unknown }

// Parse reads the part of a file from start to end (byte offsets; start is at
// the beginning of a line) as one YAML document.
func Parse(file *source.File, start, end int) *Reader {
	r := &Reader{file: file, firstLine: file.Position(start).Line - 1}
	var doc yaml.Node
	if err := yaml.Unmarshal(oneBreak(file.Text[start:end]), &doc); err != nil {
		r.syntaxFault(err)
		return r
	}
	if len(doc.Content) == 1 {
		r.root = doc.Content[0]
	}
	return r
}

// oneBreak makes \n the only line break. YAML also breaks lines at characters that pasted
// text contains, and would count lines differently from editors.
func oneBreak(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 && !bytes.Contains(text, []byte("\u0085")) &&
		!bytes.Contains(text, []byte("\u2028")) &&
		!bytes.Contains(text, []byte("\u2029")) {
		return text
	}
	runes := []rune(string(text))
	for i, c := range runes {
		lone := c == '\r' && (i+1 == len(runes) || runes[i+1] != '\n')
		if lone || c == '\u0085' || c == '\u2028' || c == '\u2029' {
			runes[i] = ' '
		}
	}
	return []byte(string(runes))
}

// Problems returns the problems found so far.
func (r *Reader) Problems() diag.List { return r.problems }

// Root returns the document as a map with the given keys. An empty document
// is an empty map.
func (r *Reader) Root(keys []string) *Map {
	if r.root != nil && r.root.Kind != yaml.MappingNode {
		r.fault(r.root, diag.WrongType, "expected `key: value` lines, found "+describe(r.root),
			"write one `key: value` a line")
		return r.newMap(nil, keys)
	}
	return r.newMap(r.root, keys)
}

// Keys returns the keys of the document, as written.
func (r *Reader) Keys() []Text {
	var keys []Text
	if r.root != nil && r.root.Kind == yaml.MappingNode {
		for i := 0; i < len(r.root.Content); i += 2 {
			keys = append(keys, r.text(r.root.Content[i]))
		}
	}
	return keys
}

func (r *Reader) at(n *yaml.Node) source.At {
	return source.At{Line: int32(n.Line) + r.firstLine, Column: int32(n.Column)}
}

func (r *Reader) fault(n *yaml.Node, code diag.Code, text, hint string) {
	r.problems = append(r.problems, r.file.Fault(r.at(n), width(n), code, text, hint))
}

// wrongType reports a value of the wrong type, and what its key takes.
func (r *Reader) wrongType(n *yaml.Node, key, takes, hint string) {
	r.fault(n, diag.WrongType, key+" takes "+takes+", not "+describe(n), hint)
}

// resolved returns a value, or the value that an alias stands for.
func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// fixLast gives the last problem a fix: text replaces what it underlines.
func (r *Reader) fixLast(text string) {
	last := len(r.problems) - 1
	r.problems[last] = r.problems[last].FixedBy(text)
}

// Text is a string value and the place of its first character.
type Text struct {
	Value string
	At    source.At
}

// Width returns the length of the value in characters, as a diagnostic underlines it.
func (t Text) Width() int { return utf8.RuneCountInString(t.Value) }

func (r *Reader) text(n *yaml.Node) Text {
	at := r.at(n)
	switch n.Style {
	case yaml.DoubleQuotedStyle:
		r.replaceControl(n)
		at.Column++
	case yaml.SingleQuotedStyle:
		at.Column++
	case yaml.LiteralStyle, yaml.FoldedStyle:
		at = source.At{Line: at.Line + 1, Column: 1}
	}
	return Text{n.Value, at}
}

// replaceControl replaces control characters, which no page can show. They come from
// escapes in double quotation marks.
func (r *Reader) replaceControl(n *yaml.Node) {
	control := func(c rune) bool {
		return unicode.IsControl(c) && c != '\t' && c != '\n' && c != '\r' ||
			unicode.Is(unicode.Noncharacter_Code_Point, c)
	}
	i := strings.IndexFunc(n.Value, control)
	if i < 0 {
		return
	}
	first, _ := utf8.DecodeRuneInString(n.Value[i:])
	r.fault(n, diag.BadValue, fmt.Sprintf("control character U+%04X, which no page can show", first),
		"remove its escape, or write a space")
	n.Value = strings.Map(func(c rune) rune {
		if control(c) {
			return unicode.ReplacementChar
		}
		return c
	}, n.Value)
}

// width returns the number of characters that a value takes on its line; 1 if it is
// unknown.
func width(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode || n.Style == yaml.LiteralStyle || n.Style == yaml.FoldedStyle {
		return 1
	}
	w := len([]rune(n.Value))
	if n.Style == yaml.DoubleQuotedStyle || n.Style == yaml.SingleQuotedStyle {
		w += 2
	}
	return w
}

func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "`key: value` lines"
	case yaml.SequenceNode:
		return "a list"
	}
	if n.Tag == "!!null" {
		return "nothing"
	}
	return fmt.Sprintf("%q", n.Value)
}
