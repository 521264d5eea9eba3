package frontmatter

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// edit changes a page that has these lines of front matter.
func edit(t *testing.T, front string, change func(*Page) error) string {
	t.Helper()
	p, err := Parse([]byte("---\n" + front + "---\nBody\n"))
	if err != nil {
		t.Fatalf("%q: %v", front, err)
	}
	if err := change(p); err != nil {
		t.Fatalf("%q: %v", front, err)
	}
	text := string(p.Text())
	front, found := strings.CutPrefix(text, "---\n")
	front, body := front[:max(0, len(front)-len("---\nBody\n"))], strings.HasSuffix(text, "---\nBody\n")
	if !found || !body {
		t.Fatalf("got %q", text)
	}
	return front
}

func TestAdd(t *testing.T) {
	for _, c := range []struct{ front, want string }{
		{"", "aliases: [/b/]\n"},
		{"title: x\n", "title: x\naliases: [/b/]\n"},
		{"aliases:\ntitle: x\n", "aliases: [/b/]\ntitle: x\n"},
		{"aliases: /a/\ntitle: x\n", "aliases: [/a/, /b/]\ntitle: x\n"},
		{"aliases: [/a/]  # old\ntitle: x\n", "aliases: [/a/, /b/]  # old\ntitle: x\n"},
		{"aliases: []\n", "aliases: [/b/]\n"},
		{"aliases: [\"/a]/\", ]\n", "aliases: [\"/a]/\", /b/]\n"},
		{"aliases: [/a/,\n  /c/]\n", "aliases: [/a/,\n  /c/, /b/]\n"},
		{"aliases:\n  - /a/ # one\n# of title\ntitle: x\n", "aliases:\n  - /a/ # one\n  - /b/\n# of title\ntitle: x\n"},
		{"aliases:\n- /a/\n", "aliases:\n- /a/\n- /b/\n"},
	} {
		if got := edit(t, c.front, func(p *Page) error { return p.Add("aliases", "/b/") }); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.front, got, c.want)
		}
	}
}

func TestAddPair(t *testing.T) {
	for _, c := range []struct{ front, want string }{
		{"", "moved: {a: \"#b\"}\n"},
		{"moved: {x: y}\n", "moved: {x: y, a: \"#b\"}\n"},
		{"moved:\n  x: y\ntitle: z\n", "moved:\n  x: y\n  a: \"#b\"\ntitle: z\n"},
	} {
		if got := edit(t, c.front, func(p *Page) error { return p.AddPair("moved", "a", "#b") }); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.front, got, c.want)
		}
	}
}

func TestDrop(t *testing.T) {
	for _, c := range []struct{ front, want string }{
		{"aliases: /b/\ntitle: x\n", "title: x\n"},
		{"aliases: [/b/]\ntitle: x\n", "title: x\n"},
		{"aliases: [/a/, /b/, /c/]\n", "aliases: [/a/, /c/]\n"},
		{"aliases:\n  - /a/\n  - /b/\n  - /c/\n", "aliases:\n  - /a/\n  - /c/\n"},
		{"aliases: [/a/]\n", "aliases: [/a/]\n"},
	} {
		if got := edit(t, c.front, func(p *Page) error { return p.Drop("aliases", "/b/") }); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.front, got, c.want)
		}
	}
}

func TestLineBreaksStay(t *testing.T) {
	p, err := Parse([]byte("---\r\ntitle: x\r\n---\r\nBody\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Add("aliases", "/b/"); err != nil {
		t.Fatal(err)
	}
	if got := string(p.Text()); got != "---\r\ntitle: x\r\naliases: [/b/]\r\n---\r\nBody\r\n" {
		t.Errorf("got %q", got)
	}
}

func TestRefused(t *testing.T) {
	for _, page := range []string{"no front matter", "---\ntitle: x\n", "---\n{title: x}\n---\n", "---\n- x\n---\n", "---\na: b: c\n---\n"} {
		if _, err := Parse([]byte(page)); err == nil {
			t.Errorf("%q is read", page)
		}
	}
	p, err := Parse([]byte("---\naliases: {a: b}\nmoved: [a]\n---\n"))
	if err != nil {
		t.Fatal(err)
	}
	if p.Add("aliases", "x") == nil || p.AddPair("moved", "a", "b") == nil {
		t.Error("a value of another shape is changed")
	}
}

// FuzzQuote holds that YAML reads a text as it was.
func FuzzQuote(f *testing.F) {
	for _, text := range []string{"", "plain", "#x", "a: b", "true", "12", "-x", "a #b", "'", "\"", "é", "[a]", "x ", "0x1", "1e3", "No", "\x01", "\x7f", "\u0085", "a\u2028b", "\ufeff", "\uffff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?") // pages of other bytes are a fault before
		for _, doc := range []string{"k: " + Quote(text) + "\n", "k: [" + Quote(text) + "]\n"} {
			var n yaml.Node
			if err := yaml.Unmarshal([]byte(doc), &n); err != nil {
				t.Fatalf("%q: %v", doc, err)
			}
			v := n.Content[0].Content[1]
			if v.Kind == yaml.SequenceNode {
				v = v.Content[0]
			}
			if v.Value != text || v.Tag != "!!str" {
				t.Errorf("%q is read as %q (%s)", doc, v.Value, v.Tag)
			}
		}
	})
}
