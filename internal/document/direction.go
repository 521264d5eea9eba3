package document

import (
	"fmt"
	"unicode/utf8"

	"faultbook/internal/diag"
)

// Invisible characters that change how the text around them reads: U+202E shows the text
// after it from right to left, so that readers copy something other than they see.
const (
	leftToRightOverride = '\u202d'
	rightToLeftOverride = '\u202e'
	popDirection        = '\u202c' // ends an embedding
	popIsolate          = '\u2069'
	blackFlag           = '\U0001f3f4' // begins the flag of a region, which tag characters spell
)

// reportDirections reports characters that reorder the text around them, and invisible
// ones. It accepts marks of direction that end on their line: text of both directions needs
// them.
func (p *parsing) reportDirections() {
	text := p.file.Text
	var open []int // embeddings and isolates of this line
	reported := 0
	report := func(at int) {
		if reported++; reported > mostInvisible {
			p.problems[len(p.problems)-1].More++
			return
		}
		r, _ := utf8.DecodeRune(text[at:])
		p.fault(p.file.Position(at), 1, diag.Invisible,
			fmt.Sprintf("U+%04X is invisible, and changes how the text around it reads", r), "remove it")
	}
	reportOpen := func() {
		for _, at := range open {
			report(at)
		}
		open = open[:0]
	}
	flag := false
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c == '\n' {
				reportOpen()
			}
			flag = false
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == popDirection || r == popIsolate:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		case r == leftToRightOverride || r == rightToLeftOverride:
			report(i)
		case r == '\u202a' || r == '\u202b' || r >= '\u2066' && r <= '\u2068':
			open = append(open, i)
		case r == '\ufeff' && i > 0, r >= '\ufff9' && r <= '\ufffb', r >= '\U000e0000' && r <= '\U000e007f' && !flag:
			report(i)
		}
		flag = r == blackFlag || flag && r >= '\U000e0000' && r <= '\U000e007f'
		i += size
	}
	reportOpen()
}
