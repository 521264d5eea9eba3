package document

import (
	"slices"
	"strings"
	"testing"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// fragments lists every fragment of an entry.
func (e *Document) fragments() []Fragment {
	m := e.Meta
	out := []Fragment{e.Body, m.Summary, m.Resolves.Text}
	steps := m.Fix
	for _, c := range m.Causes {
		out, steps = append(out, c.Text), append(steps, c.Fix...)
	}
	for _, step := range steps {
		out = append(out, step.Text)
	}
	for _, s := range m.ShownIn {
		out = append(out, s.Note)
	}
	for _, c := range m.Escalate {
		out = append(out, c.When)
	}
	for _, p := range m.Placeholders {
		out = append(out, p.Text)
	}
	if m.Retry != nil {
		out = append(out, m.Retry.Note)
	}
	return out
}

// consistent holds what the rest of the program relies on, whatever a file
// holds: every mark of a hole names a hole, every place lies in the file.
func consistent(t *testing.T, text string, kind Kind, rawHTML bool) {
	file := source.NewFile("content/f.md", []byte(text))
	e, problems := Parse(file, kind, Keep{HTML: rawHTML, Source: true})
	for _, f := range e.fragments() {
		fill := func(g Mark) string {
			if g.Index < 0 || g.Index > 0 && g.Index >= len(e.Holes) ||
				!strings.ContainsRune("htidsoempawr", rune(g.Part)) {
				t.Errorf("%q: a mark %c%d where %d holes are", text, g.Part, g.Index, len(e.Holes))
			}
			return "x"
		}
		f.HTML(fill)
		f.Markdown(fill)
		f.Plain(func(int) string { return "x" })
	}
	last := file.Position(len(text))
	for _, h := range e.Holes {
		if h.At.Line < 1 || h.At.Line > last.Line || h.At.Column < 1 || h.Kind == DirectiveBlock && h.Call == nil {
			t.Errorf("%q: hole %+v", text, h)
		}
	}
	for _, d := range problems {
		if d.Pos.Line < 0 || d.Pos.Line > int(last.Line) || d.Pos.Line > 0 && d.Pos.Column < 1 || d.Text == "" {
			t.Errorf("%q: problem %+v", text, d)
		}
	}
	seen := map[string]bool{}
	for _, h := range e.Outline {
		twice := seen[h.ID] &&
			!slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == diag.DuplicateAnchor })
		if h.ID == "" || twice {
			t.Errorf("%q: the anchor %q stands twice or is empty", text, h.ID)
		}
		seen[h.ID] = true
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{
		"status: S\nsummary: See [[x]] *y*.\n", "message: [<A>, \\<B>]\nplaceholders: {A: b}\n", "causes:\n- cause: a\n  fix: [b, c]\n- d\n",
		"status: &a x\nalso: [*a, *a]\n", "summary: >\n  folded [[x]]\n  text\n", "summary: \"a\\0h0\\0 `\\x00`\"\n", "? [complex]\n: key\n", "<<: {status: S}\n",
		"retry: {limit: 1, note: \"[a](b)\"}\nshown_in: [a, {surface: b, note: '![](c)'}]\n", "updated: 2026-13-01\n", "a: b: c\n", "!!binary x\n", "\r\r\r\r00\n", "status: S\u2028\u2029\u0085\nalso: [\n", "\ufeffstatus: x\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, yaml string) {
		for _, kind := range []Kind{Entry, Operation, Article} {
			consistent(t, "---\n"+yaml+"\n---\n[[a]]\n", kind, false)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{
		"[[a#b|c]] [d](e) ![f](g)", "[[a]]\n[[\n]]", "| [[a\\|b]] |\n|---|\n", "::table{a=b c=\"d\"}\n::matrix", "> [!NOTE]\n> x", "> [!X]",
		"# a\n## a\n## a\n", "a[^1]\n\n[^1]: b [[c]]", "```go\nx\n```", "a\x00h0\x00b [[\x00|\x00\x00]]", "<b>x</b>\n<div>\n", "[a]: javascript:x\n[a]", "a\n: b",
		"[x](<\x01>)", "![a](%zz)", "- [ ] [[a]]", "\t[[a]]", "&#0;", "[a][b]\n\n[b]: c.md", "\r\n\r[[a]]\r", "[[a]](b)", "![[[a]]](b)",
		"<a href=\"b c\" id=d>e</a><br>", "<table><tr><td>a<td>b</table>", "<div>\n\n<b>x\n\n</div>", "a <script>b</script> c", "<!-- a",
		"<![CDATA[a]]>", "<p><p></p></p></br>", "> <ul>\n> <li>a\n", "<img src=a.png width=3 alt>", "<x y z=\"", "## a {#b}\n## c {: #b }\n",
		"!!! note \"a\"\n    b\n\n    > c", "??? x\n\tb", ":::note\n:::tip\n:::\nx", "=== \"a\"\n\n    b", "[TOC]", "H~2~O x^2^ ==a== ++b+c++",
		"[a](b c.md) ![d](e f.svg \"g\")", "[a](b){c=d} {: .e}\n{: .f}", "{{< a >}} {% b %} [a] (b.md)", "# T\n\nT\n=\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		for _, rawHTML := range []bool{false, true} {
			consistent(t, "---\ntitle: T\n---\n"+markdown, Article, rawHTML)
		}
		consistent(t, markdown, Article, false)
	})
}
