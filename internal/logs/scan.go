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
	split    bool // its first word may be the rest of the last one of the line before
}

// scan looks once at each byte of a line; most lines of a log need no more. It takes the
// hash of the last word of the line before and returns that of this line.
func (m *Matcher) scan(line string, before uint32) (marks, uint32) {
	var out marks
	before0, first, h := before, true, uint32(offsetBasis)
	length := 0
	out.faulty = strings.HasPrefix(line, "<")
	for i := 0; i <= len(line); i++ {
		if i < len(line) {
			c := lower[line[i]]
			if c > 1 {
				h = (h ^ uint32(c)) * prime
				length++
				continue
			}
			if line[i] >= utf8.RuneSelf {
				return m.scanWords(line, before0)
			}
			if c == 1 {
				continue
			}
		}
		if length == 0 {
			continue
		}
		if m.single.has(h) {
			m.look(h, &out)
		}
		if pair := pairHash(before, h); m.pair.has(pair) {
			m.lookPair(pair, first, &out)
		}
		if length > len("exception") && !out.faulty {
			out.faulty = thrown(line[:i])
		}
		before, h, length, first = h, offsetBasis, 0, false
	}
	return out, before
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
func (m *Matcher) lookPair(h uint32, first bool, out *marks) {
	if m.anchors[h] != nil {
		out.anchored = true
		out.crossed = out.crossed || first
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
func (m *Matcher) scanWords(line string, before uint32) (marks, uint32) {
	out := marks{faulty: strings.HasPrefix(line, "<")}
	for i, w := range cut(line) {
		h := hash(w.key)
		m.look(h, &out)
		m.lookPair(pairHash(before, h), i == 0, &out)
		if len(w.key) > len("exception") && !out.faulty {
			out.faulty = thrown(w.key)
		}
		before = h
	}
	return out, before
}
