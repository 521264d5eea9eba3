package logs

import "strings"

// begins reports whether a match is where the text of a message begins: after a sign, the level or the
// time of the line.
func (f *match) begins(w *window, start int) bool {
	before := forms["numbers"].ReplaceAllString(w.text[w.from:max(start, w.from)], "")
	before = strings.TrimRight(before, " ")
	if before == "" || strings.ContainsRune(":\"'`=|>[({-,;*\t", rune(before[len(before)-1])) ||
		strings.HasSuffix(before, "]") {
		return true
	}
	if f.first > 0 && levelWords[w.words[f.first-1].key] {
		return true
	}
	line := w.text[w.from:w.to]
	return bodyAt(line) == start-w.from
}

// closes reports whether a match ends where the text of a message ends.
func (f *match) closes(w *window, end int) bool {
	if f.ends {
		n, to := 0, w.argumentEnd(end)
		for i := f.last + 1; i < len(w.words) && w.words[i].start < to; i++ {
			n++
		}
		return n <= int(limit["endGapWords"])
	}
	after := strings.TrimLeft(w.text[end:max(w.to, end)], " \t")
	return after == "" || closing.MatchString(after)
}

// argumentEnd returns the offset at which the last argument of a message ends: with the string that
// holds the message, before the next field, or with the line.
func (w *window) argumentEnd(start int) int {
	to := w.to
	if start > to { // the message goes on below its line
		to = len(w.text)
		if at := strings.IndexByte(w.text[start:], '\n'); at >= 0 {
			to = start + at
		}
	}
	if at := forms["argumentEnd"].FindStringIndex(w.text[start:to]); at != nil {
		to = start + at[0]
	}
	if at := forms["nextField"].FindStringSubmatchIndex(w.text[start:to]); at != nil {
		to = start + at[3]
	}
	inside := false
	for i := w.from; i < to; i++ {
		if w.text[i] != '"' || i > 0 && w.text[i-1] == '\\' {
			continue
		}
		if inside && i >= start {
			return i
		}
		inside = !inside && i < start
	}
	return to
}

// closing matches the rest of a line after the end of a message.
var closing = forms["closing"]

// goesOn reports whether the first sentence of a message is followed by nothing, or as in the message:
// "Value cannot be null. (Parameter 'x')" is another message than one about a site.
func (f *match) goesOn(w *window, end int) bool {
	if forms["sentenceCut"].MatchString(w.text[end:]) {
		return true
	}
	for i, key := range f.template.rest {
		if at := f.last + 1 + i; at < len(w.words) && w.words[at].key != key {
			return false
		}
	}
	return true
}
