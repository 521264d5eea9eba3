package catalogue

import (
	"fmt"
	"strings"
	"time"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// sourceOf describes a page as its author wrote it.
func sourceOf(s *site.Site, p *site.Page) Source {
	m := p.Meta
	w := writer{p}
	out := Source{
		Title: m.Title, Status: m.Status, Also: m.Also, Code: m.Codes, Name: m.Name, Icon: m.Icon,
		Severity: m.Severity.Value,
		State:    m.State.Value, Summary: w.text(m.Summary), Action: string(m.Action), Fix: w.steps(m.Fix, ""),
		LeadsTo: written(m.LeadsTo), AppearsWith: written(m.AppearsWith), Related: written(m.Related),
		Keywords: m.Keywords, Weight: m.Weight, Aliases: written(m.Aliases), Draft: m.Draft, Body: w.text(p.Body),
	}
	if operation := s.Page(p.Parent); operation == nil || operation.Kind != document.Operation {
		out.Kind = string(document.Entry) // its folder does not make it an entry
	}
	out.Message = textsOf(m.Messages, writtenMessage)
	for _, one := range m.Translated {
		out.Translated = append(out.Translated,
			Translated{Language: one.Language, Messages: textsOf(one.Messages, writtenMessage)})
	}
	for _, gap := range m.Placeholders {
		out.Placeholders = append(out.Placeholders, pair{gap.Name, w.text(gap.Text)})
	}
	for _, moved := range m.Moved {
		out.Moved = append(out.Moved, pair{moved.Anchor.Value, moved.To.Value})
	}
	if r := m.Resolves; r.Known {
		if out.Resolves = w.text(r.Text); r.Text == "" {
			out.Resolves = fmt.Sprint(r.Value)
		}
	}
	for _, c := range m.Causes {
		out.Causes = append(out.Causes, sourceCause{w.text(c.Text), c.By.Value, w.steps(c.Fix, c.By.Value)})
	}
	if r := m.Retry; r != nil {
		out.Retry = &sourceRetry{r.Limit, r.Interval, w.text(r.Note)}
	}
	if fields := fieldsOf(s, p); len(fields) > 0 {
		out.Fields = fields
	}
	if r := m.Retired; r.Known {
		out.Retired = &sourceRetired{r.Since, written(r.To)}
	}
	if !m.Updated.IsZero() {
		out.Updated = m.Updated.Format(time.DateOnly)
	}
	w.inherited(&out, m.Inherited)
	return out
}

// inherited describes the inheritable keys that the entry itself sets.
func (w writer) inherited(out *Source, own document.Inherited) {
	if own.ShownIn != nil {
		list := []sourcePlace{}
		for _, place := range own.ShownIn {
			list = append(list,
				sourcePlace{place.Surface.Value, place.Under, place.As, place.Condition, w.text(place.Note)})
		}
		out.ShownIn = &list
	}
	if own.Escalate != nil {
		list := []sourceContact{}
		for _, c := range own.Escalate {
			list = append(list, sourceContact{c.To.Value, w.text(c.When), c.Send})
		}
		out.Escalate = &list
	}
	if own.AppliesTo != nil {
		list := []sourcePlatform{}
		for _, a := range own.AppliesTo {
			list = append(list, sourcePlatform{a.Platform, a.Versions})
		}
		out.AppliesTo = &list
	}
}

// writer writes the texts of a page as Markdown.
type writer struct{ p *site.Page }

func (w writer) text(f document.Fragment) string {
	return f.Markdown(func(m document.Mark) string {
		target := w.p.Targets[m.Index]
		switch m.Part {
		case document.LabelPart:
			return document.EscapeMarkdown(target.Label)
		case document.BlockPart:
			return directive(w.p.Holes[m.Index].Call)
		}
		if target.URL == "" && target.Page == 0 {
			return w.p.Holes[m.Index].Target
		}
		address := "/" + target.URL
		if target.External {
			address = target.URL
		}
		if target.Anchor != "" {
			address += "#" + target.Anchor
		}
		return address
	})
}

// steps describes steps. A step with the role of its cause does not repeat it.
func (w writer) steps(steps []document.Step, of string) []sourceStep {
	var out []sourceStep
	for _, s := range steps {
		step := sourceStep{Step: w.text(s.Text), By: s.By.Value}
		if step.By == of {
			step.By = ""
		}
		out = append(out, step)
	}
	return out
}

// directive returns the line of a directive.
func directive(d *document.Directive) string {
	if len(d.Attributes) == 0 {
		return "::" + d.Name
	}
	attributes := textsOf(d.Attributes, func(a document.Attribute) string { return a.Key + `="` + a.Value + `"` })
	return "::" + d.Name + "{" + strings.Join(attributes, " ") + "}"
}

// writtenMessage returns a message as authors write it: with a backslash before a literal < or \.
func writtenMessage(m document.Message) string {
	var b strings.Builder
	for _, part := range m.Parts {
		switch {
		case part.Written != "":
			b.WriteString(part.Written)
		case part.Placeholder:
			b.WriteString(part.Shown())
		default:
			b.WriteString(literal.Replace(part.Text))
		}
	}
	return b.String()
}

var literal = strings.NewReplacer(`\`, `\\`, "<", `\<`)

func written(refs []document.Reference) []string {
	return textsOf(refs, func(r document.Reference) string { return r.Value })
}
