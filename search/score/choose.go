package score

import (
	"slices"

	"faultbook/search/index"
	"faultbook/search/text"
)

// choose says which tokens are looked up: identifiers, words of the lexicon, and some others.
func (p *planner) choose() {
	p.chosen = make([]bool, len(p.tokens))
	seen := map[string]bool{}
	order := p.order()
	take := func(room int, want func(i int, t text.Token) bool) {
		for _, i := range order {
			t := p.tokens[i]
			switch {
			case p.chosen[i] || !want(i, t):
			case seen[t.Key]:
				p.chosen[i] = true
			case room > 0:
				room--
				p.chosen[i], seen[t.Key] = true, true
			}
		}
	}
	words := mostWords
	codes := func(_ int, t text.Token) bool { return t.Sort != text.Word && t.Sort != text.Sign && p.identifies(t) }
	take(mostCodesAsked, codes)
	for _, class := range byWorth {
		n := len(seen)
		take(words, func(_ int, t text.Token) bool { return p.lexicon.Class(t.Key) == class })
		words -= len(seen) - n
	}
	others := mostOthers
	if len(p.tokens) > maxTyped {
		others = fewOthers
	}
	if p.other = p.foreign && p.mostlyUnknown(); p.other {
		others = mostWords
	}
	take(others, func(i int, t text.Token) bool {
		number := t.Sort != text.Word && t.Sort != text.Sign
		switch {
		case p.lexicon.Class(t.Key) >= 0 || codes(i, t) || number && len(p.tokens) > mostNumbers && !p.mentioned(t):
			return false
		case len(t.Key) < 2:
			return t.Sort != text.Word // a digit tells labels apart in a short text
		}
		return !p.open(i) || len([]rune(t.Key)) > shortestOpen
	})
}

// order gives the tokens as they are looked up. People write spaces: what a space parts from
// the token before comes first, and in a long paste, before it, sentences.
func (p *planner) order() []int {
	var sentence, spaced, glued []int
	for i := 0; i < len(p.tokens); {
		end := i + 1
		for end < len(p.tokens) && p.tokens[end].Spaced && p.tokens[end].Sort == text.Word {
			end++
		}
		long := len(p.tokens) > longPaste && end-i >= leastSentence
		for ; i < end; i++ {
			switch {
			case long:
				sentence = append(sentence, i)
			case p.tokens[i].Glued:
				glued = append(glued, i)
			default:
				spaced = append(spaced, i)
			}
		}
	}
	return slices.Concat(sentence, spaced, glued)
}

// mostlyUnknown reports whether the lexicon lacks most words of the query: it may be in a
// language that only messages of the site have, whose words are not in the lexicon.
func (p *planner) mostlyUnknown() bool {
	known, unknown := 0, 0
	for _, t := range p.tokens {
		switch {
		case t.Sort != text.Word:
		case p.lexicon.Class(t.Key) >= 0:
			known++
		default:
			unknown++
		}
	}
	return unknown > known
}

// byWorth is the order in which words of the lexicon are looked up.
var byWorth = []index.Class{index.InLabel, index.InMessage, index.InKeyword, index.InText, index.StopWord}
