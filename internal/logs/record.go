package logs

import "strings"

// record is a line that a reader keeps. Its first fields depend on the line alone, and any goroutine may
// set them. The others depend on the lines around it.
type record struct {
	text string
	no   int
	marks
	lone

	looked bool // whether stamp and timed are set
	timed  bool
	stamp  stamp
	judged bool // whether failed is set
	failed bool
	shaped *phrase // its text, if it is a fault

	split  bool // a word may begin in the line before and end in this one
	event  *event
	inside bool // a match that began above goes on here
}

// lone is the result of comparing a line by itself with the templates.
type lone struct {
	window *window // nil unless something is found
	whole  *match  // a whole message
	short  *match  // a message that three dots cut
	beyond bool    // a message may extend beyond the line
}

// newRecord returns the record of a line with the fields that depend on the line alone. after says that
// the line before may be a status or a fault; then the time of this one is needed.
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

// alone compares a line with the templates, without its neighbors.
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

// time returns the time of a line; false if it has none.
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

// phrase returns the text of a line, without its time and level.
func (rec *record) phrase() *phrase {
	if rec.shaped == nil {
		rec.shaped = newPhrase(body(rec.text))
	}
	return rec.shaped
}

// begins reports whether a line begins an entry of a log.
func (rec *record) begins() bool {
	if rec.text == "" || rec.text[0] == '{' || rec.text[0] == '<' {
		return true
	}
	_, timed := rec.time()
	return timed || levelInHead(rec.text) != unsaid
}

// dots reports whether a line has three dots, which may cut a message.
func dots(line string) bool { return strings.Contains(line, "...") || strings.Contains(line, "…") }
