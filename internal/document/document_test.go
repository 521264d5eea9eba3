package document

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/source"
)

// open parses a text as a file of the given kind.
func open(kind Kind, text string, rawHTML bool) (*Document, []string) {
	e, problems := Parse(source.NewFile("content/f.md", []byte(text)), kind, Keep{HTML: rawHTML, Source: true})
	var found []string
	for _, d := range problems.Sorted() {
		found = append(found, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Column, d.Code))
	}
	return e, found
}

// filled returns a fragment with every hole filled by what it waits for.
func filled(e *Document, f Fragment) string {
	return f.HTML(func(g Mark) string {
		switch g.Part {
		case PagePart:
			return ""
		case AddressPart:
			return g.Name
		case AnchorPart:
			return "<a href=\"#" + g.Name + "\" of=\"" + html.EscapeString(g.Of) + "\">#</a>"
		case WordPart:
			return strings.TrimSpace(g.Name + " " + g.Of)
		}
		h := e.Holes[g.Index]
		target := strings.TrimSuffix(h.Target+"#"+h.Anchor, "#")
		switch g.Part {
		case HrefPart:
			return `href="to:` + target + `"`
		case LabelPart:
			return "label of " + target
		case ValuePart:
			return "to:" + target
		case ImagePart, SourcePart:
			return `src="to:` + target + `"`
		}
		return "<" + target + ">"
	})
}

// body parses Markdown and returns its HTML.
func body(t *testing.T, markdown string) string {
	t.Helper()
	e, problems := open(Article, "---\ntitle: T\n---\n"+markdown, false)
	if problems != nil {
		t.Errorf("%q: reported %q", markdown, problems)
	}
	return filled(e, e.Body)
}

func TestKindsTakeTheirKeys(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		text string
		want []string
	}{
		{Entry, "status: S\nseverity: high\nshown_in: app\n", nil},
		{Entry, "code: E1\n", nil},
		{Entry, "message: M\n", nil},
		{Entry, "summary: S\n", []string{"2:1 FB005"}},
		{Entry, "status: \"\"\n", []string{"2:1 FB005"}},
		{Article, "title: T\nweight: 3\n", nil},
		{Article, "summary: S\n", []string{"2:1 FB005"}},
		{Article, "title: T\nshown_in: app\n", []string{"3:1 FB003"}},
		{Home, "summary: S\n", []string{"2:1 FB005"}},
		{Product, "summary: S\nescalate: {to: us}\n", nil},
		{Operation, "applies_to: [{platform: X}]\n", nil},
		{Section, "severity: high\n", []string{"2:1 FB003"}},
		{Article, "kind: entry\nstatus: S\n", nil},
		{Entry, "kind: article\nstatus: S\n", []string{"3:1 FB003"}},
		{Entry, "", []string{"2:1 FB005"}},
	} {
		e, got := open(c.kind, "---\n"+c.text+"---\n", false)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s %q: reported %q, want %q", c.kind, c.text, got, c.want)
		}
		if strings.HasPrefix(c.text, "kind: ") && !strings.HasPrefix(c.text, "kind: "+string(e.Kind)) {
			t.Errorf("%q: the kind is %s", c.text, e.Kind)
		}
	}
}

func TestWhereFrontMatterEnds(t *testing.T) {
	for _, c := range []struct {
		name, text, body string
		want             []string
	}{
		{"as usual", "---\ntitle: T\n---\nText", "<p>Text</p>", nil},
		{"no body", "---\ntitle: T\n---", "", nil},
		{"line breaks of Windows", "---\r\ntitle: T\r\n---\r\nText\r\n", "<p>Text</p>", nil},
		{"blanks behind the lines", "---  \ntitle: T\n--- \nText", "<p>Text</p>", nil},
		{"a rule in the body", "---\ntitle: T\n---\nText\n\n---\n", "<p>Text</p>\n<hr>", nil},
		{"nothing at all", "", "", []string{"1:1 FB002"}},
		{"no front matter", "Text\n", "<p>Text</p>", []string{"1:1 FB002"}},
		{"not closed", "---\ntitle: T\n", "", []string{"1:1 FB002"}},
		{"four hyphens", "----\ntitle: T\n----\n", "", []string{"1:1 FB002"}},
	} {
		e, got := open(Article, c.text, false)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: reported %q, want %q", c.name, got, c.want)
		}
		if c.want == nil && (filled(e, e.Body) != c.body || e.Meta.Title != "T") {
			t.Errorf("%s: title %q, body %q", c.name, e.Meta.Title, e.Body)
		}
	}
}

// TestOneFaultHidesNoOther holds that one run shows what is wrong everywhere.
func TestOneFaultHidesNoOther(t *testing.T) {
	_, got := open(Entry, `---
status: S
sevrity: high
updated: soon
retry: {limit: often}
causes:
  - cause: A
    fixes: B
message: <X> stopped
summary: See <object>
---
# One

![](a.png) <object>

> [!WARN]
> x

::table{a b}

[x](javascript:x)
`, false)
	want := []string{
		"3:1 FB003", "4:10 FB006", "5:16 FB004", "8:5 FB003", "10:14 FB030",
		"12:1 FB035", "14:1 FB034", "14:12 FB030", "16:5 FB033", "19:9 FB031", "21:5 FB024",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
