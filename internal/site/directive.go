package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
)

// DirectiveNames lists the directives, sorted.
func DirectiveNames() []string { return slices.Sorted(maps.Keys(directives)) }

// DirectiveAttributes lists the attributes that a directive takes, in the order of the
// documentation; the fields of the site come last.
func (s *Site) DirectiveAttributes(name string) []string {
	known := slices.Clone(directives[name])
	if name == "table" {
		for _, f := range s.Config.Fields {
			known = append(known, f.ID)
		}
	}
	return known
}

// AttributeChoices lists the values that an attribute of a directive may have; nil where
// any text may be one.
func (s *Site) AttributeChoices(attribute string) []string {
	switch attribute {
	case "product", "operation":
		kind := document.Product
		if attribute == "operation" {
			kind = document.Operation
		}
		var ids []string
		for _, p := range s.Pages {
			if p.Kind == kind {
				ids = append(ids, p.ID)
			}
		}
		return ids
	case "severity", "state", "surface", "contact":
		return config.IDs(s.Config.Terms(plurals[attribute]))
	case "columns":
		return s.columns()
	}
	f := s.Config.Field(attribute)
	switch {
	case f == nil:
		return nil
	case f.Type == config.BoolField:
		return []string{"yes", "no"}
	}
	return f.Choices
}

// directives lists the attributes that each directive takes.
var directives = map[string][]string{
	"table":  {"product", "operation", "severity", "state", "surface", "contact", "columns", "caption"},
	"matrix": {"product"},
}

// maxDirectiveFaults is how many faults of one directive are reported. Usually all of them
// follow from one mistake.
const maxDirectiveFaults = 20

func (l *linking) directive(p *Page, call *document.Directive) Target {
	known := l.DirectiveAttributes(call.Name)
	if known == nil {
		text := fmt.Sprintf("there is no directive %q", call.Name)
		hint := diag.DidYouMean(call.Name, []string{"matrix", "table"})
		l.fault(p, call.At.Right(2), len(call.Name), diag.BadDirective, text, hint)
		return Target{Broken: true}
	}
	q, before := &Query{}, len(l.problems)
	for i, a := range call.Attributes {
		if len(l.problems)-before >= maxDirectiveFaults {
			text := fmt.Sprintf("faultbook ignores the last %d attributes of ::%s", len(call.Attributes)-i, call.Name)
			l.fault(p, a.At, len(a.Key), diag.BadDirective, text, "fix the attributes before this one first")
			break
		}
		if !slices.Contains(known, a.Key) {
			text := fmt.Sprintf("::%s has no attribute %q", call.Name, a.Key)
			l.fault(p, a.At, len(a.Key), diag.BadDirective, text, diag.DidYouMean(a.Key, known))
			continue
		}
		l.attribute(p, q, a)
	}
	if call.Name == "matrix" {
		return l.matrix(p, q, call)
	}
	// A faulty filter may be the reason for an empty table.
	if len(l.problems) == before && len(l.Rows(q)) == 0 {
		hint := "remove a filter, or the whole table"
		l.fault(p, call.At, 2+len(call.Name), diag.EmptyTable, "the table selects no entry", hint)
	}
	return Target{Table: q}
}

func (l *linking) matrix(p *Page, q *Query, call *document.Directive) Target {
	product := p.Product
	if len(q.Products) > 0 {
		product = q.Products[0]
	}
	names := func(a document.Attribute) bool { return a.Key == "product" && a.Value != "" }
	if len(q.Products) == 0 && slices.ContainsFunc(call.Attributes, names) {
		return Target{Broken: true} // already reported
	}
	if product == 0 {
		l.fault(p, call.At, 2+len(call.Name), diag.BadDirective, "the matrix does not name a product",
			"write ::matrix{product=ID}")
		return Target{Broken: true}
	}
	return Target{Matrix: product}
}

// attribute reads one attribute of a directive into a query.
func (l *linking) attribute(p *Page, q *Query, a document.Attribute) {
	if a.Key == "caption" {
		q.Caption = a.Value
		return
	}
	if l.Config.Field(a.Key) != nil {
		q.Own = append(q.Own, OwnFilter{Field: a.Key})
	}
	before, place := len(l.problems), a.ValueAt
	words := strings.Split(a.Value, ",")
	for i, word := range words {
		if len(l.problems)-before >= maxDirectiveFaults {
			l.fault(p, place, 1, diag.BadDirective,
				fmt.Sprintf("faultbook ignores the last %d values of %s", len(words)-i, a.Key),
				"fix the values before this one first")
			return
		}
		at := place.Right(len(word) - len(strings.TrimLeft(word, " ")))
		place = place.Right(len([]rune(word)) + 1)
		if value := strings.TrimSpace(word); value != "" {
			l.attributeValue(p, q, a.Key, document.Reference{Value: value, At: at})
		}
	}
}

func (l *linking) attributeValue(p *Page, q *Query, key string, ref document.Reference) {
	switch key {
	case "product":
		if to := l.folder(p, ref, document.Product); to != nil {
			q.Products = append(q.Products, to.Ref)
		}
	case "operation":
		if to := l.folder(p, ref, document.Operation); to != nil {
			q.Operations = append(q.Operations, to.Ref)
		}
	case "severity", "state", "surface", "contact":
		if q.Terms == nil {
			q.Terms = map[string][]*config.Term{}
		}
		q.Terms[key] = append(q.Terms[key], l.term(p, key, ref, l.Config.Terms(plurals[key])))
	case "columns":
		known := l.columns()
		if !slices.Contains(known, ref.Value) {
			l.fault(p, ref.At, len(ref.Value), diag.BadDirective, fmt.Sprintf("a table has no column %q", ref.Value),
				diag.DidYouMean(ref.Value, known))
			return
		}
		q.Columns = append(q.Columns, Column(ref.Value))
	default:
		l.ownValue(p, &q.Own[len(q.Own)-1], ref)
	}
}

// columns lists the columns that a table may have.
func (s *Site) columns() []string {
	names := slices.Clone(columnNames)
	for _, f := range s.Config.Fields {
		names = append(names, f.ID)
	}
	return names
}

// ownValue reads one value of a filter by a field that the site declares.
func (l *linking) ownValue(p *Page, to *OwnFilter, ref document.Reference) {
	f := l.Config.Field(to.Field)
	choices := f.Choices
	if f.Type == config.BoolField {
		choices = []string{"yes", "no", "true", "false"}
	}
	if choices != nil && !slices.ContainsFunc(choices, func(c string) bool { return strings.EqualFold(c, ref.Value) }) {
		l.fault(p, ref.At, ref.Width(), diag.BadDirective,
			fmt.Sprintf("%s is never %q", f.ID, ref.Value), diag.DidYouMean(ref.Value, choices))
	}
	switch value := strings.ToLower(ref.Value); {
	case f.Type == config.BoolField && value == "yes":
		ref.Value = "true"
	case f.Type == config.BoolField && value == "no":
		ref.Value = "false"
	}
	to.Values = append(to.Values, ref.Value)
}

// folder finds the product or the operation that an attribute names.
func (l *linking) folder(p *Page, ref document.Reference, kind document.Kind) *Page {
	width := ref.Width()
	if to, several := l.Resolve(p, ref.Value); to == nil && several == nil && !l.isDraft(p, ref.Value) {
		l.reportUnresolved(
			ref.Value,
			p.Fault(ref.At, width, diag.NoSuchPage, fmt.Sprintf("there is no %s %q", kind, ref.Value),
				l.nearestFolder(ref.Value, kind)),
		)
		return nil
	}
	to := l.reference(p, ref.Value, ref.At, width)
	if to != nil && to.Kind != kind {
		l.reportUnresolved(
			to.ID,
			p.Fault(ref.At, width, diag.BadDirective, fmt.Sprintf("%q is no %s", ref.Value, kind),
				fmt.Sprintf("name the folder of %s %s", article(kind), kind)),
		)
		return nil
	}
	return to
}

// nearestFolder returns a hint that names the product or the operation that a
// reference may have meant.
func (l *linking) nearestFolder(ref string, kind document.Kind) string {
	if l.misses++; l.misses > maxHints {
		return ""
	}
	var ids []string
	for _, p := range l.Pages {
		if p.Kind == kind {
			ids = append(ids, p.ID)
		}
	}
	return cmp.Or(diag.DidYouMean(ref, ids), fmt.Sprintf("the site has no %s", kind))
}

func article(kind document.Kind) string {
	if kind == document.Operation {
		return "an"
	}
	return "a"
}
