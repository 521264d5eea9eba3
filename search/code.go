package search

import "strings"

// codeSpellings gives the one-word forms under which a code is found: glued (E_1042 →
// e1042) and without its leading zeros (E0277 → e277). A query's own words are glued
// the same way where no space parts them.
func codeSpellings(code string) []string {
	glued := glue(code)
	letters, digits := splitCode(glued)
	if bare := strings.TrimLeft(digits, "0"); bare != digits && bare != "" {
		return []string{glued, letters + bare}
	}
	return []string{glued}
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

// splitCode parts a code such as ora12154 into letters and the number at its end;
// both are empty for a code of another shape.
func splitCode(code string) (letters, digits string) {
	at := len(strings.TrimRight(code, "0123456789"))
	if at == 0 || strings.ContainsAny(code[:at], "0123456789") {
		return "", ""
	}
	return code[:at], code[at:]
}
