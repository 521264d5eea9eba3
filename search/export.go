package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// Version is the version of the exported files. A client refuses another one.
const Version = 3

// ManifestName is the one exported file whose name does not change.
const ManifestName = "manifest.js"

// Sizes of shards before compression, in bytes. Smaller shards cost fewer bytes a
// query, larger ones fewer files, which a large site would have too many of.
const (
	leastShardSize = 600
	mostShardSize  = 2000 // from 4,200 documents on
	shardGrowth    = 3    // documents for which shards grow by a byte
)

func shardSize(docs int) int { return min(mostShardSize, leastShardSize+docs/shardGrowth) }

// File is one exported file: a slash path below the folder of the search, and its bytes.
type File struct {
	Name string
	Data []byte
}

// manifest is what the client loads first. FORMAT.md describes the fields.
type manifest struct {
	Version int      `json:"version"`
	Set     string   `json:"set"`     // folder of the shards; a hash of them all
	Docs    int      `json:"docs"`    // documents
	Visible int      `json:"visible"` // those before the background ones
	Terms   string   `json:"terms"`   // the cuts between the term shards, parted by spaces
	Lexicon string   `json:"lexicon"`
	Begins  string   `json:"begins"` // what else words begin with, parted by spaces
	Facets  []string `json:"facets"`
	Runs    string   `json:"runs"`   // of the scored facet values
	Brief   int      `json:"brief"`  // documents a shard of titles and messages
	Detail  int      `json:"detail"` // documents a shard of first steps and contacts
}

// Export writes an index as static files: the manifest, and shards in a folder named
// after their contents.
func Export(index bleve.Index) ([]File, error) {
	s, err := Open(index)
	if err != nil {
		return nil, err
	}
	return s.Files()
}

// Files gives what Export gives, for an index that is open already.
func (s *Searcher) Files() ([]File, error) {
	m := s.model
	records := encodeRecords(m, m.sortedGroups())
	out, shards, err := m.shards(formsOf(records), quote, m.brief, m.detail)
	if err != nil {
		return nil, err
	}
	out.Set = setHash(shards)
	for i := range shards {
		shards[i] = script(out.Set, shards[i])
	}
	head, err := out.file()
	return append([]File{head}, shards...), err
}

// shards makes the shards, and the manifest but for the name of their set. quote writes
// the text of one as JSON; brief and detail give what is shown of a document.
func (m *model) shards(forms []form, quote func(string) []byte, brief, detail func(*docInfo) ([]byte, error)) (manifest, []File, error) {
	out := manifest{Version: Version, Docs: len(m.docs), Visible: m.visible, Facets: m.options.Facets}
	var shards []File
	shards, out.Terms = termShards(forms, shardSize(len(m.docs)), quote)
	briefs, err := m.displayShards("b", brief, &out.Brief)
	if err != nil {
		return out, nil, err
	}
	details, err := m.displayShards("d", detail, &out.Detail)
	if err != nil {
		return out, nil, err
	}
	facets, err := m.facetShard()
	if err != nil {
		return out, nil, err
	}
	out.Lexicon = encodeLexicon(m.lexicon)
	out.Begins = beginnings(forms, m.lexicon)
	out.Runs = m.encodeRuns()
	return out, slices.Concat(shards, briefs, details, []File{facets}), nil
}

func (m *manifest) file() (File, error) {
	data, err := json.Marshal(m)
	if err != nil {
		return File{}, fmt.Errorf("search: write the manifest: %w", err)
	}
	return File{ManifestName, fmt.Appendf(nil, "faultbookShard(\"manifest\",%s)\n", data)}, nil
}

// setHash names the shards after their contents. One name for all costs the manifest
// nothing; a name each would cost it some six bytes a shard, 13 KB at 10,000 pages.
func setHash(shards []File) string {
	hash := sha256.New()
	for _, f := range shards {
		fmt.Fprintf(hash, "%d %s %d\n", Version, f.Name, len(f.Data))
		hash.Write(f.Data)
	}
	return hex.EncodeToString(hash.Sum(nil)[:6])
}

// script wraps a shard in the call that hands it over; its first argument names the
// set too, so that shards of two builds cannot be mixed.
func script(set string, f File) File {
	return File{set + "/" + f.Name + ".js", fmt.Appendf(nil, "faultbookShard(\"%s/%s\",%s)\n", set, f.Name, f.Data)}
}

// encodeRecords encodes the records of groups, on as many cores as there are.
func encodeRecords(m *model, groups []*group) []*encoded {
	out := make([]*encoded, len(groups))
	const workers = 4
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(groups); i += workers {
				out[i] = encode(groups[i].stem, m.record(groups[i], m.stemmer))
			}
		})
	}
	wait.Wait()
	return out
}

// form is a spelling that leads to a record, and to no other.
type form struct {
	word   string
	record *encoded
}

// formsOf lists all spellings in their order.
func formsOf(records []*encoded) []form {
	var all []form
	for _, r := range records {
		for _, word := range r.forms {
			all = append(all, form{word, r})
		}
	}
	slices.SortFunc(all, func(a, b form) int { return strings.Compare(a.word, b.word) })
	return all
}

// termShards writes the records in the order of their forms, cuts what it wrote into
// shards, and returns the cuts. A record whose forms lie on both sides of a cut is
// in both shards: "time" and "timing" would else hold all between them together.
func termShards(all []form, size int, quote func(string) []byte) ([]File, string) {
	var shards []File
	var cuts []string
	var text strings.Builder
	here := map[*encoded]bool{}
	flush := func() {
		shards = append(shards, File{fmt.Sprintf("t%d", len(shards)), quote(text.String())})
		text.Reset()
		clear(here)
	}
	for i, f := range all {
		if here[f.record] {
			continue
		}
		if text.Len() > 0 && text.Len()+f.record.size() > size {
			flush()
			cuts = append(cuts, cut(all[i-1].word, f.word))
		}
		f.record.writeTo(&text)
		here[f.record] = true
	}
	flush()
	return shards, strings.Join(cuts, " ")
}

// quote writes a text as JSON.
func quote(text string) []byte {
	data, _ := json.Marshal(text) // a string always marshals
	return data
}

// cut returns the shortest text that a word begins with and that is greater than the
// word before: it parts the two as well as the word itself, and the manifest holds
// thousands of cuts.
func cut(before, word string) string {
	for i := range word {
		if word[:i] > before {
			return word[:i]
		}
	}
	return word
}

// shardOf returns the number of the term shard that a word is in.
func shardOf(cuts []string, word string) int {
	return sort.Search(len(cuts), func(i int) bool { return cuts[i] > word })
}

// displayShards cuts what is shown of the documents into shards of equal counts, so
// that a document's shard is found by division. They are half as long as the others:
// of ten hits each may need its own.
func (m *model) displayShards(prefix string, show func(*docInfo) ([]byte, error), count *int) ([]File, error) {
	texts := make([][]byte, len(m.docs))
	size := 0
	for i := range m.docs {
		text, err := show(&m.docs[i])
		if err != nil {
			return nil, fmt.Errorf("search: show %s: %w", m.docs[i].ID, err)
		}
		texts[i] = text
		size += len(text)
	}
	*count = max(1, min(64, shardSize(len(texts))/2*len(texts)/max(1, size)))
	var shards []File
	for chunk := range slices.Chunk(texts, *count) {
		data := slices.Concat([]byte("["), bytes.Join(chunk, []byte(",")), []byte("]"))
		shards = append(shards, File{fmt.Sprintf("%s%d", prefix, len(shards)), data})
	}
	return shards, nil
}

// brief is what every hit shows, as a list, to spare the names.
func (m *model) brief(d *docInfo) ([]byte, error) {
	url := d.URL
	if url == d.ID+"/" {
		url = ""
	}
	facets := make([]string, len(m.options.Facets))
	for i, name := range m.options.Facets {
		facets[i] = d.Facets[name]
	}
	return marshal([]any{d.ID, url, facets, d.Display.Title, d.Display.Message, d.Display.Summary, d.Display.Code, d.Display.Crumbs})
}

// detail is what the best hit shows beside.
func (m *model) detail(d *docInfo) ([]byte, error) {
	return marshal([]any{d.Display.Fix, d.Display.Contact, d.Display.Send})
}

func (m *model) facetShard() (File, error) {
	type value struct {
		Facet  int    `json:"f"`
		ID     string `json:"i"`
		Name   string `json:"n"`
		Parent string `json:"p,omitempty"`
		Runs   string `json:"r"`
	}
	out := make([]value, 0, len(m.values))
	for _, v := range m.values {
		out = append(out, value{slices.Index(m.options.Facets, v.Facet), v.ID, v.Name, v.Parent, encodeRunList(v.runs)})
	}
	data, err := marshal(out)
	return File{"f0", data}, err
}

// marshal writes JSON that is safe in a script and leaves < and & as they are.
func marshal(value any) ([]byte, error) {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return []byte(strings.TrimSuffix(text.String(), "\n")), err
}
