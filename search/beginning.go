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

// heavyShard is how many times longer than intended a shard has to be for its forms to
// be told apart from other words before it is loaded: it holds one word's record, of
// thousands of bytes, and any name in a log may stand beside that word in the alphabet.
const heavyShard = 9

// heavy gives the numbers of the heavy shards, and the hashes of the forms in them that
// are not in the lexicon, each among eight times as many: one in eight of other words
// has the hash of one.
func (s *shelf) heavy(lexicon []lexeme, size int) string {
	p := newPacker()
	var numbers []int
	var words []string
	for i, text := range s.texts {
		if len(text) <= heavyShard*size {
			continue
		}
		numbers = append(numbers, i)
		for _, f := range s.within(i) {
			if f.near >= len(lexicon) || lexicon[f.near].word != f.word {
				words = append(words, f.word)
			}
		}
	}
	p.gaps(numbers)
	p.number(0, len(words))
	var hashes []int
	for _, word := range words {
		hashes = append(hashes, hash(word, hashRoom*len(words)))
	}
	slices.Sort(hashes)
	p.gaps(slices.Compact(hashes))
	return p.end()
}

const hashRoom = 8

// hash gives a number below room for a word.
func hash(word string, room int) int {
	n := 0
	for _, letter := range word {
		n = (31*n + int(letter)) % room
	}
	return n
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
