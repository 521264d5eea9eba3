package search

import (
	"slices"
	"sort"
	"strings"
)

// cuts part the term shards: each is a word that begins one. Those of the lexicon are
// known by their places in it, which cost the manifest a tenth of what a word costs.
type cuts struct {
	lexicon []int
	words   []string
}

// termShards cuts the records, in the order of their forms, into shards, and gives the
// text of each. A record whose forms lie on both sides of a cut is in both shards:
// "time" and "timing" would else hold all between them together.
func termShards(all []form, lexicon []lexeme, size int) (shards []string, c cuts) {
	var text strings.Builder
	here := map[*encoded]bool{}
	flush := func() {
		shards = append(shards, text.String())
		text.Reset()
		clear(here)
	}
	places := placesOf(lexicon)
	for i, f := range all {
		if here[f.record] {
			continue
		}
		at, known := places[f.word]
		more := f.record.size()
		if known {
			more = untilKnown(all[i:], places, here)
		}
		if text.Len() > 0 && text.Len()+more > size {
			flush()
			if known {
				c.lexicon = append(c.lexicon, at)
			} else {
				c.words = append(c.words, cut(all[i-1].word, f.word))
			}
		}
		f.record.writeTo(&text)
		here[f.record] = true
	}
	flush()
	return shards, c
}

func placesOf(lexicon []lexeme) map[string]int {
	places := make(map[string]int, len(lexicon))
	for i, l := range lexicon {
		places[l.word] = i
	}
	return places
}

// shardOf returns the number of the term shard that a word is looked for in: how many
// of the words that begin one are not after it.
func (c *cuts) shardOf(word string, lexicon []lexeme) int {
	known := sort.Search(len(c.lexicon), func(i int) bool { return lexicon[c.lexicon[i]].word > word })
	return known + sort.Search(len(c.words), func(i int) bool { return c.words[i] > word })
}

// untilKnown is the size of the records from the first form to the next word of the
// lexicon at which a shard may begin.
func untilKnown(forms []form, places map[string]int, here map[*encoded]bool) int {
	size := 0
	var met []*encoded
	for _, f := range forms {
		if here[f.record] || slices.Contains(met, f.record) {
			continue
		}
		if _, known := places[f.word]; known && len(met) > 0 {
			break
		}
		met = append(met, f.record)
		size += f.record.size()
	}
	return size
}

// cut returns the shortest text that a word begins with and that is greater than the
// word before: it parts the two as well as the word itself.
func cut(before, word string) string {
	for i := range word {
		if word[:i] > before {
			return word[:i]
		}
	}
	return word
}

// places spells the places in the lexicon.
func (c *cuts) places() string {
	p := newPacker()
	p.gaps(c.lexicon)
	return p.end()
}

// gaps spells rising numbers, each by what lies between it and the one before.
func (p *packer) gaps(numbers []int) {
	p.number(0, len(numbers))
	last := 0
	for _, n := range numbers {
		p.number(1, n-last)
		last = n
	}
}

// packAll packs the texts of shards and writes them as JSON.
func packAll(texts []string) [][]byte {
	out := make([][]byte, len(texts))
	_ = inParallel(len(texts), func(i int) error { // no work fails
		out[i] = packText(texts[i])
		return nil
	})
	return out
}

// packText packs what encode wrote.
func packText(text string) []byte {
	records, _ := decodeRecords(text) // is our own
	return slices.Concat([]byte{'"'}, []byte(packShard(records)), []byte{'"'})
}
