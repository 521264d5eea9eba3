package document

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// LabelKey returns the form in which two labels, titles or headings are the same: letter
// case, white space and Unicode forms do not matter.
func LabelKey(label string) string {
	if spaced(label) {
		label = strings.Join(strings.Fields(label), " ")
	}
	return strings.ToLower(norm.NFC.String(label))
}

// spaced reports whether a label has any white space but single spaces within.
func spaced(label string) bool {
	before := ' '
	for _, r := range label {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return true
		}
		before = r
	}
	return before == ' '
}
