package logs

import (
	"slices"
	"strings"
)

// cutShort returns the match of a message that three dots cut in the line; nil if there is none. The
// match has the words and gaps before the dots.
func (m *Matcher) cutShort(w *window) *match {
	last, from := -1, w.from
	for range maxDots {
		at := forms["dots"].FindStringIndex(w.text[from:w.to])
		if at == nil {
			break
		}
		first := last + 1
		for last+1 < len(w.words) && w.words[last+1].end <= from+at[0] {
			last++
		}
		if found := m.cutAt(w, first, last); found != nil {
			return found
		}
		from += at[1]
	}
	return nil
}

// maxDots is how many dots of a line are tried as the end of a message.
const maxDots = 4

// maxMeant is how many entries the beginning of a message may belong to.
const maxMeant = 3

// cutAt looks for messages that begin between the words first and last, and are cut after last.
func (m *Matcher) cutAt(w *window, first, last int) *match {
	var best *match
	for i := first; i < last; i++ {
		if w.words[i].start < w.from {
			continue
		}
		for _, n := range m.beginnings[pairHash(hash(w.words[i].key), hash(w.words[i+1].key))] {
			t := m.templates[n]
			found := t.begun(w, i, last)
			switch {
			case found == nil || !found.isClear(w) || !m.holds(found, w):
			case best == nil || found.template.outweighs(best.template):
				best = found
			case !best.template.outweighs(found.template):
				best.template.entries = append(best.template.entries, t.entries...)
			}
		}
	}
	if best == nil {
		return nil
	}
	slices.Sort(best.template.entries)
	best.template.entries = slices.Compact(best.template.entries)
	if n := len(best.template.entries); n > maxMeant || n > 1 && !best.template.strong() {
		return nil
	}
	return best
}

// isClear reports whether what a line shows of a message is specific enough: anywhere in the
// line, or where it begins the text of the line and its first word is as in the message.
func (f *match) isClear(w *window) bool {
	t, start := f.template, w.words[f.first].start
	return t.strong() || t.weight >= limit["weak"] && t.words >= int(limit["weakWords"]) &&
		w.text[start:w.words[f.first].end] == t.first && f.begins(w, start)
}

// begun compares the beginning of a template with the words from first to last, the last of
// which may be cut itself.
func (t *template) begun(w *window, first, last int) *match {
	skip := 0
	if len(t.parts[0]) == 0 {
		skip = 1
	}
	own := &template{kind: t.kind, entries: slices.Clone(t.entries), first: t.first}
	found := &match{template: own, first: first, last: first - 1, cut: true}
	at := first
	for p, part := range t.parts[skip:] {
		from := at
		for p > 0 && at <= last && !equalUpTo(w, part, at, last) {
			at++
		}
		if at > last || at-from > int(limit["gapWords"]) {
			break // the argument is cut
		}
		n := 0
		for ; n < len(part) && at+n <= last && w.words[at+n].key == part[n]; n++ {
			own.weight += weightOf(part[n])
			own.words++
		}
		if n == 0 || n < len(part) && !equalUpTo(w, part, at, last) {
			if p == 0 {
				return nil
			}
			break
		}
		if p > 0 {
			found.gaps = append(found.gaps, [2]int{from, at - 1})
			own.gaps, own.glue = append(own.gaps, t.gaps[p-1+skip]), append(own.glue, t.glue[p-1+skip])
		}
		own.parts = append(own.parts, part[:n])
		at += n
		found.last = at - 1
		if n < len(part) {
			break
		}
	}
	if last-found.last > int(limit["gapWords"]) {
		return nil
	}
	return found
}

// equalUpTo reports whether the words from at to last begin a part of a template.
func equalUpTo(w *window, part []string, at, last int) bool {
	for i, key := range part {
		switch {
		case at+i > last:
			return i > 0
		case w.words[at+i].key == key:
		default:
			return at+i == last && i > 0 && strings.HasPrefix(key, w.words[at+i].key)
		}
	}
	return true
}

// beginning returns the hash of the first two words of a message, which finds it when it is cut; false if
// it is too short or too weak to be found so.
func (t *template) beginning() (uint32, bool) {
	for _, part := range t.parts {
		if len(part) > 1 && t.kind == message && t.strong() {
			return pairHash(hash(part[0]), hash(part[1])), true
		}
		if len(part) > 0 {
			break
		}
	}
	return 0, false
}
