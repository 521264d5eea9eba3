package logs

import (
	"encoding/hex"
	"mime"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	encodedWord  = newPattern(`=\?[A-Za-z0-9-]{2,20}\?[QqBb]\?[^ \t?]{1,400}\?=`)
	softBreak    = newPattern(`^[^\n]{50,75}=$`)
	encodedRunes = newPattern(`(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3})+`)
	encodedByte  = regexp.MustCompile(`=[0-9A-F]{2}`)
	headers      = mime.WordDecoder{}
)

// mailText resolves what mail encodes: words of headers, and quoted-printable text, whose lines
// go on after a sign at their ends.
func mailText(line string) string {
	if encodedWord.MatchString(line) {
		if text, err := headers.DecodeHeader(line); err == nil {
			line = text
		}
	}
	soft := softBreak.MatchString(line) && strings.Contains(line, " ")
	if soft {
		return encodedByte.ReplaceAllStringFunc(runesOf(line[:len(line)-1]), byteOf) + glue
	}
	return runesOf(line)
}

// runesOf decodes the characters of UTF-8 that are no ASCII.
func runesOf(line string) string {
	if !strings.Contains(line, "=C") && !strings.Contains(line, "=D") && !strings.Contains(line, "=E") &&
		!strings.Contains(line, "=F") {
		return line
	}
	return encodedRunes.ReplaceAllStringFunc(line, func(found string) string {
		text, err := hex.DecodeString(strings.ReplaceAll(found, "=", ""))
		if err != nil || !utf8.Valid(text) {
			return found
		}
		return string(text)
	})
}

func byteOf(e string) string {
	n, _ := strconv.ParseUint(e[1:], 16, 8) // the expression lets only digits through
	switch {
	case n < ' ':
		return " "
	case n >= utf8.RuneSelf:
		return "\ufffd" // a part of a character that goes on in the next line
	}
	return string(rune(n))
}
