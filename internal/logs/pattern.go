package logs

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// pattern is a regular expression, which is compiled at its first use: few commands read logs.
type pattern struct {
	expression string
	compiled   atomic.Pointer[compiled]
}

// compiled is an expression with the bytes that all its matches have. Most texts lack them, and looking
// for them takes a tenth of the time of the expression.
type compiled struct {
	*regexp.Regexp
	begins   bool      // it matches only at the beginning of a text
	empty    bool      // it matches the empty text
	first    [256]bool // bytes with which a match can begin
	required []byte    // ASCII characters that each match has
}

func newPattern(expression string) *pattern { return &pattern{expression: expression} }

// load returns the compiled expression. It panics if the expression is invalid.
func (p *pattern) load() *compiled {
	if c := p.compiled.Load(); c != nil {
		return c
	}
	return p.prepare()
}

// prepare compiles the expression. Inlining keeps load fast, and this apart from it.
func (p *pattern) prepare() *compiled {
	c := compile(p.expression)
	p.compiled.Store(c)
	return c
}

func compile(expression string) *compiled {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err)
	}
	program, err := syntax.Compile(tree.Simplify())
	if err != nil {
		panic(fmt.Errorf("%s: %w", expression, err))
	}
	c := &compiled{Regexp: regexp.MustCompile(expression)}
	c.begins = program.StartCond()&syntax.EmptyBeginText != 0
	c.follow(program, uint32(program.Start), map[uint32]bool{})
	c.required = required(tree)
	return c
}

// follow adds the bytes with which a match from an instruction on can begin.
func (p *compiled) follow(of *syntax.Prog, at uint32, seen map[uint32]bool) {
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

// allow adds the first bytes of a range of characters.
func (p *compiled) allow(from, to rune) {
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

// may reports whether a text has the bytes that all matches have; without them, nothing matches.
func (p *compiled) may(text string) bool {
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

// MatchString does the same as that of regexp.Regexp.
func (p *pattern) MatchString(text string) bool {
	c := p.load()
	return c.may(text) && c.Regexp.MatchString(text)
}

// FindString does the same as that of regexp.Regexp.
func (p *pattern) FindString(text string) string {
	c := p.load()
	if !c.may(text) {
		return ""
	}
	return c.Regexp.FindString(text)
}

// FindStringIndex does the same as that of regexp.Regexp.
func (p *pattern) FindStringIndex(text string) []int {
	c := p.load()
	if !c.may(text) {
		return nil
	}
	return c.Regexp.FindStringIndex(text)
}

// FindStringSubmatch does the same as that of regexp.Regexp.
func (p *pattern) FindStringSubmatch(text string) []string {
	c := p.load()
	if !c.may(text) {
		return nil
	}
	return c.Regexp.FindStringSubmatch(text)
}

// FindStringSubmatchIndex does the same as that of regexp.Regexp.
func (p *pattern) FindStringSubmatchIndex(text string) []int {
	c := p.load()
	if !c.may(text) {
		return nil
	}
	return c.Regexp.FindStringSubmatchIndex(text)
}

// ReplaceAllString does the same as that of regexp.Regexp.
func (p *pattern) ReplaceAllString(text, by string) string {
	c := p.load()
	if !c.may(text) {
		return text
	}
	return c.Regexp.ReplaceAllString(text, by)
}
