package render

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"time"

	"faultbook/internal/diag"
	"faultbook/internal/entry"
	"faultbook/internal/markdown"
	"faultbook/internal/site"
)

// twinName is the file beside a page that says the same as Markdown.
const twinName = "index.md"

// TwinPath returns where the Markdown of a page goes in the output, and whether
// it has any: pages with content do.
func (r *Renderer) TwinPath(p Page) (string, bool) {
	if !r.site.Config.Markdown || p.of == nil {
		return "", false
	}
	return p.URL + twinName, true
}

// Twin makes a page that has a twin as Markdown, into a buffer. It fails when
// the template of a table in its text does.
func (r *Renderer) Twin(to *bytes.Buffer, p Page) error {
	s := &scope{Renderer: r, page: p}
	t := twin{to, s, p.of}
	t.head()
	if p.of.Kind == entry.Status {
		t.entry()
	}
	t.block(s.fill(p.of, p.of.Body.Uncoloured()))
	if p.of.Kind == entry.Status {
		t.help()
	}
	t.children()
	t.relations()
	t.foot()
	if s.err != nil {
		return fault{r.templates.fault(diag.TemplateFail, s.err)}
	}
	return nil
}

// twin is the making of one page as Markdown.
type twin struct {
	*bytes.Buffer
	s *scope
	p *site.Page
}

func (t *twin) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func (t *twin) heading(text string) { t.WriteString("\n## " + text + "\n\n") }

// block writes a text as paragraphs of their own.
func (t *twin) block(text template.HTML) {
	if text != "" {
		t.WriteString("\n" + markdown.From(string(text)) + "\n")
	}
}

// inline returns a text on one line.
func (t *twin) inline(owner *site.Page, f entry.Fragment) string {
	return strings.Join(strings.Fields(markdown.From(string(t.s.fill(owner, f)))), " ")
}

func (t *twin) text(text site.Text) string {
	if text.Owner == 0 {
		return ""
	}
	return t.inline(t.s.site.Page(text.Owner), text.Fragment)
}

func (t *twin) head() {
	title := t.p.Title
	if code := t.p.Meta.Code; code != "" && code != title {
		title = code + " " + title
	}
	t.line("# %s", markdown.Escape(title))
	t.block(t.s.fill(t.p, t.p.Meta.Summary))
}

// fact writes a line of what is known at first sight.
func (t *twin) fact(name, text string) {
	if text != "" {
		t.line("- %s: %s", name, text)
	}
}

func (t *twin) link(text, url string) string {
	return "[" + markdown.Escape(text) + "](" + t.s.href(url, "") + ")"
}

func (t *twin) page(p *site.Page) string {
	if p == nil {
		return ""
	}
	return t.link(p.Title, p.URL)
}

// entry writes what stands before the text of an entry.
func (t *twin) entry() {
	p, m := t.p, t.p.Meta
	t.WriteByte('\n')
	t.fact("Product", t.page(t.s.site.Page(p.Product)))
	t.fact("Operation", t.page(t.s.site.Page(p.Operation)))
	t.fact("Also shown as", markdown.Escape(strings.Join(m.Also, ", ")))
	if p.Severity != nil {
		t.fact("Severity", markdown.Escape(p.Severity.Label))
	}
	if p.State != nil {
		t.fact("State", markdown.Escape(p.State.Label))
	}
	t.fact("What to do", verdicts[p.Action()])
	t.fact("Resolves itself", t.resolves(m.Resolves))
	if len(m.Messages) > 0 {
		t.heading("Message")
		for _, message := range m.Messages {
			t.line("> %s", markdown.Escape(strings.Join(strings.Fields(message.String()), " ")))
		}
		t.WriteByte('\n')
		for _, gap := range m.Placeholders {
			t.fact(markdown.Escape("<"+gap.Name+">"), t.inline(p, gap.Text))
		}
	}
	if len(m.Causes) > 0 {
		t.heading("Causes")
	}
	for _, c := range m.Causes {
		t.line("- %s", t.inline(p, c.Text))
		for i, step := range c.Fix {
			t.line("  %d. %s", i+1, t.inline(p, step))
		}
	}
	if len(m.Fix) > 0 {
		t.heading("What to do")
	}
	for i, step := range m.Fix {
		t.line("%d. %s", i+1, t.inline(p, step))
	}
}

func (t *twin) resolves(r entry.Resolves) string {
	switch {
	case !r.Known:
		return ""
	case r.Text != "":
		return t.inline(t.p, r.Text)
	case r.Value:
		return "yes"
	}
	return "no"
}

// help writes what stands behind the text of an entry.
func (t *twin) help() {
	if len(t.p.Escalate) > 0 {
		t.heading("Whom to contact")
	}
	for _, c := range t.p.Escalate {
		line := "- " + markdown.Escape(c.To.Label)
		if when := t.text(c.When); when != "" {
			line += ", if " + when
		}
		if len(c.Send) > 0 {
			line += ". Have ready: " + markdown.Escape(strings.Join(c.Send, ", "))
		}
		t.line("%s", line)
	}
	if len(t.p.ShownIn) > 0 {
		t.heading("Where it is shown")
	}
	for _, place := range t.p.ShownIn {
		t.line("- %s", t.place(place))
	}
	if r := t.p.Meta.Retry; r != nil {
		t.heading("Retries")
		if r.Limit > 0 {
			t.line("- Number of retries: %d", r.Limit)
		}
		t.fact("Interval", markdown.Escape(r.Interval))
		t.fact("Note", t.inline(t.p, r.Note))
	}
}

func (t *twin) place(place site.Shown) string {
	text := place.Surface.Label
	if place.Under != "" {
		text += " › " + place.Under
	}
	if place.As != "" {
		text += ", as “" + place.As + "”"
	}
	text = markdown.Escape(text)
	if place.Condition != "" {
		text += ": “" + markdown.Escape(place.Condition) + "”"
	}
	if note := t.text(place.Note); note != "" {
		text += ". " + note
	}
	return text
}

// children lists the pages of a folder.
func (t *twin) children() {
	if len(t.p.Children) == 0 {
		return
	}
	t.heading("Pages")
	for _, c := range t.s.site.List(t.p.Children) {
		t.item(c)
	}
}

func (t *twin) item(p *site.Page) {
	text := p.Plain(p.Meta.Summary)
	if text != "" {
		text = ": " + markdown.Escape(text)
	}
	t.line("- %s%s", t.page(p), text)
}

func (t *twin) relations() {
	for _, r := range relationsOf(t.p) {
		if len(r.pages) == 0 {
			continue
		}
		t.heading(r.title)
		for _, p := range t.s.site.List(r.pages) {
			t.line("- %s", t.page(p))
		}
	}
}

func (t *twin) foot() {
	if base := t.s.site.Config.BaseURL; base != nil {
		t.line("\nPage: <%s%s>", base, escapePath(t.p.URL))
	}
	if !t.p.Updated.IsZero() {
		t.line("\nLast updated: %s", t.p.Updated.Format(time.DateOnly))
	}
}
