package search

import (
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// fieldWord is a word as one field of the index has it.
type fieldWord struct {
	word     string
	postings []posting
	body     []bodyPosting
}

// readModel reads everything that bleve computed. The postings of each field come
// from a goroutine of their own; what they give is put together in a fixed order.
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
	m := &model{groups: map[string]*group{}}
	places, err := m.readDocuments(reader)
	if err != nil {
		return nil, err
	}
	m.stemmer = newStemmer(m.options.Language)
	fields, err := readFields(reader, places, len(m.docs))
	if err != nil {
		return nil, err
	}
	m.gather(fields)
	return m, nil
}

// gather makes groups of the words, adds facets and synonyms, and settles weights.
func (m *model) gather(fields [][]fieldWord) {
	stops := stopWords(m.options.Language)
	for k, words := range fields {
		for _, w := range words {
			g := m.group(w.word, stops)
			if k < len(kinds) {
				g.lines[w.word] = append(g.lines[w.word], w.postings...)
			} else {
				g.body = mergeBody(g.body, w.body)
			}
		}
	}
	for _, g := range m.groups {
		for _, postings := range g.lines {
			slices.SortFunc(postings, comparePostings)
		}
	}
	m.readFacets(stops)
	m.weigh()
	m.readMeanings(stops)
	for _, g := range m.groups {
		slices.Sort(g.words)
		g.name = g.words[0]
	}
	m.makeLexicon(stops)
}

func comparePostings(a, b posting) int {
	return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.pos, b.pos))
}

// group finds or makes the group of a word.
func (m *model) group(word string, stops map[string]bool) *group {
	stem := m.stemmer.stem(word)
	g := m.groups[stem]
	if g == nil {
		g = &group{stem: stem, stop: stops[word], lines: map[string][]posting{}}
		m.groups[stem] = g
	}
	if !slices.Contains(g.words, word) {
		g.words = append(g.words, word)
		g.stop = g.stop && stops[word]
	}
	return g
}

func mergeBody(a, b []bodyPosting) []bodyPosting {
	if len(a) == 0 {
		return b
	}
	out := append(slices.Clone(a), b...)
	slices.SortFunc(out, func(x, y bodyPosting) int {
		return cmp.Or(cmp.Compare(x.doc, y.doc), cmp.Compare(y.impact, x.impact))
	})
	return slices.CompactFunc(out, func(x, y bodyPosting) bool { return x.doc == y.doc })
}

// readDocuments reads what is stored, orders the documents, and returns the ordinal
// of each internal number.
func (m *model) readDocuments(reader index.IndexReader) (ordinals, error) {
	ids, err := reader.DocIDReaderAll()
	if err != nil {
		return nil, fmt.Errorf("search: list documents: %w", err)
	}
	defer ids.Close()
	var numbers []uint64
	for {
		internal, err := ids.Next()
		if err != nil {
			return nil, fmt.Errorf("search: list documents: %w", err)
		}
		if internal == nil {
			break
		}
		number := docNumber(internal)
		id, err := reader.ExternalID(internal)
		if err != nil {
			return nil, fmt.Errorf("search: list documents: %w", err)
		}
		known, err := m.readDocument(reader, id)
		if err != nil {
			return nil, fmt.Errorf("search: read %q: %w", id, err)
		}
		if known {
			numbers = append(numbers, number)
		}
	}
	return m.order(numbers), nil
}

// ordinals gives the place of a document by bleve's number for it, plus one.
type ordinals []int32

func (o *ordinals) set(number uint64, place int) {
	for uint64(len(*o)) <= number {
		*o = append(*o, 0)
	}
	(*o)[number] = int32(place) + 1
}

// of returns the place of a document, or −1 if it is none of ours.
func (o ordinals) of(id index.IndexInternalID) int {
	if number := docNumber(id); number < uint64(len(o)) {
		return int(o[number]) - 1
	}
	return -1
}

func docNumber(id index.IndexInternalID) uint64 {
	if len(id) != 8 {
		return math.MaxUint64
	}
	return binary.BigEndian.Uint64(id)
}

// readDocument appends a document that has a display field and takes the options
// from the one that has them; documents of other kinds are none of ours.
func (m *model) readDocument(reader index.IndexReader, id string) (bool, error) {
	doc, err := reader.Document(id)
	if err != nil || doc == nil {
		return false, err
	}
	var info docInfo
	found := false
	doc.VisitFields(func(f index.Field) {
		switch f.Name() {
		case fieldSite:
			err = errors.Join(err, json.Unmarshal(f.Value(), &m.options))
		case fieldDisplay:
			found = true
			err = errors.Join(err, json.Unmarshal(f.Value(), &info.stored))
		}
	})
	if err != nil || !found {
		return false, err
	}
	if info.display, err = json.Marshal(info.Display); err != nil {
		return false, err
	}
	m.docs = append(m.docs, info)
	return true, nil
}

// order sorts the documents so that those of one facet value stand together.
func (m *model) order(numbers []uint64) ordinals {
	places := make([]int, len(m.docs))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int { return m.compareDocs(&m.docs[a], &m.docs[b]) })
	byNumber := make(ordinals, len(places))
	sorted := make([]docInfo, len(places))
	for ordinal, place := range places {
		sorted[ordinal] = m.docs[place]
		byNumber.set(numbers[place], ordinal)
	}
	m.docs = sorted
	m.visible = slices.IndexFunc(sorted, func(d docInfo) bool { return d.Background })
	if m.visible < 0 {
		m.visible = len(sorted)
	}
	return byNumber
}

func (m *model) compareDocs(a, b *docInfo) int {
	if a.Background != b.Background {
		if b.Background {
			return -1
		}
		return 1
	}
	for _, facet := range m.options.Facets {
		if c := cmp.Compare(a.Facets[facet], b.Facets[facet]); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.ID, b.ID)
}

// readFields reads the words of each kind, then those of the body.
func readFields(reader index.IndexReader, places ordinals, documents int) ([][]fieldWord, error) {
	fields := make([][]fieldWord, len(kinds)+1)
	errs := make([]error, len(kinds)+1)
	var wait sync.WaitGroup
	for k := range fields {
		wait.Go(func() {
			if k < len(kinds) {
				fields[k], errs[k] = readLines(reader, places, kind(k))
			} else {
				fields[k], errs[k] = readBody(reader, places, documents)
			}
		})
	}
	wait.Wait()
	return fields, errors.Join(errs...)
}

// eachTerm visits the words of a field with a reader of their postings.
func eachTerm(reader index.IndexReader, field string, positions bool, visit func(word string, postings index.TermFieldReader) error) error {
	dict, err := reader.FieldDict(field)
	if err != nil {
		return fmt.Errorf("search: words of %s: %w", field, err)
	}
	defer dict.Close()
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return err
		}
		postings, err := reader.TermFieldReader(context.Background(), []byte(entry.Term), field, true, !positions, positions)
		if err != nil {
			return fmt.Errorf("search: postings of %q in %s: %w", entry.Term, field, err)
		}
		err = errors.Join(visit(entry.Term, postings), postings.Close())
		if err != nil {
			return fmt.Errorf("search: postings of %q in %s: %w", entry.Term, field, err)
		}
	}
}

func readLines(reader index.IndexReader, places ordinals, k kind) (out []fieldWord, err error) {
	err = eachTerm(reader, kinds[k].field, true, func(word string, postings index.TermFieldReader) error {
		w := fieldWord{word: word}
		var reuse index.TermFieldDoc
		for {
			next, err := postings.Next(reuse.Reset())
			if err != nil || next == nil {
				out = append(out, w)
				return err
			}
			doc := places.of(next.ID)
			if doc < 0 {
				continue
			}
			for _, v := range next.Vectors {
				if line := int(v.Pos / lineStep); line < maxLines {
					w.postings = append(w.postings, posting{line: newLineRef(doc, k, line), pos: uint16(v.Pos % lineStep)})
				}
			}
		}
	})
	return out, err
}
