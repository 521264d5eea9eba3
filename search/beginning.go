package search

import (
	"maps"
	"slices"
	"strings"
)

// beginning is what is kept of every word that a record can be looked for by: its
// first letters or, of a word with digits, its first signs, which digits they are left
// aside. Most names and numbers of a log begin as no word of a site does, so that the
// client need not load a shard to find that they are not there.
func beginning(word string) string {
	most := 3
	if strings.ContainsAny(word, "0123456789") {
		most = 5
		word = strings.Map(func(letter rune) rune {
			if '0' <= letter && letter <= '9' {
				return '0'
			}
			return letter
		}, word)
	}
	for at := range word {
		if most == 0 {
			return word[:at]
		}
		most--
	}
	return word
}

// beginnings gives those that the words of the lexicon do not have.
func beginnings(forms []form, lexicon []lexeme) string {
	known, more := map[string]bool{}, map[string]bool{}
	for _, l := range lexicon {
		known[beginning(l.word)] = true
	}
	for _, f := range forms {
		if b := beginning(f.word); !known[b] {
			more[b] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(more)), " ")
}
