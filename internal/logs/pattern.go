package logs

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern is a regular expression with what all its matches have. Most texts lack that, and
// a look for it takes a tenth of the time that the expression takes.
type pattern struct {
	*regexp.Regexp
	begins   bool // it matches at the beginning of a text alone
	empty    bool // it matches the empty text
	first    [256]bool
	required []byte // ASCII characters that are in each match
}

// newPattern compiles an expression, and panics if it is none.
func newPattern(expression string) *pattern {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err)
	}
	compiled, err := syntax.Compile(tree.Simplify())
	if err != nil {
		panic(fmt.Errorf("%s: %w", expression, err))
	}
	p := &pattern{Regexp: regexp.MustCompile(expression)}
	p.begins = compiled.StartCond()&syntax.EmptyBeginText != 0
	p.follow(compiled, uint32(compiled.Start), map[uint32]bool{})
	p.required = required(tree)
	return p
}

// follow notes the bytes with which a match from an instruction on can begin.
func (p *pattern) follow(of *syntax.Prog, at uint32, seen map[uint32]bool) {
	if seen[at] {
		return
	}
	seen[at] = true
	switch i := &of.Inst[at]; i.Op {
	case syntax.InstMatch:
		p.empty = true
	case syntax.InstAlt, syntax.InstAltMatch:
		p.follow(of, i.Out, seen)
		p.follow(of, i.Arg, seen)
	case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
		p.follow(of, i.Out, seen)
	case syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		p.allow(0, unicode.MaxRune)
	case syntax.InstRune1:
		p.allow(i.Rune[0], i.Rune[0])
	case syntax.InstRune:
		if len(i.Rune) == 1 {
			p.allow(i.Rune[0], i.Rune[0])
			for r := unicode.SimpleFold(i.Rune[0]); r != i.Rune[0]; r = unicode.SimpleFold(r) {
				p.allow(r, r)
			}
		}
		for n := 0; n+1 < len(i.Rune); n += 2 {
			p.allow(i.Rune[n], i.Rune[n+1])
		}
	}
}

// allow notes the first bytes of a range of characters.
func (p *pattern) allow(from, to rune) {
	for r := from; r <= min(to, utf8.RuneSelf-1); r++ {
		p.first[r] = true
	}
	if to >= utf8.RuneSelf {
		for b := utf8.RuneSelf; b < len(p.first); b++ {
			p.first[b] = true
		}
	}
}

// required returns the ASCII characters that each match of an expression has.
func required(of *syntax.Regexp) []byte {
	var out []byte
	switch of.Op {
	case syntax.OpLiteral:
		for _, r := range of.Rune {
			if r < utf8.RuneSelf && (of.Flags&syntax.FoldCase == 0 || unicode.SimpleFold(r) == r) {
				out = append(out, byte(r))
			}
		}
	case syntax.OpConcat:
		for _, sub := range of.Sub {
			out = append(out, required(sub)...)
		}
	case syntax.OpCapture, syntax.OpPlus:
		out = required(of.Sub[0])
	case syntax.OpRepeat:
		if of.Min > 0 {
			out = required(of.Sub[0])
		}
	case syntax.OpAlternate:
		out = required(of.Sub[0])
		for _, sub := range of.Sub[1:] {
			other := required(sub)
			out = slices.DeleteFunc(out, func(c byte) bool { return !slices.Contains(other, c) })
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// may reports whether a text has what all matches have.
func (p *pattern) may(text string) bool {
	if p.empty {
		return true
	}
	if p.begins && (text == "" || !p.first[text[0]]) {
		return false
	}
	for _, c := range p.required {
		if strings.IndexByte(text, c) < 0 {
			return false
		}
	}
	if p.begins {
		return true
	}
	for i := range len(text) {
		if p.first[text[i]] {
			return true
		}
	}
	return false
}

// MatchString is that of regexp.
func (p *pattern) MatchString(text string) bool { return p.may(text) && p.Regexp.MatchString(text) }

// FindString is that of regexp.
func (p *pattern) FindString(text string) string {
	if !p.may(text) {
		return ""
	}
	return p.Regexp.FindString(text)
}

// FindStringIndex is that of regexp.
func (p *pattern) FindStringIndex(text string) []int {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringIndex(text)
}

// FindStringSubmatch is that of regexp.
func (p *pattern) FindStringSubmatch(text string) []string {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringSubmatch(text)
}

// FindStringSubmatchIndex is that of regexp.
func (p *pattern) FindStringSubmatchIndex(text string) []int {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringSubmatchIndex(text)
}

// ReplaceAllString is that of regexp.
func (p *pattern) ReplaceAllString(text, by string) string {
	if !p.may(text) {
		return text
	}
	return p.Regexp.ReplaceAllString(text, by)
}
