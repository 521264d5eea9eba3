package text

import (
	"fmt"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/de" // stemmers by name
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/es"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/it"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/nl"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/pt"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ru"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/sv"
	"github.com/blevesearch/bleve/v2/registry"
)

// Stemmer asks bleve's token filter for the stem of a word, once a word. Several
// goroutines may share it.
type Stemmer struct {
	filter  analysis.TokenFilter // nil: every word is its own stem
	endings []ending
	mu      sync.Mutex // guards known
	known   map[string]string
}

// NewStemmer finds the snowball stemmer for a language such as "en" or "pt-BR". A
// language without one is searched by exact words.
func NewStemmer(language string) *Stemmer {
	base := baseOf(language)
	filter, err := registry.NewCache().TokenFilterNamed(fmt.Sprintf("stemmer_%s_snowball", base))
	if err != nil {
		filter = nil
	}
	return &Stemmer{filter: filter, endings: endingsOf(base), known: map[string]string{}}
}

// Stem returns the key under which all forms of a word are one. Words with digits
// and words of two letters are left as they are.
func (s *Stemmer) Stem(word string) string {
	if s.filter == nil || len(word) < 3 || HasDigit(word) {
		return word
	}
	s.mu.Lock()
	known, ok := s.known[word]
	s.mu.Unlock()
	if ok {
		return known
	}
	stream := s.filter.Filter(analysis.TokenStream{{Term: []byte(word)}})
	stem := word
	if len(stream) == 1 {
		stem = respell(string(stream[0].Term))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[word] = stem
	return stem
}

// maxKnownStems bounds the stems that are kept of a live index: with every word that
// is ever typed, and all its forms, there would be no end of them.
const maxKnownStems = 4096

// Forget lets go of the stems when there are many. They are found again.
func (s *Stemmer) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.known) > maxKnownStems {
		s.known = map[string]string{}
	}
}

// respell makes the British and the American stem of a word one: the difference is
// in the spelling of a few endings, not in a list of words.
func respell(stem string) string {
	for _, pair := range [...][2]string{{"isat", "izat"}, {"is", "iz"}, {"our", "or"}, {"ogu", "og"}, {"enc", "ens"}} {
		if head, ok := strings.CutSuffix(stem, pair[0]); ok && len(head) >= 3 {
			return head + pair[1]
		}
	}
	return stem
}
