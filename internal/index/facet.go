package index

import (
	"slices"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/search"
)

// The facets that a search can be narrowed by.
const (
	productFacet   = "product"
	operationFacet = "operation"
	severityFacet  = "severity"
	actionFacet    = "action" // the verdict of an entry
	iconFacet      = "icon"   // the icon that the product shows: its color, a hyphen and its shape
)

// Options says what the words of a whole site mean: its facets with their
// values and other words for them, and its synonyms.
func Options(s *site.Site, synonyms string) search.Options {
	o := search.Options{Language: s.Config.Language, Synonyms: synonyms,
		Facets: []string{productFacet, operationFacet, severityFacet, actionFacet}}
	if len(s.Config.Icons) > 0 {
		o.Facets = append(o.Facets, iconFacet)
	}
	for _, p := range s.Pages {
		switch p.Kind {
		case document.Product:
			o.Values = append(o.Values, search.FacetValue{Facet: productFacet, ID: p.ID, Name: p.Title, Words: p.Meta.Keywords})
		case document.Operation:
			v := search.FacetValue{Facet: operationFacet, ID: p.ID, Name: p.Title, Words: p.Meta.Keywords}
			if product := s.Page(p.Product); product != nil {
				v.Parent = product.ID
			}
			for _, shown := range p.ShownIn {
				if shown.Under != "" {
					v.Words = append(v.Words[:len(v.Words):len(v.Words)], shown.Under)
				}
			}
			o.Values = append(o.Values, v)
		}
	}
	for _, t := range s.Config.Severities {
		if s.TermPage(severityFacet, t) != nil {
			o.Values = append(o.Values, search.FacetValue{Facet: severityFacet, ID: t.ID, Name: t.Label, Words: t.Words})
		}
	}
	for _, v := range site.Verdicts {
		if slices.ContainsFunc(s.Entries, func(p *site.Page) bool { return p.Verdict() == v }) {
			o.Values = append(o.Values, search.FacetValue{Facet: actionFacet, ID: string(v),
				Name: s.Config.Texts.Get("verdict." + string(v))})
		}
	}
	for _, t := range s.Config.Icons {
		if slices.ContainsFunc(s.Entries, func(p *site.Page) bool { return p.IconTerm == t }) {
			o.Values = append(o.Values, search.FacetValue{Facet: iconFacet, ID: iconID(t), Name: t.Label})
		}
	}
	return o
}

// iconID names an icon by its look, from which a hit draws it.
func iconID(t *config.Term) string { return t.Color + "-" + t.Shape + "-" + t.ID }
