package text

import (
	"strings"
	"unicode/utf8"
)

// dotted joins digits with dots between them, and hexadecimal groups after them: 5.7.60, 49.4C02, 13.B9.D1.
// It returns how many runs they take.
func (m *merger) dotted(i int) (joined string, runs int) {
	if !isDigit(m.raws[i].text[0]) {
		return "", 0
	}
	joined, runs = m.raws[i].text, 1
	three := m.threeGroups(i)
	for m.afterDot(i + runs) {
		next := m.raws[i+runs].text
		if !isDigit(next[0]) && !(HasDigit(next) && IsHexGroup(next)) && !(three && runs < mostRuns) {
			break
		}
		joined += "." + next
		runs++
	}
	return joined, runs
}

// threeGroups reports whether run i and the next two are a code of a display, such as 13.df.01.
func (m *merger) threeGroups(i int) bool {
	return m.afterDot(i+1) && m.afterDot(i+2) &&
		Undotted(m.raws[i].text+"."+m.raws[i+1].text+"."+m.raws[i+2].text) != ""
}

// afterDot reports whether there is a run i, and only a dot parts it from the one before.
func (m *merger) afterDot(i int) bool {
	return i < len(m.raws) && m.raws[i].glued && m.raws[i].signs == "." && !m.raws[i].pair
}

// IsHexGroup reports whether a run may be a group of a code of a display, such as the B9 and D1 of
// 13.B9.D1.
func IsHexGroup(run string) bool {
	return len(run) > 1 && len(run) <= displayGroup && all(strings.ToLower(run), isHex)
}

// Undotted returns the key of a code with dots without them: 13b9d1 for 13.B9.D1, 132001 for 13.20.01 and
// 494c02 for 49.4C02. It returns "" for other numbers with dots, such as versions and addresses.
func Undotted(text string) string {
	first, rest, _ := strings.Cut(strings.ToLower(text), ".")
	if len(first) > 2 || !all(first, isDigit) {
		return ""
	}
	second, third, three := strings.Cut(rest, ".")
	switch {
	case three && len(second) == 2 && len(third) == 2 && all(second+third, isHex):
		return first + second + third
	case !three && IsHexGroup(second) && hasLetter(second) && HasDigit(second):
		return first + second
	}
	return ""
}

// IsDisplay reports whether three parts make a code of a display that has a letter, such as 13.B9.D1.
func IsDisplay(parts []string) bool {
	return len(parts) == mostRuns && HasDigit(parts[1]+parts[2]) && hasLetter(parts[1]+parts[2]) &&
		Undotted(strings.Join(parts, ".")) != ""
}

// hasLetter reports whether a text has an ASCII letter.
func hasLetter(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r < utf8.RuneSelf && isSmall(byte(r)|0x20) })
}
