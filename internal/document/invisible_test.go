package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// TestInvisible holds that what no page can show is taken out and reported, and that
// the places of other problems stay true.
func TestInvisible(t *testing.T) {
	text := "---\ntitle: A\n---\nred \x1b[31mfailed\x1b[0m, bell\a\n\n\x0b[x]{y z}  \u0085 <b>\n"
	doc, problems := Parse(source.NewFile("content/a.md", []byte(text)), Article, Keep{})
	if got := doc.Body.HTML(nil); strings.ContainsAny(got, "\x1b\a\x0b\u0085") ||
		!strings.Contains(got, "red failed, bell") {
		t.Errorf("the body is %q", got)
	}
	var places []string
	for _, d := range problems {
		places = append(places, string(d.Code)+" "+d.Pos.String())
	}
	want := "FB039 content/a.md:4:5, FB039 content/a.md:4:16, FB039 content/a.md:4:26, FB039 content/a.md:6:1, FB039 content/a.md:6:12, FB030 content/a.md:6:14"
	if got := strings.Join(places, ", "); got != want {
		t.Errorf("reported %s, want %s", got, want)
	}
}

func TestInvisibleByTheThousand(t *testing.T) {
	_, problems := Parse(
		source.NewFile("content/a.md", []byte("---\ntitle: A\n---\n"+strings.Repeat("a\x01", 5000))),
		Article,
		Keep{},
	)
	if errors, warnings := problems.Count(); len(problems) != mostInvisible || errors != 0 || warnings != 5000 {
		t.Errorf("%d problems, %d warnings", len(problems), warnings)
	}
	if problems[0].Code != diag.Invisible {
		t.Errorf("got %v", problems[0])
	}
}

// TestMayBeInvisible holds that no character that the expression finds passes the check before it.
func TestMayBeInvisible(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if text := []byte("a" + string(r) + "b"); invisible.Match(text) && !mayBeInvisible(text) {
			t.Fatalf("%U is not seen", r)
		}
	}
}
