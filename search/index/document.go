// Package index gathers what the documents of a site say, word by word: where each
// stands, how much it weighs, and what else means the same. Documents come in;
// records of words come out, which is all that a score reads and a shard holds.
// bleve computes the statistics. The package ranks nothing.
package index

import (
	"slices"
	"strings"

	"faultbook/search/text"
)

// Document is what one page gives to the search. Only ID is required.
type Document struct {
	ID  string
	URL string // relative to the site's root

	Codes      []string     // as printed: E1042, ORA-12154
	Labels     []string     // exact names: the status label first, then other labels or the title
	Messages   []Template   // texts as a product shows them
	Conditions []Template   // a product's own one-line descriptions, as good as messages
	Translated []Translated // the messages in other languages, each language once
	Summary    string
	Causes     []string
	Fixes      []string
	Surfaces   []string // places where it is shown
	Keywords   []string // other words people use, whole phrases
	Headings   []string
	Body       string
	// Apart are short texts of the body, such as cells of tables, each behind the words that say
	// what it is: "code 243". A number there is a code, if these words are a cue.
	Apart []string

	// Facets are facet name → value id: product → dropsuite. Of several values of a facet it
	// has the one that comes first in Options.Values, and Further has the others.
	Facets     map[string]string
	Further    map[string][]string // facet name → further value ids
	Background bool                // an article or a section: ranked behind an equal entry
	Display    Display
}

// Template is a text whose placeholders are cut out: the literal parts in order,
// with a gap between each two.
type Template []string

// Literal is a Template without gaps.
func Literal(text string) Template { return Template{text} }

// String joins the parts with gaps, the form in which the index sees them.
func (t Template) String() string { return strings.Join(t, " "+string(text.Gap)+" ") }

// Translated are the messages of a document in another language than that of the site.
type Translated struct {
	Language string // BCP 47
	Messages []Template
	Shown    string // what a hit shows when a query matches them
}

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

// Kind is what a line of a document is.
type Kind uint8

// Kinds of lines. The first three are the product's own words.
const (
	Code Kind = iota
	Label
	Message
	Keyword
	kinds
)

// Kinds is how many there are.
const Kinds = int(kinds)

// maxLines bounds the lines of one kind that a document may have.
const maxLines = 64

// lines gives the lines of each kind.
func (d *Document) lines() (out [Kinds][]string) {
	out[Code] = d.Codes
	out[Label] = d.Labels
	out[Message], _ = d.messageLines()
	out[Keyword] = d.Keywords
	for k := range out {
		out[k] = out[k][:min(len(out[k]), maxLines)]
	}
	return out
}

// sentences gives the sentences of a message of several: people paste the one that they
// can read.
func sentences(whole string) []string {
	var out []string
	for part := range strings.SplitAfterSeq(whole, ". ") {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// told gives the texts around the product's own words that were written with care,
// and running the others.
func (d *Document) told() []string {
	out := slices.Concat(d.Causes, d.Fixes, d.Surfaces, d.Headings)
	if d.Summary != "" {
		out = append([]string{d.Summary}, out...)
	}
	return out
}
