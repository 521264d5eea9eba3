package site

import (
	"maps"
	"slices"

	"faultbook/internal/config"
	"faultbook/internal/document"
)

// DirectiveNames lists the directives, sorted.
func DirectiveNames() []string { return slices.Sorted(maps.Keys(directives)) }

// DirectiveAttributes lists the attributes that a directive takes, in the order of the
// documentation; the fields of the site come last.
func (s *Site) DirectiveAttributes(name string) []string {
	known := slices.Clone(directives[name])
	if name == "table" {
		for _, f := range s.Config.Fields {
			known = append(known, f.ID)
		}
	}
	return known
}

// AttributeChoices lists the values that an attribute of a directive may have; nil where
// any text may be one.
func (s *Site) AttributeChoices(attribute string) []string {
	switch attribute {
	case "product", "operation":
		kind := document.Product
		if attribute == "operation" {
			kind = document.Operation
		}
		var ids []string
		for _, p := range s.Pages {
			if p.Kind == kind {
				ids = append(ids, p.ID)
			}
		}
		return ids
	case "severity":
		return idsOf(s.Config.Severities)
	case "state":
		return idsOf(s.Config.States)
	case "surface":
		return idsOf(s.Config.Surfaces)
	case "contact":
		return idsOf(s.Config.Contacts)
	case "columns":
		return (&linking{Site: s}).columns()
	}
	f := s.Config.Field(attribute)
	switch {
	case f == nil:
		return nil
	case f.Type == config.BoolField:
		return []string{"yes", "no"}
	}
	return f.Choices
}

func idsOf(terms []*config.Term) []string {
	ids := make([]string, len(terms))
	for i, t := range terms {
		ids[i] = t.ID
	}
	return ids
}
