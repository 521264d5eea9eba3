package e2e_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// rules are what holds for every page. Each returns what breaks it.
var rules = []struct {
	name  string
	check func(*page) []string
}{
	{"one title", oneTitle},
	{"one heading of the first level", func(p *page) []string { return exactly(p, 1, "h1") }},
	{"headings in order", headingsInOrder},
	{"ids are unique", uniqueIDs},
	{"names in attributes exist", knownNames},
	{"language", language},
	{"landmarks", landmarks},
	{"images have a text", alternativeTexts},
	{"links have words", linkWords},
	{"tables have heads", tableHeads},
	{"nothing inline", nothingInline},
	{"description", description},
	{"help in its place", helpInPlace},
}

func TestEveryPageIsWellBuilt(t *testing.T) {
	pages := pagesOf(t, readPlain)
	for _, rule := range rules {
		t.Run(rule.name, func(t *testing.T) {
			for _, p := range pages {
				for _, fault := range rule.check(p) {
					t.Errorf("%s: %s", p.file, fault)
				}
			}
		})
	}
}

// TestTitlesTellPagesApart: a reader with ten tabs, and a list of search
// results, have nothing but the title.
func TestTitlesTellPagesApart(t *testing.T) {
	seen := map[string]string{}
	for _, p := range pagesOf(t, readPlain) {
		title := text(first(p.doc, "title"))
		if other, ok := seen[title]; ok && p.indexed() {
			t.Errorf("%s and %s have the same title %q", other, p.file, title)
		}
		seen[title] = p.file
	}
}

// german is the folder of the pages in the second language of the help center.
const german = "de/"

// helpInPlace: the way to help is the first link at the foot of every page (WCAG 3.2.6).
func helpInPlace(p *page) []string {
	if p.kind() == "redirect" {
		return nil
	}
	link := first(first(p.doc, "footer"), "a")
	if strings.TrimPrefix(addressOf(p, link), german) != "contact/" &&
		!strings.HasSuffix(attr(link, "href"), "/contact/") ||
		text(link) == "" {
		return []string{fmt.Sprintf("its foot begins with %q, which leads to %q", text(link), attr(link, "href"))}
	}
	return nil
}

func count(p *page, name string) int {
	n := 0
	for range elements(p.doc, name) {
		n++
	}
	return n
}

func exactly(p *page, want int, name string) []string {
	if got := count(p, name); got != want {
		return []string{fmt.Sprintf("has %d <%s>, want %d", got, name, want)}
	}
	return nil
}

func oneTitle(p *page) []string {
	n := 0
	for e := range elements(p.doc, "title") {
		// A drawing may have a title of its own.
		if !inside(e, func(up *html.Node) bool { return up.Data == "svg" }) {
			n++
		}
	}
	if n != 1 || text(first(p.doc, "title")) == "" {
		return []string{fmt.Sprintf("has %d titles, the first is %q", n, text(first(p.doc, "title")))}
	}
	return nil
}

func headingsInOrder(p *page) []string {
	var faults []string
	last := 0
	for h := range elements(p.doc, "h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(h.Data[1] - '0')
		if level > last+1 {
			faults = append(faults, fmt.Sprintf("<%s> %q follows a heading of level %d", h.Data, text(h), last))
		}
		if text(h) == "" {
			faults = append(faults, "has a heading without words")
		}
		last = level
	}
	return faults
}

func uniqueIDs(p *page) []string {
	var faults []string
	seen := map[string]bool{}
	for _, id := range ids(p.doc) {
		if seen[id] {
			faults = append(faults, fmt.Sprintf("has the id %q twice", id))
		}
		seen[id] = true
	}
	return faults
}

// nameAttributes hold ids of other elements.
var nameAttributes = []string{
	"for",
	"aria-labelledby",
	"aria-describedby",
	"aria-controls",
	"aria-owns",
	"headers",
	"list",
	"form",
	"popovertarget",
}

func knownNames(p *page) []string {
	var faults []string
	all := ids(p.doc)
	for e := range elements(p.doc) {
		for _, name := range nameAttributes {
			for id := range strings.FieldsSeq(attr(e, name)) {
				if !slices.Contains(all, id) {
					faults = append(faults, fmt.Sprintf("<%s %s=%q> names nothing on the page", e.Data, name, id))
				}
			}
		}
	}
	return faults
}

func language(p *page) []string {
	want := "en"
	if strings.HasPrefix(p.file, german) {
		want = "de"
	}
	if got := attr(first(p.doc, "html"), "lang"); got != want {
		return []string{fmt.Sprintf("the language is %q, want %q as in the settings", got, want)}
	}
	return nil
}

// landmarks lets people who hear a page jump: over the top to the content, and
// to the menu.
func landmarks(p *page) []string {
	if p.kind() == "redirect" {
		return exactly(p, 1, "main") // nobody stays there
	}
	faults := exactly(p, 1, "main")
	for _, name := range []string{"header", "footer"} {
		n := 0
		for e := range elements(p.doc, name) {
			if e.Parent.Data == "body" {
				n++
			}
		}
		if n != 1 {
			faults = append(faults, fmt.Sprintf("has %d <%s> of the page", n, name))
		}
	}
	link := first(first(p.doc, "body"), "a")
	if want := "#" + attr(first(p.doc, "main"), "id"); attr(link, "href") != want || want == "#" {
		faults = append(
			faults,
			fmt.Sprintf("the first link leads to %q, want %q, the content", attr(link, "href"), want),
		)
	}
	for nav := range elements(p.doc, "nav") {
		if attr(nav, "aria-label") == "" && attr(nav, "aria-labelledby") == "" {
			faults = append(faults, "has a <nav> without a name")
		}
	}
	return faults
}

func alternativeTexts(p *page) []string {
	var faults []string
	for img := range elements(p.doc, "img") {
		if _, ok := lookup(img, "alt"); !ok {
			faults = append(faults, "an image has no alt text: "+attr(img, "src"))
		}
	}
	return faults
}

func linkWords(p *page) []string {
	var faults []string
	for e := range elements(p.doc, "a", "button") {
		if text(e) == "" && attr(e, "aria-label") == "" {
			faults = append(faults, fmt.Sprintf("<%s href=%q> has no words", e.Data, attr(e, "href")))
		}
	}
	return faults
}

func tableHeads(p *page) []string {
	var faults []string
	for table := range elements(p.doc, "table") {
		heads := 0
		for th := range elements(table, "th") {
			heads++
			inBody := inside(th, func(up *html.Node) bool { return up.Data == "tbody" })
			if want := map[bool]string{true: "row", false: "col"}[inBody]; attr(th, "scope") != want && !inProse(th) {
				faults = append(
					faults,
					fmt.Sprintf("the head %q has the scope %q, want %q", text(th), attr(th, "scope"), want),
				)
			}
		}
		if heads == 0 {
			faults = append(faults, "has a table without heads")
		}
	}
	return faults
}

// inProse reports whether a table was written in Markdown. Its heads have no
// scope; browsers take the first row for one over columns.
func inProse(n *html.Node) bool {
	return !inside(n, func(up *html.Node) bool {
		return up.Data == "table" && attr(up, "class") != ""
	})
}

// nothingInline: the policy of the published site refuses it.
func nothingInline(p *page) []string {
	var faults []string
	for e := range elements(p.doc) {
		if _, external := lookup(e, "src"); e.Data == "style" || e.Data == "script" && !external {
			faults = append(faults, "has an inline <"+e.Data+">")
		}
		for _, a := range e.Attr {
			scheme, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), ":")
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || scheme == "javascript" || scheme == "data" {
				faults = append(faults, fmt.Sprintf("<%s> has %s=%q", e.Data, a.Key, a.Val))
			}
		}
	}
	return faults
}

// description: search engines show it; pages that they may not list say so.
func description(p *page) []string {
	metas := map[string]string{}
	for m := range elements(p.doc, "meta") {
		metas[attr(m, "name")] = attr(m, "content")
	}
	if p.indexed() && metas["description"] == "" {
		return []string{"has no description"}
	}
	if (metas["robots"] == "noindex") == p.indexed() {
		return []string{fmt.Sprintf("tells search engines %q", metas["robots"])}
	}
	return nil
}
