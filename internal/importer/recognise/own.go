package recognise

import (
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
)

// Own is a field that the site declares.
type Own struct {
	ID, Label string
	List      bool
	YesNo     bool
	Choices   bool // whether the settings name all values
	// Fits reports whether a text can be a value, and returns it as the settings write it.
	Fits func(text string) (string, bool)
}

// own returns the field that the site declares with an id or a label; nil for none.
func (t Terms) own(name string) *Own {
	slug := entry.Slug(name)
	for i := range t.Own {
		if o := &t.Own[i]; slug != "" && (slug == entry.Slug(o.ID) || slug == entry.Slug(o.Label)) {
			return o
		}
	}
	return nil
}

// ofChoice returns the list that has the heading of a column of ticks as a value, such as "Enterprise" of the
// editions; nil for none.
func (t Terms) ofChoice(heading string) *Own {
	for i := range t.Own {
		if o := &t.Own[i]; o.List && o.Choices {
			if _, fits := o.Fits(heading); fits {
				return o
			}
		}
	}
	return nil
}

// isTicked reports whether a column has ticks, and nothing else.
func isTicked(t *table.Table, i int) bool {
	ticks := 0
	for _, row := range t.Rows {
		c := row.Cells[i]
		plain := strings.Join(append(strings.Fields(c.Plain), plainItems(c)...), " ")
		switch {
		case ticked.MatchString(plain):
			ticks++
		case plain != "" && !blank.MatchString(plain):
			return false
		}
	}
	return ticks > 0
}

// OwnIDs lists the fields that the site declares.
func (t Terms) OwnIDs() []string {
	ids := make([]string, len(t.Own))
	for i, o := range t.Own {
		ids[i] = o.ID
	}
	return ids
}

// Values that answer the heading of their column, and mean nothing without it.
var (
	ticked = regexp.MustCompile(`(?i)^(x|✓|✔|✅|☑|●|•|y|yes|true|ja|wahr)\.?$`)
	blank  = regexp.MustCompile(`(?i)^(-|–|—|✗|✘|❌|☐|○|n|no|false|nein|falsch|n/?a)\.?$`)
)

// ownField puts what a cell holds into a field that the site declares. What does not fit
// stays in the text.
func (t *reading) ownField(e *entry.Entry, o *Own, column Column, c table.Cell) {
	plain := strings.Join(append(strings.Fields(c.Plain), plainItems(c)...), " ")
	switch {
	case o.YesNo && (ticked.MatchString(plain) || blank.MatchString(plain)):
		e.AddOwn(o.ID, ticked.MatchString(plain))
		return
	case o.List && ticked.MatchString(plain): // a column for each value
		if value, fits := o.Fits(column.Name); fits {
			e.AddOwn(o.ID, []string{value})
			return
		}
	case o.List && blank.MatchString(plain):
		return
	case o.List:
		if values, fit := o.values(c); fit {
			e.AddOwn(o.ID, values)
			return
		}
	default:
		if value, fits := o.Fits(plain); fits {
			e.AddOwn(o.ID, value)
			return
		}
	}
	e.Body = append(e.Body, column.Name+": "+strings.Join(c.All(), " "))
}

// values returns the items of a list, and whether all of them fit.
func (o *Own) values(c table.Cell) ([]string, bool) {
	items := plainItems(c)
	for part := range strings.FieldsFuncSeq(c.Plain, betweenWords) {
		items = append(items, strings.TrimSpace(part))
	}
	var out []string
	for _, item := range slices.DeleteFunc(items, func(s string) bool { return s == "" }) {
		value, fits := o.Fits(item)
		if !fits {
			return nil, false
		}
		out = append(out, value)
	}
	return out, len(out) > 0
}
