package search

import (
	"strings"
	"unicode"
)

// codeSpellings gives the forms under which a code is found: glued (E_1042 → e1042), and
// without its leading zeros (E0277 → e277). A query's own letters and digits are glued
// the same way where no space parts them.
func codeSpellings(code string) []string {
	glued := glue(code)
	out := []string{glued}
	letters, digits := splitCode(glued)
	if bare := strings.TrimLeft(digits, "0"); bare != digits && bare != "" {
		out = append(out, letters+bare)
	}
	return out
}

// codeWords gives the words of two letters or more that a code is made of, parted by
// signs or by capitals: ERR_SSL_TIMEOUT, InvalidMapKey. They count as a sentence of the
// product; as a code, two common words would outweigh every message that has them too.
func codeWords(code string) []string {
	var spaced strings.Builder
	runes := []rune(code)
	for i, r := range runes {
		capital := i > 0 && unicode.IsUpper(r)
		if capital && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(r)
	}
	var words []string
	for _, t := range Tokenize(spaced.String()) {
		if len(t.Text) > 1 && !isNumber(t.Text) {
			words = append(words, t.Text)
		}
	}
	return words
}

// codeNumbers gives the bare number of a code that has three digits or more, with and
// without its zeros. They are weak: a log is full of numbers.
func codeNumbers(code string) []string {
	_, digits := splitCode(glue(code))
	bare := strings.TrimLeft(digits, "0")
	switch {
	case len(digits) < 3:
		return nil
	case len(bare) >= 2 && bare != digits:
		return []string{digits, bare}
	}
	return []string{digits}
}

func glue(code string) string {
	var glued strings.Builder
	for _, t := range Tokenize(code) {
		glued.WriteString(t.Text)
	}
	return glued.String()
}

// looksLikeCode tells whether a word is letters and then three digits or more, so
// that in a log it is more likely a code than a name.
func looksLikeCode(word string) bool {
	_, digits := splitCode(word)
	return len(digits) >= 3
}

// splitCode parts a code such as ora12154 into letters and the number at its end;
// both are empty for a code of another shape.
func splitCode(code string) (letters, digits string) {
	at := len(strings.TrimRight(code, "0123456789"))
	if at == 0 || strings.ContainsAny(code[:at], "0123456789") {
		return "", ""
	}
	return code[:at], code[at:]
}
