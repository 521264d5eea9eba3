package score

import (
	"regexp"
	"slices"
	"strings"

	"faultbook/search/index"
	"faultbook/search/text"
)

var symbolic = regexp.MustCompile(`[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+`)

// Signs that may stand before and behind a symbolic name. Between quotation marks it is the
// argument of a message.
const beforeName, behindName = " \t\n([:,;=", " \t\n)]:,;.!?"

// symbolicNames lists the symbolic names of a query.
func symbolicNames(query string) []string {
	var out []string
	for _, at := range symbolic.FindAllStringIndex(query, -1) {
		before, behind := query[:at[0]], query[at[1]:]
		if (before == "" || strings.ContainsAny(before[len(before)-1:], beforeName)) &&
			(behind == "" || strings.ContainsAny(behind[:1], behindName)) {
			out = append(out, query[at[0]:at[1]])
		}
	}
	return out
}

// name is a symbolic name of a query: an identifier of several words. Its slots are from
// first on, up to end.
type name struct {
	first, end int
	shown      string
}

// names finds the slots of the symbolic names of a query that people type. A paste is full
// of names of variables and modules.
func (p *planner) names() []name {
	if len(p.tokens) > maxTyped {
		return nil
	}
	var out []name
	for _, shown := range p.q.Names {
		words := keysOf(text.Cut(shown))
		for i := 0; i+len(words) <= len(p.tokens) && len(words) > 1; i++ {
			if slices.Equal(words, keysOf(p.tokens[i:i+len(words)])) {
				out = append(out, name{p.starts[i], p.starts[i+len(words)], shown})
				break
			}
		}
	}
	return out
}

func keysOf(tokens []text.Token) []string {
	var out []string
	for _, t := range tokens {
		out = append(out, t.Key)
	}
	return out
}

// holds reports whether a document has a name: its words side by side in a line, in one
// sentence of the running text, or each in a label or the name of a facet value.
func (f *finder) holds(d *doc, n name) bool {
	if f.inLabels(d, n) {
		return true
	}
	for _, l := range d.lines {
		if f.inLine(l, n) {
			return true
		}
	}
	for _, w := range d.windows {
		if f.inWindow(w, n) {
			return true
		}
	}
	return false
}

func (f *finder) inLabels(d *doc, n name) bool {
	for slot := n.first; slot < n.end; slot++ {
		found := d.facet[slot] >= itself*f.slots[slot].weight
		for _, l := range d.lines {
			if l.kind == index.Label && !found {
				found = slices.ContainsFunc(l.matches, func(m match) bool {
					return m.slot == slot && m.strength >= itself*f.slots[slot].weight
				})
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func (f *finder) inLine(l *line, n name) bool {
	for _, start := range l.matches {
		if start.slot != n.first {
			continue
		}
		slot := n.first
		for slot < n.end && f.at(l, slot, start.pos+slot-n.first) {
			slot++
		}
		if slot == n.end {
			return true
		}
	}
	return false
}

// at reports whether a line has the word of a slot itself at a position.
func (f *finder) at(l *line, slot, pos int) bool {
	for _, m := range l.matches {
		if m.slot == slot && m.pos == pos && m.strength >= itself*f.slots[slot].weight {
			return true
		}
	}
	return false
}

// inWindow leaves out words that tell no sentence.
func (f *finder) inWindow(w *window, n name) bool {
	any := false
	for slot := n.first; slot < n.end; slot++ {
		if !f.tellsSentence(slot) {
			continue
		}
		if w.has>>slot&1 == 0 {
			return false
		}
		any = true
	}
	return any
}

// unknownNames lists the names that no document has.
func (f *finder) unknownNames(docs []*doc) []string {
	var out []string
	for _, n := range f.names {
		known := false
		for _, d := range docs {
			known = known || f.holds(d, n)
		}
		if !known {
			out = append(out, n.shown)
		}
	}
	return out
}
