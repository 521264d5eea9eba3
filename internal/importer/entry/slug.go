package entry

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainLetters are letters without a form of their own in addresses.
var plainLetters = strings.NewReplacer(
	"ä",
	"ae",
	"ö",
	"oe",
	"ü",
	"ue",
	"ß",
	"ss",
	"Ä",
	"ae",
	"Ö",
	"oe",
	"Ü",
	"ue",
	"ø",
	"o",
	"æ",
	"ae",
	"ł",
	"l",
)

// Slug returns a text as a part of an address: small letters, digits and hyphens.
// Letters of other scripts stay.
func Slug(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(plainLetters.Replace(norm.NFC.String(text))) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return norm.NFC.String(b.String())
}

// slugWords is how many words of a message name a file.
const slugWords = 7

// slugLength is how many bytes a name has at most, so that a path fits every system.
const slugLength = 80

// Name returns the slug of the first words of a text: the name of a file or folder.
func Name(text string) string {
	words := strings.Split(Slug(text), "-")
	for len(words) > 1 && (len(words) > slugWords || len(strings.Join(words, "-")) > slugLength) {
		words = words[:len(words)-1]
	}
	name := strings.Join(words, "-")
	for len(name) > slugLength {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	return name
}

func join(parts []string) string { return strings.Join(parts, "|") }

// union adds the items that a list does not have.
func union(list, more []string) []string {
	for _, one := range more {
		if !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}
