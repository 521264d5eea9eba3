package score

import (
	"slices"

	"faultbook/search/index"
	"faultbook/search/text"
)

// goesOn tells whether a token may be the beginning of a longer word. A stop word at the end of
// a sentence is whole: "what to do" asks for no door.
func (p *planner) goesOn(i int) bool {
	word := p.tokens[i].Key
	return p.open(i) && len([]rune(word)) >= shortestOpen &&
		(len(p.tokens) <= bareTokens || p.lexicon.Class(word) < index.StopWord)
}

func (p *planner) open(i int) bool { return p.q.Open && i == len(p.tokens)-1 }

// token makes the slot of a token, or several.
func (p *planner) token(i int) {
	t := p.tokens[i]
	if t.Sort != text.Word && t.Sort != text.Sign {
		p.code(i)
		return
	}
	s := slot{text: t.Key, tells: t.Tells, glued: t.Glued && len(p.tokens) > longPaste}
	if p.chosen[i] {
		if r := p.known(t.Key); r != nil {
			s.exact(r, t.Key)
		}
	}
	listed := p.lexicon.Class(t.Key) >= 0
	s.quiet = (listed || p.other) && !p.chosen[i]
	if joined := p.join(i); joined != nil {
		s.ways = append(
			s.ways,
			way{rec: joined, lists: joined.Lists, uses: joined.Text, word: p.joined(i), factor: C.Form, span: 2},
		)
	}
	if p.goesOn(i) {
		p.complete(&s)
	}
	if len(s.ways) == 0 && !listed && p.chosen[i] && p.respelled(i, &s) {
		return
	}
	p.add(s)
}

// respelled looks for a word that the site does not have in other ways: its parts, longer
// words that it is a part of, and corrections. It tells whether it added slots.
func (p *planner) respelled(i int, s *slot) bool {
	known := func(part string) bool { return p.known(part) != nil }
	if parts := p.parts[i]; slices.ContainsFunc(parts, known) {
		return p.cut(parts, s.glued)
	}
	if p.cut(p.lexicon.Split(s.text), s.glued) {
		return true
	}
	if len(p.tokens) > maxTyped || p.guess(s, p.lexicon.Longer(s.text, maxGuesses), C.Alike) {
		return false
	}
	words, distance := p.lexicon.Near(s.text, maxGuesses)
	p.guess(s, words, 1-1.5*float64(distance)/float64(size(s.text)))
	return false
}

func (s *slot) exact(r *index.Record, word string) {
	s.ways = append(s.ways, way{rec: r, lists: r.Lists, uses: r.Text, word: word, factor: 1, span: 1})
	if len(r.Like) > 0 {
		s.ways = append(s.ways, way{rec: r, lists: r.Like, factor: C.Alike, span: 1, like: true})
	}
}

func (p *planner) joined(i int) string {
	if i+1 >= len(p.tokens) || p.tokens[i].Sort == text.Sign {
		return ""
	}
	return p.tokens[i].Key + p.tokens[i+1].Key
}

// join finds the word that a word and the next one make together: time out, timeout.
func (p *planner) join(i int) *index.Record {
	word := p.joined(i)
	if word == "" || p.lexicon.Class(word) < 0 {
		return nil
	}
	return p.known(word)
}

func (p *planner) complete(s *slot) {
	factor, most := C.Form, maxEndings
	if len(s.ways) > 0 {
		factor, most = C.Alike, 2
	}
	for _, word := range p.lexicon.Complete(s.text, most) {
		if r := p.known(word); r != nil && r.Weight > 0 {
			s.ways = append(
				s.ways,
				way{rec: r, lists: r.Lists, uses: r.Text, word: word, factor: factor, span: 1, level: true},
			)
		}
	}
}

// cut makes slots of the parts of a word, and tells whether it has any.
func (p *planner) cut(parts []string, glued bool) bool {
	for _, part := range parts {
		s := slot{text: part, glued: glued}
		if r := p.known(part); r != nil {
			s.exact(r, part)
		}
		p.add(s)
	}
	return len(parts) > 0
}

// guess adds words that a word of the query may mean, and tells whether there are any.
func (p *planner) guess(s *slot, words []string, factor float64) bool {
	for _, word := range words {
		if r := p.known(word); r != nil && r.Weight > 0 {
			s.ways = append(s.ways, way{rec: r, lists: r.Lists, uses: r.Text, word: word, factor: factor, span: 1})
		}
	}
	return len(words) > 0
}
