package search

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// cuts part the term shards. Words stand in the order of the words of the lexicon that
// they are nearest to, and by the alphabet beside the same one. Nearly all shards begin
// with another word of the lexicon: its place costs the manifest a tenth of a word.
type cuts struct {
	lexicon []int
	words   []string // those that begin a shard beside the same word of the lexicon
}

// placed is a form where it stands.
type placed struct {
	form
	near int // the place in the lexicon
}

// nearest gives the place of the word of the lexicon that a word has most letters in
// common with from the first on, of the two between which it stands: most are
// inflections, and lie with what they are inflections of.
func nearest(lexicon []lexeme, word string) int {
	return nearer(lexicon, sort.Search(len(lexicon), func(i int) bool { return lexicon[i].word > word }), word)
}

// nearer chooses between the words of the lexicon at after, the first behind the word,
// and before it.
func nearer(lexicon []lexeme, after int, word string) int {
	switch {
	case after == 0:
		return 0
	case after < len(lexicon) && shared(lexicon[after].word, word) > shared(lexicon[after-1].word, word):
		return after
	}
	return after - 1
}

// shared counts the letters that two words begin with.
func shared(a, b string) int {
	n := 0
	for i, letter := range a {
		if other, _ := utf8.DecodeRuneInString(b[min(i, len(b)):]); other != letter {
			break
		}
		n++
	}
	return n
}

// place finds the places of forms, which stand in the order of the alphabet. So do
// their places: the further a word is from one of the lexicon, the fewer letters they share.
func place(forms []form, lexicon []lexeme) []placed {
	out := make([]placed, len(forms))
	after := 0
	for i, f := range forms {
		for after < len(lexicon) && lexicon[after].word <= f.word {
			after++
		}
		out[i] = placed{f, nearer(lexicon, after, f.word)}
	}
	return out
}

// shelf is the records in the order of their forms, cut into shards.
type shelf struct {
	cuts
	forms  []placed
	begins []int // the first form of each shard
	texts  []string
}

// termShards cuts the records into shards. A record whose forms lie on both sides of a
// cut is in both shards: "time" and "timing" would else hold all between them together.
func termShards(forms []form, lexicon []lexeme, size int) *shelf {
	s := &shelf{forms: place(forms, lexicon), begins: []int{0}}
	var text strings.Builder
	here := map[*encoded]bool{}
	for i, f := range s.forms {
		if here[f.record] {
			continue
		}
		first := i == 0 || s.forms[i-1].near != f.near
		more, most := f.record.size(), slack*size
		if first {
			more, most = besideOne(s.forms[i:], here), size
		}
		if text.Len() > 0 && text.Len()+more > most {
			s.texts, s.begins = append(s.texts, text.String()), append(s.begins, i)
			text.Reset()
			clear(here)
			if first {
				s.lexicon = append(s.lexicon, f.near)
			} else {
				s.words = append(s.words, cut(s.forms[i-1].word, f, lexicon))
			}
		}
		f.record.writeTo(&text)
		here[f.record] = true
	}
	s.texts = append(s.texts, text.String())
	return s
}

// within gives the forms that are looked for in a shard.
func (s *shelf) within(shard int) []placed {
	end := len(s.forms)
	if shard+1 < len(s.begins) {
		end = s.begins[shard+1]
	}
	return s.forms[s.begins[shard]:end]
}

// slack is how many times its size a shard may grow before a cut costs a word.
const slack = 3

// cut returns the shortest text that parts a form as well as the form itself from the
// word before, beside the same word of the lexicon.
func cut(before string, f placed, lexicon []lexeme) string {
	for i := range f.word {
		if f.word[:i] > before && nearest(lexicon, f.word[:i]) == f.near {
			return f.word[:i]
		}
	}
	return f.word
}

// besideOne is the size of the records that a shard does not have of the forms beside
// one word of the lexicon.
func besideOne(forms []placed, here map[*encoded]bool) int {
	size := 0
	var met []*encoded
	for _, f := range forms {
		if f.near != forms[0].near {
			break
		}
		if !here[f.record] && !slices.Contains(met, f.record) {
			met = append(met, f.record)
			size += f.record.size()
		}
	}
	return size
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
