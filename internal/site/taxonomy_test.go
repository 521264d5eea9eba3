package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/site"
)

func shelf() files {
	return files{
		"b/_index": "title: B\nweight: 2\nescalate: us", "b/o/_index": "shown_in: panel",
		"b/o/x": "status: X\nseverity: high\nstate: failed", "b/o/y": "status: Y\nseverity: critical\nshown_in: [app, panel, app]",
		"a/_index": "title: A\nweight: 1",
		"a/o/x":    "status: X\nseverity: high\nescalate: [them, us]", "a/q/z": "status: Z\nstate: done\nshown_in: []",
		"guides/lamps": "title: Lamps",
	}
}

func TestTaxonomies(t *testing.T) {
	s := sound(t, shelf())
	var got []string
	for _, tax := range s.Taxonomies {
		for _, term := range tax.Terms {
			got = append(got, term.URL+" "+ids(s.List(term.Entries)))
			if s.TermPage(tax.ID, term.Term) != term {
				t.Errorf("%s is not found by its term", term.URL)
			}
		}
	}
	want := []string{ // severities and states in the order of the settings, entries in that of the menu
		"severity/critical/ b/o/y", "severity/high/ a/o/x b/o/x",
		"state/failed/ b/o/x", "state/done/ a/q/z",
		"surface/panel/ b/o/x b/o/y", "surface/app/ b/o/y",
		"contact/us/ a/o/x b/o/x b/o/y", "contact/them/ a/o/x",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	panel := s.Config.Surfaces[0]
	if s.AboutTerm(panel) != page(t, s, "guides/lamps") || s.AboutTerm(s.Config.Surfaces[1]) != nil {
		t.Error("a term does not lead to the page that the settings name")
	}
}

func TestNoTaxonomyWithoutEntries(t *testing.T) {
	s := sound(t, files{"p/o/a": "status: A\nstate: done", "guides/lamps": "title: L"})
	var got []string
	for _, tax := range s.Taxonomies {
		got = append(got, fmt.Sprintf("%s %d", tax.ID, len(tax.Terms)))
	}
	if want := []string{"state 1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTablesSelect holds that filters are joined by AND, the values of one
// filter by OR.
func TestTablesSelect(t *testing.T) {
	for directive, want := range map[string]string{
		"":                                     "a/o/x a/q/z b/o/x b/o/y",
		"{product=a}":                          "a/o/x a/q/z",
		"{operation=b/o}":                      "b/o/x b/o/y",
		"{operation=\"a/q,b/o\"}":              "a/q/z b/o/x b/o/y",
		"{severity=high}":                      "a/o/x b/o/x",
		"{severity=HIGH product=b}":            "b/o/x",
		"{severity=\"critical, high\"}":        "a/o/x b/o/x b/o/y",
		"{surface=panel}":                      "b/o/x b/o/y",
		"{surface=app contact=us}":             "b/o/y",
		"{contact=them}":                       "a/o/x",
		"{state=done}":                         "a/q/z",
		"{caption=\"Any\" columns=\"status\"}": "a/o/x a/q/z b/o/x b/o/y",
		"{severity=\"\"}":                      "a/o/x a/q/z b/o/x b/o/y",
		"{product=a severity=high,critical}":   "a/o/x",
		"{product=B operation=\"o\"}":          "-", // no operation is called o from here
	} {
		of := shelf()
		of["guides/lamps"] += "\n---\n::table" + directive
		s, problems := link(t, of)
		got := "-"
		if problems == nil {
			got = ids(s.Rows(page(t, s, "guides/lamps").Targets[0].Table))
		}
		if got != want {
			t.Errorf("::table%s: %s %q, want %s", directive, got, problems, want)
		}
	}
}

func TestTableColumnsAndMatrix(t *testing.T) {
	of := shelf()
	of["b/o/x"] += "\n---\n::table{columns=\"fix, status,retry\" caption=\"All, in short\"}\n\n::matrix\n\n::matrix{product=a}\n"
	s := sound(t, of)
	targets := page(t, s, "b/o/x").Targets
	if q := targets[0].Table; !slices.Equal(q.Columns, []site.Column{site.FixColumn, site.StatusColumn, site.RetryColumn}) || q.Caption != "All, in short" {
		t.Errorf("got %+v", q)
	}
	if targets[1].Matrix != page(t, s, "b").Ref || targets[2].Matrix != page(t, s, "a").Ref {
		t.Error("a matrix is of the page's own product, or of the one it names")
	}
	if n, want := s.CountTables(), 1+8+2+3+3; n != want { // messages, terms, products, operations, directives
		t.Errorf("%d tables, want %d", n, want)
	}
}
