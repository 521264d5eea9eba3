package logs

import (
	"slices"
	"strings"
)

// kind is the source of a template.
type kind uint8

const (
	message kind = iota
	label
	code   // by its form
	digits // a number, which is a code by its cue
)

// template is a text of the product to look for: words in order, with gaps between.
type template struct {
	kind    kind
	entries []int       // entries that have it, in their order
	parts   [][]string  // keys of the words between gaps; empty only at the ends
	gaps    []string    // names of the placeholders between the parts
	glue    [][2]string // for each gap, what the product writes to it without a space, as "0x"
	text    string      // the first literal text, as the product shows it
	first   string      // the first literal word, as the product shows it
	weight  float64
	words   int
	rest    []string // of a first sentence of few words: those that follow it in the message
}

var (
	stopWords    = set("stop")
	genericWords = set("generic")
)

// newTemplate cuts a message into parts. Adjacent placeholders are one gap.
func newTemplate(k kind, m Message) *template {
	t := &template{kind: k, text: m[0]}
	before := ""
	for i := 0; i < len(m); i += 2 {
		var part []string
		words, head, tail := loose(m[i], i > 0, i+1 < len(m))
		for _, w := range words {
			if t.words == 0 {
				t.first = m[i][w.start:w.end]
			}
			part = append(part, w.key)
			t.weight += weightOf(w.key)
			t.words++
		}
		if i > 0 && len(t.gaps) < len(t.parts) {
			t.gaps = append(t.gaps, m[i-1])
			t.glue = append(t.glue, [2]string{before, head})
		} else if i > 0 {
			t.gaps[len(t.gaps)-1] += " " + m[i-1]
			t.glue[len(t.glue)-1][1] = head
		}
		before = tail
		if i == 0 || part != nil || i+1 == len(m) {
			t.parts = append(t.parts, part)
		}
	}
	return t
}

// loose returns the words of a literal text that are words in a log too, and those that
// are one word with an argument: of "0x<Address>" a log has "0x7f". after and before say on
// which sides the text has a placeholder.
func loose(literal string, after, before bool) (words []word, head, tail string) {
	words = cut(literal)
	if n := len(words); before && n > 0 && words[n-1].end == len(literal) && !words[n-1].alone(literal) {
		tail = literal[words[n-1].start:]
		words = words[:n-1]
	}
	if after && len(words) > 0 && words[0].start == 0 && !words[0].alone(literal) {
		head = literal[:words[0].end]
		words = words[1:]
	}
	return words, head, tail
}

func weightOf(key string) float64 {
	switch {
	case stopWords[key]:
		return limit["stop"]
	case genericWords[key]:
		return limit["generic"]
	}
	return limit["plain"]
}

// strong reports whether the words of a template are specific enough to count anywhere in a
// line.
func (t *template) strong() bool {
	return t.kind == code || t.kind == digits ||
		t.weight >= limit["strong"] && t.words >= int(limit["strongWords"])
}

// key is the same for templates that match the same lines.
func (t *template) key() string {
	parts := make([]string, len(t.parts))
	for i, part := range t.parts {
		parts[i] = strings.Join(part, " ")
	}
	own := strings.Join(parts, "\x00")
	if t.kind >= code {
		own += "\x01" // a code differs from a label of the same words
	}
	return own
}

// templates returns the templates of all entries, in their order.
func templates(entries []Entry) []*template {
	var out []*template
	known := map[string]*template{}
	add := func(entry int, t *template) {
		if t.words == 0 {
			return
		}
		key := t.key()
		if before := known[key]; before == nil {
			t.entries = []int{entry}
			known[key] = t
			out = append(out, t)
		} else if !slices.Contains(before.entries, entry) {
			before.entries = append(before.entries, entry)
		}
	}
	for i, e := range entries {
		for _, m := range e.Message {
			add(i, newTemplate(message, m))
		}
		for _, l := range e.Labels {
			add(i, newTemplate(label, Message{l}))
		}
		for _, c := range e.Codes {
			for _, t := range codeTemplates(c) {
				add(i, t)
			}
		}
	}
	return append(out, firstSentences(entries, known)...)
}

// firstSentences returns the first sentences of longer messages that are specific enough and
// that no other message begins with, because people and products cut messages short.
func firstSentences(entries []Entry, known map[string]*template) []*template {
	var out []*template
	for i, e := range entries {
		for _, m := range e.Message {
			first, rest := firstSentence(m)
			if first == nil {
				continue
			}
			t := newTemplate(message, first)
			if !t.strong() {
				continue
			}
			if words := cutFirst(rest, int(limit["sentenceWords"])); t.weight < limit["sentence"] {
				for _, w := range words {
					t.rest = append(t.rest, w.key)
				}
			}
			key := t.key()
			if before := known[key]; before == nil {
				t.entries = []int{i}
				known[key] = t
				out = append(out, t)
			} else if slices.Contains(out, before) && !slices.Contains(before.entries, i) {
				before.entries = append(before.entries, i)
			}
		}
	}
	return slices.DeleteFunc(out, func(t *template) bool { return len(t.entries) > 1 })
}

// firstSentence returns the first sentence of a message that has several, and the text after it
// up to the next placeholder.
func firstSentence(m Message) (first Message, rest string) {
	for i := 0; i < len(m); i += 2 {
		if at := strings.Index(m[i], ". "); at >= 0 {
			return append(slices.Clone(m[:i]), m[i][:at+1]), m[i][at+1:]
		}
	}
	return nil, ""
}
