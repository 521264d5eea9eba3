package diag

import (
	"fmt"
	"strings"
	"unicode"
)

// Visible returns a text of one line with escapes for characters that control a terminal,
// are invisible or reorder the text around them. File names and lines of content may
// contain any of them.
func Visible(text string) string {
	if strings.IndexFunc(text, commands) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case !commands(r):
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// VisibleLines is Visible for a text of several lines.
func VisibleLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = Visible(line)
	}
	return strings.Join(lines, "\n")
}

// commands reports whether a terminal would obey a character and not show it.
func commands(r rune) bool {
	const lineSeparator, paragraphSeparator, byteOrderMark = 0x2028, 0x2029, 0xFEFF
	return unicode.IsControl(r) && r != '\t' || unicode.Is(unicode.Noncharacter_Code_Point, r) ||
		unicode.Is(unicode.Bidi_Control, r) ||
		r == lineSeparator || r == paragraphSeparator || r == byteOrderMark
}
