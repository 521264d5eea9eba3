package index

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// read makes a block of what bleve counted of some documents. Where a word is in
// a document is in its analysis.
func read(idx bleve.Index, docs []Document, found []*analysis, keys *keySet, into *block) error {
	advanced, err := idx.Advanced()
	if err != nil {
		return err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok || len(snapshot.Segments()) != 1 {
		return errors.New("the index is not of bleve's type scorch, with one segment")
	}
	s := snapshot.Segments()[0]
	r := readers.Get().(*blockReader)
	defer readers.Put(r)
	if err := r.begin(s, docs); err != nil {
		return err
	}
	r.invert(found, len(keys.local))
	if err := r.read(s.Segment(), keys); err != nil {
		return err
	}
	for doc, a := range found {
		r.block.document(docs[doc].ID, a, r.lengths[doc])
	}
	r.block.end()
	*into = *r.block.clone()
	return nil
}

// blockReader reads one batch of documents after the other.
type blockReader struct {
	block       block
	places      []int // of documents in the batch, by bleve's number
	lengths     []int // of running texts
	frequencies []int // of the word under way, by document
	uses        []docUse
	ends        []int // where the uses of each key end
}

// docUse is what a document of the batch has of a key.
type docUse struct {
	doc int
	use *use
}

// readers share the memory in which blocks grow.
var readers = sync.Pool{New: func() any { return new(blockReader) }}

// begin finds out how bleve numbers the documents: as they come out of its analysis.
func (r *blockReader) begin(s *scorch.SegmentSnapshot, docs []Document) error {
	r.block.reset()
	at := make(map[string]int, len(docs))
	for doc := range docs {
		if _, taken := at[docs[doc].ID]; taken {
			return fmt.Errorf("two documents have the ID %q", docs[doc].ID)
		}
		at[docs[doc].ID] = doc
	}
	r.places, r.lengths, r.frequencies = make([]int, len(docs)), make([]int, len(docs)), make([]int, len(docs))
	for number := range docs {
		id, err := s.DocID(uint64(number))
		if err != nil {
			return fmt.Errorf("read a document: %w", err)
		}
		r.places[number] = at[string(id)]
	}
	return nil
}

// invert orders what documents have by key.
func (r *blockReader) invert(found []*analysis, keys int) {
	starts := make([]int, keys+1)
	for _, a := range found {
		for _, n := range a.numbers {
			starts[n+1]++
		}
	}
	for n := range keys {
		starts[n+1] += starts[n]
	}
	r.uses = slices.Grow(r.uses[:0], starts[keys])[:starts[keys]]
	for doc, a := range found {
		for i, n := range a.numbers {
			r.uses[starts[n]] = docUse{doc, &a.uses[i]}
			starts[n]++
		}
	}
	r.ends = starts
}

// read visits every posting, word by word.
func (r *blockReader) read(s segment.Segment, keys *keySet) error {
	dictionary, err := s.Dictionary(fieldWords)
	if err != nil {
		return err
	}
	var postings segment.PostingsList
	var iterator segment.PostingsIterator
	words := dictionary.AutomatonIterator(nil, nil, nil)
	for {
		word, err := words.Next()
		if err != nil || word == nil {
			return err
		}
		if postings, err = dictionary.PostingsList([]byte(word.Term), nil, postings); err != nil {
			return err
		}
		iterator = postings.Iterator(true, true, false, iterator)
		if err := r.word(word.Term, int(keys.numbers[word.Term]), iterator); err != nil {
			return err
		}
	}
}

func (r *blockReader) word(key string, number int, postings segment.PostingsIterator) error {
	for {
		p, err := postings.Next()
		if err != nil {
			return err
		}
		if p == nil {
			break
		}
		doc := r.places[p.Number()]
		r.frequencies[doc], r.lengths[doc] = int(p.Frequency()), lengthOf(p.Norm())
	}
	first := 0
	if number > 0 {
		first = r.ends[number-1]
	}
	r.block.begin(key)
	for _, u := range r.uses[first:r.ends[number]] {
		r.block.add(u.doc, r.frequencies[u.doc]-len(u.use.places), u.use)
	}
	return nil
}

// lengthOf gives back the length of a text of which bleve keeps one over the root.
func lengthOf(norm float64) int {
	if norm == 0 {
		return 0
	}
	return int(math.Round(1 / (norm * norm)))
}
