package document

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// readCodes reads the codes and the symbolic name of an entry, and returns the position of the first.
func (p *parsing) readCodes(m *yamldoc.Map, meta *Meta) source.At {
	var at source.At
	for _, t := range m.Texts("code") {
		if code := strings.TrimSpace(t.Value); code != "" && !slices.Contains(meta.Codes, code) {
			if why, hint := oddRange(code); why != "" {
				text := fmt.Sprintf("%q is one code, and no range: %s", code, why)
				m.Fault(t.At, len([]rune(t.Value)), diag.OddRange, text, hint)
			} else if n, hint := unclearRange(code); n > 0 {
				text := fmt.Sprintf("%q is a range of %d codes, or one code", code, n)
				m.Fault(t.At, len([]rune(t.Value)), diag.OddRange, text, hint)
			}
			meta.Codes = append(meta.Codes, code)
			if at.Line == 0 {
				at = t.At
			}
		}
	}
	name := m.String("name", &meta.Name)
	meta.Name = strings.TrimSpace(meta.Name)
	meta.Code = strings.Join(meta.shownCodes(), CodeSeparator)
	if at.Line == 0 {
		at = name
	}
	return at
}

// CodeSeparator separates the codes of an entry for readers.
const CodeSeparator = ", "

// shownCodes returns the codes as written, and the symbolic name.
func (m *Meta) shownCodes() []string {
	shown := slices.Clone(m.Codes)
	if m.Name != "" && !slices.Contains(shown, m.Name) {
		shown = append(shown, m.Name)
	}
	return shown
}

// MoreCodes returns the codes after the first, for readers, and the symbolic name.
func (m *Meta) MoreCodes() []string {
	if shown := m.shownCodes(); len(shown) > 1 {
		return shown[1:]
	}
	return nil
}

// codeRange matches a range of codes: 8001-8005, HCW8001–HCW8005, E1..E9.
var codeRange = regexp.MustCompile(
	`^([A-Za-z][A-Za-z_-]*)?(\d+)\s*(?:-|–|—|\.{2,3}|\b(?:to|bis)\b)\s*([A-Za-z][A-Za-z_-]*)?(\d+)$`)

// groupRange matches a range of codes with groups, each written in full: 2811-1006 to 2811-1009,
// F.28–F.31.
var groupRange = func() *regexp.Regexp {
	const code = `((?:[A-Za-z0-9]+[-_.])+[A-Za-z]*)(\d+)`
	return regexp.MustCompile(`^` + code + `\s*(?:-|–|—|\.{2,3}|\b(?:to|bis)\b)\s*` + code + `$`)
}()

// rangeParts returns the prefix and the number of the first and of the last code of a range, from
// index 1 on; nil for what is no range.
func rangeParts(code string) []string {
	if parts := groupRange.FindStringSubmatch(code); parts != nil && parts[3] == parts[1] {
		return parts
	}
	parts := codeRange.FindStringSubmatch(code)
	if parts == nil || parts[3] != "" && parts[3] != parts[1] {
		return nil
	}
	return parts
}

// maxRange is how many codes a range may have. A larger one counts as a single code: the
// index holds each code of a range.
const maxRange = 1000

// rangeDigits is how many digits the ends of a reversed range must have, and how many more digits than
// the first the last of a huge range must have, for a warning. Others are codes with a part, such as
// 404-13.
const rangeDigits = 3

// oddRange returns why a code that looks like a range is none, and a hint; both are "" for any other
// code.
func oddRange(code string) (why, hint string) {
	parts := rangeParts(code)
	if parts == nil {
		return "", ""
	}
	first, err := strconv.Atoi(parts[2])
	last, err2 := strconv.Atoi(parts[4])
	longer := len(parts[4]) - len(parts[2])
	switch {
	case longer == 0 && len(parts[2]) < rangeDigits:
	case err != nil || err2 != nil:
	case longer == 0 && first > last && !strings.HasPrefix(parts[4], parts[2][:len(parts[2])/2]):
		// A code of two groups, such as 2811-1006.
	case longer == 0 && first > last:
		const hint = "for a range write %s%s-%s%s; a code that products show this way can stay"
		return "it runs backwards", fmt.Sprintf(hint, parts[1], parts[4], parts[1], parts[2])
	case (longer == 0 || longer >= rangeDigits) && last-first >= maxRange:
		return fmt.Sprintf("it would have %d codes, and a range has at most %d", last-first+1, maxRange),
			"write several shorter ranges, or the codes that products show"
	}
	return "", ""
}

// clearRange is how many codes a range such as 8001-8005 may have without a warning. A larger one may be one
// code of two groups, such as 2002-2669.
const clearRange = 100

// unclearRange returns how many codes a range has that may be one code, and a hint; 0 for any other code.
func unclearRange(code string) (count int, hint string) {
	parts := rangeParts(code)
	if parts == nil || parts[3] != "" || code != parts[1]+parts[2]+"-"+parts[4] {
		return 0, ""
	}
	if count = len(between(code)); count <= clearRange {
		return 0, ""
	}
	return count, fmt.Sprintf("for the range write `code: %s%s to %[1]s%[3]s`, for one code `name: %[4]s`",
		parts[1], parts[2], parts[4], code)
}

// AllCodes returns the codes of an entry, each once: as written, then the codes within
// ranges, then the symbolic name.
func (m *Meta) AllCodes() []string {
	var all []string
	add := func(code string) {
		if code != "" && !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	for _, code := range m.Codes {
		add(code)
	}
	for _, code := range m.Codes {
		for _, within := range between(code) {
			add(within)
		}
	}
	add(m.Name)
	return all
}

// between returns the codes of a range from its first to its last; nil for a single code. Both ends of
// a range have the same prefix and the same number of digits.
func between(code string) []string {
	parts := rangeParts(code)
	if parts == nil || len(parts[2]) != len(parts[4]) {
		return nil
	}
	first, err := strconv.Atoi(parts[2])
	last, err2 := strconv.Atoi(parts[4])
	if err != nil || err2 != nil || first >= last || last-first >= maxRange {
		return nil
	}
	var codes []string
	for n := first; n <= last; n++ {
		codes = append(codes, fmt.Sprintf("%s%0*d", parts[1], len(parts[2]), n))
	}
	return codes
}
