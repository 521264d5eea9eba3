package document

import (
	"regexp"
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		{"paragraphs", "one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>"},
		{"strikethrough", "~~gone~~", "<p><del>gone</del></p>"},
		{"bare address", "see https://example.com.", `<p>see <a href="https://example.com">https://example.com</a>.</p>`},
		{"mail address", "<help@example.com>", `<p><a href="mailto:help@example.com">help@example.com</a></p>`},
		{"definition list", "Term\n: What it is.", "<dl>\n<dt>Term</dt>\n<dd>What it is.</dd>\n</dl>"},
		{"code", "```\na < b\n```", "<pre tabindex=\"0\"><code>a &lt; b\n</code></pre>"},
		{"title with escapes", `[a](https://example.com "\"b\" &copy;")`, `<p><a href="https://example.com" title="&#34;b&#34; ©">a</a></p>`},
		{"address with entities", "[a](b&amp;c.md) [d](\\(e\\).md)", `<p><a href="to:b&c.md">a</a> <a href="to:(e).md">d</a></p>`},
		{"link", "[a *b*](https://example.com \"c & d\")", `<p><a href="https://example.com" title="c &amp; d">a <em>b</em></a></p>`},
		{"link with a blank", "[a](<b c.md>)", `<p><a href="to:b c.md">a</a></p>`},
		{"link to a heading", "## Two\n\n[a](#two)", "<div class=\"headed\"><h2 id=\"two\">Two</h2> <a href=\"#two\" of=\"Two\">#</a></div>\n<p><a href=\"to:#two\">a</a></p>"},
		{"link by reference", "[a][b]\n\n[b]: c.md", `<p><a href="to:c.md">a</a></p>`},
		{"image", "![a & b](c.png)", `<p><img src="to:c.png" alt="a &amp; b" loading="lazy" decoding="async"></p>`},
		{"image with escapes", "![a \\*b\\* &amp; **c**](d.png)", `<p><img src="to:d.png" alt="a *b* &amp; c" loading="lazy" decoding="async"></p>`},
		{"image in a link", "[![a](b.png)](c.md)", `<p><a href="to:c.md"><img src="to:b.png" alt="a" loading="lazy" decoding="async"></a></p>`},
		{"image with a title", "![a](b.png \"c\")", `<p><img src="to:b.png" alt="a" title="c" loading="lazy" decoding="async"></p>`},
		{"remark", "one <!-- not shown --> two", "<p>one  two</p>"},
		{"remark as a block", "<!-- not\nshown -->\n\none", "<p>one</p>"},
		{"hard break", "one\\\ntwo", "<p>one<br>\ntwo</p>"},
		{"quotation", "> said", "<blockquote>\n<p>said</p>\n</blockquote>"},
	} {
		if got := body(t, c.markdown); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestTaskList(t *testing.T) {
	got := body(t, "- [x] clean\n- [ ] dry")
	boxes := regexp.MustCompile(`<input[^>]*type="checkbox"[^>]*>`).FindAllString(got, -1)
	if len(boxes) != 2 || !strings.Contains(boxes[0], "checked") || strings.Contains(boxes[1], "checked") {
		t.Fatalf("got %s", got)
	}
	for _, box := range boxes {
		if !strings.Contains(box, "disabled") {
			t.Errorf("readers could tick %s", box)
		}
	}
}

func TestTableScrollsAlone(t *testing.T) {
	got := body(t, "| a | b |\n|:--|--:|\n| 1 | `x\\|y` |")
	for _, want := range []string{`class="table-scroll" tabindex="0" `, ` aria-label="table.plain"`, "<th", "<code>x|y</code>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "style=") {
		t.Errorf("a style in a line is refused by the published site's policy:\n%s", got)
	}
}

func TestFootnotes(t *testing.T) {
	got := body(t, "One[^a] and two[^b], one[^a].\n\n[^b]: Of b.\n[^a]: Of *a*.\n")
	for _, want := range []string{`href="#fn:1"`, `href="#fn:2"`, `id="fn:1"`, `id="fn:2"`, "Of <em>a</em>.", `href="#fnref:1"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Index(got, "Of <em>a</em>") > strings.Index(got, "Of b.") {
		t.Error("footnotes are not in the order of their marks")
	}
}

func TestCodeIsColouredByClasses(t *testing.T) {
	got := body(t, "```go\nfunc a() string { return \"<b>\" }\n```")
	if !strings.Contains(got, `<span class="`) || !strings.Contains(got, "&lt;b&gt;") {
		t.Errorf("no classes in\n%s", got)
	}
	if strings.Contains(got, "style=") {
		t.Errorf("a style in\n%s", got)
	}
	if got := body(t, "```no-such-language\na < b\n```"); !strings.Contains(got, "a &lt; b") {
		t.Errorf("an unknown language: %s", got)
	}
}

func TestAlerts(t *testing.T) {
	for _, name := range []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "Note"} {
		want := `<div class="alert alert-` + strings.ToLower(
			name,
		) + `" role="note"><p class="alert-title">alert.` + strings.ToLower(
			name,
		) + "</p>\n<p>One\n<em>two</em></p>\n<ul>\n<li>three</li>\n</ul>\n</div>"
		if got := body(t, "> [!"+name+"]\n> One\n> *two*\n>\n> - three\n"); got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
	for _, c := range []struct{ markdown, want string }{
		{"> [!NOTE]\n>\n> After a gap.", `<div class="alert alert-note" role="note"><p class="alert-title">alert.note</p>` + "\n<p>After a gap.</p>\n</div>"},
		{"- > [!TIP]\n  > In a list.", `<div class="alert alert-tip" role="note"><p class="alert-title">alert.tip</p>` + "\n<p>In a list.</p>\n</div>"},
		{"> A [!NOTE] inside.", "<blockquote>\n<p>A [!NOTE] inside.</p>\n</blockquote>"},
	} {
		if got := body(t, c.markdown); !strings.Contains(got, c.want) {
			t.Errorf("%q\n got %s\nwant %s", c.markdown, got, c.want)
		}
	}
}

// TestHolesCannotBeWritten holds that the sign of holes, put into a file,
// makes none.
func TestHolesCannotBeWritten(t *testing.T) {
	for _, text := range []string{
		"a \x00h0\x00 b", "`\x00h0\x00`", "```go\n\x00\x00\n```", "    \x00\x00", "[[x|\x00\x00]]", "[[\x00\x00]]", "[a](<\x00h0\x00>)",
		"![\x00\x00](a.png \"\x00h7\x00\")", "## \x00\x00", "[a](b \"\x00\x00\")", "| \x00\x00 |\n|---|\n", "&#0;h0&#0;", "::table{caption=\"\x00\x00\"}",
	} {
		for _, rawHTML := range []bool{false, true} {
			e, _ := open(
				Article,
				"---\ntitle: T\nsummary: \"*\\0h0\\0 [[x|\\0\\0]]* `\\0\\0`\"\n---\n"+text+"\n<i>\x00\x00</i>",
				rawHTML,
			)
			for _, f := range []Fragment{e.Body, e.Meta.Summary} {
				holes := 0
				f.HTML(func(g Mark) string {
					holes++
					if g.Index < 0 || g.Index > 0 && g.Index >= len(e.Holes) {
						t.Errorf("%q: there is no hole %d", text, g.Index)
					}
					return ""
				})
				if strings.Count(markup(f), "\x00") != 2*(holes+strings.Count(markup(f), "\x00c")) {
					t.Errorf("%q: a loose sign in %q", text, markup(f))
				}
			}
		}
	}
}
