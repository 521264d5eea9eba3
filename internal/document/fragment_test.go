package document

import (
	"fmt"
	"testing"
)

// TestPlain: what a reader hears of a text, on one line.
func TestPlain(t *testing.T) {
	for markdown, want := range map[string]string{
		"":                                "",
		"words":                           "words",
		"one\n\ntwo":                      "one two",
		"a*b*c **d**":                     "abc d",
		"one\\\ntwo":                      "one two",
		"one\ntwo":                        "one two",
		"- one\n- two\n  - three":         "one two three",
		"a \\<b> &amp;amp; 'c'":           "a <b> &amp; 'c'",
		"[z](https://example.com \"y\")!": "z!",
		"![y](x.png)":                     "",
		"one ![y](x.png) two":             "one two",
		"| one | two |\n|---|---|\n| a | `b-c` |":    "one two a b-c",
		"## Head\n\nText.":                           "Head Text.",
		"a[^1] b\n\n[^1]: Note.":                     "a b Note.",
		"> [!TIP]\n> Wipe.":                          "Wipe.",
		"```json\n{\"x\": 1,\n \"y\": \"<z>\"}\n```": `{"x": 1, "y": "<z>"}`,
		"    a\n    b":                               "a b",
		"Term\n: What it is.":                        "Term What it is.",
		"- [x] done":                                 "done",
		"see https://example.com/a":                  "see https://example.com/a",
		"a <!-- b --> c":                             "a c",
		"::table{state=failed}":                      "",
		"a&nbsp;b":                                   "a b",
		"~~old~~":                                    "old",
	} {
		e, _ := open(Article, "---\ntitle: T\n---\n"+markdown, false)
		if got := e.Body.Plain(nil); got != want {
			t.Errorf("%q is %q, want %q", markdown, got, want)
		}
	}
	e, _ := open(Article, "---\ntitle: T\n---\na <b>b</b>c<br>d\n\n<div title=\"x\">\ne&amp;<i>f</i>\n</div>\n", true)
	if got := e.Body.Plain(nil); got != "a bc d e&f" {
		t.Errorf("of HTML: %q", got)
	}
}

func TestPlainOfLinks(t *testing.T) {
	e := status(t, "summary: \"See *[[a]]*, [[b|there]] & [x](y.md).\"\n")
	got := e.Meta.Summary.Plain(func(index int) string { return "<" + e.Holes[index].Target + ">" })
	if want := "See <a>, there & x."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestExpand(t *testing.T) {
	f := Fragment("a" + holeMark(HrefPart, 0) + holeMark(LabelPart, 12) + markOf(PagePart, "") + markOf(WordPart,
		"x\ny") + "b")
	got := f.HTML(func(g Mark) string { return fmt.Sprintf("%c%d%s%s;", g.Part, g.Index, g.Name, g.Of) })
	if got != "ah0;t12;p0;w0xy;b" {
		t.Errorf("got %q", got)
	}
	if got := Fragment("no holes").HTML(nil); got != "no holes" {
		t.Errorf("got %q", got)
	}
}
