package render

import (
	"html/template"
	"slices"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
)

// toneOf returns the tone with which a page appears in lists: the verdict of an entry.
func toneOf(p *site.Page) string {
	if p.Kind != document.Entry || p.Verdict() == site.NoVerdict {
		return string(config.Neutral)
	}
	return string(p.Verdict())
}

// verdictLabel returns the verdict of an entry in words; nothing without one.
func (r *Renderer) verdictLabel(p *site.Page) string {
	if p.Kind != document.Entry || p.Verdict() == site.NoVerdict {
		return ""
	}
	return r.words.Get("verdict." + string(p.Verdict()))
}

// verdict makes the strip at the top of an entry.
func (s *scope) verdict(p *site.Page) Verdict {
	is := p.Verdict()
	v := Verdict{Action: string(is), Label: s.verdictLabel(p)}
	v.Heading = template.HTML(escape(v.Label))
	if r := p.Meta.Resolves; r.Known {
		v.Text = s.fill(p, r.Text)
		v.Resolves = s.words.Get("verdict.stays")
		if r.Value {
			v.Resolves = s.words.Get("verdict.resolves")
		}
	}
	if v.Text != "" && (is == site.Wait || is == site.None) {
		v.Heading = template.HTML(s.words.HTML("verdict.because", "verdict", escape(v.Label), "reason", string(v.Text)))
	}
	s.firstStep(&v, p)
	if is := p.Solution; is.ID != "" && len(p.Steps()) == 0 {
		v.Solution = &Solution{is.ID, is.Heading, is.First}
	}
	v.Undocumented = p.Undocumented()
	if r := p.Meta.Retry; r != nil && is != site.None &&
		(r.Limit > 0 || r.Interval != "" || is == site.Wait && v.Text == "") {
		v.Retry = s.retryHTML(p)
	}
	if is != site.None {
		v.Contact = s.contactLine(p)
	}
	return v
}

// firstStep finds the first step of an entry: of any cause, or else of the first cause
// that has steps.
func (s *scope) firstStep(v *Verdict, p *site.Page) {
	m := p.Meta
	steps := p.Steps()
	if len(steps) == 0 {
		return
	}
	v.First, v.More = s.step(p, steps[0]), len(steps) > 1
	withSteps := slices.DeleteFunc(slices.Clone(m.Causes), func(c document.Cause) bool { return len(c.Fix) == 0 })
	if len(m.Causes) < 2 || len(withSteps) == 0 {
		return
	}
	alike := func(c document.Cause) bool { return s.step(p, c.Fix[0]) == v.First }
	if len(withSteps) == len(m.Causes) &&
		!slices.ContainsFunc(withSteps, func(c document.Cause) bool { return !alike(c) }) {
		return // it comes first for any cause
	}
	v.Cause, v.Others = s.fill(p, withSteps[0].Text), len(m.Causes)-1
}

// contactLine names the contact of an entry, and when to ask.
func (s *scope) contactLine(p *site.Page) template.HTML {
	if len(p.Escalate) == 0 {
		contact := p.FallbackContact()
		if contact == nil {
			return ""
		}
		return template.HTML(s.words.HTML("verdict.contact", "who", string(strong(linkHTML(s.about(contact))))))
	}
	first := p.Escalate[0]
	who := string(strong(linkHTML(s.about(first.To))))
	if when := s.text(first.When); when != "" {
		return template.HTML(s.words.HTML("verdict.contact_if", "who", who, "condition", string(when)))
	}
	return template.HTML(s.words.HTML("verdict.contact", "who", who))
}

func strong(text template.HTML) template.HTML { return "<strong>" + text + "</strong>" }
