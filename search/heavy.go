package search

import "slices"

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
