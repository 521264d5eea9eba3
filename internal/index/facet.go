package index

import (
	"maps"
	"slices"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/texts"
	"faultbook/search"
)

// The ids of the facets, which filter a search.
const (
	productFacet   = "product"
	operationFacet = "operation"
	severityFacet  = "severity"
	actionFacet    = "action" // the verdict of an entry
	iconFacet      = "icon"   // the icon that the product shows: its color, a hyphen and its shape
)

// Options returns the facets of a site, with their values and other words for these, and
// its synonyms.
func Options(s *site.Site, synonyms string) search.Options {
	o := search.Options{Language: s.Config.Language, Synonyms: synonyms,
		Facets: []string{productFacet, operationFacet, severityFacet, actionFacet}}
	if len(s.Config.Icons) > 0 {
		o.Facets = append(o.Facets, iconFacet)
	}
	for _, f := range s.Config.Fields {
		if f.Facet {
			o.Facets = append(o.Facets, f.ID)
			o.Values = append(o.Values, fieldValues(s, f)...)
		}
	}
	for _, p := range s.Pages {
		switch p.Kind {
		case document.Product:
			o.Values = append(o.Values,
				search.FacetValue{Facet: productFacet, ID: p.ID, Name: p.Title, Words: p.Meta.Keywords})
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
			o.Values = append(o.Values,
				search.FacetValue{Facet: severityFacet, ID: t.ID, Name: t.Label, Words: t.Words})
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

// fieldValues lists the values that entries have of a field which the site declares: those
// of a choice in its order, others sorted.
func fieldValues(s *site.Site, f *config.Field) []search.FacetValue {
	used := map[string]bool{}
	for _, p := range s.Entries {
		for _, text := range p.OwnTexts(f.ID) {
			used[text] = true
		}
	}
	texts := slices.Sorted(maps.Keys(used))
	if f.Choices != nil {
		texts = slices.DeleteFunc(slices.Clone(f.Choices), func(c string) bool { return !used[c] })
	}
	values := make([]search.FacetValue, len(texts))
	for i, text := range texts {
		values[i] = search.FacetValue{Facet: f.ID, ID: text, Name: fieldText(s.Config.Texts, f, text)}
	}
	return values
}

// fieldText returns a value of a field in words.
func fieldText(words *texts.Texts, f *config.Field, text string) string {
	switch {
	case f.Type != config.BoolField:
		return text
	case text == "true":
		return words.Get("markdown.yes")
	}
	return words.Get("markdown.no")
}

// iconID names an icon by its color and shape, from which a hit draws it.
func iconID(t *config.Term) string { return t.Color + "-" + t.Shape + "-" + t.ID }
