package output

// Retention says which replaced files stay for a while, so that a page that a
// reader opened before still finds what it loads.
type Retention struct {
	// Publications is for how many publications a replaced file stays; 0 removes
	// it at once. A publication that changes nothing does not count.
	Publications int
	// Loaded reports whether pages load a file by a name that changes with its
	// bytes. Only such files are retained.
	Loaded func(name string) bool
}

func (r Retention) loaded(name string) bool { return r.Loaded != nil && r.Loaded(name) }

// retained splits the files that the publication does not have: it notes the ages
// of those that stay, and returns the others. An amendment retains nothing new.
func (p *Publication) retained(stale []string) []string {
	if p.amends {
		return stale
	}
	old := p.ages
	p.ages = map[string]int{}
	step := 0
	if p.written.Load() > 0 || replaces(stale, old) {
		step = 1
	}
	var gone []string
	for _, name := range stale {
		age, known := old[name]
		if !known && p.retain.loaded(name) {
			age = 0
		}
		if age += step; p.retain.loaded(name) && age <= p.retain.Publications {
			p.ages[name] = age
		} else {
			gone = append(gone, name)
		}
	}
	return gone
}

// replaces reports whether a file is stale that was not before.
func replaces(stale []string, ages map[string]int) bool {
	for _, name := range stale {
		if _, known := ages[name]; !known {
			return true
		}
	}
	return false
}
