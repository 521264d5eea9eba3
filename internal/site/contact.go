package site

import "faultbook/internal/config"

// FallbackContact returns the contact for an entry that neither names one nor says what to
// do: the one that most entries of its operation name, or else of its product. It is nil for
// other entries.
func (p *Page) FallbackContact() *config.Term {
	if p.fallback == nil || !p.Undocumented() {
		return nil
	}
	return p.fallback
}

// resolveFallbacks finds a contact for the entries that name none.
func (l *linking) resolveFallbacks() {
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
		for _, t := range l.Config.Contacts { // of equally frequent ones the first of the settings
			if counts[t] > counts[most[folder]] {
				most[folder] = t
			}
		}
	}
	for _, p := range l.Entries {
		if len(p.Escalate) > 0 || p.Meta.Escalate != nil {
			continue
		}
		if p.fallback = most[p.Operation]; p.fallback == nil {
			p.fallback = most[p.Product]
		}
	}
}
