package render

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// markdownName is the file beside a page with its Markdown version.
const markdownName = "index.md"

// MarkdownPath returns where the Markdown version of a page goes in the output, and whether
// it has one: pages with content do, if the settings publish Markdown.
func (r *Renderer) MarkdownPath(p Page) (string, bool) {
	if !r.site.Config.Markdown || p.of == nil {
		return "", false
	}
	return p.URL + markdownName, true
}

// Markdown makes the Markdown version of a page that has one, into a buffer.
func (r *Renderer) Markdown(to *bytes.Buffer, p Page) {
	s := &scope{Renderer: r, page: p}
	t := markdown{to, s, p.of}
	t.head()
	t.retired()
	if p.of.Kind == document.Entry {
		t.entry()
	}
	t.paragraphs(p.of.Body.Markdown(t.fill(p.of)))
	if p.of.Kind == document.Entry {
		t.help()
	}
	t.children()
	t.relations()
	t.foot()
}

// markdown writes one page as Markdown.
type markdown struct {
	*bytes.Buffer
	s *scope
	p *site.Page
}

// retired writes that the product no longer shows what the page is about.
func (t *markdown) retired() {
	r := t.s.retired(t.p)
	if r == nil {
		return
	}
	text := document.EscapeMarkdown(r.Text)
	for i, to := range t.s.site.List(t.p.Replaced) {
		if i == 0 {
			text += " " + document.EscapeMarkdown(t.s.words.Get("retired.to"))
		}
		text += " " + t.page(to)
	}
	t.paragraphs("> " + text)
}

func (t *markdown) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func (t *markdown) heading(text string) { t.WriteString("\n## " + text + "\n\n") }

// paragraphs writes a text as separate paragraphs.
func (t *markdown) paragraphs(text string) {
	if text != "" {
		t.WriteString("\n" + text + "\n")
	}
}

// fill returns the function that fills the holes of a page's texts.
func (t *markdown) fill(owner *site.Page) func(document.Mark) string {
	return func(m document.Mark) string {
		target := owner.Targets[m.Index]
		switch m.Part {
		case document.HrefPart:
			if h := owner.Holes[m.Index]; h.Spaced && target.Broken {
				return strings.TrimSuffix(h.Target+"#"+h.Anchor, "#")
			}
			return destination(t.s.target(target))
		case document.LabelPart:
			return document.EscapeMarkdown(target.Label)
		}
		return t.block(target)
	}
}

// destination escapes an address for the parentheses of a link.
func destination(href string) string { return parentheses.Replace(href) }

var parentheses = strings.NewReplacer("(", "%28", ")", "%29")

// hardBreak matches the end of a line that Markdown breaks.
var hardBreak = regexp.MustCompile(`(?:\\| {2,})\n`)

// inline returns a text on one line.
func (t *markdown) inline(owner *site.Page, f document.Fragment) string {
	return strings.Join(strings.Fields(hardBreak.ReplaceAllString(f.Markdown(t.fill(owner)), "<br> ")), " ")
}

// step returns a step on one line, with the role that takes it.
func (t *markdown) step(owner *site.Page, step document.Step) string {
	text := t.inline(owner, step.Text)
	if role := t.s.site.Role(step); role != nil {
		return t.s.words.Get("role.step", "role", document.EscapeMarkdown(role.Label), "step", text)
	}
	return text
}

func (t *markdown) steps(owner *site.Page, steps []document.Step) []string {
	out := make([]string, len(steps))
	for i, step := range steps {
		out[i] = t.step(owner, step)
	}
	return out
}

func (t *markdown) text(text site.Text) string {
	if text.Owner == 0 {
		return ""
	}
	return t.inline(t.s.site.Page(text.Owner), text.Fragment)
}

func (t *markdown) head() {
	title := t.p.Title
	if code := t.p.Meta.Code; code != "" && code != title {
		title = code + " " + title
	}
	t.line("# %s", document.EscapeMarkdown(title))
	t.paragraphs(t.p.Meta.Summary.Markdown(t.fill(t.p)))
}

// fact writes a name and its value as a list item; nothing for an empty value.
func (t *markdown) fact(name, text string) {
	if text != "" {
		t.line("- %s: %s", name, text)
	}
}

func (t *markdown) link(text, url string) string {
	return markdownLink(text, t.s.href(url, ""))
}

// markdownLink returns a link, or its text where it has no address.
func markdownLink(text, href string) string {
	if href == "" {
		return document.EscapeMarkdown(text)
	}
	return "[" + document.EscapeMarkdown(text) + "](" + destination(href) + ")"
}

func (t *markdown) page(p *site.Page) string {
	if p == nil {
		return ""
	}
	return t.link(p.Title, p.URL)
}

// children lists the pages of a folder.
func (t *markdown) children() {
	if len(t.p.Children) == 0 {
		return
	}
	t.heading(t.s.words.Get("page.pages"))
	for _, c := range t.s.site.List(t.p.Children) {
		t.item(c)
	}
}

func (t *markdown) item(p *site.Page) {
	text := p.Plain(p.Meta.Summary)
	if text != "" {
		text = ": " + document.EscapeMarkdown(text)
	}
	t.line("- %s%s", t.page(p), text)
}

func (t *markdown) relations() {
	for _, r := range relationsOf(t.p) {
		if len(r.pages) == 0 {
			continue
		}
		t.heading(t.s.relationTitle(r))
		for _, p := range t.s.site.List(r.pages) {
			t.line("- %s", t.page(p))
		}
	}
}

func (t *markdown) foot() {
	if base := t.s.site.Config.BaseURL; base != nil {
		t.line("\n%s <%s%s>", t.s.words.Get("page.address"), base, escapePath(t.p.URL))
	}
	if !t.p.Updated.IsZero() {
		t.line("\n%s: %s", t.s.words.Get("page.updated"), t.p.Updated.Format(time.DateOnly))
	}
}
