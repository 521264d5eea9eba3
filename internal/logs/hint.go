package logs

import "strings"

// hints are what a text has that forms of times need. Most forms are left out by one look
// at the text, which costs less than their expressions.
type hints struct {
	clock bool // digits, a colon or a dot, and digits
	date  int  // where a year and a sign such as - begin, −1 without
	dense bool // eight digits together
	epoch bool // ten digits or more together
	month bool // a name of a month
	local bool // digits, one of / . -, and digits
}

// hintsOf looks at a text.
func hintsOf(text string) hints {
	out, run := hints{date: -1}, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			run++
			out.dense = out.dense || run == 8
			out.epoch = out.epoch || run == 10
			continue
		case c >= 'A' && c <= 'Z' && !out.month && i+3 <= len(text):
			out.month = months[text[i:i+3]] > 0
		case run > 0 && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
			out.clock = out.clock || c == ':' || c == '.'
			out.local = out.local || c == '/' || c == '.' || c == '-'
			if run >= 4 && out.date < 0 && (c == '-' || c == '/' || c == '.') {
				out.date = i - 4
			}
		case run >= 4 && out.date < 0 && strings.HasPrefix(text[i:], "年"):
			out.date = i - 4
		}
		run = 0
	}
	return out
}

// may reports whether a form may be in a text, and from which offset on.
func (h hints) may(form string) (from int, may bool) {
	switch form {
	case "iso":
		return max(h.date, 0), h.clock && h.date >= 0
	case "compact":
		return 0, h.dense
	case "dense":
		return 0, h.dense && h.clock
	case "apache", "syslog":
		return 0, h.clock && h.month
	case "local":
		return 0, h.clock && h.local
	case "epoch", "counted":
		return 0, h.epoch
	case "hdfs", "boot":
		return 0, true
	}
	return 0, h.clock
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
