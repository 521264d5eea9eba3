package site

import (
	"faultbook/internal/config"
	"faultbook/internal/entry"
)

// Tone returns how strongly an entry speaks: as its severity does, or else its
// state.
func (p *Page) Tone() config.Tone {
	switch {
	case p.Severity != nil:
		return p.Severity.Tone
	case p.State != nil:
		return p.State.Tone
	}
	return config.Neutral
}

// Action returns whether anybody must do anything: what the front matter says,
// or else what its steps and its state let expect; empty when that is unknown.
func (p *Page) Action() entry.Action {
	m := p.Meta
	switch {
	case m.Action != "":
		return m.Action
	case len(p.Steps()) > 0:
		return entry.Required
	case m.Resolves.Known && m.Resolves.Value:
		return entry.Wait
	case p.State != nil && p.State.Tone == config.Good:
		return entry.NoAction
	}
	return ""
}

// Steps returns all steps of an entry: those of its causes, then those that
// hold whatever the cause.
func (p *Page) Steps() []entry.Fragment {
	var steps []entry.Fragment
	for _, c := range p.Meta.Causes {
		steps = append(steps, c.Fix...)
	}
	return append(steps, p.Meta.Fix...)
}
