package pipeline

import (
	"slices"

	"faultbook/internal/site"
)

// Difference is what of a site two projects show otherwise.
type Difference struct {
	All     bool          // everything may be another
	Changes []site.Change // else the pages that differ
	// Paths are the files of the output of the pages that show something new:
	// those that differ and those on which they appear.
	Paths []string
	// Data reports whether the catalogue and the other files about all pages
	// may say something else.
	Data bool
}

// Diff compares two projects of one folder. Both a mirror and the search of a
// preview follow changes by it. before may be nil: then everything is new.
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
