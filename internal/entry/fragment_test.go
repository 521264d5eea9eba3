package entry

import "testing"

func TestPlainText(t *testing.T) {
	for markup, want := range map[string]string{
		"":                                  "",
		"words":                             "words",
		"<p>one</p>\n<p>two</p>":            "one two",
		"a<em>b</em>c <strong>d</strong>":   "abc d",
		"one<br>two":                        "one two",
		"<ul><li>one</li><li>two</li></ul>": "one two",
		"a &lt;b&gt; &amp;amp; &#39;c&#39;": "a <b> &amp; 'c'",
		`<a href="x" title="y">z</a>!`:      "z!",
		`<img src="x" alt="y">`:             "",
		"<td>one</td><td>two</td>":          "one two",
		"unclosed <b":                       "unclosed",
		"<code>a</code><sup>1</sup>":        "a1",
		"<hr/>x<br/>y":                      "x y",
		"  a\n\t b  ":                       "a b",
	} {
		if got := PlainText(markup); got != want {
			t.Errorf("PlainText(%q) = %q, want %q", markup, got, want)
		}
	}
}

func TestPlainOfLinks(t *testing.T) {
	e := status(t, "summary: \"See *[[a]]*, [[b|there]] & [x](y.md).\"\n")
	got := e.Meta.Summary.Plain(func(index int) string { return "<" + e.Holes[index].Target + ">" })
	if want := "See <a>, there & x."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := e.Meta.Summary.Plain(nil); got != "See , there & x." {
		t.Errorf("without labels: %q", got)
	}
}

func TestExpand(t *testing.T) {
	f := Fragment("a" + marker(HrefPart, 0) + marker(LabelPart, 12) + "b")
	got := f.Expand(func(part HolePart, index int) string { return string(part) + string(rune('0'+index%10)) })
	if got != "ah0t2b" {
		t.Errorf("got %q", got)
	}
	if got := Fragment("no holes").Expand(nil); got != "no holes" {
		t.Errorf("got %q", got)
	}
}
