package text

import (
	"strings"
)

// nameSigns go on a name or a path, which has no codes.
const nameSigns = "-._/@=\\"

// joined adds a code that hyphens join, such as CE-34878-0, M7111-1331 or 2811-1006, before
// its parts, which are tokens too. Its key is what people type without the hyphens. Of a
// code that begins with a family and its number, its beginning is one as well.
func (m *merger) joined(i int) {
	n := m.hyphened(i)
	if n < 2 || m.within(i) {
		return
	}
	if n == mostRuns && isMnemonic(m.raws[i].text, m.raws[i+1].text, m.raws[i+2].text) {
		m.join(i, []string{m.raws[i].text, m.raws[i+1].text, m.raws[i+2].text})
		return
	}
	if m.namesOn(i + n) {
		return
	}
	if parts := m.parted(i, n); n == mostRuns && parts != nil && isFamilyCode(m.raws[i].text) {
		m.join(i, parts)
		m.join(i, parts[:2])
	} else if parts != nil {
		m.join(i, parts)
	}
}

// hyphened counts the runs from one on that single hyphens join.
func (m *merger) hyphened(i int) int {
	n := 1
	for i+n < len(m.raws) && m.raws[i+n].glued && m.raws[i+n].signs == "-" && !m.raws[i+n].pair {
		n++
	}
	return n
}

// within tells whether a run goes on a name or a path: user-12-34, /a/b-1-2.
func (m *merger) within(i int) bool {
	r := &m.raws[i]
	return r.glued && strings.ContainsAny(r.signs, nameSigns)
}

// namesOn tells whether a run goes on what is before it: CE-1-2.txt.
func (m *merger) namesOn(i int) bool {
	return m.goesOn(i) && (m.raws[i].signs == "" || strings.IndexAny(m.raws[i].signs, nameSigns) == 0)
}

// parted gives the parts of a code that hyphens join, or nothing if runs are none.
func (m *merger) parted(i, n int) []string {
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

// isJoined tells whether parts make a code by their form.
func isJoined(parts []string) bool {
	first, second, last := parts[0], parts[1], parts[len(parts)-1]
	switch {
	case !all(last, isDigit) && !isHalf(first, second):
		return false
	case isFamilyCode(first):
		return all(second, isDigit) && !isRange(first, parts[1:])
	case len(parts) == mostRuns:
		letters := all(strings.ToLower(second), isSmall) && len(last) > 1
		return len(first) <= mostFamily && all(strings.ToLower(first), isSmall) &&
			(all(second, isDigit) || letters && len(second) <= mostFamily) && !(len(last) == 4 && len(second) <= 2)
	case isHalf(first, second):
		return true
	}
	return isGroup(first) && isGroup(second) && !(IsYear(first) && IsYear(second))
}

// isMnemonic tells whether runs name a message of a network device: facility, severity and name,
// as in LINK-3-UPDOWN.
func isMnemonic(facility, severity, name string) bool {
	return len(facility) > 1 && all(facility, isCapital) && len(severity) == 1 && isDigit(severity[0]) &&
		len(name) > 1 && all(name, isCapital)
}

// isFamilyCode tells whether a run is a family and its number: M7111.
func isFamilyCode(run string) bool {
	letters, digits := Family(strings.ToLower(run))
	return letters != "" && len(letters) <= mostFamily && len(digits) >= leastDigits
}

// isHalf tells whether two runs are the halves of a hexadecimal number: 0x800F-0922.
func isHalf(first, second string) bool {
	hex, ok := strings.CutPrefix(strings.ToLower(first), "0x")
	return ok && 2*len(hex) == mostHex && 2*len(second) == mostHex && all(hex+strings.ToLower(second), isHex)
}

func isGroup(run string) bool {
	return all(run, isDigit) && len(run) >= leastGroup && len(run) <= mostGroup
}

// IsYear tells whether digits may be a year of the last century or this one.
func IsYear(run string) bool {
	return len(run) == 4 && (strings.HasPrefix(run, "19") || strings.HasPrefix(run, "20"))
}

// isRange tells whether a code and one number behind it are the first and the last of several:
// HCW8019-8021.
func isRange(first string, rest []string) bool {
	_, digits := Family(strings.ToLower(first))
	return len(rest) == 1 && len(rest[0]) == len(digits) && rest[0] > digits
}

func (m *merger) join(i int, parts []string) {
	r := &m.raws[i]
	t := Token{
		Key: JoinedKey(parts), Shown: strings.Join(parts, "-"), Pos: r.pos + m.shift, Inner: true, Sort: Mixed,
		Glued: r.glued, Parts: len(parts),
	}
	capital := all(parts[0], isCapital) && all(parts[1], isDigit)
	if capital || isFamilyCode(parts[0]) || isHalf(parts[0], parts[1]) {
		t.Sort = Code
	}
	m.tokens = append(m.tokens, t)
}

// JoinedKey is the key of a code of several parts: its letters, and its digits without
// leading zeros. One of digits alone has the key of a number that is a code.
func JoinedKey(parts []string) string {
	key := strings.ToLower(strings.Join(parts, ""))
	letters, digits := Family(key)
	switch {
	case all(key, isDigit):
		return AsCode + unpadded(key)
	case digits != "":
		return letters + unpadded(digits)
	}
	return key
}

// SpacedKeys gives the keys of a code with a space in it, such as VAN 35: its own, and the one
// of its first word, under which a site has it only if a number follows. Both are empty for
// other tokens.
func SpacedKeys(first, second Token) (key, only string) {
	word := first.Sort == Word && len(first.Key) <= mostFamily || first.Sort == Mixed && first.Parts == 0
	if !word || second.Sort != Number || !second.Spaced {
		return "", ""
	}
	return AsCode + strings.TrimPrefix(JoinedKey([]string{first.Key, second.Shown}), AsCode), first.Key + "-"
}

// FirstPart gives the keys of the first part of a code that hyphens join, if it is a code
// itself, such as M7111 of M7111-1331: its own, and the one under which a site has it only
// if more follows.
func FirstPart(t Token) (key, only string) {
	first, _, _ := strings.Cut(t.Shown, "-")
	if !isFamilyCode(first) {
		return "", ""
	}
	key = JoinedKey([]string{first})
	return key, key + "-"
}
