package search

import (
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// Searcher answers queries from what Open read. It may be used by several
// goroutines at once.
type Searcher struct {
	model   *model
	lexicon *lexicon

	mu      sync.Mutex // guards records
	records map[string]*record
}

// Open reads an index that Build made, or any bleve index with the fields of Mapping.
// The index is not needed afterwards.
func Open(index bleve.Index) (*Searcher, error) {
	m, err := readModel(index)
	if err != nil {
		return nil, err
	}
	return newSearcher(m), nil
}

func newSearcher(m *model) *Searcher {
	return &Searcher{model: m, lexicon: newLexicon(m.lexicon), records: map[string]*record{}}
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
	Facets  map[string]string
	Display Display
}

// Result is the answer to a query, best hit first.
type Result struct {
	LowConfidence bool // nothing on the site seems to be what the query is about
	Confidence    float64
	Hits          []Hit
	Counts        map[string]map[string]int // facet → value id → documents
}

// lookup finds the record of a word that the site or its synonyms know.
func (s *Searcher) lookup(word string) *record {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.model.groups[s.model.stemmer.stem(word)]
	if g == nil {
		return nil
	}
	r := s.records[g.stem]
	if r == nil {
		r = s.model.record(g, s.model.stemmer)
		s.records[g.stem] = r
	}
	if _, ok := slices.BinarySearch(r.forms, word); !ok {
		return nil
	}
	return r
}

// Search answers a query.
func (s *Searcher) Search(text string, options QueryOptions) Result {
	q := parseQuery(text, s.model.values)
	slots := resolve(planSlots(q, s.lexicon), s.lookup, s.model.unknownWeight())
	run := scorer{slots: slots, lines: map[lineRef]*lineMatch{}, values: map[lineRef]*lineMatch{}, docs: map[int]*docScore{}, facets: s.model.values}
	run.run()
	ranked := run.rank(s.model.visible)
	for facet, ids := range options.Filters {
		q.filters[facet] = append(q.filters[facet], ids...)
	}
	ranked = s.narrow(ranked, q)
	var result Result
	if options.Counts {
		result.Counts = s.count(ranked)
	}
	for _, r := range ranked[:min(closeHits, len(ranked))] {
		if r.score >= closeScore*ranked[0].score {
			result.Confidence = max(result.Confidence, confidence(slots, r, s.model.unknownWeight()))
		}
	}
	if s.byWording(ranked, q) >= heardEnough {
		result.Confidence = max(result.Confidence, mostOfIt)
	}
	result.LowConfidence = result.Confidence < confident
	limit := options.Limit
	if limit <= 0 {
		limit = 10
	}
	for _, r := range ranked[:min(limit, len(ranked))] {
		result.Hits = append(result.Hits, s.hit(r))
	}
	return result
}

func (s *Searcher) hit(r ranked) Hit {
	d := &s.model.docs[r.doc]
	return Hit{ID: d.ID, URL: d.URL, Score: r.score, Facets: d.Facets, Display: d.Display}
}

// quotedLeast is the part of the best score that a document with the quoted words side by
// side has at least: beside a message that fits far better, they are a name in it.
const quotedLeast = 0.5

// narrow keeps the documents that the query's operators allow. Quoted words that no
// document has side by side, or only bad ones, are taken for words: people paste
// quotation marks.
func (s *Searcher) narrow(all []ranked, q query) []ranked {
	all = slices.DeleteFunc(all, func(r ranked) bool {
		for facet, ids := range q.filters {
			if !slices.Contains(ids, s.model.docs[r.doc].Facets[facet]) {
				return true
			}
		}
		return slices.ContainsFunc(q.excluded, func(word string) bool { return holdsWord(r.doc, word, s.lookup) })
	})
	quoted := all
	for _, words := range q.phrases {
		quoted = slices.DeleteFunc(slices.Clone(quoted), func(r ranked) bool { return !hasPhrase(r.doc, words, s.lookup) })
	}
	if len(quoted) > 0 && quoted[0].score >= quotedLeast*all[0].score {
		return quoted
	}
	return all
}

func (s *Searcher) count(all []ranked) map[string]map[string]int {
	counts := map[string]map[string]int{}
	for _, facet := range s.model.options.Facets {
		counts[facet] = map[string]int{}
		for _, r := range all {
			if id := s.model.docs[r.doc].Facets[facet]; id != "" {
				counts[facet][id]++
			}
		}
	}
	return counts
}
