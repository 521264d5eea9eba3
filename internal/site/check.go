package site

import (
	"faultbook/internal/diag"
)

// DeadEnds reports the entries that give a reader nothing to do: no steps, no verdict, no
// contact.
func (s *Site) DeadEnds() diag.List {
	var problems diag.List
	for _, p := range s.Entries {
		if !p.Retired() && p.Verdict() == Unknown && len(p.Escalate) == 0 {
			problems = append(problems, p.Fault(p.Meta.NamedAt, 0, diag.DeadEnd,
				"the entry says neither what to do nor whom to contact",
				"add `fix`, `action`, `resolves_itself` or `escalate`"))
		}
	}
	return problems
}

// Unexplained reports the placeholders of messages that nothing explains.
func (s *Site) Unexplained() diag.List {
	var problems diag.List
	for _, p := range s.Entries {
		problems = append(problems, p.Unexplained()...)
	}
	return problems
}
