package document

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// invisible matches what no page can show: control characters, whole color sequences of
// terminals, and noncharacters of Unicode.
var invisible = regexp.MustCompile("\x1b\\[[0-9;:?]*[ -/]*[@-~]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\u0080-\u009f]" +
	"|[\ufdd0-\ufdef\ufffe\uffff]")

// withoutInvisible removes from a body what no page can show, and reports it. offset is
// where the body begins in the file; at returns the place in the file of an offset of the
// result.
func (p *parsing) withoutInvisible(body []byte, offset int) (shown []byte, at func(int) source.At) {
	var found [][]int
	if mayBeInvisible(body) {
		found = invisible.FindAllIndex(body, -1)
	}
	if found == nil {
		return body, func(pos int) source.At { return p.file.Position(offset + pos) }
	}
	start, removed := 0, 0
	pieces := make([]piece, len(found))
	for i, f := range found {
		shown = append(shown, body[start:f[0]]...)
		removed += f[1] - f[0]
		pieces[i] = piece{len(shown), removed}
		start = f[1]
	}
	p.reportInvisible(body, offset, found)
	return append(shown, body[start:]...), func(pos int) source.At {
		before := 0
		if i, _ := slices.BinarySearchFunc(pieces, pos+1, func(c piece, pos int) int { return c.at - pos }); i > 0 {
			before = pieces[i-1].removed
		}
		return p.file.Position(offset + pos + before)
	}
}

// mayBeInvisible reports whether a body has a byte that begins something invisible. Hardly any
// has one, and the expression would take a tenth of the time to parse a page.
func mayBeInvisible(body []byte) bool {
	for i, b := range body {
		next := byte(0)
		if i+1 < len(body) {
			next = body[i+1]
		}
		switch {
		case b < ' ' && b != '\t' && b != '\n' && b != '\r', b == 0x7F:
			return true
		case b == 0xC2 && next < 0xA0, b == 0xEF && (next == 0xB7 || next == 0xBF):
			return true // U+0080 to U+009F, and blocks of U+FDC0 and U+FFC0
		}
	}
	return false
}

// piece is an offset in the result, and how many bytes were removed before it.
type piece struct{ at, removed int }

// mostInvisible is how many removals are reported. A binary file has a million.
const mostInvisible = 20

func (p *parsing) reportInvisible(body []byte, offset int, found [][]int) {
	for _, f := range found[:min(len(found), mostInvisible)] {
		r, _ := utf8.DecodeRune(body[f[0]:])
		p.fault(p.file.Position(offset+f[0]), utf8.RuneCount(body[f[0]:f[1]]), diag.Invisible,
			diag.Visible(string(r))+" is a control character, which no page can show", "remove it")
	}
	p.problems[len(p.problems)-1].More = max(0, len(found)-mostInvisible)
}
