package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"faultbook/internal/source"
)

// open reads a YAML text in a file, after two other lines.
func open(text string) *Reader {
	const above = "first\n---\n"
	return Parse(source.NewFile("f", []byte(above+text+"---\nbody: x\n")), len(above), len(above)+len(text))
}

// found lists what was reported, with lines counted from the YAML text.
func found(r *Reader) []string {
	var out []string
	for _, d := range r.Problems().Sorted() {
		out = append(out, fmt.Sprintf("%d:%d %s", d.Pos.Line-2, d.Pos.Column, d.Code))
	}
	return out
}

func TestTypes(t *testing.T) {
	r := open(`text: some words # a remark
number: 25
quoted: "with: colon"
true_text: yes
flag: true
loud: TRUE
count: 0x10
day: 2026-03-31
one: single
many: [a, "b", 3]
none:
empty: []
`)
	m := r.Root(nil)
	typedScalars(t, m)
	for key, want := range map[string]string{"one": "single", "many": "a|b|3", "none": "", "empty": "", "missing": ""} {
		var got []string
		for _, text := range m.Texts(key) {
			got = append(got, text.Value)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	for key, want := range map[string]bool{"none": false, "empty": true, "text": true, "missing": false} {
		if m.Has(key) != want {
			t.Errorf("Has(%q) = %v", key, !want)
		}
	}
	if problems := found(r); problems != nil {
		t.Errorf("reported %q", problems)
	}
}

func typedScalars(t *testing.T, m *Map) {
	t.Helper()
	var text, number, quoted, yes string
	m.String("text", &text)
	m.String("number", &number)
	m.String("quoted", &quoted)
	m.String("true_text", &yes)
	if got := []string{text, number, quoted, yes}; !slices.Equal(got, []string{"some words", "25", "with: colon",
		"yes"}) {
		t.Errorf("texts: %q", got)
	}
	flag, loud, missing := false, false, true
	m.Bool("flag", &flag)
	m.Bool("loud", &loud)
	m.Bool("missing", &missing)
	if !flag || !loud || !missing {
		t.Error("a truth is not read, or a missing one changed its variable")
	}
	n := 7
	m.Int("number", 1, &n)
	if n != 25 {
		t.Errorf("number: %d", n)
	}
	var day time.Time
	m.Date("day", &day)
	if !day.Equal(time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("day: %v", day)
	}
}

func TestPlaces(t *testing.T) {
	m := open(`plain: word
quoted: "word"
single:   'word'
block: |
  word
folded: >-
  word
wide: {größe: word, b: last}
list:
  - first
  - "second"
`).Root(nil)
	for key, want := range map[string]source.At{
		"plain": {Line: 3, Column: 8}, "quoted": {Line: 4, Column: 10}, "single": {Line: 5, Column: 12},
		"block": {Line: 7, Column: 1}, "folded": {Line: 9, Column: 1}, "missing": {},
	} {
		if got := m.Text(key).At; got != want {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	m.Maps("wide", []string{"größe", "b"}, func(m *Map) {
		if got := m.Text("b").At; got != (source.At{Line: 10, Column: 24}) {
			t.Errorf("behind an umlaut: %v", got)
		}
	})
	list := m.Texts("list")
	if list[0].At != (source.At{Line: 12, Column: 5}) || list[1].At != (source.At{Line: 13, Column: 6}) {
		t.Errorf("list: %v", list)
	}
}

// Ways to read the key k.
var (
	text     = func(m *Map) { m.Text("k") }
	texts    = func(m *Map) { m.Texts("k") }
	flag     = func(m *Map) { var b bool; m.Bool("k", &b) }
	number   = func(m *Map) { var n int; m.Int("k", 1, &n) }
	day      = func(m *Map) { var d time.Time; m.Date("k", &d) }
	word     = func(m *Map) { var w string; m.Choice("k", &w, []string{"some"}) }
	pairs    = func(m *Map) { m.Pairs("k") }
	maps     = func(m *Map) { m.Maps("k", []string{"a"}, func(*Map) {}) }
	required = func(m *Map) { var s string; m.Required("k", &s) }
)

var wrongTypes = []struct {
	yaml string
	read func(*Map)
	want string
}{
	{"k: [a]", text, "1:4 FB004"},
	{"k:\n  a: b", text, "2:3 FB004"},
	{"k:\n  a: b", texts, "2:3 FB004"},
	{"k: [a, {b: c}, d]", texts, "1:8 FB004"},
	{"k: [a, ~]", texts, "1:8 FB004"},
	{"k: maybe", flag, "1:4 FB004"},
	{"k: \"true\"", flag, "1:4 FB004"},
	{"k: 0", number, "1:4 FB004"},
	{"k: 2.5", number, "1:4 FB004"},
	{"k: [2]", number, "1:4 FB004"},
	{"k: 31.3.2026", day, "1:4 FB006"},
	{"k: 2026-02-30", day, "1:4 FB006"},
	{"k: other", word, "1:4 FB006"},
	{"k: [a]", pairs, "1:4 FB004"},
	{"k:\n  a: [b]", pairs, "2:6 FB004"},
	{"k: [a, [b]]", maps, "1:8 FB004"},
	{"k: [{b: c}]", maps, "1:6 FB003"},
	{"a: b", required, "1:1 FB005"},
	{"k:", required, "1:1 FB005"},
	{"k: \"  \"", required, "1:1 FB005"},
	{"k: [a]", required, "1:4 FB004"},
}

func TestWrongTypes(t *testing.T) {
	for _, c := range wrongTypes {
		r := open(c.yaml + "\n")
		c.read(r.Root(nil))
		if got := strings.Join(found(r), ", "); got != c.want {
			t.Errorf("%q: %s, want %s", c.yaml, got, c.want)
		}
	}
}

func TestRoot(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{"", ""},
		{"# only a remark\n", ""},
		{"known: x\n", ""},
		{"knwon: x\n", "1:1 FB003"},
		{"known: x\nknown: y\n", "2:1 FB007"},
		{"- known\n", "1:1 FB004"},
		{"some words\n", "1:1 FB004"},
		{"known: a: b\n", "1:9 FB001"},
		{"known: \"a\n", "1:8 FB001"},
		{"known: [a\nb: c\n", "1:8 FB001"},
		{"known: *nothing\n", "1:8 FB001"},
		{"ünknöwn: \"a\" b\n", "1:14 FB001"},
	} {
		r := open(c.yaml)
		r.Root([]string{"known"})
		if got := strings.Join(found(r), ", "); got != c.want {
			t.Errorf("%q: %s, want %s", c.yaml, got, c.want)
		}
	}
}

func TestAnchorsOfYAML(t *testing.T) {
	m := open("a: &x [one, two]\nb: *x\nc: &y {k: v}\nd: [*y]\n").Root(nil)
	if got := m.Texts("b"); len(got) != 2 || got[1].Value != "two" {
		t.Errorf("an alias in place of a list: %v", got)
	}
	n := 0
	m.Maps("d", []string{"k"}, func(m *Map) {
		var v string
		if m.String("k", &v); v == "v" {
			n++
		}
	})
	if n != 1 {
		t.Error("an alias in place of a map was not followed")
	}
	names, values := open("a: &x one\nb: {k: *x, l: two}\n").Root(nil).Pairs("b")
	if len(names) != 2 || values[0].Value != "one" || values[1].Value != "two" {
		t.Errorf("an alias in place of a text: %v %v", names, values)
	}
}

// TestPastedLineBreaks holds that lines are those that editors count, also
// where a text came in with line breaks of other programs.
func TestPastedLineBreaks(t *testing.T) {
	r := open("a: one\u2028two\rthree\u0085\r\nb: [x]\r\nc: y\r\n")
	m := r.Root([]string{"a", "b"})
	m.Text("b")
	if got := m.Text("a").Value; got != "one two three" {
		t.Errorf("a is %q", got)
	}
	if got, want := found(r), []string{"2:4 FB004", "3:1 FB003"}; !slices.Equal(got, want) {
		t.Errorf("reported %q, want %q", got, want)
	}
}

func TestMapsShortForm(t *testing.T) {
	var got []string
	visit := func(m *Map) {
		var name, note string
		m.Required("name", &name)
		m.String("note", &note)
		got = append(got, name+"/"+note)
	}
	r := open("many: [one, {name: two, note: n}]\nsingle: {name: three}\nword: four\n")
	for _, key := range []string{"many", "single", "word", "missing"} {
		r.Root(nil).Maps(key, []string{"name", "note"}, visit)
	}
	if want := []string{"one/", "two/n", "three/", "four/"}; !slices.Equal(got, want) || found(r) != nil {
		t.Errorf("got %q %q, want %q", got, found(r), want)
	}
}

func TestPairsKeepOrder(t *testing.T) {
	names, values := open("k:\n  zebra: one\n  ape: \"two\"\n").Root(nil).Pairs("k")
	if len(names) != 2 || names[0].Value != "zebra" || values[1].Value != "two" || names[1].At != (source.At{Line: 5,
		Column: 3}) {
		t.Errorf("got %v %v", names, values)
	}
}

// TestChoicesWithCommas says how to write a list to an author who wrote a text with commas.
func TestChoicesWithCommas(t *testing.T) {
	for text, list := range map[string]bool{"X1, X2": true, "X1,X3": true, "X1, Y2": false, "X1,": false} {
		r := open("models: " + text + "\n")
		r.Root(nil).Values(Key{Name: "models", Shape: Texts, Choices: []string{"X1", "X2", "X3"}})
		p := r.Problems()
		if len(p) != 1 || strings.HasPrefix(p[0].Hint, "write a list: models: [X1, X") != list {
			t.Errorf("%s: got %+v", text, p)
		}
	}
}
