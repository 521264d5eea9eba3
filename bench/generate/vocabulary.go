package generate

import (
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
)

// ranking draws the words of a list so that the word of rank r is drawn about
// r times less often than the first, as words are in real texts.
type ranking struct {
	words []string
	sums  []float64
}

func newRanking(words []string) ranking {
	r := ranking{words: unique(words), sums: nil}
	r.sums = make([]float64, len(r.words))
	total := 0.0
	for i := range r.words {
		total += 1 / (float64(i) + 2.7)
		r.sums[i] = total
	}
	return r
}

func (r ranking) draw(random *rand.Rand) string {
	at := random.Float64() * r.sums[len(r.sums)-1]
	return r.words[min(sort.SearchFloat64s(r.sums, at), len(r.words)-1)]
}

func unique(words []string) []string {
	seen := make(map[string]bool, len(words))
	out := words[:0:0]
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// sharedParts is how many invented words all products of a site share;
// productParts is how many more each product has of its own, so that the
// vocabulary grows with the site as that of real sites does.
const (
	sharedParts  = 1600
	productParts = 24
)

// vocabulary is what the texts of one product are made of.
type vocabulary struct {
	nouns, verbs, adjectives, adverbs, places ranking
	parts                                     ranking // names of a product's parts
}

// lexicon is what the texts of all products have in common.
type lexicon struct {
	vocabulary
	shared []string
	taken  map[string]bool
}

func newLexicon(random *rand.Rand) *lexicon {
	l := &lexicon{taken: map[string]bool{}}
	l.nouns = newRanking(wordsOf("nouns"))
	l.verbs = newRanking(wordsOf("verbs"))
	l.adjectives = newRanking(wordsOf("adjectives"))
	l.adverbs = newRanking(wordsOf("adverbs"))
	l.places = newRanking(wordsOf("places"))
	for _, list := range []string{"nouns", "verbs", "adjectives", "adverbs"} {
		for _, w := range wordsOf(list) {
			l.taken[w] = true
		}
	}
	for range sharedParts {
		l.shared = append(l.shared, l.invent(random, 2))
	}
	return l
}

// invent makes a word that no list holds and that was not made before.
func (l *lexicon) invent(random *rand.Rand, syllables int) string {
	onsets, nuclei, codas := wordsOf("onsets"), wordsOf("nuclei"), wordsOf("codas")
	for {
		var b strings.Builder
		for range syllables {
			b.WriteString(onsets[random.IntN(len(onsets))])
			b.WriteString(nuclei[random.IntN(len(nuclei))])
		}
		b.WriteString(codas[random.IntN(len(codas))])
		if w := b.String(); !l.taken[w] {
			l.taken[w] = true
			return w
		}
	}
}

// forProduct returns the vocabulary of one product: its own parts come first,
// then those that all products share, in an order of the product's own.
func (l *lexicon) forProduct(random *rand.Rand) *vocabulary {
	v := l.vocabulary
	var parts []string
	for range productParts {
		parts = append(parts, l.invent(random, 2))
	}
	shared := append([]string(nil), l.shared...)
	random.Shuffle(len(shared), func(i, j int) { shared[i], shared[j] = shared[j], shared[i] })
	v.parts = newRanking(append(parts, shared...))
	return &v
}

// third, past and gerund give the other forms of a regular verb; the plural of a
// noun is like the third person.
func third(word string) string {
	switch {
	case endsIn(word, "s", "x", "z", "ch", "sh"):
		return word + "es"
	case consonantY(word):
		return word[:len(word)-1] + "ies"
	}
	return word + "s"
}

func past(verb string) string {
	if consonantY(verb) {
		return verb[:len(verb)-1] + "ied"
	}
	return strings.TrimSuffix(verb, "e") + "ed"
}

func gerund(verb string) string {
	if !endsIn(verb, "ee", "ye") {
		verb = strings.TrimSuffix(verb, "e")
	}
	return verb + "ing"
}

func consonantY(word string) bool {
	return len(word) > 1 && strings.HasSuffix(word, "y") && !strings.ContainsRune("aeiou", rune(word[len(word)-2]))
}

func endsIn(word string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
