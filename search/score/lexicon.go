package score

import (
	"cmp"
	"slices"
	"strings"

	"faultbook/search/index"
)

// Lexicon is the list of words that is known before any record is, with the ways to
// look a word up that is not spelled as the site spells it.
type Lexicon struct {
	words   []string
	classes []index.Class
	place   map[string]int
}

// NewLexicon takes lexemes in their order.
func NewLexicon(lexemes []index.Lexeme) *Lexicon {
	x := &Lexicon{place: make(map[string]int, len(lexemes))}
	for i, e := range lexemes {
		x.words = append(x.words, e.Word)
		x.classes = append(x.classes, e.Class)
		x.place[e.Word] = i
	}
	return x
}

// Class returns the class of a word, or −1.
func (x *Lexicon) Class(word string) index.Class {
	if i, ok := x.place[word]; ok {
		return x.classes[i]
	}
	return -1
}

// better orders candidates: the better class, then the shorter, then the alphabet.
func (x *Lexicon) better(a, b int) int {
	return cmp.Or(
		cmp.Compare(x.classes[b], x.classes[a]),
		cmp.Compare(size(x.words[a]), size(x.words[b])),
		cmp.Compare(a, b),
	)
}

func size(word string) int { return len([]rune(word)) }

// Complete returns up to limit words that a prefix begins, and two stop words.
func (x *Lexicon) Complete(prefix string, limit int) []string {
	first, _ := slices.BinarySearch(x.words, prefix)
	var found, stops []int
	for i := first; i < len(x.words) && strings.HasPrefix(x.words[i], prefix); i++ {
		switch {
		case x.words[i] == prefix || x.classes[i] == index.NoiseWord:
		case x.classes[i] == index.StopWord:
			stops = append(stops, i)
		default:
			found = append(found, i)
		}
	}
	return append(x.pick(found, limit), x.pick(stops, 2)...)
}

func (x *Lexicon) pick(found []int, limit int) []string {
	slices.SortFunc(found, x.better)
	var out []string
	for _, i := range found[:min(len(found), limit)] {
		out = append(out, x.words[i])
	}
	return out
}

// impossible is what cannot be cut costs: more than mostParts.
const impossible = 1 << 20

// links are letters between the parts of a compound word of other languages.
var links = []string{"s", "n", "en", "es"}

// Split cuts a word into words of the lexicon: the fewest, and of these cuts the one
// with the longest first word.
func (x *Lexicon) Split(word string) []string {
	if len(word) < leastGlued || strings.ContainsFunc(word, func(r rune) bool { return r > 0x24F }) {
		return nil
	}
	letters := []rune(word)
	n := len(letters)
	cost, cut, parts := make([]int, n+1), make([]int, n+1), make([]string, n+1)
	for i := n - 1; i >= 0; i-- {
		cost[i] = impossible
		for j := n; j >= i+2; j-- {
			part, c := x.part(string(letters[i:j]), j < n)
			if c += cost[j]; c < cost[i] {
				cost[i], cut[i], parts[i] = c, j, part
			}
		}
	}
	if cost[0] > mostParts {
		return nil
	}
	var out []string
	for i := 0; i < n; i = cut[i] {
		out = append(out, parts[i])
	}
	return out
}

// part gives the word of the lexicon that a part of a longer word is, and its cost. A
// link may follow it, if another part does.
func (x *Lexicon) part(part string, linked bool) (string, int) {
	n := size(part)
	class := x.Class(part)
	switch {
	case class >= index.InText && n > 3:
		return part, longPart
	case class >= index.InText && n == 3:
		return part, threePart
	case class >= index.InMessage:
		return part, twoPart
	}
	for _, link := range links {
		if word, ok := strings.CutSuffix(part, link); ok && linked && len(word) >= leastPart &&
			x.Class(word) >= index.InText {
			return word, threePart
		}
	}
	return part, impossible
}

// Longer returns up to limit words that begin or end with a word.
func (x *Lexicon) Longer(word string, limit int) []string {
	if size(word) < leastPart {
		return nil
	}
	var found []int
	for i, w := range x.words {
		if x.classes[i] < index.StopWord && size(w) > size(word)+1 &&
			(strings.HasPrefix(w, word) || strings.HasSuffix(w, word)) {
			found = append(found, i)
		}
	}
	return x.pick(found, limit)
}
