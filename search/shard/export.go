package shard

import (
	"crypto/sha256"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"faultbook/search/index"
)

// Version is the version of the exported files. A client refuses another one.
const Version = 8

// ManifestName is the one exported file whose name does not change.
const ManifestName = "manifest.js"

// cutting is how records of one kind are cut into shards.
type cutting struct {
	target int // bytes of a shard before compression
	large  int // the same where all shards have more than largeIndex bytes
	most   int // shards, about: those of a site that would have more are larger
}

// largeIndex is the size in bytes from which fewer files are worth more bytes: hosts limit the
// files of a site. Shards of 4,000 bytes made 628 files at 1,000 pages and 2,859 at
// 10,000. With 6,400 there are 424 and 2,354, and a first query on 2,448 pages loads a
// twelfth more bytes.
const largeIndex = 1 << 20

// Small shards cost fewer bytes a query, large ones fewer files, and a shorter manifest,
// which names all of them.
var (
	termCutting    = cutting{4000, 6400, 3000}
	briefCutting   = cutting{3500, 3500, 1500} // of ten hits each may need its own
	detailCutting  = cutting{7000, 7000, 1500}
	messageCutting = cutting{3500, 3500, 1500} // in other languages, for the hits that they match
)

// manifest is what the client loads first. FORMAT.md describes the fields.
type manifest struct {
	Version int      `json:"version"`
	Check   string   `json:"check"`
	Docs    int      `json:"docs"`
	Visible int      `json:"visible"`
	Facets  []string `json:"facets"`
	Lexicon []string `json:"lexicon"` // the words of each class, parted by spaces
	Begin   string   `json:"begin"`   // the first key of each term shard but the first
	Terms   string   `json:"terms"`   // names of the term shards
	Briefs  string   `json:"briefs"`  // names of the shards of what hits show, with their numbers of documents
	Details string   `json:"details"`
	Values  [][]any  `json:"values"` // facet values, as facetValues gives them
	// Languages are the tags of the languages of messages beside the site's own, parted by
	// spaces, and Messages the names of the shards of these messages.
	Languages string `json:"languages,omitempty"`
	Messages  string `json:"messages,omitempty"`
}

// Write hands the files of a model to emit: shards, and the manifest at last.
func Write(m *index.Model, emit func(File) error) error {
	w := &exporter{emit: emit, sums: map[string][sha256.Size]byte{}}
	out := manifest{Version: Version, Docs: len(m.Docs), Visible: m.Visible, Facets: m.Options.Facets}
	out.Lexicon, out.Values = lexicon(m), facetValues(m)
	begin, names, err := w.terms(m)
	if err != nil {
		return err
	}
	out.Begin, out.Terms = strings.Join(begin, " "), strings.Join(names, " ")
	if out.Briefs, err = w.documents(m, "b", briefCutting, briefs(m.Languages)); err != nil {
		return err
	}
	if out.Details, err = w.documents(m, "d", detailCutting, detail); err != nil {
		return err
	}
	if len(m.Languages) > 0 {
		out.Languages = strings.Join(m.Languages, " ")
		if out.Messages, err = w.documents(m, "m", messageCutting, messages); err != nil {
			return err
		}
	}
	head, err := out.file()
	if err != nil {
		return err
	}
	return emit(head)
}

func (m *manifest) file() (File, error) {
	body, err := marshal([]any{m.Docs, m.Visible, m.Facets, m.Lexicon, m.Begin, m.Terms, m.Briefs, m.Details, m.Values,
		m.Languages, m.Messages})
	if err != nil {
		return File{}, fmt.Errorf("search: write the manifest: %w", err)
	}
	m.Check = checksum([][]byte{body})
	data, err := marshal(m)
	if err != nil {
		return File{}, fmt.Errorf("search: write the manifest: %w", err)
	}
	return File{ManifestName, fmt.Appendf(nil, "faultbookShard(\"manifest\",%s)\n", data)}, nil
}

// lexicon gives the words of each class in their order.
func lexicon(m *index.Model) []string {
	words := make([][]string, index.ClassCount)
	for _, e := range m.Lexicon {
		words[e.Class] = append(words[e.Class], e.Word)
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.Join(w, " ")
	}
	return out
}

// termRow is a record as a shard holds it, and the first form of those that lead there.
type termRow struct {
	forms []string
	json  []byte
}

// terms cuts the records into shards. A record stands in every shard in which one of
// its forms would be looked for.
func (w *exporter) terms(m *index.Model) (begin, names []string, err error) {
	rows, err := termRows(m)
	if err != nil {
		return nil, nil, err
	}
	type form struct {
		key string
		row int
	}
	var forms []form
	for i, r := range rows {
		for _, key := range r.forms {
			forms = append(forms, form{index.Place(key), i})
		}
	}
	slices.SortFunc(forms, func(a, b form) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		return a.row - b.row
	})
	total, groups := 0, map[string]bool{}
	for _, r := range rows {
		total += len(r.json)
		groups[beginning(r.forms[0])] = true
	}
	c := newChunker(termCutting, total, len(groups))
	var here [][]byte
	inside := map[int]bool{}
	flush := func() error {
		name, err := w.shard("t", here)
		names, here = append(names, name), here[:0]
		clear(inside)
		return err
	}
	last := ""
	for _, f := range forms {
		if inside[f.row] {
			continue
		}
		// Words that begin alike stay together: they are forms of one another.
		if at := beginning(f.key); at != last {
			last = at
			if c.cuts(at, 0) && len(here) > 0 {
				if err := flush(); err != nil {
					return nil, nil, err
				}
				begin = append(begin, at)
			}
		}
		c.size += len(rows[f.row].json)
		inside[f.row] = true
		here = append(here, rows[f.row].json)
	}
	return begin, names, flush()
}

// beginningSize is how many code points words share that stay in one shard.
const beginningSize = 4

func beginning(key string) string {
	n := 0
	for i := range key {
		if n == beginningSize {
			return key[:i]
		}
		n++
	}
	return key
}

// termRows writes the records, on as many cores as there are.
func termRows(m *index.Model) ([]termRow, error) {
	stems := m.Stems()
	out := make([]termRow, len(stems))
	var group errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		group.Go(func() error {
			for i := worker; i < len(stems); i += workers {
				r := m.Record(stems[i])
				text, err := marshal(row(r))
				if err != nil {
					return fmt.Errorf("search: write %s: %w", stems[i], err)
				}
				out[i] = termRow{r.Forms, text}
			}
			return nil
		})
	}
	return out, group.Wait()
}
