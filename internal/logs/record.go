package logs

import (
	"strings"
)

// record is a line that a reader keeps. What it says by itself comes first: any goroutine may
// find that out. The rest depends on the lines around it.
type record struct {
	text string
	no   int
	marks
	lone

	looked bool // for a time
	timed  bool
	stamp  stamp
	judged bool // whether it is a fault
	failed bool
	shaped *phrase // its text, if it is a fault

	split  bool // a word may begin in the line before and end in this one
	event  *event
	inside bool // a match that began above goes on here
}

// lone is what templates find in a line alone.
type lone struct {
	window *window // nil unless something is found
	whole  *match  // a whole message
	short  *match  // a message that dots cut
	beyond bool    // a message may go on outside
}

// newRecord returns the record of a line, with what it says by itself. after says that the line
// follows one that may be a status or a fault.
func (m *Matcher) newRecord(line string, no int, after bool) record {
	rec := record{text: clean(line), no: no}
	rec.marks = m.scan(rec.text)
	rec.lone = m.alone(&rec)
	if after || rec.notable() {
		rec.time()
	}
	if rec.faulty && rec.isFault() && rec.whole == nil {
		rec.phrase()
	}
	return rec
}

// notable reports whether a line may be a status or a fault.
func (rec *record) notable() bool { return rec.anchored || rec.faulty || rec.dotted }

// alone compares a line by itself with the templates.
func (m *Matcher) alone(rec *record) (out lone) {
	if !rec.anchored && !rec.dotted {
		return out
	}
	w := &window{text: rec.text, to: len(rec.text), words: cut(rec.text)}
	if rec.anchored {
		out.whole, out.beyond = m.find(w), w.beyond
	}
	if rec.dotted {
		out.short = m.cutShort(w)
	}
	if out.whole != nil || out.short != nil {
		out.window = w
	}
	return out
}

// time returns the time of a line.
func (rec *record) time() (stamp, bool) {
	if !rec.looked {
		rec.stamp, rec.timed = timeOf(rec.text)
		rec.looked = true
	}
	return rec.stamp, rec.timed
}

// isFault reports whether a line says that something failed.
func (rec *record) isFault() bool {
	if !rec.judged {
		rec.failed, rec.judged = isFault(rec.text), true
	}
	return rec.failed
}

// phrase returns the text of a line.
func (rec *record) phrase() *phrase {
	if rec.shaped == nil {
		rec.shaped = newPhrase(body(rec.text))
	}
	return rec.shaped
}

// begins reports whether a line is the first of an entry of a log.
func (rec *record) begins() bool {
	if rec.text == "" || rec.text[0] == '{' || rec.text[0] == '<' {
		return true
	}
	_, timed := rec.time()
	return timed || levelInHead(rec.text) != unsaid
}

// dots reports whether a line has dots that may cut a message.
func dots(line string) bool { return strings.Contains(line, "...") || strings.Contains(line, "…") }
