package yamldoc

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// simpleTexts are of the shape that is read without the library.
var simpleTexts = []string{
	"",
	"\n  \n",
	"status: Locked\nmessage: \"It is <A>: wait.\"\nupdated: 2024-02-22\n",
	"a: 'single'\nb: \"\"\nc: ''\nd:   wide   \ne:\nf: ~\ng: null\nh: true\ni: FALSE\nj: yes\nk: 12\nl: 0x1f\nm: .nan",
	"list:\n  - one\n  - two: x\n    three: y\n  - \"four\"\n\nnext: 1\n",
	"list:\n- one\n- two:\n  - deep\n  - deeper\n  three: y\nnext:\n  deep:\n    deeper: 1\n  up: 2\n",
	"causes:\n  - cause: The post corrects the setting.\n    fix:\n      - Open it.\n      - Wait for `x`.\n  - cause: Two\n",
	"f: [completed, interrupted, Need It]\ng: []\nh: [ ]\ni: [ \"a\" , 'b', c ]\nj: [a, ]\n",
	"- a\n- b: c\n- [d, e]\n-   f:   g\n",
	"Größe: ×2\nSpeicher Name: \"„x“\"\nlist: [ä, ö, ü]\nk: 値：x\n",
	"a: b\r\nc:\r\n  - d\r\n",
	"url: https://example.com/a?b=c#d\ntime: 10:30:00\nquote: it's \"so\" [here] {there} & * ! | > % @ ` = x\n",
	"a: 'it''s'\nb: ''''\nc: \"\\\\<x> \\\"y\\\"\"\nd: [\"<A:B>\", '{''}', \"e\"]\n",
	"merge: <<\nodd: <A> x\ntilde: ~x\nplus: +.inf\n",
}

// otherTexts are left to the library.
var otherTexts = []string{
	"a: b # remark\n", "# remark\na: b\n", "a: |\n  text\n", "a: >-\n  text\n", "a: \"x\\n\"\n", "a: \"b\n  c\"\n",
	"a: b\n  c\n", "a:\n  b\n", "a: &x b\n", "a: *x\n", "a: !!str b\n", "{a: b}\n", "a: {b: c}\n", "a: [b: c]\n", "a: [[b]]\n", "a: [b,]\n",
	"? a\n: b\n", "\"a\": b\n", "a : b\n", "a: b: c\n", "a: b:\n", "- - a\n", "-\n  a\n", "a: - b\n", "a:\tb\n", "--- a\n", "...\n", "%YAML 1.2\n",
	"just text\n", "a: 'b'c''\n", "a: '''\n", "a: \"b\\\"\n", "a: \"b\\tc\"\n", "a: \"b\" c\"\n", "a: 'b' 'c'\n", "a: [\"b, c\"]\n", "a: [-b]\n", "a: [b\n  c]\n", "a:\n    b: c\n  d: e\n", "a: b\n- c\n", "- a\nb: c\n", "a: \u0081\n", "a: \ufeff\n", "a: @b\n", "a: `b`\n", "<<: a\n",
	"a:\n" + strings.Repeat(" ", 120) + "b: c\n",
}

func TestSimple(t *testing.T) {
	for _, text := range simpleTexts {
		if !agree(t, text) {
			t.Errorf("not read: %q", text)
		}
	}
	for _, text := range otherTexts {
		if agree(t, text) {
			t.Errorf("read without the library: %q", text)
		}
	}
}

// FuzzSimple holds that what is read without the library is read as it does.
func FuzzSimple(f *testing.F) {
	for _, text := range append(simpleTexts, otherTexts...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) { // as all files are
			agree(t, text)
		}
	})
}

// agree reports whether a text is read without the library; then the nodes must
// be those of the library.
func agree(t *testing.T, text string) bool {
	t.Helper()
	lines := oneBreak([]byte(text))
	s := simples.Get().(*simple)
	defer s.release()
	got, ok := s.read(string(lines))
	if !ok {
		return false
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(lines, &doc); err != nil {
		t.Errorf("%q is read, and not YAML: %v", text, err)
		return true
	}
	var want *yaml.Node
	if len(doc.Content) == 1 {
		want = doc.Content[0]
	}
	if (got == nil) != (want == nil) {
		t.Errorf("%q: %v, want %v", text, got, want)
	} else if got != nil {
		same(t, text, got, want)
	}
	return true
}

// same compares all of two nodes that anybody asks for.
func same(t *testing.T, text string, got, want *yaml.Node) {
	t.Helper()
	if got.Kind != want.Kind || got.Style != want.Style || got.Value != want.Value || got.Line != want.Line || got.Column != want.Column ||
		(got.Tag == "!!null") != (want.Tag == "!!null") || (got.Tag == "!!bool") != (want.Tag == "!!bool") || len(got.Content) != len(want.Content) {
		t.Errorf("%q: %+v, want %+v", text, *got, *want)
		return
	}
	for i := range got.Content {
		same(t, text, got.Content[i], want.Content[i])
	}
}
