package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"golang.org/x/sync/errgroup"
)

// readModel reads everything that bleve computed. The words of each field of each
// segment come from a goroutine of their own; what they give is sorted.
func readModel(idx bleve.Index) (*model, error) {
	advanced, err := idx.Advanced()
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	defer reader.Close()
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.New("search: the index is not of bleve's type scorch")
	}
	m := &model{groups: map[string]*group{}}
	places, err := m.readDocuments(snapshot.Segments())
	if err != nil {
		return nil, err
	}
	m.stops = stopWords(m.options.Language)
	m.stemmer = newStemmer(m.options.Language)
	lengths := make([]uint32, len(m.docs))
	words, err := readWords(snapshot.Segments(), places, lengths)
	if err != nil {
		return nil, err
	}
	m.bodies = newBodies(lengths)
	m.gather(words)
	m.readFacets()
	m.weigh()
	m.synonyms = newSynonyms(&m.options, m.stemmer)
	m.readMeanings(map[string][]posting{})
	m.makeLexicon()
	return m, nil
}

// ordinals gives the place of a document by its number in a segment, or −1 if it is
// none of ours.
type ordinals []int32

// readDocuments reads what is stored, orders the documents, and returns the ordinals
// of each segment's documents.
func (m *model) readDocuments(segments []*scorch.SegmentSnapshot) ([]ordinals, error) {
	found := make([]segmentDocs, len(segments))
	err := inParallel(len(segments), func(i int) error { return found[i].read(segments[i]) })
	if err != nil {
		return nil, err
	}
	type origin struct{ segment, number int }
	var docs []docInfo
	var origins []origin
	for i, f := range found {
		if f.options != nil {
			m.options = *f.options
		}
		for n, number := range f.numbers {
			docs = append(docs, f.docs[n])
			origins = append(origins, origin{i, number})
		}
	}
	order := m.order(docs)
	out := make([]ordinals, len(segments))
	for i, s := range segments {
		out[i] = slices.Repeat(ordinals{-1}, int(s.FullSize()))
	}
	for ordinal, at := range order {
		out[origins[at].segment][origins[at].number] = int32(ordinal)
	}
	return out, nil
}

// segmentDocs is what a segment has stored.
type segmentDocs struct {
	options *Options
	docs    []docInfo
	numbers []int // of docs
}

// read keeps the documents that have a display field and takes the options from the
// one that has them; documents of other kinds are none of ours.
func (f *segmentDocs) read(s *scorch.SegmentSnapshot) error {
	deleted := s.Deleted()
	for number := range int(s.FullSize()) {
		if deleted != nil && deleted.Contains(uint32(number)) {
			continue
		}
		var fault error
		err := s.VisitDocument(uint64(number), func(field string, _ byte, value []byte, _ []uint64) bool {
			switch field {
			case fieldSite:
				f.options = &Options{}
				fault = json.Unmarshal(value, f.options)
			case fieldDisplay:
				var info docInfo
				fault = json.Unmarshal(value, &info.stored)
				f.docs, f.numbers = append(f.docs, info), append(f.numbers, number)
			}
			return fault == nil
		})
		if err = errors.Join(err, fault); err != nil {
			return fmt.Errorf("search: read a document: %w", err)
		}
	}
	return nil
}

// order sorts the documents so that those of one facet value stand together, and
// returns for each where it was.
func (m *model) order(docs []docInfo) []int {
	places := make([]int, len(docs))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int { return m.compareDocs(&docs[a], &docs[b]) })
	m.docs = make([]docInfo, len(docs))
	for ordinal, place := range places {
		m.docs[ordinal] = docs[place]
	}
	m.visible = slices.IndexFunc(m.docs, func(d docInfo) bool { return d.Background })
	if m.visible < 0 {
		m.visible = len(m.docs)
	}
	return places
}

func (m *model) compareDocs(a, b *docInfo) int {
	if a.Background != b.Background {
		if b.Background {
			return -1
		}
		return 1
	}
	for _, facet := range m.options.Facets {
		if c := strings.Compare(a.Facets[facet], b.Facets[facet]); c != 0 {
			return c
		}
	}
	return strings.Compare(a.ID, b.ID)
}

// segmentWord is a word of a segment.
type segmentWord struct {
	text   string
	lines  []uint64 // places
	bodies []uint64 // documents and frequencies
}

// readWords reads the words of each segment, and notes the lengths of the bodies.
func readWords(segments []*scorch.SegmentSnapshot, places []ordinals, lengths []uint32) ([][]segmentWord, error) {
	out := make([][]segmentWord, len(segments))
	err := inParallel(len(segments), func(i int) error {
		r := wordReader{ordinals: places[i], lengths: lengths, placed: make([]uint32, len(places[i]))}
		err := r.read(segments[i])
		if err != nil {
			return fmt.Errorf("search: words: %w", err)
		}
		out[i] = r.words
		return nil
	})
	return out, err
}

// wordReader reads the words of one segment.
type wordReader struct {
	ordinals ordinals
	lengths  []uint32 // of bodies, by document
	placed   []uint32 // words of each document in lines, by its number in the segment
	words    []segmentWord
	here     segmentWord // in memory that is used again
	room     []uint64
}

// read visits every posting, word by word.
func (r *wordReader) read(s *scorch.SegmentSnapshot) error {
	dictionary, err := s.Segment().Dictionary(fieldAll)
	if err != nil {
		return err
	}
	var postings segment.PostingsList
	var iterator segment.PostingsIterator
	r.words = make([]segmentWord, 0, dictionary.Cardinality())
	words := allWords(dictionary)
	for {
		word, err := words.Next()
		if err != nil {
			return err
		}
		if word == nil {
			break
		}
		if postings, err = dictionary.PostingsList([]byte(word.Term), s.Deleted(), postings); err != nil {
			return err
		}
		iterator = postings.Iterator(true, true, true, iterator)
		if err := r.uses(iterator); err != nil {
			return err
		}
		r.words = append(r.words, segmentWord{word.Term, r.kept(r.here.lines), r.kept(r.here.bodies)})
	}
	for number, n := range r.placed {
		if doc := r.ordinals[number]; doc >= 0 {
			r.lengths[doc] -= n
		}
	}
	return nil
}

// uses reads the postings of a word. What a document has of it beside its places is in
// the body.
func (r *wordReader) uses(postings segment.PostingsIterator) error {
	r.here.lines, r.here.bodies = r.here.lines[:0], r.here.bodies[:0]
	for {
		p, err := postings.Next()
		if err != nil || p == nil {
			return err
		}
		doc := r.ordinals[p.Number()]
		if doc < 0 {
			continue
		}
		places := p.Locations()
		r.lengths[doc] = lengthOf(p.Norm())
		r.placed[p.Number()] += uint32(len(places))
		if more := p.Frequency() - uint64(len(places)); more > 0 {
			r.here.bodies = append(r.here.bodies, uint64(doc)<<32|more)
		}
		for _, l := range places {
			k, ok := kindOf[l.Field()]
			if line := int(l.Pos() / lineStep); ok && line < maxLines {
				at := posting{line: newLineRef(int(doc), k, line), pos: uint16(l.Pos() % lineStep)}
				r.here.lines = append(r.here.lines, at.place())
			}
		}
	}
}

// kept copies numbers to where they can stay: most words have one or two.
func (r *wordReader) kept(uses []uint64) []uint64 {
	const room = 1 << 13
	if len(uses) > len(r.room) {
		r.room = make([]uint64, max(room, len(uses)))
	}
	n := copy(r.room, uses)
	out := r.room[:n:n]
	r.room = r.room[n:]
	return out
}

// allWords visits the words of a dictionary; where bleve can, without counting their
// postings, which it would read for that.
func allWords(dictionary segment.TermDictionary) segment.DictionaryIterator {
	uncounted, ok := dictionary.(interface {
		AutomatonIteratorOmitCount(a segment.Automaton, from, to []byte) segment.DictionaryIterator
	})
	if ok {
		return uncounted.AutomatonIteratorOmitCount(nil, nil, nil)
	}
	return dictionary.AutomatonIterator(nil, nil, nil)
}

// inParallel does n pieces of work, as many at a time as there are cores.
func inParallel(n int, work func(i int) error) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error { return work(i) })
	}
	return group.Wait()
}
