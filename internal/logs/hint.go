package logs

import "strings"

// hints are the first offsets in a text at which forms of times may begin, or nowhere. One pass over
// the text rules out most forms, and takes less time than their expressions.
type hints struct {
	clock  int // digits, a colon or a dot, and digits
	date   int // a year and a sign such as -
	dense  int // eight digits together, a sign such as T, and a digit
	epoch  int // ten digits or more together
	apache int // a day and the name of a month
	syslog int // the name of a month and a space
	local  int // three numbers and signs such as / between
	bare   int // hours, minutes and seconds at the beginning or after a bracket
	named  int // a name of a month in any language and a number
	asian  int // a sign for months
}

// nowhere is the offset of a form that a text lacks.
const nowhere = -1

// hintsOf returns the hints of a text.
func hintsOf(text string) hints {
	out := hints{nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, nowhere, nowhere}
	note := func(hint *int, at int) {
		if *hint < 0 {
			*hint = max(at, 0)
		}
	}
	run := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			if run++; run == epochDigits {
				note(&out.epoch, i-run)
			}
			if run == 1 && out.named < 0 && namedBefore(text[:i]) {
				note(&out.named, 0)
			}
			continue
		case c >= 'A' && c <= 'Z' && i+3 <= len(text) && (out.apache < 0 || out.syslog < 0) && isShortMonth(text[i:i+3]):
			if i > 1 && isDigit(text, i-2) {
				note(&out.apache, i-longestDay)
			}
			if i+3 < len(text) && text[i+3] == ' ' {
				note(&out.syslog, i-1) // one character more, so that the form sees that no word precedes
			}
		case run > 0 && isDigit(text, i+1):
			out.sign(text, i, run, note)
		case run >= yearDigits && strings.HasPrefix(text[i:], "年"):
			note(&out.date, i-yearDigits)
		case run > 0 && (strings.HasPrefix(text[i:], "月") || strings.HasPrefix(text[i:], "월")):
			note(&out.asian, 0)
		}
		if run == dayDigits && strings.IndexByte("T :_-", text[i]) >= 0 && isDigit(text, i+1) {
			note(&out.dense, i-run)
		}
		run = 0
	}
	return out
}

// Digits of numbers in times.
const (
	yearDigits  = 4  // a year
	dayDigits   = 8  // year, month and day without signs
	epochDigits = 10 // seconds since 1970, for dates from 2001 on
)

// namedBefore reports whether a text ends with the name of a month, or with the word that
// follows one, and signs that may precede a number.
func namedBefore(text string) bool {
	text = strings.TrimRight(text, " ./-")
	if text == "" || text[len(text)-1] < 'A' { // a sign or a digit
		return false
	}
	from := strings.LastIndexAny(text, " ./-|>([\t") + 1
	name := text[from:]
	return len(name) <= longestMonth && (name == "de" || monthOf(name) > 0)
}

// isShortMonth reports whether three bytes are the name of a month.
func isShortMonth(text string) bool {
	small := [3]byte{text[0] | 0x20, text[1] | 0x20, text[2] | 0x20}
	return months[string(small[:])] > 0
}

// longestMonth is the number of bytes that a name of a month has at most.
const longestMonth = 24

// longestDay is the number of bytes of "Mon, 02 ", which may precede a month.
const longestDay = 8

// longestBegin is the number of bytes that may precede a clock at the beginning of a line: signs of
// three bytes, or the number of the line.
const longestBegin = 18

// sign notes the forms that a sign between digits may belong to. run is how many digits are before it.
func (h *hints) sign(text string, i, run int, note func(hint *int, at int)) {
	c := text[i]
	if c == ':' || c == '.' {
		note(&h.clock, i-run)
	}
	if c == ':' && (i-run <= longestBegin || text[i-run-1] == '[') {
		note(&h.bare, 0)
	}
	if c != '-' && c != '/' && c != '.' {
		return
	}
	if run >= yearDigits {
		note(&h.date, i-yearDigits)
	}
	next := i + 2 // after the second number, which has one or two digits
	if isDigit(text, next) {
		next++
	}
	if run <= 2 && next < len(text) && strings.IndexByte("/.-", text[next]) >= 0 && isDigit(text, next+2) {
		note(&h.local, i-run-1)
	}
}

// isDigit reports whether a text has a digit at an offset, which may be beyond its end.
func isDigit(text string, at int) bool { return at < len(text) && text[at] >= '0' && text[at] <= '9' }

// may reports whether a text may have a form, and from which offset on.
func (h hints) may(form string) (from int, may bool) {
	at := h.clock
	switch form {
	case "iso":
		return h.date, h.clock >= 0 && h.date >= 0
	case "compact":
		at = h.dense
	case "dense":
		return h.dense, h.clock >= 0 && h.dense >= 0
	case "apache":
		return h.apache, h.clock >= 0 && h.apache >= 0
	case "syslog":
		return h.syslog, h.clock >= 0 && h.syslog >= 0
	case "local":
		return h.local, h.clock >= 0 && h.local >= 0
	case "clock":
		at = h.bare
	case "monthFirst", "dayFirst":
		at = h.named
	case "asian":
		at = h.asian
	case "epoch", "counted":
		at = h.epoch
	case "hdfs", "boot":
		return 0, true
	}
	return 0, at >= 0
}

// holdsFold reports whether a text has a word in any case; the word is in small letters.
func holdsFold(text, word string) bool {
	first, upper := word[0], word[0]-'a'+'A'
	for i := 0; i+len(word) <= len(text); i++ {
		if (text[i] == first || text[i] == upper) && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}
