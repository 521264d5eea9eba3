package score

import (
	"strings"

	"faultbook/search/index"
	"faultbook/search/text"
)

// joins notes the joined code that begins at the next token: of several, the longest, which comes
// first.
func (p *planner) joins(t text.Token) {
	if p.whole == nil {
		p.whole = map[int]text.Token{}
	}
	if _, longer := p.whole[len(p.tokens)]; !longer && len(p.whole) < mostCodesAsked {
		p.whole[len(p.tokens)] = t
	}
}

// joinedCode adds the slot of the joined code at token i if the site has it, and returns how many
// tokens it takes. For a code that the site lacks it adds an unknown identifier, and returns 0 so
// that the parts get slots too.
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

// beginsAsCode reports whether the site has the first part of a joined code as a code alone, and
// under no joined code: SC542 of SC542-00.
func (p *planner) beginsAsCode(t text.Token) bool {
	key, only := text.FirstPart(t)
	return key != "" && p.known(only) == nil && p.known(key) != nil
}

// addCode adds the slot of a code that the site has.
func (p *planner) addCode(r *index.Record, key string) {
	p.found = p.found || len(r.Lists) > 0
	w := way{rec: r, lists: r.Lists, uses: r.Text, word: key, factor: 1, span: 1}
	p.add(slot{text: unmarked(key), code: true, ways: []way{w}})
}

// unmarked returns a key without the prefix that marks a number as a code.
func unmarked(key string) string { return strings.TrimPrefix(key, text.AsCode) }

// tokensOf returns how many tokens from token i on so many runs make: the two runs of CE-34878 are
// one token.
func (p *planner) tokensOf(i, runs int) int {
	n := 0
	for ; runs > 0 && i+n < len(p.tokens); n++ {
		runs -= strings.Count(p.tokens[i+n].Shown, "-") + 1
	}
	return n
}

// spacedCode adds the slot of a code of the site that is typed with spaces for signs, such as "F 28"
// and "CE 34878 0", and returns how many tokens it takes: 0 if there is none.
func (p *planner) spacedCode(i int) int {
	if len(p.tokens) > maxTyped || p.tokens[i].Sort == text.Sign || p.lexicon.Class(p.tokens[i].Key) >= index.StopWord ||
		p.tokens[i].Sort == text.Word && len(p.tokens[i].Key) > mostFamily {
		return 0
	}
	runs := []string{spelled(p.tokens[i])}
	for _, next := range p.tokens[i+1 : min(len(p.tokens), i+mostRuns)] {
		group := next.Sort == text.Number || p.tokens[i].Sort == text.Number && text.IsHexGroup(spelled(next))
		if !group || !next.Spaced {
			break
		}
		runs = append(runs, spelled(next))
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
	switch {
	case text.IsDisplay(runs):
		p.lacksCode(i, text.JoinedKey(runs), runs)
	case len(runs) > 1:
		p.lacks(i)
	}
	return 0
}

// lacks adds an unknown identifier for a code with a space that the site lacks, if the site has other
// codes that begin with the same word: VAN 31 beside VAN 35.
func (p *planner) lacks(i int) {
	key, only := text.SpacedKeys(p.tokens[i], p.tokens[i+1])
	if only == "" || p.known(only) == nil {
		return
	}
	p.lacksCode(i, key, []string{spelled(p.tokens[i]), p.tokens[i+1].Shown})
}

// lacksCode adds an unknown identifier for the runs of a code from token i on.
func (p *planner) lacksCode(i int, key string, runs []string) {
	p.asked = append(p.asked, strings.Join(runs, " "))
	p.add(slot{text: unmarked(key), code: true})
	p.partsUntil = i + len(runs)
}

// spokenCode adds the slot of a code of the site that is dictated, such as "five seven fifty seven", and
// returns how many tokens it takes: 0 if there is none.
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

// isCode reports whether a key is that of a family with its number, or of digits that are a code.
func isCode(key string) bool {
	letters, digits := text.Family(key)
	return strings.HasPrefix(key, text.AsCode) || letters != "" && len(digits) >= bareDigits
}

// spelled returns a token as written; of a word, its key, which differs from it in case alone.
func spelled(t text.Token) string {
	if t.Shown != "" {
		return t.Shown
	}
	return t.Key
}
