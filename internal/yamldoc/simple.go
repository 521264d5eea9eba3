package yamldoc

import (
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// simple reads YAML of the shape that nearly all front matter has into the nodes
// that the library makes of it, in a tenth of the time: `key: value` lines and
// lists, nested by indentation, whose texts stand on one line. It gives up at the
// first sign of anything else, and the library reads the text. A test holds the two
// to the same nodes.
type simple struct {
	rest   string // the lines behind the one at hand
	line   string // the line at hand from its first character on; empty at the end
	indent int    // columns before that; -1 at the end
	number int    // of the line at hand, from 1
	nodes  []yaml.Node
	open   []*yaml.Node // what the lists and maps around the line hold so far
}

// simples are readers whose memory is used again.
var simples = sync.Pool{New: func() any { return new(simple) }}

// read returns the node of the whole text, nil for one without content. It
// reports false for a text that is not simple.
func (s *simple) read(text string) (*yaml.Node, bool) {
	if !plainCharacters(text) {
		return nil, false
	}
	s.rest, s.number = text, 0
	if !s.next() {
		return nil, false
	}
	if s.line == "" {
		return nil, true
	}
	root, ok := s.block()
	return root, ok && s.line == ""
}

// release gives the memory of the nodes back.
func (s *simple) release() {
	clear(s.nodes)
	clear(s.open[:cap(s.open)])
	*s = simple{nodes: s.nodes[:0], open: s.open[:0]}
	simples.Put(s)
}

// plainCharacters reports whether a text has none of the characters that YAML
// treats in a way of its own, or not at all. Some others share their first bytes.
func plainCharacters(text string) bool {
	for i := 0; i < len(text); i++ {
		c, next := text[i], byte(0)
		if i+1 < len(text) {
			next = text[i+1]
		}
		switch {
		case c < ' ' && c != '\n' && (c != '\r' || next != '\n'), c == 0x7f:
			return false
		case c == 0xc2 && next < 0xa0: // controls
			return false
		case c == 0xef && (next == 0xbb || next == 0xbf): // byte order marks, no characters
			return false
		}
	}
	return true
}

// maxIndent is deeper than anybody nests; the library has a bound of its own.
const maxIndent = 100

// next goes to the next line that is not blank. It reports false for one with a
// remark, which may stand in a text or behind it.
func (s *simple) next() bool {
	for s.rest != "" {
		line, rest, _ := strings.Cut(s.rest, "\n")
		s.rest = rest
		s.number++
		line = strings.TrimRight(line, " \r")
		s.line = strings.TrimLeft(line, " ")
		s.indent = len(line) - len(s.line)
		if s.line != "" {
			return s.line[0] != '#' && s.indent <= maxIndent && !strings.Contains(s.line, " #")
		}
	}
	s.line, s.indent = "", -1
	return true
}

// block reads the list or the map that begins at the line at hand.
func (s *simple) block() (*yaml.Node, bool) {
	if strings.HasPrefix(s.line, "- ") {
		return s.list()
	}
	return s.pairs()
}

func (s *simple) list() (*yaml.Node, bool) {
	n, indent, mark := s.node(yaml.SequenceNode, s.indent+1), s.indent, len(s.open)
	for s.indent == indent && strings.HasPrefix(s.line, "- ") {
		item := strings.TrimLeft(s.line[2:], " ")
		s.indent += len(s.line) - len(item)
		s.line = item
		read := s.text
		if key(item) > 0 {
			read = s.pairs
		}
		value, ok := read()
		if !ok || s.indent > indent {
			return nil, false
		}
		s.open = append(s.open, value)
	}
	return s.closed(n, mark), true
}

func (s *simple) pairs() (*yaml.Node, bool) {
	n, indent, mark := s.node(yaml.MappingNode, s.indent+1), s.indent, len(s.open)
	for s.indent == indent && !strings.HasPrefix(s.line, "- ") {
		length := key(s.line)
		if length == 0 {
			return nil, false
		}
		name := s.scalar(s.line[:length], 0, indent+1)
		column := indent + utf8.RuneCountInString(name.Value) + 2
		value, ok := s.value(length+1, column)
		if !ok || s.indent > indent {
			return nil, false
		}
		s.open = append(s.open, name, value)
	}
	return s.closed(n, mark), true
}

// value reads what stands behind a key, which ends at an offset of the line and
// before a column: a text on the same line, or lines below it.
func (s *simple) value(offset, column int) (*yaml.Node, bool) {
	rest := strings.TrimLeft(s.line[offset:], " ")
	if rest != "" {
		column += len(s.line) - offset - len(rest)
		s.line = rest
		return s.textAt(column)
	}
	nothing, indent := s.scalar("", 0, column), s.indent
	if !s.next() {
		return nil, false
	}
	if s.indent > indent || s.indent == indent && strings.HasPrefix(s.line, "- ") {
		return s.block()
	}
	return nothing, true
}

// key returns the length of the key that a line begins with; 0 for a line that
// has no simple one.
func key(line string) int {
	n := strings.IndexByte(line, ':')
	if n <= 0 || n > maxIndent || n+1 < len(line) && line[n+1] != ' ' || line[n-1] == ' ' || !letter(line[0]) {
		return 0
	}
	for i := range n {
		if c := line[i]; !letter(c) && !digit(c) && c != '-' && c != ' ' {
			return 0
		}
	}
	return n
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// letter counts every character beyond ASCII as one.
func letter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= utf8.RuneSelf
}

// text reads the rest of the line as a text, or as a list in brackets.
func (s *simple) text() (*yaml.Node, bool) { return s.textAt(s.indent + 1) }

func (s *simple) textAt(column int) (*yaml.Node, bool) {
	n, ok := s.flow(column)
	if n == nil && ok {
		n, ok = s.one(s.line, column)
	}
	return n, ok && s.next()
}

// flow reads a list of single words or quoted texts in brackets; nil when there
// is none.
func (s *simple) flow(column int) (*yaml.Node, bool) {
	inside, found := strings.CutPrefix(s.line, "[")
	if !found {
		return nil, true
	}
	inside, found = strings.CutSuffix(inside, "]")
	if !found {
		return nil, false
	}
	n, mark := s.node(yaml.SequenceNode, column), len(s.open)
	n.Style = yaml.FlowStyle
	for column++; strings.TrimLeft(inside, " ") != ""; {
		item, rest, more := strings.Cut(inside, ",")
		word := strings.Trim(item, " ")
		if word == "" || more && rest == "" || word[0] != '"' && word[0] != '\'' && strings.ContainsAny(word, "[]{}:?") {
			return nil, false
		}
		value, ok := s.one(word, column+strings.Index(item, word))
		if !ok {
			return nil, false
		}
		s.open = append(s.open, value)
		column += utf8.RuneCountInString(item) + 1
		inside = rest
	}
	return s.closed(n, mark), true
}

// one reads a text that stands on one line, quoted or plain.
func (s *simple) one(text string, column int) (*yaml.Node, bool) {
	switch inside := text[1:]; text[0] {
	case '"':
		inside, closed := strings.CutSuffix(inside, `"`)
		value, ok := unescaped(inside)
		return s.scalar(value, yaml.DoubleQuotedStyle, column), closed && ok
	case '\'':
		inside, closed := strings.CutSuffix(inside, "'")
		value := strings.ReplaceAll(inside, "''", "'")
		doubled := strings.Count(inside, "'") == 2*(len(inside)-len(value))
		return s.scalar(value, yaml.SingleQuotedStyle, column), closed && doubled
	case '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '%', '@', '`':
		return nil, false
	}
	return s.scalar(text, 0, column), !strings.Contains(text, ": ") && text[len(text)-1] != ':'
}

// unescaped takes the backslashes off quotation marks and backslashes. It reports
// false for any other escape, and for a quotation mark without one.
func unescaped(text string) (string, bool) {
	i := strings.IndexAny(text, `"\`)
	if i < 0 {
		return text, true
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexAny(text, `"\`) {
		escape := text[i:min(i+2, len(text))]
		if escape != `\"` && escape != `\\` {
			return "", false
		}
		b.WriteString(text[:i] + escape[1:])
		text = text[i+2:]
	}
	return b.String() + text, true
}

// scalar makes the node of a text. Of what YAML takes plain texts for, only
// nothing and truth matter here.
func (s *simple) scalar(value string, style yaml.Style, column int) *yaml.Node {
	n := s.node(yaml.ScalarNode, column)
	n.Value, n.Style, n.Tag = value, style, "!!str"
	if style == 0 {
		switch value {
		case "", "~", "null", "Null", "NULL":
			n.Tag = "!!null"
		case "true", "True", "TRUE", "false", "False", "FALSE":
			n.Tag = "!!bool"
		}
	}
	return n
}

// node makes a node at a column of the line at hand.
func (s *simple) node(kind yaml.Kind, column int) *yaml.Node {
	if len(s.nodes) == cap(s.nodes) {
		s.nodes = make([]yaml.Node, 0, max(64, 2*cap(s.nodes))) // those so far stay where they are
	}
	s.nodes = append(s.nodes, yaml.Node{Kind: kind, Line: s.number, Column: column})
	return &s.nodes[len(s.nodes)-1]
}

// closed gives a list or map what was opened in it.
func (s *simple) closed(n *yaml.Node, mark int) *yaml.Node {
	n.Content = append([]*yaml.Node(nil), s.open[mark:]...)
	s.open = s.open[:mark]
	return n
}
