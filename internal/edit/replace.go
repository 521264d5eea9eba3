package edit

import (
	"bytes"
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"faultbook/internal/config"
	"faultbook/internal/source"
)

// replacement is a piece of a file that reads otherwise afterwards.
type replacement struct {
	at  source.At
	old string // as written, but that an address may be escaped
	new string
}

// span is a replacement with its place in bytes.
type span struct {
	start, end int
	text       string
}

// apply changes pieces of a file and returns how many. A piece that is not at its place
// is left: what checks the result reports it.
func (r *relinking) apply(name string, changes []replacement) (int, error) {
	if len(changes) == 0 {
		return 0, nil
	}
	text, err := r.read(name)
	if err != nil {
		return 0, err
	}
	spans := spansOf(text, changes)
	for _, s := range spans {
		text = slices.Concat(text[:s.start], []byte(s.text), text[s.end:])
	}
	if len(spans) > 0 {
		r.changed[name] = text
	}
	return len(spans), nil
}

var byteOrderMark = []byte("\ufeff")

// spansOf finds the pieces, from the last to the first, each once.
func spansOf(text []byte, changes []replacement) []span {
	skipped := 0
	if bytes.HasPrefix(text, byteOrderMark) {
		skipped = len(byteOrderMark)
	}
	file := source.NewFile("", text[skipped:])
	var spans []span
	for _, c := range changes {
		start := skipped + file.Offset(c.at)
		if from, to, found := find(text, start, c.old); found {
			spans = append(spans, span{from, to, c.new})
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(b.start, a.start) })
	return slices.CompactFunc(spans, func(a, b span) bool { return a.start == b.start })
}

// searched is how many bytes after its place a piece is looked for: YAML may have joined
// the lines of a text and taken out escapes, so that places in it are inexact.
const searched = 400

// find returns where a piece is, from its place on: as it is, or as an address with
// escapes.
func find(text []byte, start int, old string) (from, to int, found bool) {
	if bytes.HasPrefix(text[start:], []byte(old)) {
		return start, start + len(old), true
	}
	near := text[start:min(len(text), start+searched)]
	if end := bytes.IndexAny(near, ")>\"' \t\n|]"); end > 0 {
		if plain, err := url.PathUnescape(string(near[:end])); err == nil && plain == old {
			return start, start + end, true
		}
	}
	for at := 0; old != ""; {
		i := bytes.Index(near[at:], []byte(old))
		if i < 0 {
			break
		}
		from, to = at+i, at+i+len(old)
		if !withinWord(near, from) && !withinWord(near, to) {
			return start + from, start + to, true
		}
		at = to
	}
	return 0, 0, false
}

// withinWord reports whether an offset of a text is inside an id or a word.
func withinWord(text []byte, at int) bool {
	part := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= 0x80 || strings.IndexByte("-_/.", text[i]) >= 0 ||
			unicode.IsLetter(rune(text[i])) || unicode.IsDigit(rune(text[i])))
	}
	return part(at-1) && part(at)
}

// settings changes the ids of pages that the settings name.
func (r *relinking) settings() (int, error) {
	c := r.before.Config
	var changes []replacement
	note := func(id string, at source.At) {
		if p := r.before.PageByID(id); p != nil && id != "" && r.newID(p.ID) != p.ID {
			changes = append(changes, replacement{at, id, r.newID(p.ID)})
		}
	}
	for _, f := range c.Featured {
		note(f.Value, f.At)
	}
	for _, terms := range [][]*config.Term{c.Severities, c.States, c.Surfaces, c.Contacts} {
		for _, t := range terms {
			note(t.Page, t.PageAt)
		}
	}
	for _, item := range c.Footer {
		note(item.Page, item.PageAt)
	}
	return r.apply(
		config.FileName,
		slices.DeleteFunc(changes, func(c replacement) bool { return strings.TrimSpace(c.old) == "" }),
	)
}
