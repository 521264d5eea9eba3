package logs

import (
	"strings"
	"unicode/utf8"
)

// marks are the findings of one pass over a line.
type marks struct {
	anchored bool // a template may match
	crossed  bool // its first word and the last one of the line before are an anchor
	faulty   bool // a word says that something went wrong
	dotted   bool // three dots may cut a message

	spoken      bool   // it has words
	first, last uint32 // hashes of its first and its last word
}

// scan looks once at each byte of a line; most lines of a log need no more.
func (m *Matcher) scan(line string) marks {
	out := marks{faulty: strings.HasPrefix(line, "<"), dotted: dots(line)}
	h, length := uint32(offsetBasis), 0
	for i := 0; i <= len(line); i++ {
		if i < len(line) {
			c := lower[line[i]]
			if c > 1 {
				h = (h ^ uint32(c)) * prime
				length++
				continue
			}
			if line[i] >= utf8.RuneSelf {
				return m.scanWords(line, out)
			}
			if c == 1 {
				continue
			}
		}
		if length == 0 {
			continue
		}
		m.word(h, &out)
		if length > len("exception") && !out.faulty {
			out.faulty = thrown(line[:i])
		}
		h, length = offsetBasis, 0
	}
	return out
}

// word marks what the next word of a line says, alone and with the word before it.
func (m *Matcher) word(h uint32, out *marks) {
	if m.single.has(h) {
		m.look(h, out)
	}
	if !out.spoken {
		out.spoken, out.first = true, h
	} else if pair := pairHash(out.last, h); m.pair.has(pair) {
		m.lookPair(pair, out)
	}
	out.last = h
}

// cross marks what the first word of a line says with the last word before the line.
func (m *Matcher) cross(before uint32, out *marks) {
	if pair := pairHash(before, out.first); out.spoken && m.pair.has(pair) {
		out.crossed = m.anchors[pair] != nil
		out.faulty = out.faulty || markPairs[pair]
	}
}

// thrown reports whether a name ends like that of an exception.
func thrown(before string) bool {
	last := before[len(before)-1] | 0x20
	return last == 'n' && strings.EqualFold(before[len(before)-len("exception"):], "exception") ||
		last == 'r' && strings.EqualFold(before[len(before)-len("error"):], "error")
}

// look marks what a single word says.
func (m *Matcher) look(h uint32, out *marks) {
	if m.anchors[h] != nil {
		out.anchored = true
	}
	if markWords[h] {
		out.faulty = true
	}
}

// lookPair marks what two words say.
func (m *Matcher) lookPair(h uint32, out *marks) {
	if m.anchors[h] != nil {
		out.anchored = true
	}
	if markPairs[h] {
		out.faulty = true
	}
}

// markWords and markPairs are the hashes of what a fault may have: then the whole line
// decides.
var markWords, markPairs = func() (words, pairs map[uint32]bool) {
	words, pairs = map[uint32]bool{}, map[uint32]bool{}
	for _, name := range []string{"fault", "bad", "faultMark"} {
		for _, w := range lists[name] {
			words[hash(w)] = true
		}
	}
	for _, both := range lists["faultPair"] {
		first, second, _ := strings.Cut(both, "=")
		pairs[pairHash(hash(first), hash(second))] = true
	}
	return words, pairs
}()

// scanWords is scan for lines of any script; it is slower.
func (m *Matcher) scanWords(line string, begun marks) marks {
	out := marks{faulty: strings.HasPrefix(line, "<"), dotted: begun.dotted}
	for _, w := range cut(line) {
		m.word(hash(w.key), &out)
		if len(w.key) > len("exception") && !out.faulty {
			out.faulty = thrown(w.key)
		}
	}
	return out
}
