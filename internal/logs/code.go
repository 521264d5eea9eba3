package logs

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	onlyDigits = regexp.MustCompile(`^-?\d+$`)
	hexCode    = regexp.MustCompile(`^(?i:0x)([0-9a-fA-F]{3,16})$`)
	familyCode = regexp.MustCompile(`^([A-Za-z]+)[-_. :]?(\d+)$`)
	cueWords   = set("cue")
	displays   = set("display")
	sureCues   = set("sure")
	fillers    = set("filler")
	notCode    = set("notCode")
	units      = set("unit")
	indexed    = set("indexed")
	numbered   = set("numbered")
)

// codeTemplates returns templates for each spelling of a code.
func codeTemplates(c string) []*template {
	c = strings.TrimSpace(c)
	switch {
	case onlyDigits.MatchString(c):
		out := []*template{codeTemplate(digits, c)}
		if n, err := strconv.ParseInt(c, 10, 64); err == nil && n < 0 && n >= -1<<31 {
			out = append(out, hexSpellings(uint64(uint32(n)))...)
		}
		return out
	case hexCode.MatchString(c):
		n, err := strconv.ParseUint(c[2:], 16, 64)
		if err != nil {
			return nil
		}
		return hexSpellings(n)
	}
	out := []*template{codeTemplate(code, c)}
	if m := familyCode.FindStringSubmatch(c); m != nil {
		bare := strings.TrimLeft(m[2], "0")
		for _, number := range []string{m[2], bare} {
			out = append(out, codeTemplate(code, m[1]+number), codeTemplate(code, m[1]+"-"+number))
		}
	}
	return out
}

// hexSpellings returns templates for a hexadecimal number, and for the decimal number of
// the same 32 bits.
func hexSpellings(n uint64) []*template {
	bare := strconv.FormatUint(n, 16)
	padded := strings.Repeat("0", max(0, 8-len(bare))) + bare
	out := []*template{codeTemplate(code, "0x"+bare), codeTemplate(code, "0x"+padded)}
	if n >= 1<<31 && n < 1<<32 {
		out = append(out, codeTemplate(code, padded),
			codeTemplate(code, strconv.FormatUint(n, 10)), codeTemplate(code, strconv.FormatUint(1<<32-n, 10)))
	}
	return out
}

func codeTemplate(k kind, c string) *template {
	t := newTemplate(k, Message{c})
	t.weight = limit["codeWeight"]
	if k == digits {
		t.weight = limit["digitsWeight"]
	}
	if plain := strings.Join(t.parts[0], ""); k == code && len(plain) < 4 {
		t.kind, t.weight = digits, limit["digitsWeight"] // "E5" needs a cue as "5" does
	}
	return t
}

// isCode reports whether the words from first to last of a text are a code: not part of a
// path, a name or a larger number, and, if they are a number, with a cue before them.
func (t *template) isCode(text string, words []word, first, last int) bool {
	start, end := words[first].start, words[last].end
	for i := first; i < last; i++ {
		if strings.ContainsAny(text[words[i].end:words[i+1].start], " \t\n") {
			return false
		}
	}
	if !codeBegins(text, start) || !codeEnds(text, end) {
		return false
	}
	return t.kind != digits || t.hasCue(text, words, first, last)
}

// codeBegins reports whether a code can begin at a byte. A sign such as / or a hyphen after
// a word joins it to the text before; a minus sign does not.
func codeBegins(text string, at int) bool {
	if at == 0 || !strings.ContainsRune(`/\.-_@+&`, rune(text[at-1])) {
		return true
	}
	return text[at-1] == '-' && (at == 1 || lower[text[at-2]] <= 1)
}

// codeEnds reports whether a code can end at a byte.
func codeEnds(text string, at int) bool {
	if at == len(text) || !strings.ContainsRune(`/\_@%-.:,#`, rune(text[at])) {
		return true
	}
	joins := at+1 < len(text) && lower[text[at+1]] > 1
	return strings.ContainsRune(`-.:,#`, rune(text[at])) && !joins
}

// hasCue reports whether the words before a number say that it is a code.
func (t *template) hasCue(text string, words []word, first, last int) bool {
	if last+1 < len(words) && units[words[last+1].key] {
		return false
	}
	from := first - 1
	for ; from >= 0 && first-from <= 3; from-- {
		between := strings.Trim(text[words[from].end:words[from+1].start], " \t")
		if len(between) > 4 || strings.Trim(between, ` :="'#([>-`) != "" {
			return false
		}
		key := words[from].key
		if !cueWords[key] && !(displays[key] && !onlyDigits.MatchString(text[words[first].start:words[last].end])) {
			if !fillers[key] {
				return false
			}
			continue
		}
		if from > 0 && notCode[words[from-1].key] {
			return false
		}
		start, end := words[first].start, words[last].end
		if text[start-1] == '[' && indexed[key] && words[from].end == start-1 {
			return false // "Event[7]:" is the seventh
		}
		cue := text[words[from].start:words[from].end]
		if from == first-1 && between == "" && (isCapitalLevel(cue) || numbered[key]) &&
			onlyDigits.MatchString(text[start:end]) && !forms["codeEnd"].MatchString(text[end:]) {
			return false // "ERROR 4711 --- [main]" has the number of a process; "ERROR E15 tray" has a code
		}
		size := 0
		for _, w := range words[first : last+1] {
			size += len(w.key) // "F.28" is two words
		}
		return size >= int(limit["digitsLeast"]) || sureCues[key] && (key != "eventid" || text[start-1] == '>')
	}
	return false
}

// isCapitalLevel reports whether a word is a level as logs write it, such as ERROR.
func isCapitalLevel(word string) bool {
	return levelWords[strings.ToLower(word)] && word == strings.ToUpper(word)
}
