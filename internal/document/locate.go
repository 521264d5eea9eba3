package document

import (
	"bytes"

	"faultbook/internal/source"
)

// locate returns the position of a piece of a value in the file: its first occurrence after
// the beginning of the value, or that beginning.
func (p *parsing) locate(from source.At, piece string) source.At {
	offset := p.file.Offset(from)
	if i := bytes.Index(p.file.Text[offset:], []byte(piece)); i >= 0 {
		return p.file.Position(offset + i)
	}
	return from
}

// locateIn returns the position in the file of an offset of a value. YAML may have joined
// lines and removed escapes. So it searches for the words at the offset, and skips as many
// occurrences as the value has before it.
func (p *parsing) locateIn(from source.At, value []byte, pos int) source.At {
	offset := p.file.Offset(from)
	piece, _, _ := bytes.Cut(value[pos:], []byte("\n"))
	for len(piece) > 0 {
		i := nth(p.file.Text[offset:], piece, bytes.Count(value[:pos], piece))
		if i >= 0 {
			return p.file.Position(offset + i)
		}
		piece = piece[:max(0, bytes.LastIndexByte(piece, ' '))]
	}
	return from
}

// nth returns the index of the piece in a text after n others, or -1.
func nth(text, piece []byte, n int) int {
	for at := 0; ; n-- {
		switch i := bytes.Index(text[at:], piece); {
		case i < 0:
			return -1
		case n == 0:
			return at + i
		default:
			at += i + len(piece)
		}
	}
}
