package keywords

import (
	"testing"
)

func TestInsert(t *testing.T) {
	words := []string{"no room", `said "full"`}
	const line = `keywords: ["no room", "said \"full\""]` + "\n"
	for name, tt := range map[string]struct{ page, want string }{
		"none so far":       {"---\nstatus: Full\n---\nText\n", "---\nstatus: Full\n" + line + "---\nText\n"},
		"a list in a line":  {"---\nkeywords: [a, b]\nstatus: Full\n---\n", "---\n" + line + "status: Full\n---\n"},
		"a list of lines":   {"---\nstatus: Full\nkeywords:\n  - a\n- b\nfix: Wait\n---\n", "---\nstatus: Full\n" + line + "fix: Wait\n---\n"},
		"a list that wraps": {"---\nkeywords: [a,\n  b\n]\nfix: Wait\n---\nkeywords: stay\n", "---\n" + line + "fix: Wait\n---\nkeywords: stay\n"},
	} {
		got, err := Insert([]byte(tt.page), words)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: got %q (%v), want %q", name, got, err, tt.want)
		}
	}
	for _, page := range []string{"Text\n", "---\nstatus: Full\n"} {
		if got, err := Insert([]byte(page), words); err == nil {
			t.Errorf("%q becomes %q", page, got)
		}
	}
}

func TestParse(t *testing.T) {
	got, err := Parse([]byte("{\"id\":\"a/b\",\"keywords\":[\"x\"]}\n\n{\"instruction\":\"none\"}\n"))
	if err != nil || len(got) != 1 || got[0].ID != "a/b" || got[0].Keywords[0] != "x" {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := Parse([]byte("{\"id\":1}\n")); err == nil {
		t.Error("a number is taken for an id")
	}
}
