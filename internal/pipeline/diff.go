package pipeline

import (
	"slices"

	"faultbook/internal/site"
)

// Difference lists what two projects of a site show differently.
type Difference struct {
	All     bool          // everything may differ
	Changes []site.Change // else the pages that differ
	// Paths are the output files of the pages that differ, and of the pages on which these
	// appear.
	Paths []string
	// Data reports whether the catalogue and the other files about all pages may differ.
	Data bool
}

// Diff compares two projects of one folder. Mirrors, browsers and the search of a preview
// all use it. before may be nil: then everything is new.
func Diff(before, after *Project) Difference {
	if before == after {
		return Difference{}
	}
	if before == nil || len(before.Others) != len(after.Others) || before.templates != after.templates ||
		before.Assets != after.Assets ||
		before.Synonyms != after.Synonyms {
		return Difference{All: true}
	}
	changes, comparable := site.Diff(before.Site, after.Site)
	if !comparable {
		return Difference{All: true}
	}
	d := Difference{
		Changes: changes, Paths: after.Renderer.Affected(changes),
		Data: slices.ContainsFunc(changes, func(c site.Change) bool { return c.Seen() || c.Related() }),
	}
	for i, o := range after.Others {
		if before.Others[i] == nil {
			return Difference{All: true}
		}
		in := Diff(before.Others[i], o)
		if in.All {
			return Difference{All: true}
		}
		for _, name := range in.Paths {
			d.Paths = append(d.Paths, o.Site.Config.Prefix+name)
		}
		d.Data = d.Data || in.Data
	}
	return d
}
