package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWikiLinks(t *testing.T) {
	for _, c := range []struct{ markdown, want string }{
		{"[[a]]", `<a href="to:a">label of a</a>`},
		{"[[ a/b ]]", `<a href="to:a/b">label of a/b</a>`},
		{"[[Space Full]]", `<a href="to:Space Full">label of Space Full</a>`},
		{"[[a|b & c]]", `<a href="to:a">b &amp; c</a>`},
		{"[[a | b]]", `<a href="to:a">b</a>`},
		{"[[a#b]]", `<a href="to:a#b">label of a#b</a>`},
		{"[[a#b|c]]", `<a href="to:a#b">c</a>`},
		{"[[#b|here]]", `<a href="to:#b">here</a>`},
		{"[[a]][[b]]", `<a href="to:a">label of a</a><a href="to:b">label of b</a>`},
		{"**[[a]]**", `<strong><a href="to:a">label of a</a></strong>`},
		{"[[]]", "[[]]"},
		{"[[ ]]", "[[ ]]"},
		{`\[[a]]`, "[[a]]"},
		{"`[[a]]`", "<code>[[a]]</code>"},
		{"[[a]](b.md)", `<a href="to:a">label of a</a>(b.md)`},
	} {
		if got, want := body(t, c.markdown), "<p>"+c.want+"</p>"; got != want {
			t.Errorf("%q\n got %s\nwant %s", c.markdown, got, want)
		}
	}
}

// TestWikiLinkInTable holds that the bar of a link does not end its cell when
// it is escaped, as in GitHub's tables.
func TestWikiLinkInTable(t *testing.T) {
	got := body(t, "| a |\n| --- |\n| [[b\\|c]] |")
	if want := `<td><a href="to:b">c</a></td>`; !strings.Contains(got, want) {
		t.Errorf("%s is not in\n%s", want, got)
	}
}

func TestHoles(t *testing.T) {
	e, problems := open(Article, `---
title: T
summary: See [[one]] and [[one]].
---
Föö [[two#x|y]] [a](three.md#z) ![b](four.png)

::table{state=failed}

> [five](<s i x.md>) [[one]] [[one]]
`, false)
	if problems != nil {
		t.Fatal(problems)
	}
	var got []string
	for _, h := range e.Holes {
		got = append(got, fmt.Sprintf("%d %s#%s %d:%d+%d", h.Kind, h.Target, h.Anchor, h.At.Line, h.At.Column, h.Width))
	}
	want := []string{
		"0 one# 3:16+3", "0 one# 3:28+3",
		"0 two#x 5:7+5", "1 three.md#z 5:21+10", "2 four.png# 5:38+8",
		"3 table# 7:1+21",
		"1 s i x.md# 9:11+8", "0 one# 9:24+3", "0 one# 9:32+3",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDirectives(t *testing.T) {
	e, problems := open(Article, `---
title: T
---
::table{ state=failed  columns="status, fix" caption='It''s' }
::matrix
   ::table{}
`, false)
	if want := []string{"4:58 FB031"}; !slices.Equal(problems, want) {
		t.Errorf("reported %q, want %q", problems, want)
	}
	if len(e.Holes) != 2 || e.Holes[0].Call.Name != "matrix" || len(e.Holes[1].Call.Attributes) != 0 {
		t.Errorf("got %+v", e.Holes)
	}
	_, problems = open(Article, "---\ntitle: T\n---\nText\n::table{ state=failed  columns=\"status, fix\" caption='a = b' größe=1 }\n", false)
	if want := []string{"5:62 FB031"}; !slices.Equal(problems, want) {
		t.Errorf("reported %q, want %q", problems, want)
	}
	e, problems = open(Article, "---\ntitle: T\n---\nText\n::table{ state=failed  columns=\"status, fix\" caption='a = b' }\n", false)
	if problems != nil || len(e.Holes) != 1 {
		t.Fatalf("got %q %+v", problems, e.Holes)
	}
	var got []string
	for _, a := range e.Holes[0].Call.Attributes {
		got = append(got, fmt.Sprintf("%s=%s %d %d", a.Key, a.Value, a.At.Column, a.ValueAt.Column))
	}
	if want := []string{"state=failed 10 16", "columns=status, fix 24 33", "caption=a = b 46 55"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if want := "<p>Text</p>\n<table>"; filled(e, e.Body) != want {
		t.Errorf("got %q, want %q", filled(e, e.Body), want)
	}
}

// TestNoDirective lists what looks like one and is text.
func TestNoDirective(t *testing.T) {
	for _, markdown := range []string{"a ::table", "    ::table", ":: table", ":table", "`::table`", "```\n::table\n```", "::1 is an address"} {
		e, problems := open(Article, "---\ntitle: T\n---\n"+markdown+"\n", false)
		if len(e.Holes) > 0 || problems != nil {
			t.Errorf("%q: %q %+v", markdown, problems, e.Holes)
		}
	}
}

func TestLinksToElsewhere(t *testing.T) {
	for target, want := range map[string]string{
		"https://example.com/a?b=c&d": "https://example.com/a?b=c&amp;d",
		"//example.com/a":             "//example.com/a",
		"mailto:a@example.com":        "mailto:a@example.com",
		"tel:+123":                    "tel:+123",
	} {
		if got := body(t, "[x]("+target+")"); got != `<p><a href="`+want+`">x</a></p>` {
			t.Errorf("%s: %s", target, got)
		}
	}
	for _, target := range []string{"javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd", "<java\tscript:x>", "&#106;avascript:x"} {
		e, problems := open(Article, "---\ntitle: T\n---\n[x]("+target+")\n", false)
		if html := strings.ToLower(filled(e, e.Body)); problems == nil || strings.Contains(html, "script:") || strings.Contains(html, "data:") || strings.Contains(html, "file:") {
			t.Errorf("%s: %q %s", target, problems, html)
		}
	}
}
