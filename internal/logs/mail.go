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

// mailText decodes a line of mail: encoded words of headers, and quoted-printable text. A line with a
// soft break at its end gets glue there, so that it joins the next one.
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

// runesOf decodes quoted-printable characters other than ASCII.
func runesOf(line string) string {
	if !strings.Contains(line, "=C") && !strings.Contains(line, "=D") && !strings.Contains(line, "=E") &&
		!strings.Contains(line, "=F") {
		return line
	}
	return encodedRunes.load().ReplaceAllStringFunc(line, func(found string) string {
		text, err := hex.DecodeString(strings.ReplaceAll(found, "=", ""))
		if err != nil || !utf8.Valid(text) {
			return found
		}
		return string(text)
	})
}

// byteOf decodes one quoted-printable byte; control characters become spaces.
func byteOf(e string) string {
	n, _ := strconv.ParseUint(e[1:], 16, 8) // the expression lets only digits through
	switch {
	case n < ' ':
		return " "
	case n >= utf8.RuneSelf:
		return "\ufffd" // a part of a character whose rest is in the next line
	}
	return string(rune(n))
}
