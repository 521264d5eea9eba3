package score

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"faultbook/search/index"
	"faultbook/search/text"
)

// code adds the slot of a number or a code, which is never corrected and never cut. A name with a
// number that the site writes with a space gets two: Windows10.
func (p *planner) code(i int) {
	t := p.tokens[i]
	id := i >= p.partsUntil && (p.identifies(t) || p.published(t))
	s := slot{text: t.Key, code: id, number: !id}
	if !p.chosen[i] {
		p.add(s)
		return
	}
	for _, key := range identities(t, id) {
		if r := p.known(key); r != nil && r.Weight > 0 {
			s.ways = append(s.ways, way{rec: r, lists: r.Lists, uses: r.Text, word: key, factor: 1, span: 1})
			p.found = p.found || id && len(r.Lists) > 0
		}
	}
	if len(s.ways) == 0 && id {
		p.asked = append(p.asked, t.Shown)
	}
	if r := p.known(text.AsCode + t.Key); !id && r != nil && p.mentioned(t) {
		s.ways = append(s.ways, way{rec: r, lists: r.Lists, word: text.AsCode + t.Key, factor: 1, span: 1})
	}
	if r := p.known(t.Key); r != nil && len(s.ways) == 0 {
		s.ways = append(s.ways, way{rec: r, lists: r.Lists, uses: r.Text, word: t.Key, factor: C.Half, span: 1})
	}
	if len(s.ways) == 0 && p.apart(t) {
		if id {
			p.asked = p.asked[:len(p.asked)-1]
		}
		return
	}
	p.add(s)
}

// apart adds slots of a name and its number if the site writes them with a space, as Windows 10 for
// Windows10, and reports whether it does. If the token is a code by its form, the site must have the
// number too.
func (p *planner) apart(t text.Token) bool {
	letters, digits := text.Family(t.Key)
	if len(letters) < shortestFamily {
		return false
	}
	word, number := p.known(letters), p.known(digits)
	if word == nil || number == nil && t.Sort == text.Code {
		return false
	}
	s := slot{text: letters}
	s.exact(word, letters)
	p.add(s)
	if number != nil {
		w := way{rec: number, lists: number.Lists, uses: number.Text, word: digits, factor: 1, span: 1}
		p.add(slot{text: digits, number: true, ways: []way{w}})
	}
	return true
}

// identifies reports whether a token is an identifier: by its form, by its cue, or because the query
// has hardly another word.
func (p *planner) identifies(t text.Token) bool {
	bare := len(p.tokens) <= bareTokens && utf8.RuneCountInString(t.Shown) >= bareDigits
	switch {
	case t.Cue == text.Versioned:
		return false
	case t.Sort == text.Code || text.Prefixed(t.Key) != "":
		return true
	case t.Sort == text.Number && text.IsYear(t.Key) && t.Cue == text.NoCue && len(p.tokens) > 1:
		return false
	}
	return t.Cue != text.NoCue || bare
}

// mentioned reports whether a number without a cue may be a code of the site: people typed the text,
// and the number has too many digits for a count.
func (p *planner) mentioned(t text.Token) bool {
	return t.Sort == text.Number && t.Cue == text.NoCue && len(p.tokens) <= maxTyped && len(t.Key) >= ownDigits &&
		!text.IsYear(t.Key)
}

// published reports whether a number or a mixed token without a cue is a code of the site, in a short
// query: a number in a code or a label, a mixed token also by its cue in running text.
func (p *planner) published(t text.Token) bool {
	letters, _ := text.Family(t.Key)
	plain := !strings.Contains(t.Key, ".") || text.Undotted(t.Key) != ""
	mixed := t.Sort == text.Mixed && t.Cue == text.NoCue && plain && len(letters) <= mostFamily
	if len(p.tokens) > mostNumbers || !mixed && !p.mentioned(t) {
		return false
	}
	if family := text.FamilyKey(t); mixed && family != "" && p.known(family) != nil {
		return true // F31 where the site has F28
	}
	r := p.known(text.AsCode + t.Key)
	if r != nil && mixed && len(r.Text) > 0 {
		return true
	}
	return r != nil && slices.ContainsFunc(r.Lists, func(l index.List) bool {
		return slices.ContainsFunc(l.Lines, func(line index.Posting) bool {
			return line.Kind == index.Code || line.Kind == index.Label
		})
	})
}

// identities returns the keys under which an index may hold a code.
func identities(t text.Token, id bool) []string {
	if digits := text.Prefixed(t.Key); id && digits != "" {
		return []string{t.Key, text.AsCode + digits}
	}
	switch {
	case id && t.Sort == text.Code && text.Decimal(t.Key) != "":
		return []string{t.Key, text.AsCode + text.Decimal(t.Key)}
	case id && t.Sort == text.Code && t.Key == "0x"+strings.ToLower(t.Shown):
		return []string{t.Key, strings.ToLower(t.Shown)} // CE348780 for CE-34878-0
	case id && t.Sort == text.Code:
		return []string{t.Key, text.AsCode + cmp.Or(text.Undotted(t.Key), t.Key)} // M5279 for M5 279
	case !id:
		return []string{t.Key}
	}
	if t.Cue == text.NoCue {
		t.Cue = text.Cued
	}
	keys := text.Aliases(t, true)
	if t.Sort == text.Mixed {
		keys = append(keys, t.Key)
	}
	return keys
}

// dropArguments takes hexadecimal numbers that the site lacks for no identifiers if the query has a
// code of the site: programs print addresses and arguments with their codes.
func (p *planner) dropArguments() {
	if !p.found {
		return
	}
	p.asked = slices.DeleteFunc(
		p.asked,
		func(code string) bool { return strings.HasPrefix(strings.ToLower(code), "0x") },
	)
	for i, s := range p.slots {
		if s.code && len(s.ways) == 0 && strings.HasPrefix(s.text, "0x") {
			p.slots[i].code = false
		}
	}
}
