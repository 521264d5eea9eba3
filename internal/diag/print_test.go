package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

func printed(d Diagnostic, color bool) string {
	var b strings.Builder
	Print(&b, List{d}, color)
	return b.String()
}

func TestPrint(t *testing.T) {
	d := Diagnostic{
		Pos: Pos{"content/a/b.md", 14, 12}, Width: 14, Code: NoSuchPage, Text: `no page has the id "coil"`,
		Hint:   `did you mean "coils"?`,
		Source: "See also [[psu-coil-noize]].", Related: []Note{{Pos{"content/c.md", 2, 1}, "is near"},
			{Pos{File: "content/d.md"}, "too"}},
	}
	const want = `content/a/b.md:14:12: error FB020: no page has the id "coil"
   14 | See also [[psu-coil-noize]].
      |            ^^^^^^^^^^^^^^
  content/c.md:2:1: is near
  content/d.md: too
  hint: did you mean "coils"?
`
	if got := printed(d, false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	whole := Diagnostic{Pos: Pos{File: "content/a.md"}, Severity: Warning, Code: RawHTML, Text: "gone"}
	if got, want := printed(whole, false), "content/a.md: warning FB030: gone\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestUnderline draws the fault below its line, as a terminal would show it.
func TestUnderline(t *testing.T) {
	for _, c := range []struct {
		name, source  string
		column, width int
		line, marks   string
	}{
		{"at the beginning", "abc", 1, 2, "abc", "^^"},
		{"without a width", "abc", 2, 0, "abc", " ^"},
		{"at the end", "abc", 4, 1, "abc", "   ^"},
		{"beyond the end", "abc", 9, 3, "abc", "   ^"},
		{"wider than the line", "abc", 2, 99, "abc", " ^^"},
		{"behind tabs", "\ta\tb!", 4, 1, "    a    b!", "         ^"},
		{"a tab itself", "a\tb", 2, 1, "a    b", " ^^^^"},
		{"behind umlauts", "Grüße <br>", 7, 4, "Grüße <br>", "      ^^^^"},
		{"behind wide letters", "見る [[x]]", 6, 1, "見る [[x]]", "       ^"},
		{"wide letters themselves", "a 見る b", 3, 2, "a 見る b", "  ^^^^"},
		{"behind a combining accent", "e\u0301 <br>", 4, 4, "e\u0301 <br>", "  ^^^^"},
		{"in a long line", strings.Repeat("a", 300) + "bcd" + strings.Repeat("e", 300), 302, 2,
			"…" + strings.Repeat("a", 79) + "bcd" + strings.Repeat("e", 158) + "…", strings.Repeat(" ", 81) + "^^"},
		{"at the beginning of a long line", "ab" + strings.Repeat("c", 300), 2, 1, "ab" + strings.Repeat("c",
			238) + "…", " ^"},
		{"at the end of a long line", strings.Repeat("見", 300) + "bc", 301, 9, "…" + strings.Repeat("見", 238) + "bc",
			strings.Repeat(" ", 477) + "^^"},
		{"wider than is shown of a long line", strings.Repeat("a", 999), 2, 900, strings.Repeat("a", 240) + "…",
			" " + strings.Repeat("^", 239)},
		{"behind a family", "👩‍👩‍👧 x", 7, 1, "👩‍👩‍👧 x", "   ^"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := printed(Diagnostic{Pos: Pos{"f", 3, c.column}, Width: c.width, Code: BadYAML, Source: c.source},
				false)
			want := "f:3:" + Pos{"f", 3,
				c.column}.String()[4:] + ": error FB001: \n    3 | " + c.line + "\n      | " + c.marks + "\n"
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestColorOnlyWhenAsked(t *testing.T) {
	d := Diagnostic{Pos: Pos{"f", 1, 1}, Code: BadYAML, Text: "x", Source: "y"}
	if got := printed(d, true); !strings.Contains(got, "\x1b[1;31merror FB001\x1b[0m") || !strings.Contains(got,
		"\x1b[1;31m^\x1b[0m") {
		t.Errorf("no red in %q", got)
	}
	d.Severity = Warning
	if got := printed(d, true); !strings.Contains(got, "\x1b[1;33mwarning FB001\x1b[0m") {
		t.Errorf("no yellow in %q", got)
	}
	if got := printed(d, false); strings.Contains(got, "\x1b") {
		t.Errorf("color in %q", got)
	}
}

func TestPrintJSON(t *testing.T) {
	var b strings.Builder
	list := List{
		{Pos: Pos{"a.md", 3, 9}, Width: 4, Code: NoSuchPage, Text: "no <page>", Hint: "h", Source: "s",
			Related: []Note{{Pos{"b.md", 1, 2}, "n"}}},
		{Pos: Pos{File: "c.md"}, Severity: Warning, Code: RawHTML, Text: "t"},
	}
	if err := PrintJSON(&b, list); err != nil {
		t.Fatal(err)
	}
	const want = `{"file":"a.md","line":3,"column":9,"width":4,"severity":"error","code":"FB020","text":"no <page>","hint":"h","source":"s","related":[{"pos":{"file":"b.md","line":1,"column":2},"text":"n"}]}
{"file":"c.md","line":0,"column":0,"severity":"warning","code":"FB030","text":"t"}
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	for line := range strings.Lines(b.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}
