// Package entry is what an import makes of the rows of tables: entries with their
// fields, and the files of a site. Entries come in, files with what of the author's
// stays go out. It never reads and never writes the disk.
package entry

import (
	"cmp"
	"strings"
)

// Entry is one status, error or notification. Texts are Markdown of one line.
type Entry struct {
	Folder    string // product/operation
	Operation string // the title of the operation; "" where only its folder is known
	Key       string // the name in a catalogue of messages; "" for none
	Status    string
	Also      []string
	Code      string
	Codes     []string // the codes after the first
	Own       []Value  // of fields that the site declares
	Messages  []string // with placeholders as <Name>
	Severity  string   // the id of a term
	State     string   // the id of a term
	Icon      string
	Summary   string
	Action    string // "none", or "" where the source does not say
	Causes    []Cause
	Fix       []string
	Places    []Place
	Retries   int    // attempts; 0 where the source does not say
	Contact   string // the id of a term
	Keywords  []string
	Aliases   []string
	Body      []string // paragraphs of what no field takes
	Source    string   // the name of the file
	Line      int      // in it; 0 where lines mean nothing
}

// Cause is one cause and its steps.
type Cause struct {
	Text string
	Fix  []string
}

// Place is where a product shows a status.
type Place struct{ Surface, Under, Condition string }

// Identity is what tells an entry from all others of a site: two rows of one
// identity are one entry.
func (e *Entry) Identity() string {
	parts := []string{e.Folder, e.Key, e.Code, Slug(e.Status)}
	for _, m := range e.Messages {
		parts = append(parts, Slug(m))
	}
	return join(parts)
}

// Label returns what a report calls the entry: its label, its code or its message.
func (e *Entry) Label() string {
	return cmp.Or(e.Status, e.Code, e.Key, strings.Join(e.Messages, " "))
}

// Merge takes over what another row or source says of the same status. It returns
// what it has no place for.
func (e *Entry) Merge(other Entry, next bool) []string {
	var left []string
	one := func(own *string, theirs, name string) {
		if *own == "" {
			*own = theirs
		} else if theirs != "" && theirs != *own {
			left = append(left, name+": "+theirs)
		}
	}
	one(&e.Severity, other.Severity, "severity")
	one(&e.State, other.State, "state")
	one(&e.Icon, other.Icon, "icon")
	one(&e.Action, other.Action, "action")
	one(&e.Contact, other.Contact, "contact")
	if e.Summary == "" {
		e.Summary = other.Summary
	} else if other.Summary != e.Summary {
		e.Body = union(e.Body, paragraph(other.Summary))
	}
	if e.Retries == 0 {
		e.Retries = other.Retries
	}
	e.mergeSteps(other, next)
	e.Codes = union(e.Codes, other.Codes)
	for _, v := range other.Own {
		e.AddOwn(v.Key, v.Value)
	}
	e.Also, e.Keywords, e.Aliases = union(e.Also, other.Also), union(
		e.Keywords,
		other.Keywords,
	), union(e.Aliases, other.Aliases)
	e.Body = union(e.Body, other.Body)
	for _, p := range other.Places {
		e.Place(p)
	}
	if e.Action == "none" && len(e.Fix) > 0 {
		e.Action = ""
	}
	return left
}

// AddOwn sets a field that the site declares, or adds to its list. The first of two single
// values counts.
func (e *Entry) AddOwn(key string, value any) {
	for i := range e.Own {
		if own := &e.Own[i]; own.Key == key {
			list, isList := own.Value.([]string)
			if more, ok := value.([]string); ok && isList {
				own.Value = union(list, more)
			}
			return
		}
	}
	e.Own = append(e.Own, Value{key, value})
}

// mergeSteps gives causes their own steps where each row of a status has some:
// next says that the other row follows in the same table.
func (e *Entry) mergeSteps(other Entry, next bool) {
	if next && len(other.Causes) > 0 && len(other.Fix) > 0 {
		if len(e.Fix) > 0 && len(e.Causes) == 1 {
			e.Causes[0].Fix, e.Fix = e.Fix, nil
		}
		for _, c := range other.Causes {
			e.Causes = append(e.Causes, Cause{c.Text, other.Fix})
		}
		return
	}
	for _, c := range other.Causes {
		if !e.has(c.Text) {
			e.Causes = append(e.Causes, c)
		}
	}
	e.Fix = union(e.Fix, other.Fix)
}

func (e *Entry) has(cause string) bool {
	for _, c := range e.Causes {
		if c.Text == cause {
			return true
		}
	}
	return false
}

// Place adds a place, or what is new of it.
func (e *Entry) Place(p Place) {
	for i := range e.Places {
		own := &e.Places[i]
		if own.Surface != p.Surface || own.Condition != "" && p.Condition != "" && own.Condition != p.Condition {
			continue
		}
		if own.Under == "" {
			own.Under = p.Under
		}
		if own.Condition == "" {
			own.Condition = p.Condition
		}
		return
	}
	e.Places = append(e.Places, p)
}

func paragraph(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
