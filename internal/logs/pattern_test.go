package logs

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// vectorLines returns the lines of the logs of testdata/vectors.json.
func vectorLines(t *testing.T) (out []string) {
	t.Helper()
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct{ Log string }
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		out = append(out, strings.Split(v.Log, "\n")...)
	}
	return out
}

// TestPatternsAgree: patterns find in all lines of the vectors, and in parts of them, what
// the expressions find that they are made of.
func TestPatternsAgree(t *testing.T) {
	lines := []string{"", " ", "\xff", "é", "\u212a", "\u017f=1"}
	for _, line := range vectorLines(t) {
		for range 4 {
			lines = append(lines, line, strings.ToUpper(line))
			line = line[len(line)/3:]
		}
	}
	var all []*pattern
	for _, text := range []string{`(?i)k=[ß-ÿ]?`, `a{0,2}|b+`, `\bé`, `^(?:ab|b\d)c*$`} {
		all = append(all, newPattern(text))
	}
	for _, some := range pieceForms() {
		for _, p := range some {
			if !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	for _, f := range timeForms() {
		all = append(all, f.form)
	}
	for _, f := range forms {
		all = append(all, f)
	}
	found, left := 0, 0
	for _, p := range all {
		for _, line := range lines {
			want := p.load().FindStringSubmatchIndex(line)
			if got := p.FindStringSubmatchIndex(line); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s in %q: %v, want %v", p.expression, line, got, want)
			}
			if want != nil {
				found++
			} else if !p.load().may(line) {
				left++
			}
		}
	}
	if found == 0 || left == 0 {
		t.Errorf("%d found, %d left out", found, left)
	}
}

// TestFormsBegin: an expression whose alternatives all begin with ^ has one ^ before them, so that a
// pattern sees that it matches at the beginning alone.
func TestFormsBegin(t *testing.T) {
	for _, constant := range []string{"forms", "pieces", "times"} {
		for name, text := range formTexts(constant) {
			if p := newPattern(text); strings.HasPrefix(text, "^") && !p.load().begins {
				t.Errorf("%s.%s: %s", constant, name, text)
			}
		}
	}
}
