package site_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

const settings = `
surfaces: [{id: panel, label: Panel, page: guides/lamps}, {id: app, label: App}]
contacts: [{id: us, label: Us}, {id: them, label: Them}]
`

// files maps a path below content, without .md, to front matter, and behind a
// line --- the body.
type files map[string]string

// link links a site and lists what it reports.
func link(t *testing.T, of files) (*site.Site, []string) {
	t.Helper()
	return linkInput(t, of, site.Input{})
}

func linkInput(t *testing.T, of files, in site.Input) (*site.Site, []string) {
	t.Helper()
	s, list := linkList(t, of, in)
	var problems []string
	for _, d := range list {
		problems = append(problems, fmt.Sprintf("%s %s", d.Pos, d.Code))
	}
	if len(problems) == 0 {
		return s, nil
	}
	return s, problems
}

// linkList links a site and returns all diagnostics.
func linkList(t *testing.T, of files, in site.Input) (*site.Site, diag.List) {
	t.Helper()
	var problems diag.List
	var pages []*source.File
	for _, name := range slices.Sorted(maps.Keys(of)) {
		meta, body, _ := strings.Cut(of[name], "\n---\n")
		pages = append(pages, source.NewFile("content/"+name+".md", []byte("---\n"+meta+"\n---\n"+body)))
	}
	in.Layout = site.NewLayout(pages)
	for _, f := range pages {
		e, list := document.Parse(f, in.Layout.File(f.Path), document.Keep{})
		in.Documents = append(in.Documents, e)
		problems = append(problems, list...)
	}
	if in.Config == nil {
		in.Config, _ = config.Parse(source.NewFile(config.FileName, []byte(settings)), nil)
	}
	s, list := site.Link(in)
	problems = append(problems, list.Sorted()...)
	// The settings name a page that most sites here do not have.
	return s, slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Pos.File == config.FileName })
}

// sound links a site that must have no faults.
func sound(t *testing.T, of files) *site.Site {
	t.Helper()
	s, problems := link(t, of)
	if problems != nil {
		t.Fatalf("reported %q", problems)
	}
	return s
}

// page returns the page with an id, which must exist.
func page(t *testing.T, s *site.Site, id string) *site.Page {
	t.Helper()
	p := s.PageByID(id)
	if p == nil {
		t.Fatalf("there is no page %q", id)
	}
	return p
}

func ids(pages []*site.Page) string {
	var out []string
	for _, p := range pages {
		out = append(out, p.ID)
	}
	return strings.Join(out, " ")
}

func TestLayout(t *testing.T) {
	s := sound(t, files{
		"_index":           "title: Home",
		"kiln/firing/hot":  "status: Hot",
		"kiln/firing/x/y":  "status: Deep",
		"kiln/care":        "title: Care",
		"guides/lamps":     "title: Lamps",
		"about":            "title: About",
		"odd/_index":       "kind: section",
		"odd/deep/page":    "title: Page",
		"flat/_index":      "kind: product",
		"flat/only/e":      "status: E",
		"tools/_index":     "kind: operation",
		"tools/e":          "status: E",
		"kiln/firing/note": "kind: article\ntitle: Note",
	})
	for id, want := range map[string]document.Kind{
		"": document.Home, "kiln": document.Product, "kiln/firing": document.Operation,
		"kiln/firing/hot": document.Entry, "kiln/firing/x/y": document.Entry,
		"kiln/care": document.Article, "guides": document.Section, "guides/lamps": document.Article,
		"about": document.Article,
		"odd":   document.Section, "odd/deep": document.Section, "odd/deep/page": document.Article,
		"flat": document.Product, "flat/only/e": document.Entry,
		"tools": document.Operation, "tools/e": document.Entry, "kiln/firing/note": document.Article,
	} {
		if got := page(t, s, id).Kind; got != want {
			t.Errorf("%q is %s, want %s", id, got, want)
		}
	}
	deep := page(t, s, "kiln/firing/x/y")
	if deep.Product != page(t, s, "kiln").Ref || deep.Operation != page(t, s, "kiln/firing").Ref ||
		page(t, s, "about").Product != 0 {
		t.Error("a page does not know its product or its operation")
	}
}

// TestFoldersWithoutIndex holds that a folder needs no file to have a page,
// and that its name is read in any script.
func TestFoldersWithoutIndex(t *testing.T) {
	s := sound(t,
		files{"disk-tools/raid-check/e": "status: E", "übersicht/eins": "title: Eins", "справка/a": "title: A"})
	for id, want := range map[string]string{"disk-tools": "Disk tools", "disk-tools/raid-check": "Raid check",
		"übersicht": "Übersicht", "справка": "Справка", "": "Home"} {
		if got := page(t, s, id).Title; got != want {
			t.Errorf("%q is called %q, want %q", id, got, want)
		}
	}
	if ids(s.List(page(t, s, "disk-tools").Children)) != "disk-tools/raid-check" ||
		page(t, s, "disk-tools/raid-check").Parent != page(t, s, "disk-tools").Ref {
		t.Error("folders do not know each other")
	}
}

func TestTitles(t *testing.T) {
	s := sound(t, files{
		"a/b/status":  "status: Full\ncode: E1\nmessage: M",
		"a/b/code":    "code: E2\nmessage: M",
		"a/b/message": `message: "Disk <X> is \\<full>"` + "\nplaceholders: {X: x}",
		"a/b/title":   "title: Named\nstatus: Full2",
		"a/b/named":   "title: Named, too\ncode: E3",
	})
	for id, want := range map[string]string{"a/b/status": "Full", "a/b/code": "E2",
		"a/b/message": "Disk <X> is <full>", "a/b/title": "Full2", "a/b/named": "Named, too"} {
		if got := page(t, s, id).Title; got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
}

func TestOrder(t *testing.T) {
	s := sound(t, files{
		"z/_index": "title: Zed\nweight: 1", "z/o/b": "status: beta", "z/o/a": "status: Alpha",
		"z/o/c": "status: Zulu\nweight: 0", "z/o/d": "status: Able\nweight: 3",
		"a/_index": "title: Ay\nweight: 2", "a/o/x": "status: X", "m/o/x": "status: Y",
	})
	if got := ids(s.List(page(t, s, "z/o").Children)); got != "z/o/a z/o/b z/o/c z/o/d" {
		t.Errorf("children: %s", got)
	}
	if got := ids(s.Products); got != "m z a" {
		t.Errorf("products: %s", got)
	}
	if got := ids(s.Rows(&site.Query{})); got != "m/o/x z/o/a z/o/b z/o/c z/o/d a/o/x" {
		t.Errorf("rows: %s", got)
	}
	if got := ids(s.Entries); got != "a/o/x m/o/x z/o/a z/o/b z/o/c z/o/d" {
		t.Errorf("entries: %s", got)
	}
}

func TestDrafts(t *testing.T) {
	of := files{"a/b/x": "status: X", "a/b/y": "status: Y\ndraft: true", "a/b/z": "status: Z\nrelated: [y, a/b/Y]"}
	s, problems := link(t, of)
	if s.PageByID("a/b/y") != nil ||
		!slices.Equal(problems, []string{"content/a/b/z.md:3:11 FB020", "content/a/b/z.md:3:14 FB020"}) {
		t.Errorf("got %q", problems)
	}
	s, problems = linkInput(t, of, site.Input{Drafts: true})
	if s.PageByID("a/b/y") == nil || problems != nil {
		t.Errorf("with drafts: %q", problems)
	}
}
