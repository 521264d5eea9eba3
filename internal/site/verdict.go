package site

import (
	"slices"

	"faultbook/internal/config"
	"faultbook/internal/document"
)

// Verdict is what an entry asks of its reader. It decides the color, the shape and the
// words with which the entry appears anywhere.
type Verdict string

// The verdicts.
const (
	Required  Verdict = "required" // somebody must act
	Wait      Verdict = "wait"     // the status changes by itself
	None      Verdict = "none"     // nothing to do
	Unknown   Verdict = "unknown"  // nothing says what to do
	NoVerdict Verdict = ""         // the page has a text, which may say what to do
)

// Verdicts are all verdicts, the most urgent first.
var Verdicts = []Verdict{Required, Wait, Unknown, None}

// Verdict returns what an entry asks of its reader: what its key `action` says, or else
// what follows from its other keys. The first of these rules that applies decides:
//
//  1. `resolves_itself` is true or says more than "No, …": wait.
//  2. `resolves_itself` is false, or there are steps: required.
//  3. The state has the tone good: none.
//  4. The product tries again (`retry`): wait.
//  5. The entry itself, and not its folder, names a contact without a condition: required.
//  6. Without a text below the front matter: unknown. With one, which may say what to
//     do, the entry appears without a verdict.
func (p *Page) Verdict() Verdict {
	m := p.Meta
	switch {
	case m.Action != "":
		return Verdict(m.Action)
	case m.Resolves.Known && m.Resolves.Value:
		return Wait
	case m.Resolves.Known || len(p.Steps()) > 0:
		return Required
	case p.State != nil && p.State.Tone == config.Good:
		return None
	case m.Retry != nil:
		return Wait
	case slices.ContainsFunc(m.Escalate, func(e document.Escalation) bool { return e.When == "" }):
		return Required
	case p.Body != "":
		return NoVerdict
	}
	return Unknown
}

// Undocumented reports whether an entry without steps asks for action or does not say
// whether to act.
func (p *Page) Undocumented() bool {
	v := p.Verdict()
	return len(p.Steps()) == 0 && (v == Required || v == Unknown)
}

// severityTone returns the tone of the severity of an entry, or else of its state.
func (p *Page) severityTone() config.Tone {
	switch {
	case p.Severity != nil:
		return p.Severity.Tone
	case p.State != nil:
		return p.State.Tone
	}
	return config.Neutral
}

// Steps returns all steps of an entry: those of its causes, then those for any
// cause.
func (p *Page) Steps() []document.Step {
	var steps []document.Step
	for _, c := range p.Meta.Causes {
		steps = append(steps, c.Fix...)
	}
	return append(steps, p.Meta.Fix...)
}

// Roles returns the roles that steps of an entry are for, in the order of the settings.
func (s *Site) Roles(p *Page) []*config.Term {
	var roles []*config.Term
	for _, role := range s.Config.Roles {
		if slices.ContainsFunc(p.Steps(), func(step document.Step) bool { return s.Role(step) == role }) {
			roles = append(roles, role)
		}
	}
	return roles
}

// Role returns the role that takes a step; nil for any reader.
func (s *Site) Role(step document.Step) *config.Term {
	if step.By.At.Line == 0 {
		return nil
	}
	return config.Find(s.Config.Roles, step.By.Value)
}

// PlainStep returns a step without markup, with the role that takes it.
func (s *Site) PlainStep(p *Page, step document.Step) string {
	text := p.Plain(step.Text)
	if role := s.Role(step); role != nil {
		return s.Config.Texts.Get("role.step", "role", role.Label, "step", text)
	}
	return text
}
