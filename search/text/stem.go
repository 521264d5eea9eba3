package text

import (
	"fmt"
	"slices"
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
	endings []string
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
	s := &Stemmer{filter: filter, endings: endings[base], known: map[string]string{}}
	if s.endings == nil {
		s.endings = endings["en"]
	}
	return s
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

// endings are the regular endings that Forms tries, by language.
var endings = map[string][]string{
	"en": {
		"",
		"s",
		"es",
		"d",
		"ed",
		"ing",
		"e",
		"er",
		"ers",
		"ion",
		"ions",
		"ly",
		"ment",
		"y",
		"ies",
		"ied",
		"ation",
		"able",
		"or",
		"al",
	},
	"de": {"", "e", "n", "en", "er", "ern", "es", "em", "s", "t", "st", "et", "te", "ten", "end", "ung", "ungen"},
}

// doubledEndings are those before which a consonant is doubled.
var doubledEndings = []string{"", "ed", "ing", "er", "ers"}

// Forms lists the regular inflections of the words of one stem that bleve maps to
// that stem, the words themselves included, so that a query may use a form that the
// site does not. What is tried is not kept: it is ten times the words of the site.
func (s *Stemmer) Forms(words []string) []string {
	out := slices.Clone(words)
	if s.filter == nil {
		return out
	}
	stem := ""
	var bare, doubled []string
	for _, word := range words {
		if len(word) >= 3 && plain(word) && !HasDigit(word) {
			stem = s.Stem(word)
			bare, doubled = s.bases(bare, doubled, word)
		}
	}
	t := trials.Get().(*trial)
	defer trials.Put(t)
	t.reset()
	t.add(bare, s.endings)
	t.add(doubled, doubledEndings)
	for i, token := range s.filter.Filter(t.stream()) {
		if respell(string(token.Term)) == stem {
			out = append(out, t.word(i))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// trial holds words whose stems are asked for, in memory that serves many times.
type trial struct {
	text   []byte
	ends   []int
	tokens []analysis.Token
	list   analysis.TokenStream
}

var trials = sync.Pool{New: func() any { return new(trial) }}

func (t *trial) reset() { t.text, t.ends = t.text[:0], t.ends[:0] }

// add tries bases with endings, each base once.
func (t *trial) add(bases, endings []string) {
	slices.Sort(bases)
	for _, base := range slices.Compact(bases) {
		for _, ending := range endings {
			t.text = append(append(t.text, base...), ending...)
			t.ends = append(t.ends, len(t.text))
		}
	}
}

func (t *trial) bounds(i int) (from, to int) {
	if i > 0 {
		from = t.ends[i-1]
	}
	return from, t.ends[i]
}

func (t *trial) word(i int) string {
	from, to := t.bounds(i)
	return string(t.text[from:to])
}

func (t *trial) stream() analysis.TokenStream {
	t.tokens = slices.Grow(t.tokens[:0], len(t.ends))[:len(t.ends)]
	t.list = t.list[:0]
	for i := range t.tokens {
		from, to := t.bounds(i)
		t.tokens[i] = analysis.Token{Term: t.text[from:to:to]}
		t.list = append(t.list, &t.tokens[i])
	}
	return t.list
}

// bases adds what is left of a word without its ending, where endings may be put again,
// the same as spelled on the other side of the Atlantic, and with its last consonant
// doubled (stop → stopp).
func (s *Stemmer) bases(bare, doubled []string, word string) (_, _ []string) {
	first := len(bare)
	bare = append(bare, word)
	for _, ending := range s.endings[1:] {
		if base, ok := strings.CutSuffix(word, ending); ok && len(base) >= 3 {
			bare = append(bare, base)
		}
	}
	for _, base := range bare[first:] {
		if last := base[len(base)-1]; len(base) <= 6 && strings.IndexByte("bdglmnprt", last) >= 0 &&
			base[len(base)-2] != last {
			doubled = append(doubled, base+string(last))
		}
		for _, pair := range spellings {
			if at := strings.LastIndex(base, pair[0]); at >= 3 {
				bare = append(bare, base[:at]+pair[1]+base[at+len(pair[0]):])
			}
		}
	}
	return bare, doubled
}

var spellings = [...][2]string{{"iz", "is"}, {"is", "iz"}, {"or", "our"}, {"our", "or"}, {"ens", "enc"}, {"enc", "ens"}}
