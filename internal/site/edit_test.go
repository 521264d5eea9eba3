package site_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// writer makes up the front matter and the text of pages, from few words, so
// that labels meet and links are lost and found.
type writer struct{ *rand.Rand }

func (w writer) one(of ...string) string { return of[w.IntN(len(of))] }

func (w writer) label() string {
	return w.one("Hot", "Cold", "Late", "Lost", "Done", "hot", "Too  Hot")
}

// reference names a page by a label or an id, of which some exist.
func (w writer) reference() string {
	return w.one("Hot", "Cold", "guides/a", "kiln/firing/e3", "kiln/firing/e4", "kiln/care/e2", "wheel/turning/e1",
		"wheel/turning/e2")
}

func (w writer) entry() string {
	lines := []string{"status: " + w.label()}
	add := func(of int, line string) {
		if w.IntN(of) == 0 {
			lines = append(lines, line)
		}
	}
	add(3, fmt.Sprintf("also: [%s, %s]", w.label(), w.label()))
	add(4, fmt.Sprintf("code: E%d", w.IntN(4)))
	add(2, "severity: "+w.one("critical", "high", "warning", "warning"))
	add(2, "state: "+w.one("failed", "done", "done"))
	add(4, fmt.Sprintf("weight: %d", w.IntN(3)))
	add(3, "leads_to: ["+w.reference()+"]")
	add(3, "appears_with: ["+w.reference()+"]")
	add(4, "related: ["+w.reference()+", "+w.reference()+"]")
	add(4, "updated: 2026-11-"+w.one("01", "02", "20"))
	add(4, "shown_in: [{surface: "+w.one("panel", "app")+"}]")
	add(4, "escalate: "+w.one("[]", "[{to: us}]", "[{to: them, when: it is late}]"))
	add(6, "fix: [Do it.]")
	add(12, `moved_anchors: {old: "`+w.one("#fix", "kiln/care/e2#part", "Cold")+`"}`)
	return strings.Join(lines, "\n") + "\n---\n" + w.text()
}

func (w writer) article() string {
	return "title: " + w.one("Guide", "Hot",
		"Another guide") + "\nsummary: See [[" + w.reference() + "]].\n---\n" + w.text()
}

func (w writer) text() string {
	var text []string
	for range w.IntN(4) {
		text = append(text, w.one(
			"See [["+w.reference()+"]].", "See [[kiln/care/e2#contact]].", "See [it](../care/e2.md).",
			"## Part\n\nWords.", "::table{severity=high}", "::table{operation=Care state=done}", "Words."))
	}
	return strings.Join(text, "\n\n")
}

func (w writer) page(name string) string {
	if strings.HasPrefix(name, "guides/") {
		return w.article()
	}
	return w.entry()
}

// TestEditIsLink makes many edits at random and holds that each makes the site
// that Link makes of the same documents, that it leaves the site before alone,
// and that Diff lists what the two differ in.
func TestEditIsLink(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(4, 11))}
	of := files{"guides/a": "title: Guide", "guides/lamps": "title: Lamps"}
	for _, folder := range []string{"kiln/firing", "kiln/care", "wheel/turning"} {
		for i := range 6 {
			of[fmt.Sprintf("%s/e%d", folder, i)] = fmt.Sprintf("status: Label %d\nseverity: warning\nstate: done", i)
		}
	}
	in := offline()
	s, _ := linkList(t, of, in)
	var empty diag.List // warnings of empty tables
	edits, faulty, links := 0, 0, 0
	for n := range 1500 {
		before, next := dump(s), maps.Clone(of)
		documents, faults := w.edit(t, s, next)
		fresh, problems := linkList(t, next, in)
		edited, ok := s.Edit(documents)
		if got := dump(s); got != before {
			t.Fatalf("edit %d changes the site before to\n%s", n, firstLine(got, before))
		}
		switch {
		case ok && edited.Problems.HasErrors():
			faulty++
			if !problems.HasErrors() {
				t.Fatalf("edit %d: %v, and Link finds none", n, edited.Problems)
			}
		case ok:
			edits++
			if got, want := dump(edited.Site), dump(fresh); got != want || problems.HasErrors() {
				t.Fatalf("edit %d makes\n%s\nproblems: %v", n, firstLine(got, want), problems)
			}
			empty = slices.DeleteFunc(empty, func(d diag.Diagnostic) bool {
				return slices.ContainsFunc(edited.Pages, func(p *site.Page) bool { return p.File.Path == d.Pos.File })
			})
			empty = append(empty, emptyTables(edited.Problems)...).Sorted()
			if want := emptyTables(problems); fmt.Sprint(empty) != fmt.Sprint(want) {
				t.Fatalf("edit %d: empty tables are\n%v, want\n%v", n, empty, want)
			}
			checkDiff(t, s, edited.Site)
			of, s = next, edited.Site
		case !problems.HasErrors() && !faults.HasErrors():
			links++
			checkDiff(t, s, fresh)
			of, s, empty = next, fresh, emptyTables(problems)
		}
	}
	if edits < 200 || faulty < 50 || links < 200 {
		t.Errorf("%d edits, %d with faults, %d for Link: too few to show anything", edits, faulty, links)
	}
}

// edit rewrites one or two pages, or their texts alone, and parses them.
func (w writer) edit(t *testing.T, s *site.Site, of files) ([]*document.Document, diag.List) {
	t.Helper()
	names := slices.Sorted(maps.Keys(of))
	textsAlone := w.IntN(2) == 0
	var documents []*document.Document
	var faults diag.List
	for _, i := range w.Perm(len(names))[:1+w.IntN(2)] {
		name := names[i]
		front, text, _ := strings.Cut(of[name], "\n---\n")
		if of[name] = w.page(name); textsAlone {
			more := w.one("Words.", "See [[nowhere]].", "::table{severity=high}",
				"::table{state=done severity=critical}", w.text())
			of[name] = front + "\n---\n" + w.one(more, text+"\n\n"+more)
		}
		p := page(t, s, name)
		meta, body, _ := strings.Cut(of[name], "\n---\n")
		doc, list := document.Parse(source.NewFile(p.File.Path, []byte("---\n"+meta+"\n---\n"+body)), p.Kind,
			document.Keep{})
		documents, faults = append(documents, doc), append(faults, list...)
	}
	return documents, faults
}

// checkDiff holds that Diff lists every page that differs.
func checkDiff(t *testing.T, before, after *site.Site) {
	t.Helper()
	changes, same := site.Diff(before, after)
	if !same {
		return // pages or terms came or went
	}
	listed := map[string]bool{}
	for _, c := range changes {
		listed[c.After.ID] = true
	}
	for i, p := range after.Pages {
		if got, want := dumpPage(after, p), dumpPage(before, before.Pages[i]); got != want && !listed[p.ID] {
			t.Fatalf("Diff does not list %s, which is\n%s\nand was\n%s", p.ID, got, want)
		}
	}
}

// offline makes the name of the bundle part of the site, which is a sum of all texts here.
func offline() site.Input {
	c, _ := config.Parse(source.NewFile(config.FileName, []byte(settings+"offline: true\n")), nil)
	return site.Input{Config: c}
}

func emptyTables(problems diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(problems),
		func(d diag.Diagnostic) bool { return d.Code != diag.EmptyTable }).Sorted()
}

func firstLine(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("%s\nand not\n%s", a[i], b[min(i, len(b)-1)])
		}
	}
	return ""
}

// dump writes everything that linking finds of a site.
func dump(s *site.Site) string {
	var b strings.Builder
	fmt.Fprintf(&b, "updated %v edition %s rows %s needed %s\n", s.Updated, site.EditionOf([]*site.Site{s}),
		ids(s.Rows(&site.Query{})), ids(s.Needed(5)))
	for _, tax := range s.Taxonomies {
		for _, term := range tax.Terms {
			fmt.Fprintf(&b, "%s %s: %s\n", tax.ID, term.Term.ID, ids(s.List(term.Entries)))
		}
	}
	for _, p := range s.Pages {
		b.WriteString(dumpPage(s, p))
	}
	return b.String()
}

func dumpPage(s *site.Site, p *site.Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q %s children %s %s\n", p.ID, p.Title, p.Updated, ids(s.List(p.Children)), relations(s, p))
	if p.Kind == document.Operation {
		fmt.Fprintf(&b, "rows %s\n", ids(s.Rows(&site.Query{Operations: []site.Ref{p.Ref}})))
	}
	fmt.Fprintf(&b, "%v %v %v", p.Severity, p.State, p.AppliesTo)
	for _, shown := range p.ShownIn {
		fmt.Fprintf(&b, " %s of %s", shown.Surface.ID, s.Page(shown.Note.Owner).ID)
	}
	for _, e := range p.Escalate {
		fmt.Fprintf(&b, " %s when %q of %s", e.To.ID, e.When.Fragment, s.Page(e.When.Owner).ID)
	}
	for _, m := range p.Moved {
		fmt.Fprintf(&b, " %s moved to %s#%s", m.Anchor, s.Page(m.Page).ID, m.To)
	}
	for _, target := range p.Targets {
		fmt.Fprintf(&b, " to %s#%s %q %v", target.URL, target.Anchor, target.Label, target.Broken)
		if target.Table != nil {
			fmt.Fprintf(&b, " with %s", ids(s.Rows(target.Table)))
		}
	}
	b.WriteString("\n")
	return b.String()
}
