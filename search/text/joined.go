package text

import "strings"

// nameSigns are the signs that continue a name or a path. No part of such a name is a code.
const nameSigns = "-._/@=\\"

// joined adds the joined code that begins at run i, such as CE-34878-0, M7111-1331 or 2811-1006.
// Its token comes before those of its parts, and its key is the code without hyphens. The first
// two parts of a code such as M7111-1331-2 are a code too.
func (m *merger) joined(i int) {
	n := m.countHyphenated(i)
	if n < 2 || m.followsName(i) {
		return
	}
	if n == mostRuns && isMnemonic(m.raws[i].text, m.raws[i+1].text, m.raws[i+2].text) {
		m.join(i, []string{m.raws[i].text, m.raws[i+1].text, m.raws[i+2].text})
		return
	}
	if m.precedesName(i + n) {
		return
	}
	if parts := m.joinedParts(i, n); n == mostRuns && parts != nil && isFamilyCode(m.raws[i].text) {
		m.join(i, parts)
		m.join(i, parts[:2])
	} else if parts != nil {
		m.join(i, parts)
	}
}

// countHyphenated counts the runs from run i on that single hyphens join: 3 in CE-34878-0.
func (m *merger) countHyphenated(i int) int {
	n := 1
	for i+n < len(m.raws) && m.raws[i+n].glued && m.raws[i+n].signs == "-" && !m.raws[i+n].pair {
		n++
	}
	return n
}

// followsName reports whether run i continues a name or a path: the 1 of user_1-2, the b of /a/b-1-2.
func (m *merger) followsName(i int) bool {
	r := &m.raws[i]
	return r.glued && strings.ContainsAny(r.signs, nameSigns)
}

// precedesName reports whether run i continues a name that begins before it: the txt of CE-1-2.txt.
func (m *merger) precedesName(i int) bool {
	return m.goesOn(i) && (m.raws[i].signs == "" || strings.IndexAny(m.raws[i].signs, nameSigns) == 0)
}

// joinedParts returns n runs from run i on, or nil if they are no joined code.
func (m *merger) joinedParts(i, n int) []string {
	if n > mostRuns {
		return nil
	}
	parts := make([]string, n)
	for k := range parts {
		parts[k] = m.raws[i+k].text
		if len(parts[k]) > mostRun {
			return nil
		}
	}
	if !isJoined(parts) {
		return nil
	}
	return parts
}

// isJoined reports whether two or three parts have the form of a joined code.
func isJoined(parts []string) bool {
	first, second, last := parts[0], parts[1], parts[len(parts)-1]
	switch {
	case IsDisplay(parts):
		return true
	case !all(last, isDigit) && !isHalf(first, second):
		return false
	case isFamilyCode(first):
		return all(second, isDigit) && !isRange(first, parts[1:])
	case len(parts) == mostRuns:
		letters := all(strings.ToLower(second), isSmall) && len(last) > 1
		return len(first) <= mostFamily && all(strings.ToLower(first), isSmall) &&
			(all(second, isDigit) || letters && len(second) <= mostFamily) && !(len(last) == 4 && len(second) <= 2)
	case isHalf(first, second) || isShortMixed(first) && len(second) <= leastDigits:
		return true
	}
	return isDigitGroup(first) && isDigitGroup(second) && !(IsYear(first) && IsYear(second))
}

// isShortMixed reports whether a run is a few letters and digits, such as the 7H of 7H-01.
func isShortMixed(run string) bool {
	lower := strings.ToLower(run)
	return len(run) <= leastDigits && HasDigit(run) && !all(run, isDigit) &&
		all(lower, func(b byte) bool { return isDigit(b) || isSmall(b) })
}

// isMnemonic reports whether three runs are the facility, the severity and the name of a message
// of a network device, such as LINK-3-UPDOWN.
func isMnemonic(facility, severity, name string) bool {
	return len(facility) > 1 && all(facility, isCapital) && len(severity) == 1 && isDigit(severity[0]) &&
		len(name) > 1 && all(name, isCapital)
}

// isFamilyCode reports whether a run is a family with its number, such as M7111.
func isFamilyCode(run string) bool {
	letters, digits := Family(strings.ToLower(run))
	return letters != "" && len(letters) <= mostFamily && len(digits) >= leastDigits
}

// isHalf reports whether two runs are the halves of a hexadecimal number, as in 0x800F-0922.
func isHalf(first, second string) bool {
	hex, ok := strings.CutPrefix(strings.ToLower(first), "0x")
	return ok && 2*len(hex) == mostHex && 2*len(second) == mostHex && all(hex+strings.ToLower(second), isHex)
}

// isDigitGroup reports whether a run may be a part of a code without letters, such as 2811-1006.
func isDigitGroup(run string) bool {
	return all(run, isDigit) && len(run) >= leastGroup && len(run) <= mostGroup
}

// IsYear reports whether digits may be a year from 1900 to 2099.
func IsYear(run string) bool {
	return len(run) == 4 && (strings.HasPrefix(run, "19") || strings.HasPrefix(run, "20"))
}

// isRange reports whether a code and the one number after it are the first and the last code of a
// range, such as HCW8019-8021.
func isRange(first string, rest []string) bool {
	_, digits := Family(strings.ToLower(first))
	return len(rest) == 1 && len(rest[0]) == len(digits) && rest[0] > digits
}

// join adds the token of a joined code. It is a code by its form if capitals and a number, a
// family or 0x begin it, and mixed otherwise.
func (m *merger) join(i int, parts []string) {
	r := &m.raws[i]
	t := Token{
		Key: JoinedKey(parts), Shown: strings.Join(parts, "-"), Pos: r.pos + m.shift, Inner: true, Sort: Mixed,
		Glued: r.glued, Parts: len(parts),
	}
	capital := all(parts[0], isCapital) && all(parts[1], isDigit)
	if capital || isFamilyCode(parts[0]) || isHalf(parts[0], parts[1]) || IsDisplay(parts) {
		t.Sort = Code
	}
	m.tokens = append(m.tokens, t)
}

// JoinedKey returns the key of a joined code from its parts as written: CE, 34878 and 0 give
// ce348780. Digits lose leading zeros. Digits alone, and what a display shows, get the prefix AsCode.
func JoinedKey(parts []string) string {
	key := strings.ToLower(strings.Join(parts, ""))
	letters, digits := Family(key)
	switch {
	case all(key, isDigit):
		return AsCode + unpadded(key)
	case digits != "":
		return letters + unpadded(digits)
	case IsDisplay(parts):
		return AsCode + key
	}
	return key
}

// SpacedKeys returns the keys of a code with a space in it, such as VAN 35: its own, and the key of its
// first word that the index has only if a number follows that word. Both are empty for other tokens.
func SpacedKeys(first, second Token) (key, only string) {
	word := first.Sort == Word && len(first.Key) <= mostFamily || first.Sort == Mixed && first.Parts == 0
	if !word || second.Sort != Number || !second.Spaced {
		return "", ""
	}
	return AsCode + strings.TrimPrefix(JoinedKey([]string{first.Key, second.Shown}), AsCode), first.Key + "-"
}

// FamilyKey returns the key under which a site has that its codes begin with the letters of a
// mixed token, such as f- for F28, or "" for any other token. One digit is a plan or a version: E5.
func FamilyKey(t Token) string {
	letters, _ := Family(t.Key)
	rest := strings.TrimRight(t.Shown, "0123456789")
	if t.Sort != Mixed || letters == "" || len(letters) > displayLetters ||
		len(t.Shown)-len(rest) < displayDigits {
		return ""
	}
	return letters + "-"
}

// FirstPart returns the keys of the first part of a joined code if that part is a code itself, such
// as M7111 of M7111-1331. The index holds that part under key where the part is a code alone, and
// under only where it begins a joined code. Both are empty for other codes.
func FirstPart(t Token) (key, only string) {
	first, _, _ := strings.Cut(t.Shown, "-")
	if !isFamilyCode(first) {
		return "", ""
	}
	key = JoinedKey([]string{first})
	return key, key + "-"
}
