package recognise

import (
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
)

// Column is what a column was understood as.
type Column struct {
	Name   string `json:"column"`
	Field  Field  `json:"field"`
	Why    string `json:"because"` // map, settings, heading or values
	Sample string `json:"sample,omitempty"`
}

// mostly is which share of its values, in percent, makes a column what they look like.
const mostly = 80

// labelWords is how many words a label has on average at most: longer ones are messages.
const labelWords = 6

// summaryWords is how many words a summary has on average at least: shorter ones are names,
// such as that of an owner.
const summaryWords = 3

// codeForm matches one code: E1042, F.28, CE-34878-0, 2811-1006, 7H-01 and 8002A547 are some.
var codeForm = regexp.MustCompile(
	`^(0x[0-9A-Fa-f]{2,8}|-?\d{3,10}|[A-Z]{1,10}[-_]?\d{1,8}[A-Za-z]?|` +
		`[A-Za-z]{1,10}[-_ ]?\d{2,8}|[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|\d+(\.\d+)+|` +
		`[A-Z]{1,10}[. ]\d{1,8}|[A-Z]{1,10}-?\d{1,8}-\d{1,6}[A-Za-z]?|\d{4}-\d{4}|\d[A-Z]-\d{1,4}|\d[0-9A-F]{7})$`,
)

// columns decides what each column of a table is.
func (r *Recogniser) columns(t *table.Table) []Column {
	out := make([]Column, len(t.Header))
	scores := make([]int, len(out))
	for i, name := range t.Header {
		out[i] = Column{Name: name, Sample: sample(t, i)}
		if name == "" {
			out[i].Name = columnName(i)
		}
		if field, mapped := r.mapped(spanned(t, i), out[i].Name); mapped {
			out[i].Field, out[i].Why, scores[i] = field, "map", 1000
		} else if o := r.Terms.own(name); o != nil {
			out[i].Field, out[i].Why, scores[i] = Field(o.ID), "settings", 500
		} else if o := r.Terms.ofChoice(name); o != nil && isTicked(t, i) {
			out[i].Field, out[i].Why, scores[i] = Field(o.ID), "settings", 500
		} else if g := byHeader(name); g.field != "" && !(isTerm(g.field) && isTicked(t, i)) {
			out[i].Field, out[i].Why, scores[i] = g.field, "heading", g.score
		}
	}
	for i := range out { // the best heading keeps a field that holds one value
		for j := range out {
			if i != j && out[i].Field == out[j].Field && single(out[i].Field) &&
				(scores[j] < scores[i] || scores[j] == scores[i] && j > i) {
				out[j].Field, out[j].Why = "", ""
			}
		}
	}
	if len(out) == 1 && out[0].Why != "map" {
		out[0].Field, out[0].Why = Mixed, "values"
	}
	r.codeLabels(t, out)
	r.byValues(t, out)
	for i := range out {
		if out[i].Field == Body { // the text of a page has the whole heading
			out[i].Name = spanned(t, i)
		}
	}
	return out
}

// spanned returns the name of a column with the headings above it that span several, such as "Remedy: Users".
func spanned(t *table.Table, i int) string {
	name := t.Header[i]
	if name == "" {
		name = columnName(i)
	}
	if i < len(t.Above) && t.Above[i] != "" {
		return t.Above[i] + ": " + name
	}
	return name
}

// single reports whether only one column can be a field.
func single(f Field) bool {
	switch f {
	case Status, Message, Code, Summary, Severity, State, Product, Operation, Icon, Key:
		return true
	}
	return false
}

// isTerm reports whether the values of a field are names. A tick is none: below "Severity: High" it answers the
// heading.
func isTerm(f Field) bool {
	switch f {
	case Severity, State, Contact, Product, Operation, Icon:
		return true
	}
	return false
}

// codeLabels takes a column of labels for codes where its values are codes, such as "Alarm" above AL-1.
func (r *Recogniser) codeLabels(t *table.Table, out []Column) {
	if slices.ContainsFunc(out, func(c Column) bool { return c.Field == Code }) {
		return
	}
	for i, c := range out {
		v := r.look(t, i)
		if c.Field == Status && c.Why == "heading" && v.filled > 0 && v.codes*100 >= v.filled*mostly {
			out[i].Field, out[i].Why = Code, "values"
			return
		}
	}
}

// byValues decides on the columns whose heading says nothing.
func (r *Recogniser) byValues(t *table.Table, out []Column) {
	set := func(i int, f Field) { out[i].Field, out[i].Why = f, "values" }
	taken := func(f Field) bool { return slices.ContainsFunc(out, func(c Column) bool { return c.Field == f }) }
	names := func(v shape) bool { // steps, and few values for many codes, such as those of an owner, name no entry
		if taken(Status) || taken(Message) || v.lists > 0 && v.lists*2 >= v.filled && !taken(Fix) && taken(Code) {
			return false
		}
		code := slices.IndexFunc(out, func(c Column) bool { return c.Field == Code })
		return code < 0 || v.distinct*2 >= r.look(t, code).distinct
	}
	for i := range out {
		if out[i].Field != "" {
			continue
		}
		v := r.look(t, i)
		switch {
		case v.filled == 0:
			set(i, Ignore)
		case v.yesNo == v.filled:
			set(i, Body)
		case v.severities*100 >= v.filled*mostly && !taken(Severity):
			set(i, Severity)
		case v.codes*100 >= v.filled*mostly && !taken(Code):
			set(i, Code)
		case names(v) && v.words <= labelWords*v.filled && (taken(Code) || i == 0):
			set(i, Status)
		case names(v):
			set(i, Message)
		case v.lists*2 >= v.filled && !taken(Fix):
			set(i, Fix)
		case v.distinct*2 < v.filled && v.words <= labelWords*v.filled && !taken(Operation):
			set(i, Operation)
		case !taken(Summary) && v.words >= summaryWords*v.filled:
			set(i, Summary)
		default:
			set(i, Body)
		}
	}
	if !taken(Status) && !taken(Message) && !taken(Code) && !taken(Mixed) && !taken(Key) && len(out) > 0 {
		set(0, Status)
	}
}

// shape counts what the values of a column look like.
type shape struct{ filled, codes, severities, lists, words, distinct, yesNo int }

func (r *Recogniser) look(t *table.Table, i int) shape {
	var s shape
	seen := map[string]bool{}
	for _, row := range t.Rows {
		c := row.Cells[i]
		if c.Empty() {
			continue
		}
		s.filled++
		s.words += len(strings.Fields(c.Plain))
		if len(c.Items) > 0 {
			s.lists++
		}
		if len(codes(c)) > 0 {
			s.codes++
		}
		if ticked.MatchString(c.Plain) || blank.MatchString(c.Plain) {
			s.yesNo++
		}
		if r.Terms.severity(c.Plain) != "" {
			s.severities++
		}
		if !seen[c.Plain] {
			seen[c.Plain] = true
			s.distinct++
		}
	}
	return s
}

// codes lists the codes of a cell that holds nothing else, such as "E1; E2" and "0x80070005 (E_ACCESSDENIED)".
func codes(c table.Cell) []string {
	var out []string
	for _, line := range append(strings.Split(c.Plain, "\n"), plainItems(c)...) {
		for code := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(",;/|()", r) }) {
			if code = strings.TrimSpace(code); code == "" {
				continue
			}
			if !codeForm.MatchString(code) {
				return nil
			}
			out = append(out, code)
		}
	}
	return out
}

func plainItems(c table.Cell) []string {
	var out []string
	for _, item := range c.Items {
		out = append(out, Plain(item))
	}
	return out
}

// sampleLength is how many characters of a value a sample shows.
const sampleLength = 60

// sample returns the first value of a column on one line.
func sample(t *table.Table, i int) string {
	for _, row := range t.Rows {
		if c := row.Cells[i]; !c.Empty() {
			text := []rune(Plain(strings.Join(c.All(), " • ")))
			if len(text) > sampleLength {
				return string(text[:sampleLength-1]) + "…"
			}
			return string(text)
		}
	}
	return ""
}

// mapped returns the field that the author gives a column, by one of its names.
func (r *Recogniser) mapped(names ...string) (Field, bool) {
	for _, name := range names {
		for column, field := range r.Mapping.Columns {
			if entry.Slug(column) == entry.Slug(name) {
				return Field(field), true
			}
		}
	}
	return "", false
}
