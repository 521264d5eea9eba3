package score

import (
	"strings"

	"faultbook/search/index"
	"faultbook/search/text"
)

// joins notes a code that hyphens join, before its first token: the longest of those that
// begin there.
func (p *planner) joins(t text.Token) {
	if p.whole == nil {
		p.whole = map[int]text.Token{}
	}
	if _, longer := p.whole[len(p.tokens)]; !longer && len(p.whole) < mostCodesAsked {
		p.whole[len(p.tokens)] = t
	}
}

// joinedCode makes the slot of a code that hyphens join, if the site has it, and returns of
// how many tokens. One that the site lacks is asked for, and its parts find what is nearest.
func (p *planner) joinedCode(i int) int {
	t, ok := p.whole[i]
	if !ok {
		return 0
	}
	n := p.tokensOf(i, t.Parts)
	if r := p.known(t.Key); r != nil && r.Weight > 0 {
		p.addCode(r, t.Key)
		return n
	}
	words := len(p.tokens) - n + 1
	if t.Cue == text.Versioned || t.Sort != text.Code && t.Cue == text.NoCue && words > bareTokens || p.beginsAsCode(t) {
		return 0
	}
	p.asked = append(p.asked, t.Shown)
	p.add(slot{text: unmarked(t.Key), code: true})
	p.partsUntil = i + n
	return 0
}

// beginsAsCode tells whether the first part of a code that the site lacks is one that the site
// has without more behind it: SC542 of SC542-00.
func (p *planner) beginsAsCode(t text.Token) bool {
	key, only := text.FirstPart(t)
	return key != "" && p.known(only) == nil && p.known(key) != nil
}

func (p *planner) addCode(r *index.Record, key string) {
	p.found = p.found || len(r.Lists) > 0
	w := way{rec: r, lists: r.Lists, uses: r.Text, word: key, factor: 1, span: 1}
	p.add(slot{text: unmarked(key), code: true, ways: []way{w}})
}

func unmarked(key string) string { return strings.TrimPrefix(key, text.AsCode) }

// tokensOf returns how many tokens some runs are: two of them may be one, as CE-34878 is.
func (p *planner) tokensOf(i, runs int) int {
	n := 0
	for ; runs > 0 && i+n < len(p.tokens); n++ {
		runs -= strings.Count(p.tokens[i+n].Shown, "-") + 1
	}
	return n
}

// spacedCode does the same for a code of the site that is typed with spaces in place of signs:
// "F 28", "CE 34878 0".
func (p *planner) spacedCode(i int) int {
	if len(p.tokens) > maxTyped || p.tokens[i].Sort == text.Sign || p.lexicon.Class(p.tokens[i].Key) >= index.StopWord ||
		p.tokens[i].Sort == text.Word && len(p.tokens[i].Key) > mostFamily {
		return 0
	}
	runs := []string{spelled(p.tokens[i])}
	for _, next := range p.tokens[i+1 : min(len(p.tokens), i+mostRuns)] {
		if next.Sort != text.Number || !next.Spaced {
			break
		}
		runs = append(runs, next.Shown)
	}
	for n := len(runs); n > 1; n-- {
		key := text.JoinedKey(runs[:n])
		for _, key := range []string{key, text.AsCode + key} {
			if r := p.known(key); r != nil && r.Weight > 0 && isCode(key) {
				p.addCode(r, key)
				return n
			}
		}
	}
	if len(runs) > 1 {
		p.lacks(i)
	}
	return 0
}

// lacks asks for a code with a space in it that the site does not have, where it has others that
// begin with the same word: VAN 31 beside VAN 35.
func (p *planner) lacks(i int) {
	key, only := text.SpacedKeys(p.tokens[i], p.tokens[i+1])
	if only == "" || p.known(only) == nil {
		return
	}
	p.asked = append(p.asked, spelled(p.tokens[i])+" "+p.tokens[i+1].Shown)
	p.add(slot{text: unmarked(key), code: true})
	p.partsUntil = i + 2
}

// spokenCode makes the slot of a code of the site that is dictated: "five seven fifty seven".
func (p *planner) spokenCode(i int) int {
	if len(p.tokens) > maxTyped {
		return 0
	}
	keys, words := text.Spoken(p.tokens[i:])
	for _, key := range keys {
		if r := p.known(key); r != nil && r.Weight > 0 {
			p.addCode(r, key)
			return words
		}
	}
	return 0
}

// isCode tells whether a key is that of a code: of a family with its number, or of what a site
// calls one.
func isCode(key string) bool {
	letters, digits := text.Family(key)
	return strings.HasPrefix(key, text.AsCode) || letters != "" && len(digits) >= bareDigits
}

// spelled returns how a token is spelled, as far as a key cares.
func spelled(t text.Token) string {
	if t.Shown != "" {
		return t.Shown
	}
	return t.Key
}
