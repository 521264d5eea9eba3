package text

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"

	"faultbook/search/data"
)

// Base is the beginning of words, and the endings with which it makes them: bit 0 is no
// ending, bit n the ending n of allEndings.
type Base struct {
	Text    string
	Endings uint64
}

// Words yields the words of a base in the order of its endings.
func (b Base) Words(yield func(word string, ending uint64) bool) {
	for left := b.Endings; left != 0; left &= left - 1 {
		ending := ""
		if n := bits.TrailingZeros64(left); n > 0 {
			ending = allEndings[n-1]
		}
		if !yield(b.Text+ending, left&-left) {
			return
		}
	}
}

// ending is a regular ending, and its bit in a base.
type ending struct {
	text string
	bit  uint64
}

// allEndings are those of every language, in the order that both engines number them by.
var allEndings = data.Words("text", "endings")["all"]

// regular are the regular endings that Inflect tries, by language: no ending is the first.
var regular = map[string][]ending{
	"en": numbered("s es d ed ing e er ers ion ions ly ment y ies ied ation able or al"),
	"de": numbered("e n en er ern es em s t st et te ten end ung ungen"),
}

// doubledEndings are those before which a consonant is doubled.
var doubledEndings = numbered("ed ing er ers")

func numbered(texts string) []ending {
	out := []ending{{bit: 1}}
	for _, text := range strings.Fields(texts) {
		out = append(out, ending{text, 2 << slices.Index(allEndings, text)})
	}
	return out
}

func endingsOf(language string) []ending {
	if own := regular[language]; own != nil {
		return own
	}
	return regular["en"]
}

// Inflect returns the words of one stem, and their regular inflections that bleve maps to
// that stem, so that a query may use a form that the site does not: as bases with their
// endings, those of most words first. What is tried is not kept: it is ten times the
// words of the site.
func (s *Stemmer) Inflect(words []string) []Base {
	if s.filter == nil {
		return Alone(words)
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
	found := Alone(words)
	for i, token := range s.filter.Filter(t.stream()) {
		if respell(string(token.Term)) == stem {
			found = append(found, Base{t.bases[i], t.bits[i]})
		}
	}
	return fewest(found)
}

// Alone makes each word a base without endings.
func Alone(words []string) []Base {
	out := make([]Base, len(words))
	for i, word := range words {
		out[i] = Base{word, 1}
	}
	return out
}

// fewest puts the endings of each base together, those of most words first, and leaves
// out the bases all of whose words others before them have.
func fewest(all []Base) []Base {
	slices.SortFunc(all, func(a, b Base) int { return strings.Compare(a.Text, b.Text) })
	kept := all[:0]
	for _, b := range all {
		if n := len(kept); n > 0 && kept[n-1].Text == b.Text {
			kept[n-1].Endings |= b.Endings
			continue
		}
		kept = append(kept, b)
	}
	slices.SortStableFunc(kept, func(a, b Base) int {
		return bits.OnesCount64(b.Endings) - bits.OnesCount64(a.Endings)
	})
	seen := map[string]bool{}
	return slices.DeleteFunc(kept, func(b Base) bool {
		had := len(seen)
		for word := range b.Words {
			seen[word] = true
		}
		return len(seen) == had
	})
}

// trial holds words whose stems are asked for, in memory that serves many times.
type trial struct {
	text   []byte
	ends   []int
	bits   []uint64 // by word: the bit of its ending
	bases  []string // by word
	tokens []analysis.Token
	list   analysis.TokenStream
}

var trials = sync.Pool{New: func() any { return new(trial) }}

func (t *trial) reset() {
	t.text, t.ends, t.bits, t.bases = t.text[:0], t.ends[:0], t.bits[:0], t.bases[:0]
}

// add tries bases with endings, each base once.
func (t *trial) add(bases []string, endings []ending) {
	slices.Sort(bases)
	for _, base := range slices.Compact(bases) {
		for _, ending := range endings {
			t.text = append(append(t.text, base...), ending.text...)
			t.ends = append(t.ends, len(t.text))
			t.bits, t.bases = append(t.bits, ending.bit), append(t.bases, base)
		}
	}
}

func (t *trial) bounds(i int) (from, to int) {
	if i > 0 {
		from = t.ends[i-1]
	}
	return from, t.ends[i]
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
		if base, ok := strings.CutSuffix(word, ending.text); ok && len(base) >= 3 {
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
