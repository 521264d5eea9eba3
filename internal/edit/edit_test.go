package edit

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/diag"
	"faultbook/internal/site"
)

// folder is a site on a disk in memory.
type folder fstest.MapFS

func (f folder) put(name, text string) { f[name] = &fstest.MapFile{Data: []byte(text)} }

func (f folder) workspace(t *testing.T) *Workspace {
	t.Helper()
	w, err := Open(context.Background(), fstest.MapFS(f), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// carryOut changes the folder as a plan says.
func (f folder) carryOut(p *Plan) {
	for _, c := range p.Changes {
		data := c.After
		if c.From != "" {
			if data == nil {
				data = f[c.From].Data
			}
			delete(f, c.From)
		}
		f[c.Path] = &fstest.MapFile{Data: data}
	}
}

func (f folder) move(t *testing.T, from, to string) *Plan {
	t.Helper()
	p, err := f.workspace(t).Move(context.Background(), from, to)
	if refused := new(RefusedError); errors.As(err, &refused) {
		t.Fatalf("%s to %s: %v", from, to, refused.Problems)
	}
	if err != nil {
		t.Fatalf("%s to %s: %v", from, to, err)
	}
	f.carryOut(p)
	return p
}

// sound demands that a site has no errors.
func (f folder) sound(t *testing.T) {
	t.Helper()
	for _, d := range f.workspace(t).Problems {
		if d.Severity == diag.Error {
			t.Errorf("%s: %s %s", d.Pos, d.Code, d.Text)
		}
	}
}

// pages is how many pages the site of TestMoveThousand has.
const pages = 1000

// thousand returns a site in which each page links to others in every way there is.
func thousand() folder {
	f := folder{}
	f.put(
		"faultbook.yaml",
		"featured: [p3/o7/e5]\nsurfaces:\n  - {id: s, label: S, page: guides/g0}\nfooter:\n  - {label: G, page: guides/g1}\n",
	)
	f.put("content/_index.md", "---\ntitle: Home\n---\n[All](/p0/), [one](p0/o0/e0.md)\n")
	for i := range 20 {
		f.put(fmt.Sprintf("content/guides/g%d.md", i), fmt.Sprintf(
			"---\ntitle: Guide %d\nrelated: [p%d/o%d/e1]\n---\n## Part\n\n::table{product=p%d operation=\"p%d/o1, p%d/o2\"}\n\n![x](pic.svg)\n",
			i,
			i%10,
			i%10,
			i%10,
			i%10,
			i%10,
		))
	}
	f.put("content/guides/pic.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`)
	id := func(n int) string { n = (n + pages) % pages; return fmt.Sprintf("p%d/o%d/e%d", n/100, n/10%10, n%10) }
	for n := range pages {
		other, far := id(n*7+3), id(n+313)
		f.put("content/"+id(n)+".md", fmt.Sprintf(`---
status: Status %d
summary: See [[%s]] and [that](../../%s.md).
fix:
  - "Open [[e%d|the next]]."
  - 'It''s [far](/%s/).'
leads_to: [e%d, %s]
appears_with: ["Status %d"]
related:
  - %s
aliases: [/old/%d/]
---
Text [[%s#part]] and [[guides/g%d#part]], <a href="../../../%s/">HTML</a>, [ref][r], ![p](../../guides/pic.svg).

## Part

[r]: ../../%s.md#part
`, n, other, far, (n+1)%10, other, (n+1)%10, far, (n*3+1)%pages, id(n+17), n, far, n%20, other, far))
	}
	return f
}

// TestMoveThousand moves pages and folders of a site with 1,000 pages: no link is dead
// afterwards, each leads to the page that it led to, and no file is named as before.
func TestMoveThousand(t *testing.T) {
	f := thousand()
	f.sound(t)
	before := graph(t, f)
	renamed := map[string]string{}
	for _, m := range [][2]string{
		{"p3/o7/e5", "p3/o7/fresh"}, {"p1/o2/e3", "p4/o1/moved"}, {"p5/o5", "p5/again"}, {"p9", "p10"},
		{"guides/g0", "guides/zero"}, {"guides", "help"},
	} {
		if p := f.move(t, m[0], m[1]); p.Links == 0 {
			t.Errorf("the move of %s changed no link", m[0])
		}
		f.sound(t)
		for id := range before {
			now := id
			if to, found := renamed[id]; found {
				now = to
			}
			if now == m[0] || strings.HasPrefix(now, m[0]+"/") {
				renamed[id] = m[1] + strings.TrimPrefix(now, m[0])
			}
		}
		for name, file := range f {
			if strings.Contains(string(file.Data), m[0]+".md") || strings.Contains(string(file.Data), "["+m[0]+"]]") {
				t.Errorf("%s still names %s", name, m[0])
			}
		}
	}
	now := func(id string) string {
		if to, found := renamed[id]; found {
			return to
		}
		return id
	}
	after := graph(t, f)
	for id, links := range before {
		want := make([]string, len(links))
		for i, to := range links {
			want[i] = now(to)
		}
		slices.Sort(want)
		if got := after[now(id)]; !slices.Equal(got, want) {
			t.Fatalf("%s leads to\n%q, want\n%q", now(id), got, want)
		}
	}
}

// graph lists the pages that each page leads to.
func graph(t *testing.T, f folder) map[string][]string {
	t.Helper()
	s := f.workspace(t).Site
	out := map[string][]string{}
	for _, p := range s.Pages {
		var links []string
		for _, target := range p.Targets {
			if to := s.Page(target.Page); to != nil {
				links = append(links, to.ID)
			}
			if target.Table != nil {
				for _, r := range append(target.Table.Products, target.Table.Operations...) {
					links = append(links, s.Page(r).ID)
				}
			}
		}
		for _, refs := range [][]string{ids(p.LeadsTo, s.Page), ids(p.AppearsWith, s.Page), ids(p.Related, s.Page)} {
			links = append(links, refs...)
		}
		slices.Sort(links)
		out[p.ID] = links
	}
	return out
}

func ids(refs []site.Ref, page func(site.Ref) *site.Page) []string {
	out := make([]string, len(refs))
	for i, r := range refs {
		out[i] = page(r).ID
	}
	return out
}

// TestMoveBack holds that a move and its opposite leave all files as they were, but for
// the aliases.
func TestMoveBack(t *testing.T) {
	f := thousand()
	before := maps.Clone(f)
	f.move(t, "p2/o3", "p2/elsewhere")
	f.move(t, "p2/elsewhere", "p2/o3")
	f.sound(t)
	for name, file := range before {
		was, is := string(file.Data), string(f[name].Data)
		if i := strings.Index(is, ", /p2/elsewhere/"); i >= 0 {
			end := strings.Index(is[i:], "]")
			is = is[:i] + is[i+end:]
		}
		if was != is {
			t.Errorf("%s became\n%s", name, is)
		}
	}
}

// TestRetireAgain keeps what the key had, and changes only what the caller names.
func TestRetireAgain(t *testing.T) {
	for _, c := range []struct {
		before, after string
		what          Retirement
	}{
		{"{since: 7.2, to: [Off]}", "retired: {since: 7.2, to: [Off]}\n", Retirement{}},
		{"{since: 7.2, to: [Off]}", "retired: {since: \"8\", to: [\"Off\"]}\n", Retirement{Since: "8"}},
		{"7.2", "retired: {since: \"7.2\", to: [p/o/off]}\n", Retirement{To: []string{"p/o/off"}}},
		{"true", "retired: true\n", Retirement{}},
		{"false", "retired: {}\n", Retirement{}},
	} {
		f := bilingual()
		f.put("content/p/o/dim.md", "---\nstatus: Dim\nretired: "+c.before+"\n---\n")
		c.what.ID = "p/o/dim"
		plan, err := f.workspace(t).Retire(context.Background(), c.what)
		if err != nil {
			t.Fatal(err)
		}
		f.carryOut(plan)
		if text := string(f["content/p/o/dim.md"].Data); !strings.Contains(text, c.after) {
			t.Errorf("%s with %+v: got\n%s, want %s", c.before, c.what, text, c.after)
		}
	}
}
