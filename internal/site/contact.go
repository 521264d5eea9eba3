package site

import (
	"faultbook/internal/config"
)

// resolveHelpers finds a contact for the entries that name none.
func (l *linking) resolveHelpers() {
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
