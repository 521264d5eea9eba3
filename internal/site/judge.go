package site

import (
	"faultbook/internal/config"
	"faultbook/internal/document"
)

// Tone returns the tone of an entry: that of its severity, or else of its state.
func (p *Page) Tone() config.Tone {
	switch {
	case p.Severity != nil:
		return p.Severity.Tone
	case p.State != nil:
		return p.State.Tone
	}
	return config.Neutral
}

// Action returns whether the reader must act: as the front matter says, or else
// as its steps and its state imply; empty when that is unknown.
func (p *Page) Action() document.Action {
	m := p.Meta
	switch {
	case m.Action != "":
		return m.Action
	case len(p.Steps()) > 0:
		return document.Required
	case m.Resolves.Known && m.Resolves.Value:
		return document.Wait
	case p.State != nil && p.State.Tone == config.Good:
		return document.NoAction
	}
	return ""
}

// Steps returns all steps of an entry: those of its causes, then those for any
// cause.
func (p *Page) Steps() []document.Fragment {
	var steps []document.Fragment
	for _, c := range p.Meta.Causes {
		steps = append(steps, c.Fix...)
	}
	return append(steps, p.Meta.Fix...)
}
