package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// Version is the version of the exported files. A client refuses another one.
const Version = 4

// ManifestName is the one exported file whose name does not change.
const ManifestName = "manifest.js"

// Sizes of shards before compression, in bytes. Smaller shards cost fewer bytes a
// query, larger ones fewer files, which a large site would have too many of.
const (
	leastShardSize = 300
	mostShardSize  = 2000 // from 5,100 documents on
	mostDetailSize = 3000 // from 9,000 documents on
	shardGrowth    = 3    // documents for which shards grow by a byte
)

func shardSize(docs int) int { return min(mostShardSize, leastShardSize+docs/shardGrowth) }

// detailSize is that of shards of first steps, which a query needs of one hit or a few:
// on a large site they may be long, and are fewer files.
func detailSize(docs int) int { return min(mostDetailSize, docs/shardGrowth) }

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
	Lexicon string   `json:"lexicon"`
	Cuts    string   `json:"cuts"`   // places of the lexicon's words that begin a term shard
	Terms   string   `json:"terms"`  // other words that begin one, parted by spaces
	Begins  string   `json:"begins"` // what else words begin with, parted by spaces
	Heavy   string   `json:"heavy"`  // the long term shards, and hashes of words in them
	Facets  []string `json:"facets"`
	Runs    string   `json:"runs"`             // of the scored facet values
	Values  []value  `json:"values,omitempty"` // the facet values, where they are few
	Brief   int      `json:"brief"`            // documents a shard of titles and messages
	Detail  int      `json:"detail"`           // documents a shard of first steps and contacts
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
	out, shards, err := m.shards(formsOf(records), packAll, m.briefs(), m.detail)
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

// shards makes the shards, and the manifest but for the name of their set. pack gives
// term shards for what stands in them; brief and detail give what is shown of a document.
func (m *model) shards(forms []form, pack func([]string) [][]byte, brief, detail func(*docInfo) ([]byte, error)) (manifest, []File, error) {
	out := manifest{Version: Version, Docs: len(m.docs), Visible: m.visible, Facets: m.options.Facets}
	size := shardSize(len(m.docs))
	terms := termShards(forms, m.lexicon, size)
	shards := numbered("t", pack(terms.texts))
	briefs, err := m.displayShards("b", size/2, brief, &out.Brief)
	if err != nil {
		return out, nil, err
	}
	details, err := m.displayShards("d", detailSize(len(m.docs)), detail, &out.Detail)
	if err != nil {
		return out, nil, err
	}
	shards = slices.Concat(shards, briefs, details)
	if values, few := m.facetValues(); few {
		out.Values = values
	} else {
		data, err := marshal(values)
		if err != nil {
			return out, nil, err
		}
		shards = append(shards, File{"f0", data})
	}
	out.Lexicon, out.Cuts, out.Terms = encodeLexicon(m.lexicon), terms.places(), strings.Join(terms.words, " ")
	out.Begins, out.Heavy = beginnings(forms, m.lexicon), terms.heavy(m.lexicon, size)
	out.Runs = m.packRuns()
	return out, shards, nil
}

// mostValues is how many facet values the manifest holds itself: a load costs more.
const mostValues = 24

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

// script wraps a shard in the call that hands it over. Of a few hundred bytes the name
// of the call is a part, so it is short.
func script(set string, f File) File {
	return File{set + "/" + f.Name + ".js", fmt.Appendf(nil, "fb(%s)", f.Data)}
}

// numbered names shards of a kind.
func numbered(kind string, data [][]byte) []File {
	out := make([]File, len(data))
	for i := range data {
		out[i] = File{kind + strconv.Itoa(i), data[i]}
	}
	return out
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

// displayShards cuts what is shown of the documents into shards of equal counts, so
// that a document's shard is found by division. Those of titles are half as long as
// term shards: of ten hits each may need its own.
func (m *model) displayShards(prefix string, length int, show func(*docInfo) ([]byte, error), count *int) ([]File, error) {
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
	*count = max(1, min(64, length*len(texts)/max(1, size)))
	var shards [][]byte
	for chunk := range slices.Chunk(texts, *count) {
		shards = append(shards, slices.Concat([]byte("["), bytes.Join(chunk, []byte(",")), []byte("]")))
	}
	return numbered(prefix, shards), nil
}

// briefs gives what every hit shows, as a list, to spare the names. Values of facets
// are their places where the manifest holds them, and so are their names in the path;
// an ID that begins as the last of these is what follows, from the slash on.
func (m *model) briefs() func(*docInfo) ([]byte, error) {
	places := map[string]int{}
	if _, few := m.facetValues(); few {
		for i, v := range m.values {
			places[v.Facet+" "+v.ID] = i
		}
	}
	return func(d *docInfo) ([]byte, error) {
		url := d.URL
		if url == d.ID+"/" {
			url = ""
		}
		values, path := make([]any, len(m.options.Facets)), make([]any, len(d.Display.Crumbs))
		for i, name := range d.Display.Crumbs {
			path[i] = name
		}
		for i, name := range m.options.Facets {
			id := d.Facets[name]
			at, ok := places[name+" "+id]
			if !ok {
				values[i] = id
				continue
			}
			values[i] = at
			if n := slices.Index(d.Display.Crumbs, m.values[at].Name); n >= 0 {
				path[n] = at
			}
		}
		id := d.ID
		if n := len(path); n > 0 {
			if at, ok := path[n-1].(int); ok && strings.HasPrefix(id, m.values[at].ID+"/") {
				id = id[len(m.values[at].ID):]
			}
		}
		row := []any{id, values, d.Display.Title, path, d.Display.Message, d.Display.Summary, d.Display.Code, url}
		for row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		return marshal(row)
	}
}

// detail is what the best hit shows beside.
func (m *model) detail(d *docInfo) ([]byte, error) {
	row := []any{d.Display.Fix, d.Display.Contact, d.Display.Send}
	if len(d.Display.Causes) > 0 {
		row = append(row, d.Display.Causes)
	}
	return marshal(row)
}

// value is a facet value as the client needs it.
type value struct {
	Facet  int    `json:"f"`
	ID     string `json:"i"`
	Name   string `json:"n"`
	Parent string `json:"p,omitempty"`
	Runs   string `json:"r"`
}

// facetValues gives the facet values, and tells whether they are few.
func (m *model) facetValues() (values []value, few bool) {
	out := make([]value, 0, len(m.values))
	for _, v := range m.values {
		p := newPacker()
		p.runs(v.runs)
		out = append(out, value{slices.Index(m.options.Facets, v.Facet), v.ID, v.Name, v.Parent, p.end()})
	}
	return out, len(out) <= mostValues
}

// marshal writes JSON that is safe in a script and leaves < and & as they are.
func marshal(value any) ([]byte, error) {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return []byte(strings.TrimSuffix(text.String(), "\n")), err
}
