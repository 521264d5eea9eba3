package diag

import (
	"fmt"
	"strings"
	"testing"
)

// TestPrintGrouped holds that a problem of many places is printed once with its
// number, that fewer are printed each, and that a long hint is printed once.
func TestPrintGrouped(t *testing.T) {
	long := strings.Repeat("known ", 30)
	var list List
	for i := range 20 {
		file := fmt.Sprintf("content/p%02d.md", i)
		list = append(
			list,
			Diagnostic{
				Pos:    Pos{file, 3, 1},
				Code:   UnknownKey,
				Text:   `unknown key "date"`,
				Hint:   long,
				Source: "date: x",
			},
			Diagnostic{
				Pos:    Pos{file, 4, 1},
				Code:   UnknownKey,
				Text:   `unknown key "tags"`,
				Hint:   long,
				Source: "tags: x",
			},
		)
	}
	for i := range 3 {
		list = append(
			list,
			Diagnostic{
				Pos:      Pos{"content/q.md", i + 1, 1},
				Code:     RawHTML,
				Severity: Warning,
				Text:     "HTML was removed",
				Hint:     "short",
			},
		)
	}
	var b strings.Builder
	PrintGrouped(&b, list, false)
	want := `content/p00.md:3:1: error FB003: unknown key "date"
    3 | date: x
      | ^
  also in content/p01.md:3:1, content/p02.md:3:1, content/p03.md:3:1 and 16 more
  hint: ` + long + `
content/p00.md:4:1: error FB003: unknown key "tags"
    4 | tags: x
      | ^
  also in content/p01.md:4:1, content/p02.md:4:1, content/p03.md:4:1 and 16 more
  hint: see the first FB003 above
content/q.md:1:1: warning FB030: HTML was removed
  hint: short
content/q.md:2:1: warning FB030: HTML was removed
  hint: short
content/q.md:3:1: warning FB030: HTML was removed
  hint: short
    40  FB003 error: unknown key
     3  FB030 warning: HTML in the text was left out
` + "`faultbook check --all` shows every place\n"
	if got := b.String(); got != want {
		t.Errorf("printed\n%s\nwant\n%s", got, want)
	}
}

// TestManyOfOneCode holds that many different problems of one code do not hide those of others, and that the end
// says so.
func TestManyOfOneCode(t *testing.T) {
	var list List
	for i := range 100 {
		text := fmt.Sprintf("%q leads to no page and no file", fmt.Sprintf("p%d.md", i))
		list = append(list, Diagnostic{Pos: Pos{"content/a.md", i + 1, 1}, Code: NoSuchFile, Text: text})
	}
	list = append(list, Diagnostic{Pos: Pos{"content/b.md", 1, 1}, Code: UnknownKey, Text: `unknown key "x"`})
	var b strings.Builder
	PrintGrouped(&b, list, false)
	got := b.String()
	const end = `content/b.md:1:1: error FB003: unknown key "x"
     1  FB003 error: unknown key
   100  FB023 error: link to an unknown file, or a missing image; the first 30 are shown
` + "`faultbook check --all` shows every place\n"
	if n := strings.Count(got, "leads to no page"); n != shownOfCode || !strings.HasSuffix(got, end) {
		t.Errorf("%d are shown, and the end is\n%s", n, got[max(0, len(got)-len(end)-200):])
	}
}
