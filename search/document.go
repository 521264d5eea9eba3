package search

import (
	"slices"
	"strings"
)

// Document is what one page gives to the search. Only ID is required.
type Document struct {
	ID  string
	URL string // relative to the site's root

	Codes      []string   // as printed: E1042, ORA-12154
	Labels     []string   // exact names: the status label first, then other labels or the title
	Messages   []Template // texts as a product shows them
	Conditions []Template // a product's own one-line descriptions, as good as messages
	Summary    string
	Causes     []string
	Fixes      []string
	Surfaces   []string // places where it is shown
	Keywords   []string // other words people use, whole phrases
	Headings   []string
	Body       string

	Facets     map[string]string // facet name → value id: product → dropsuite
	Background bool              // an article or a section: ranked behind an equal entry
	Display    Display
}

// Template is a text whose placeholders are cut out: the literal parts in order,
// with a gap between each two.
type Template []string

// Literal is a Template without gaps.
func Literal(text string) Template { return Template{text} }

// text joins the parts with Gap, the form in which the index sees them.
func (t Template) text() string { return strings.Join(t, " "+string(Gap)+" ") }

// Display is what a hit shows. The client never parses these texts.
type Display struct {
	Title    string   `json:"t"`
	Message  string   `json:"m,omitempty"` // placeholders as shown to readers
	Summary  string   `json:"s,omitempty"`
	Code     string   `json:"c,omitempty"`
	Severity string   `json:"v,omitempty"` // the facet value's id
	Crumbs   []string `json:"b,omitempty"` // product and operation as shown
	Fix      []string `json:"f,omitempty"` // the first steps; shown in the best hit
	Causes   []string `json:"a,omitempty"` // where Fix is no procedure: against what each step helps, "" for anything
	Contact  string   `json:"k,omitempty"`
	Send     []string `json:"i,omitempty"` // what to have ready for the contact
}

// FacetValue names one value of a facet in every way a reader may put it.
type FacetValue struct {
	Facet  string   `json:"facet"` // "operation"
	ID     string   `json:"id"`    // the value in Document.Facets
	Name   string   `json:"name"`  // as shown
	Parent string   `json:"parent,omitempty"`
	Words  []string `json:"words,omitempty"` // other words and phrases
}

// Options hold for a whole site and travel inside the index.
type Options struct {
	Language string       `json:"language"`           // BCP 47; names the stemmer; "" = en
	Facets   []string     `json:"facets"`             // order of the facets; the first ones group documents
	Values   []FacetValue `json:"values"`             // every facet value that occurs
	Synonyms string       `json:"synonyms,omitempty"` // the site's own groups, in the format of synonyms/en.txt
	Plain    bool         `json:"plain,omitempty"`    // leave out the built-in synonyms
}

func (d *Document) lines() [len(kinds)][]string {
	var summary []string
	if d.Summary != "" {
		summary = []string{d.Summary}
	}
	var codes, numbers, spelled []string
	for _, code := range d.Codes {
		codes = append(codes, codeSpellings(code)...)
		if words := codeWords(code); len(words) > 1 {
			spelled = append(spelled, strings.Join(words, " "))
		}
		numbers = append(numbers, codeNumbers(code)...)
	}
	return [len(kinds)][]string{
		kindCode:      codes,
		kindLabel:     d.Labels,
		kindMessage:   templateTexts(d.Messages),
		kindCondition: templateTexts(d.Conditions),
		kindKeyword:   d.Keywords,
		kindCause:     d.Causes,
		kindFix:       d.Fixes,
		kindSummary:   summary,
		kindSurface:   d.Surfaces,
		kindHeading:   d.Headings,
		kindNumber:    numbers,
		kindSentence:  append(sentences(slices.Concat(d.Messages, d.Conditions)), spelled...),
	}
}

func templateTexts(templates []Template) []string {
	var texts []string
	for _, t := range templates {
		texts = append(texts, t.text())
	}
	return texts
}

// sentences gives the sentences of templates that have several: people paste the one
// that they can read.
func sentences(templates []Template) []string {
	var out []string
	for _, t := range templates {
		parts := strings.SplitAfter(t.text(), ". ")
		if len(parts) < 2 {
			continue
		}
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
				out = append(out, part)
			}
		}
	}
	return out
}
