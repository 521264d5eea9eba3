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
	"faultbook/internal/entry"
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
	return w.one("Hot", "Cold", "guides/a", "kiln/firing/e3", "kiln/firing/e4", "kiln/care/e2", "wheel/turning/e1", "wheel/turning/e2")
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
	return "title: " + w.one("Guide", "Hot", "Another guide") + "\nsummary: See [[" + w.reference() + "]].\n---\n" + w.text()
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

// TestReviseIsLink makes many edits at random and holds that each leaves the
// site as settling it anew would, or as it was when it cannot be put in place.
func TestReviseIsLink(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(4, 11))}
	of := files{"guides/a": "title: Guide", "guides/lamps": "title: Lamps"}
	for _, folder := range []string{"kiln/firing", "kiln/care", "wheel/turning"} {
		for i := range 6 {
			of[fmt.Sprintf("%s/e%d", folder, i)] = fmt.Sprintf("status: Label %d\nseverity: warning\nstate: done", i)
		}
	}
	s, _ := linkList(t, of, offline())
	var empty diag.List // warnings of empty tables, as they are kept beside the site
	revised, undone := 0, 0
	for n := range 1500 {
		before, next := dump(s), maps.Clone(of)
		names := slices.Sorted(maps.Keys(of))
		var entries []*entry.Entry
		var faults diag.List
		for _, i := range w.Perm(len(names))[:1+w.IntN(2)] {
			next[names[i]] = w.page(names[i])
			p := page(t, s, names[i])
			meta, body, _ := strings.Cut(next[names[i]], "\n---\n")
			e, list := entry.Parse(source.NewFile(p.File.Path, []byte("---\n"+meta+"\n---\n"+body)), p.Kind, false)
			entries, faults = append(entries, e), append(faults, list...)
		}
		fresh, problems := linkList(t, next, offline())
		revision, ok := s.Revise(entries)
		got, want := dump(s), dump(fresh)
		switch {
		case ok && !revision.Problems.HasErrors():
			revised++
			if got != want || problems.HasErrors() {
				t.Fatalf("edit %d: revised to\n%s\nproblems: %v", n, firstLine(got, want), problems)
			}
			empty = slices.DeleteFunc(empty, func(d diag.Diagnostic) bool {
				return slices.ContainsFunc(revision.Pages, func(p *site.Page) bool { return p.File.Path == d.Pos.File })
			})
			empty = append(empty, emptyTables(revision.Problems)...).Sorted()
			if want := emptyTables(problems); fmt.Sprint(empty) != fmt.Sprint(want) {
				t.Fatalf("edit %d: empty tables are\n%v, want\n%v", n, empty, want)
			}
			of = next
		case got != before:
			t.Fatalf("edit %d: undone to\n%s", n, firstLine(got, before))
		case !problems.HasErrors() && !faults.HasErrors():
			of, s, empty = next, fresh, emptyTables(problems)
		default:
			undone++
		}
	}
	if revised < 200 || undone < 200 {
		t.Errorf("%d edits were put in place and %d undone: too few to hold anything", revised, undone)
	}
}

// offline asks for the edition to be told, which is a sum of all texts here.
func offline() site.Input {
	c, _ := config.Parse(source.NewFile(config.FileName, []byte(settings+"offline: true\n")))
	return site.Input{Config: c}
}

func emptyTables(problems diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(problems), func(d diag.Diagnostic) bool { return d.Code != diag.EmptyTable }).Sorted()
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

// dump writes everything down that is settled of a site.
func dump(s *site.Site) string {
	var b strings.Builder
	fmt.Fprintf(&b, "updated %v edition %s rows %s needed %s\n", s.Updated, s.Edition(), ids(s.Rows(&site.Query{})), ids(s.Needed(5)))
	for _, tax := range s.Taxonomies {
		for _, term := range tax.Terms {
			fmt.Fprintf(&b, "%s %s: %s\n", tax.ID, term.Term.ID, ids(term.Entries))
		}
	}
	for _, p := range s.Pages {
		fmt.Fprintf(&b, "%s %q %s children %s %s\n", p.ID, p.Title, p.Updated, ids(p.Children), relations(p))
		if p.Kind == entry.Operation {
			fmt.Fprintf(&b, "rows %s\n", ids(s.Rows(&site.Query{Operations: []*site.Page{p}})))
		}
		fmt.Fprintf(&b, "%v %v %v", p.Severity, p.State, p.AppliesTo)
		for _, shown := range p.ShownIn {
			fmt.Fprintf(&b, " %s of %s", shown.Surface.ID, shown.Note.Owner.ID)
		}
		for _, e := range p.Escalate {
			fmt.Fprintf(&b, " %s when %q of %s", e.To.ID, e.When.Fragment, e.When.Owner.ID)
		}
		for _, m := range p.Moved {
			fmt.Fprintf(&b, " %s moved to %s#%s", m.Anchor, m.Page.ID, m.To)
		}
		for _, target := range p.Targets {
			fmt.Fprintf(&b, " to %s#%s %q %v", target.URL, target.Anchor, target.Label, target.Broken)
			if target.Table != nil {
				fmt.Fprintf(&b, " with %s", ids(s.Rows(target.Table)))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
