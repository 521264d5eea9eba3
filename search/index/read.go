package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"golang.org/x/sync/errgroup"
)

// read reads everything that bleve computed, each segment on a core of its own.
func (m *Model) read(idx bleve.Index) error {
	advanced, err := idx.Advanced()
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	defer reader.Close()
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return errors.New("search: the index is not of bleve's type scorch")
	}
	segments := snapshot.Segments()
	places, err := m.readDocuments(segments)
	if err != nil {
		return err
	}
	m.lengths = make([]int, len(m.Docs))
	words := make([][]readWord, len(segments))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range segments {
		group.Go(func() error {
			r := wordReader{ordinals: places[i], lengths: m.lengths}
			err := r.read(s)
			words[i] = r.words
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("search: words: %w", err)
	}
	m.gather(words)
	return nil
}

// readDocuments reads what is stored, orders the documents, and returns the ordinals
// of each segment's documents.
func (m *Model) readDocuments(segments []*scorch.SegmentSnapshot) ([][]int32, error) {
	type origin struct{ segment, number int }
	var docs []Info
	from := map[string]origin{}
	for i, s := range segments {
		for number := range int(s.FullSize()) {
			var fault error
			err := s.VisitDocument(uint64(number), func(field string, _ byte, value []byte, _ []uint64) bool {
				if field == fieldDisplay {
					var info Info
					fault = json.Unmarshal(value, &info)
					docs = append(docs, info)
					from[info.ID] = origin{i, number}
				}
				return fault == nil
			})
			if err = errors.Join(err, fault); err != nil {
				return nil, fmt.Errorf("search: read a document: %w", err)
			}
		}
	}
	m.order(docs)
	out := make([][]int32, len(segments))
	for i, s := range segments {
		out[i] = slices.Repeat([]int32{-1}, int(s.FullSize()))
	}
	for ordinal := range m.Docs {
		at := from[m.Docs[ordinal].ID]
		out[at.segment][at.number] = int32(ordinal)
	}
	return out, nil
}

// readWord is a word of a segment.
type readWord struct {
	key  string
	uses []docUse
}

// docUse is what a document has of a word.
type docUse struct {
	doc int
	use
}

type wordReader struct {
	ordinals []int32
	lengths  []int // of running texts, by document
	words    []readWord
}

// read visits every posting, word by word.
func (r *wordReader) read(s *scorch.SegmentSnapshot) error {
	dictionary, err := s.Segment().Dictionary(fieldWords)
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
		if postings, err = dictionary.PostingsList([]byte(word.Term), s.Deleted(), postings); err != nil {
			return err
		}
		iterator = postings.Iterator(true, true, true, iterator)
		w := readWord{key: word.Term, uses: make([]docUse, 0, word.Count)}
		for {
			p, err := iterator.Next()
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			if doc := r.ordinals[p.Number()]; doc >= 0 {
				w.uses = append(w.uses, r.use(int(doc), p))
			}
		}
		r.words = append(r.words, w)
	}
}

func (r *wordReader) use(doc int, p segment.Posting) docUse {
	r.lengths[doc] = lengthOf(p.Norm())
	u := docUse{doc: doc}
	for _, l := range p.Locations() {
		if l.Field() == fieldLine {
			u.places = append(u.places, place(l.Pos()))
		} else {
			u.windows = append(u.windows, uint16(l.Pos()-1))
		}
	}
	u.frequency = int(p.Frequency()) - len(u.places)
	return u
}

// lengthOf gives back the length of a text of which bleve keeps one over the root.
func lengthOf(norm float64) int {
	if norm == 0 {
		return 0
	}
	return int(math.Round(1 / (norm * norm)))
}
