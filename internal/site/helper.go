package site

import (
	"faultbook/internal/config"
	"faultbook/internal/diag"
)

// settleHelpers finds who to contact about the entries that name nobody.
func (l *linking) settleHelpers() {
	named := map[Ref]map[*config.Term]int{} // by operation and by product: how many entries name each contact
	for _, p := range l.Entries {
		for _, folder := range []Ref{p.Operation, p.Product} {
			for _, e := range p.Escalate {
				if named[folder] == nil {
					named[folder] = map[*config.Term]int{}
				}
				named[folder][e.To]++
			}
		}
	}
	most := map[Ref]*config.Term{}
	for folder, counts := range named {
		for _, t := range l.Config.Contacts { // of equals the first of the settings
			if counts[t] > counts[most[folder]] {
				most[folder] = t
			}
		}
	}
	for _, p := range l.Entries {
		if len(p.Escalate) > 0 || p.Meta.Escalate != nil {
			continue
		}
		if p.Helper = most[p.Operation]; p.Helper == nil {
			p.Helper = most[p.Product]
		}
	}
}

// DeadEnds reports the entries that leave a reader alone: without steps, without a
// verdict that says so, and without a contact.
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
