package render

import (
	"strconv"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
)

// entry writes the fields of an entry that come before its text.
func (t *markdown) entry() {
	p, m := t.p, t.p.Meta
	t.WriteByte('\n')
	t.fact(t.s.words.Get("entry.product"), t.page(t.s.site.Page(p.Product)))
	t.fact(t.s.words.Get("entry.operation"), t.page(t.s.site.Page(p.Operation)))
	t.fact(t.s.words.Get("markdown.also"), document.EscapeMarkdown(t.s.words.List(m.Also)))
	t.fact(t.s.words.Get("entry.icon"), document.EscapeMarkdown(m.Icon))
	for _, a := range p.AppliesTo {
		t.fact(t.s.words.Get("entry.applies"), document.EscapeMarkdown(strings.TrimSpace(a.Platform+" "+a.Versions)))
	}
	t.fact(t.s.words.Get("entry.severity"), labelOf(p.Severity))
	t.fact(t.s.words.Get("entry.state"), labelOf(p.State))
	t.fact(t.s.words.Get("entry.fix"), t.s.verdictLabel(p))
	t.fact(t.s.words.Get("verdict.resolves"), t.resolves(m.Resolves))
	for _, f := range t.s.site.Config.Fields {
		if f.Place != config.Nowhere {
			t.fact(document.EscapeMarkdown(f.Label), t.own(f, p))
		}
	}
	if len(m.Messages)+len(m.Translated) > 0 {
		t.heading(t.s.words.Get("markdown.message"))
		for _, message := range m.Messages {
			t.line("> %s", oneLine(message))
		}
		for _, one := range m.Translated {
			for _, message := range one.Messages {
				t.fact(t.s.words.NameOf(one.Language), oneLine(message))
			}
		}
		t.WriteByte('\n')
		for _, gap := range m.Placeholders {
			t.fact(document.EscapeMarkdown("<"+gap.Name+">"), t.inline(p, gap.Text))
		}
	}
	if len(m.Causes) > 0 {
		t.heading(t.s.words.Get("markdown.causes"))
	}
	for _, c := range m.Causes {
		t.line("- %s", t.inline(p, c.Text))
		for i, step := range c.Fix {
			t.line("  %d. %s", i+1, t.step(p, step))
		}
	}
	if len(m.Fix) > 0 {
		t.heading(t.s.words.Get("entry.fix"))
	}
	for i, step := range m.Fix {
		t.line("%d. %s", i+1, t.step(p, step))
	}
}

func oneLine(m document.Message) string {
	return document.EscapeMarkdown(strings.Join(strings.Fields(m.String()), " "))
}

func (t *markdown) resolves(r document.Resolves) string {
	switch {
	case !r.Known:
		return ""
	case r.Text != "":
		return t.inline(t.p, r.Text)
	case r.Value:
		return t.s.words.Get("markdown.yes")
	}
	return t.s.words.Get("markdown.no")
}

// help writes the fields of an entry that come after its text.
func (t *markdown) help() {
	if len(t.p.Escalate) > 0 {
		t.heading(t.s.words.Get("entry.contact"))
	}
	for _, c := range t.p.Escalate {
		line := "- " + document.EscapeMarkdown(c.To.Label)
		if when := t.text(c.When); when != "" {
			line += t.s.words.Get("markdown.contact_if", "condition", when)
		}
		if len(c.Send) > 0 {
			line += t.s.words.Get("markdown.ready", "what", document.EscapeMarkdown(t.s.words.List(c.Send)))
		}
		t.line("%s", line)
		t.reach(c.To)
	}
	if contact := t.p.FallbackContact(); contact != nil {
		t.heading(t.s.words.Get("entry.contact"))
		t.line("- %s", document.EscapeMarkdown(contact.Label))
		t.reach(contact)
	}
	if len(t.p.ShownIn) > 0 {
		t.heading(t.s.words.Get("entry.shown"))
	}
	for _, place := range t.p.ShownIn {
		t.line("- %s", t.place(place))
	}
	if r := t.p.Meta.Retry; r != nil {
		t.heading(t.s.words.Get("entry.retries"))
		if r.Limit > 0 {
			t.fact(t.s.words.Get("entry.retry_limit"), strconv.Itoa(r.Limit))
		}
		t.fact(t.s.words.Get("entry.retry_interval"), document.EscapeMarkdown(r.Interval))
		t.fact(t.s.words.Get("markdown.note"), t.inline(t.p, r.Note))
	}
}

// reach writes how to reach a contact, below its line.
func (t *markdown) reach(c *config.Term) {
	item := func(key, text string) {
		if text != "" {
			t.line("  - %s: %s", t.s.words.Get("reach."+key), text)
		}
	}
	item("email", c.Email)
	item("phone", document.EscapeMarkdown(c.Phone))
	item("url", c.URL)
	item("hours", document.EscapeMarkdown(c.Hours))
	for _, note := range c.Notes {
		t.line("  - %s", document.EscapeMarkdown(note))
	}
}

func (t *markdown) place(place site.Shown) string {
	text := document.EscapeMarkdown(t.s.shownAt(place))
	if place.Condition != "" {
		text += ": “" + document.EscapeMarkdown(place.Condition) + "”"
	}
	if note := t.text(place.Note); note != "" {
		text += ". " + note
	}
	return text
}

// labelOf returns the label of a term; nothing for none.
func labelOf(t *config.Term) string {
	if t == nil {
		return ""
	}
	return document.EscapeMarkdown(t.Label)
}
