package site_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/diag"
	"faultbook/internal/site"
)

func relations(s *site.Site, p *site.Page) string {
	return fmt.Sprintf("to:%s from:%s with:%s related:%s same:%s mentions:%s", ids(s.List(p.LeadsTo)),
		ids(s.List(p.LedFrom)), ids(s.List(p.AppearsWith)), ids(s.List(p.Related)), ids(s.List(p.Same)),
		ids(s.List(p.Mentions)))
}

// TestRelationsShowOnBothPages names each relation on one page only.
func TestRelationsShowOnBothPages(t *testing.T) {
	s := sound(t, files{
		"k/one/a": "status: A\nleads_to: [b, b, one/b, a]\nappears_with: c\nrelated: [g]",
		"k/one/b": "status: B\nleads_to: [a]\n---\nSee [[a]] and [[c]] and [[c]].",
		"k/one/c": "status: C\nappears_with: [a]",
		"k/one/g": "kind: article\ntitle: G\nsummary: See [[b]] and [[k]] and [[g]].\n---\n",
		"k/two/a": "status: Elsewhere\nalso: [A, b]",
		"l/one/a": "status: a",
	})
	for id, want := range map[string]string{
		"k/one/a": "to:k/one/b from:k/one/b with:k/one/c related:k/one/g same:k/two/a l/one/a mentions:",
		"k/one/b": "to:k/one/a from:k/one/a with: related: same:k/two/a mentions:k/one/g",
		"k/one/c": "to: from: with:k/one/a related: same: mentions:k/one/b",
		"k/one/g": "to: from: with: related:k/one/a same: mentions:",
		"k/two/a": "to: from: with: related: same:k/one/a k/one/b l/one/a mentions:",
		"l/one/a": "to: from: with: related: same:k/one/a k/two/a mentions:",
		"k":       "to: from: with: related: same: mentions:",
	} {
		if got := relations(s, page(t, s, id)); got != want {
			t.Errorf("%s\n got %s\nwant %s", id, got, want)
		}
	}
}

// TestSameLabelShowsOnBothPages holds at any number of pages that share a
// label, whatever the bound is.
func TestSameLabelShowsOnBothPages(t *testing.T) {
	for _, n := range []int{2, 5, 12, 60} {
		of := files{}
		for i := range n {
			of[fmt.Sprintf("p/o%d/x%02d", i%2, i)] = "status: " + []string{"X",
				"Y"}[i%2] + "\nalso: [X, Y]\nmessage: " + fmt.Sprint(
				"Sign ", i)
		}
		s := sound(t, of)
		oneSided := 0
		for _, p := range s.Entries {
			for _, other := range s.List(p.Same) {
				if !slices.Contains(other.Same, p.Ref) {
					oneSided++
				}
			}
		}
		if oneSided > 0 {
			t.Errorf("of %d pages with one label, %d links are not returned", n, oneSided)
		}
	}
}

// TestSameLabelIsBounded holds that a label everywhere does not make every
// page as long as the site.
func TestSameLabelIsBounded(t *testing.T) {
	of := files{}
	for i := range 60 {
		of[fmt.Sprintf("p/o%02d/x", i)] = "status: X"
	}
	s := sound(t, of)
	for _, p := range s.Entries {
		if n := len(p.Same); n == 0 || n > 24 {
			t.Errorf("%s names %d others", p.ID, n)
		}
	}
}

// inherited lists surfaces, contacts and platforms of a page; - where it has none.
func inherited(p *site.Page) string {
	var shown, contacts []string
	var platforms strings.Builder
	for _, s := range p.ShownIn {
		shown = append(shown, s.Surface.ID+"/"+s.Under)
	}
	for _, e := range p.Escalate {
		contacts = append(contacts, e.To.ID)
	}
	for _, a := range p.AppliesTo {
		platforms.WriteString(a.Platform)
	}
	return cmp.Or(strings.Join(shown, ","), "-") + " " + cmp.Or(strings.Join(contacts, ","), "-") + " " + cmp.Or(
		platforms.String(), "-")
}

// TestInheritance holds that the nearest folder that says a thing wins, whole,
// and that an empty list says none.
func TestInheritance(t *testing.T) {
	s := sound(t, files{
		"p/_index":     "shown_in: [{surface: panel, note: From *p*.}, app]\nescalate: {to: us, send: [ID]}\napplies_to: [{platform: X}, {platform: Y}]",
		"p/o/_index":   "shown_in: [{surface: app, under: O}]\nescalate: []",
		"p/o/all":      "status: A",
		"p/o/own":      "status: B\nshown_in: panel\nescalate: {to: them, when: it *stays*}",
		"p/o/none":     "status: C\nshown_in: []\napplies_to: []",
		"p/o/sub/deep": "status: D",
		"p/q/all":      "status: E\nescalate:",
		"p/care":       "title: Care",
	})
	for id, want := range map[string]string{
		"p/o/all":      "app/O - XY",
		"p/o/own":      "panel/ them XY",
		"p/o/none":     "- - -",
		"p/o/sub/deep": "app/O - XY",
		"p/q/all":      "panel/,app/ us XY",
		"p/care":       "- - -",
	} {
		if got := inherited(page(t, s, id)); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	note := page(t, s, "p/q/all").ShownIn[0].Note
	if note.Owner != page(t, s, "p").Ref || note.HTML(nil) != "From <em>p</em>." {
		t.Errorf("an inherited text has lost its page: %+v", note)
	}
}

func TestUnknownTermOfAFolderIsReportedOnce(t *testing.T) {
	_, problems := link(t, files{
		"p/_index": "shown_in: nowhere", "p/o/a": "status: A", "p/o/b": "status: B\nseverity: hgh\nstate: don",
	})
	slices.Sort(problems)
	if want := []string{"content/p/_index.md:2:11 FB012", "content/p/o/b.md:3:11 FB012",
		"content/p/o/b.md:4:8 FB012"}; !slices.Equal(
		problems,
		want,
	) {
		t.Errorf("got %q, want %q", problems, want)
	}
}

// TestVerdict: every rule by which a verdict follows from other keys, and that `action`
// counts for more than all of them.
func TestVerdict(t *testing.T) {
	s := sound(t, files{
		"p/o/said":   "status: A\naction: none\nfix: Do it.",
		"p/o/fix":    "status: B\nfix: Do it.",
		"p/o/cause":  "status: C\ncauses: [{cause: X, fix: Do it.}]",
		"p/o/waits":  "status: D\nresolves_itself: true",
		"p/o/good":   "status: E\nstate: done",
		"p/o/no":     "status: F\nresolves_itself: false",
		"p/o/null":   "status: G\nstate: failed",
		"p/o/both":   "status: H\nresolves_itself: true\nfix: Do it sooner.",
		"p/o/retry":  "status: I\nretry: {limit: 3}",
		"p/o/call":   "status: J\nescalate: {to: us}",
		"p/o/may":    "status: K\nescalate: {to: us, when: it stays}",
		"p/i/_index": "escalate: {to: us}",
		"p/i/folder": "status: L",
		"p/i/text":   "status: M\n---\nDo it.",
	})
	for id, want := range map[string]site.Verdict{
		"o/said": site.None, "o/fix": site.Required, "o/cause": site.Required, "o/waits": site.Wait,
		"o/good": site.None,
		"o/no":   site.Required, "o/null": site.Unknown, "o/both": site.Wait, "o/retry": site.Wait,
		"o/call": site.Required,
		"o/may":  site.Unknown, "i/folder": site.Unknown, "i/text": site.NoVerdict,
	} {
		if got := page(t, s, "p/"+id).Verdict(); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// TestDeadEnds: entries without steps, verdict and contact, and the contact that most
// entries of their product name.
func TestDeadEnds(t *testing.T) {
	s := sound(t, files{
		"p/o/a": "status: A\nescalate: {to: them}\nfix: X", "p/o/b": "status: B\nescalate: {to: them}\nfix: X",
		"p/q/c": "status: C\nescalate: {to: us}\nfix: X", "p/r/dead": "status: D", "p/q/dead": "status: E",
		"p/q/none": "status: F\nescalate: []", "p/q/text": "status: G\n---\nDo it.", "other/o/dead": "status: H",
	})
	for id, want := range map[string]string{"p/r/dead": "them", "p/q/dead": "us", "p/q/none": "", "other/o/dead": "",
		"p/o/a": ""} {
		got := ""
		if contact := page(t, s, id).FallbackContact(); contact != nil {
			got = contact.ID
		}
		if got != want {
			t.Errorf("the contact of %s is %q, want %q", id, got, want)
		}
	}
	var dead []string
	for _, d := range s.DeadEnds() {
		dead = append(dead, fmt.Sprintf("%s %s", d.Pos, d.Code))
	}
	want := []string{
		"content/other/o/dead.md:2:9 FB014",
		"content/p/q/dead.md:2:9 FB014",
		"content/p/q/none.md:2:9 FB014",
		"content/p/r/dead.md:2:9 FB014",
	}
	if !slices.Equal(dead, want) {
		t.Errorf("got %q, want %q", dead, want)
	}
}

// TestEntriesWithoutALabelAreNoTwins holds that only entries with a label share one.
func TestEntriesWithoutALabelAreNoTwins(t *testing.T) {
	for label, want := range map[string]bool{"summary: Text.": false, "status: Same": true} {
		_, problems := link(t, files{"p/o/a": label, "p/o/b": label})
		duplicates := slices.ContainsFunc(problems, func(line string) bool {
			return strings.Contains(line,
				string(diag.DuplicateEntry))
		})
		if duplicates != want {
			t.Errorf("%s: got %q", label, problems)
		}
	}
}
