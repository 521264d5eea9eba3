package logs

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Decoder turns the bytes of a log into text: UTF-8, or UTF-16 with and without a byte
// order mark. A byte that is neither becomes U+FFFD.
type Decoder struct {
	order binary.ByteOrder // nil for UTF-8
	begun bool
	rest  []byte // the beginning of a character
}

// sniffed is the number of bytes from which the encoding of a file is detected.
const sniffed = 4096

// Text returns the text of the next bytes, up to the last whole character. The first piece
// should have at least sniffed bytes, or all of a shorter file.
func (d *Decoder) Text(piece []byte) string {
	if !d.begun {
		d.begun = true
		piece = d.begin(piece)
	}
	if len(d.rest) > 0 {
		piece = append(d.rest, piece...)
		d.rest = nil
	}
	if d.order == nil {
		return d.utf8(piece)
	}
	even := len(piece) &^ 1
	if even >= 2 && utf16.IsSurrogate(rune(d.order.Uint16(piece[even-2:]))) && d.order.Uint16(piece[even-2:]) < 0xdc00 {
		even -= 2
	}
	d.rest = bytes.Clone(piece[even:])
	units := make([]uint16, 0, even/2)
	for i := 0; i < even; i += 2 {
		units = append(units, d.order.Uint16(piece[i:]))
	}
	return string(utf16.Decode(units))
}

// begin detects the encoding and removes the byte order mark.
func (d *Decoder) begin(piece []byte) []byte {
	switch order := UTF16(piece); {
	case bytes.HasPrefix(piece, []byte("\xef\xbb\xbf")):
		return piece[3:]
	case order == nil:
		return piece
	default:
		d.order = order
		if bytes.HasPrefix(piece, []byte("\xff\xfe")) || bytes.HasPrefix(piece, []byte("\xfe\xff")) {
			return piece[2:]
		}
	}
	return piece
}

// UTF16 returns the byte order of a file in UTF-16 by its beginning, or nil for another
// encoding. Such a file has a byte order mark, or zeros at most of its odd or even offsets
// and hardly any at the others.
func UTF16(piece []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(piece, []byte("\xff\xfe")):
		return binary.LittleEndian
	case bytes.HasPrefix(piece, []byte("\xfe\xff")):
		return binary.BigEndian
	}
	var zeros [2]int
	n := min(len(piece), sniffed) &^ 1
	for i := range n {
		if piece[i] == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case n >= 4 && zeros[1]*10 > n*3 && zeros[0]*20 < n:
		return binary.LittleEndian
	case n >= 4 && zeros[0]*10 > n*3 && zeros[1]*20 < n:
		return binary.BigEndian
	}
	return nil
}

func (d *Decoder) utf8(piece []byte) string {
	for back := 1; back < utf8.UTFMax && back <= len(piece); back++ {
		if tail := piece[len(piece)-back:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				d.rest = bytes.Clone(tail)
				piece = piece[:len(piece)-back]
			}
			break
		}
	}
	if utf8.Valid(piece) {
		return string(piece)
	}
	return string(bytes.ToValidUTF8(piece, []byte("\uFFFD")))
}

// Binary reports whether a file with this beginning is not text.
func Binary(piece []byte) bool {
	return UTF16(piece) == nil && bytes.IndexByte(piece[:min(len(piece), sniffed)], 0) >= 0
}
