package recognise

import (
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
)

// Term is one value of a vocabulary of the site.
type Term struct{ ID, Label string }

// Terms are the vocabularies of the site.
type Terms struct {
	Severities, States, Surfaces, Contacts []Term
	Own                                    []Own // fields that the site declares
}

// find returns the id of the term that a text names.
func find(terms []Term, text string) string {
	slug := entry.Slug(text)
	for _, t := range terms {
		if slug != "" && (slug == entry.Slug(t.ID) || slug == entry.Slug(t.Label)) {
			return t.ID
		}
	}
	return ""
}

// sameSeverity are words of other sources for the severities that most sites have.
var sameSeverity = map[string][]string{
	"kritisch": {
		"critical",
		"fatal",
	}, "schwerwiegend": {"critical", "fatal"}, "hoch": {"high", "error"}, "fehler": {"error", "high"},
	"mittel": {
		"medium",
		"warning",
	}, "warnung": {"warning"}, "niedrig": {"low", "info"}, "information": {"informative", "info"},
	"informational": {
		"informative",
		"info",
	}, "info": {"informative"}, "informative": {"info"}, "hinweis": {"note", "info"},
	"warn": {"warning"}, "err": {"error"}, "major": {"high", "error"}, "minor": {"low"},
}

// severity returns the id of the severity that a text names.
func (t Terms) severity(text string) string {
	if id := find(t.Severities, text); id != "" {
		return id
	}
	for _, other := range sameSeverity[entry.Slug(text)] {
		if id := find(t.Severities, other); id != "" {
			return id
		}
	}
	return ""
}

// genericPlaces are words of a label that a source may leave out.
var genericPlaces = []string{"page", "tab", "view", "screen", "seite", "ansicht"}

// within returns the id of the first term whose label is in a text.
func within(terms []Term, text string) string {
	words := split(text)
	best, most := "", 0
	for _, t := range terms {
		label := slices.DeleteFunc(split(t.Label), func(w string) bool { return slices.Contains(genericPlaces, w) })
		if len(label) > most && index(words, label) >= 0 {
			best, most = t.ID, len(label)
		}
	}
	return best
}

// Plain returns a Markdown of one line without its marks.
func Plain(markdown string) string {
	var b strings.Builder
	for i := 0; i < len(markdown); i++ {
		if markdown[i] == '\\' && i+1 < len(markdown) && strings.IndexByte("\\*`[]<_~", markdown[i+1]) >= 0 {
			i++
		} else if markdown[i] == '*' || markdown[i] == '`' {
			continue
		}
		b.WriteByte(markdown[i])
	}
	return b.String()
}
