package search

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	index "github.com/blevesearch/bleve_index_api"
)

// Names under which the rule of Tokenize is known to bleve.
const (
	tokenizerName = "faultbook"
	analyzerName  = "faultbook"
)

// Fields of the index that are neither a kind of line nor the body.
const (
	fieldAll     = "_all"    // all texts of a document: the composite, as bleve names it
	fieldBody    = "body"    // all running text, without places
	fieldDisplay = "display" // stored only: what a hit shows, as JSON
	fieldSite    = "site"    // stored only, in one document: the Options of Build
)

// siteID names the one document that holds the site's options instead of text.
const siteID = "\x00site"

type bleveTokenizer struct{}

// Tokenize gives bleve the words of Tokenize. Offsets stay empty: nothing here
// reads them, and each would cost a few bytes a word.
func (bleveTokenizer) Tokenize(text []byte) analysis.TokenStream {
	words := Tokenize(string(text))
	stream := make(analysis.TokenStream, len(words))
	for i, w := range words {
		stream[i] = &analysis.Token{Term: []byte(w.Text), Position: w.Position, Type: analysis.AlphaNumeric}
	}
	return stream
}

// bleve finds analyzers by name in a registry of its own, so that an index opened
// later knows them; registering there is bleve's only way in.
func init() {
	err := registry.RegisterTokenizer(tokenizerName, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return bleveTokenizer{}, nil
	})
	if err == nil {
		err = registry.RegisterAnalyzer(analyzerName, func(_ map[string]any, cache *registry.Cache) (analysis.Analyzer, error) {
			return &analysis.DefaultAnalyzer{Tokenizer: bleveTokenizer{}}, nil
		})
	}
	if err != nil {
		panic(err)
	}
}

// Mapping is the bleve mapping of an index that Open and Export understand: one
// text field with positions for each kind of line, one without for the body, and
// a stored field for display. What is read of the texts is bleve's composite of them:
// another index may add fields of its own that are not included in it.
func Mapping() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = analyzerName
	m.ScoringModel = index.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	doc := mapping.NewDocumentStaticMapping()
	for _, k := range kinds {
		doc.AddFieldMappingsAt(k.field, textField(true))
	}
	doc.AddFieldMappingsAt(fieldBody, textField(false))
	for _, stored := range []string{fieldDisplay, fieldSite} {
		f := textField(false)
		f.Index, f.Store, f.IncludeInAll = false, true, false
		doc.AddFieldMappingsAt(stored, f)
	}
	m.DefaultMapping = doc
	return m
}

func textField(positions bool) *mapping.FieldMapping {
	f := mapping.NewTextFieldMapping()
	f.Analyzer = analyzerName
	f.Store, f.DocValues, f.IncludeInAll = false, false, true
	f.IncludeTermVectors = positions
	return f
}
