// Package search finds pages by the messages that products show. Documents come in; a
// searcher, and files in which browsers search, go out. The packages below it have one
// reason each: text cuts texts into tokens, index gathers what documents say, score
// ranks, shard writes files, client is the engine of browsers. FORMAT.md describes the
// files and the score. It never reads a site: that is the caller's.
package search

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"faultbook/search/index"
	"faultbook/search/score"
	"faultbook/search/shard"
)

// What documents and options are made of is described in package index.
type (
	Document   = index.Document
	Info       = index.Info
	Template   = index.Template
	Translated = index.Translated
	Display    = index.Display
	FacetValue = index.FacetValue
	Options    = index.Options
	File       = shard.File
)

// Literal is a Template without gaps.
func Literal(text string) Template { return index.Literal(text) }

// Rows writes a shard of rows of any kind, beside those of the search, and gives its name.
func Rows(kind string, rows []any) (string, File, error) { return shard.Rows(kind, rows) }

// Call writes a script that hands over one value.
func Call(name string, value any) (File, error) { return shard.Call(name, value) }

// ShardDir is the folder of the shards, with a slash at its end: a file there never
// changes its content.
const ShardDir = shard.Dir

// ManifestName is the one exported file whose name does not change.
const ManifestName = shard.ManifestName

// Version is the version of the exported files.
const Version = shard.Version

// lists are the general lists of words that mean the same, one a language.
//
//go:embed synonyms
var lists embed.FS

// thesaurus gives the list of a language. A site's own list is read after it.
func thesaurus(language string) string {
	if language == "" {
		language = "en"
	}
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	list, _ := lists.ReadFile("synonyms/" + base + ".txt") // a language may have none
	return string(list)
}

// Searcher answers queries. It may be used by several goroutines at once.
type Searcher struct {
	model *index.Model
	site  score.Site

	mu      sync.Mutex // guards records
	records map[string]*index.Record
}

func newSearcher(m *index.Model) *Searcher {
	s := &Searcher{model: m, records: map[string]*index.Record{}}
	s.site = score.Site{
		Lexicon: score.NewLexicon(m.Lexicon),
		Facets:  m.Facets,
		Visible: m.Visible,
		Lookup:  s.lookup,
		Unknown: m.UnknownWeight(),
		Foreign: len(m.Languages) > 0,
	}
	return s
}

// lookup finds the record of a key, or nil.
func (s *Searcher) lookup(key string) *index.Record {
	stem := s.model.Stem(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.records[stem]
	if !ok {
		r = s.model.Record(stem)
		s.records[stem] = r
	}
	if r == nil {
		return nil
	}
	if _, ok := slices.BinarySearch(r.Forms, key); !ok {
		return nil
	}
	return r
}

// Write hands the index to emit as static files: shards, and the manifest at last.
func (s *Searcher) Write(emit func(File) error) error { return shard.Write(s.model, emit) }

// Files gives all files at once.
func (s *Searcher) Files() ([]File, error) {
	var files []File
	err := s.Write(func(f File) error { files = append(files, f); return nil })
	return files, err
}

// QueryOptions narrow a search.
type QueryOptions struct {
	Limit   int                 // hits to return; 0 means 10
	Filters map[string][]string // facet → value ids, any of which will do
	Counts  bool                // count all matching documents by facet value
}

// Hit is a document that answers a query.
type Hit struct {
	ID, URL string
	Score   float64
	Facets  map[string]string // of several values of a facet the first
	Display Display
	// Language is the tag of the language whose messages match, and Message what a hit
	// shows of them; both are empty where it is the language of the site.
	Language, Message string
}

// Result is the answer to a query, best hit first.
type Result struct {
	Confidence    float64 // the probability that the first hit answers
	LowConfidence bool    // nothing on the site seems to be what the query is about
	// Unknown are identifiers of the query that the site does not have, as they are
	// spelled. Then the hits are the nearest pages, and none is about them.
	Unknown []string
	Hits    []Hit
	Counts  map[string]map[string]int // facet → value id → documents
}

const defaultLimit = 10

// Search answers a query. Filters alone list the documents that they keep.
func (s *Searcher) Search(text string, options QueryOptions) Result {
	q := score.Parse(text, s.model.Facets)
	for facet, ids := range options.Filters {
		q.Filters[facet] = append(q.Filters[facet], ids...)
	}
	answer := s.site.Search(&q)
	answer = s.site.Narrow(answer, &q, func(doc int, facet string, ids []string) bool {
		return s.model.Docs[doc].Has(facet, ids)
	})
	result := Result{
		Confidence:    answer.Confidence,
		LowConfidence: answer.Confidence < score.C.Sure,
		Unknown:       answer.Unknown,
	}
	if options.Counts {
		result.Counts = s.count(answer.Ranked)
	}
	limit := options.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	for _, r := range answer.Ranked[:min(limit, len(answer.Ranked))] {
		d := &s.model.Docs[r.Doc]
		hit := Hit{ID: d.ID, URL: d.URL, Score: r.Score, Facets: d.Facets, Display: d.Display}
		if span := d.Matched(r.Kind, r.Line); span != nil {
			hit.Language, hit.Message = span.Language, span.Shown
		}
		result.Hits = append(result.Hits, hit)
	}
	return result
}

func (s *Searcher) count(ranked []score.Ranked) map[string]map[string]int {
	counts := map[string]map[string]int{}
	for _, facet := range s.model.Options.Facets {
		counts[facet] = map[string]int{}
		for _, r := range ranked {
			s.model.Docs[r.Doc].EachValue(facet, func(id string) { counts[facet][id]++ })
		}
	}
	return counts
}
