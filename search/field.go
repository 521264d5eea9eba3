package search

import (
	"encoding/json"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// stored is the display field: what Export needs of a document beside its words.
type stored struct {
	ID         string            `json:"id"`
	URL        string            `json:"u"`
	Facets     map[string]string `json:"x,omitempty"`
	Background bool              `json:"g,omitempty"`
	Display    Display           `json:"d"`
}

// wordsField is an analysed text as bleve takes it. Mapping gives the same index by
// itself, at twice the cost: it walks every value by reflection, and makes a map and
// an object a word for each text of each document.
type wordsField struct {
	name    string
	options index.FieldIndexingOptions
	text    string
	words   []Token
	tally   *tally
}

func (f *wordsField) Name() string                        { return f.name }
func (f *wordsField) Value() []byte                       { return nil } // is not stored
func (f *wordsField) ArrayPositions() []uint64            { return nil }
func (f *wordsField) EncodedFieldType() byte              { return 't' }
func (f *wordsField) Options() index.FieldIndexingOptions { return f.options }
func (f *wordsField) NumPlainTextBytes() uint64           { return uint64(len(f.text)) }
func (f *wordsField) Size() int                           { return len(f.text) }
func (f *wordsField) AnalyzedLength() int                 { return len(f.words) }

// Analyze cuts the text; bleve calls it for several documents at once.
func (f *wordsField) Analyze() { f.words = Tokenize(f.text) }

// AnalyzedTokenFrequencies counts the words. What it returns holds until it is asked
// of the same field of another document: bleve writes one document after another.
func (f *wordsField) AnalyzedTokenFrequencies() index.TokenFrequencies {
	return f.tally.count(f.words, f.options.IncludeTermVectors())
}

// tally counts the words of one field of a batch's documents, in memory that they share.
type tally struct {
	byWord index.TokenFrequencies
	counts []index.TokenFreq
	places []index.TokenLocation
}

func (t *tally) count(words []Token, positions bool) index.TokenFrequencies {
	if t.byWord == nil {
		t.byWord = index.TokenFrequencies{}
	}
	clear(t.byWord)
	if len(t.counts) < len(words) {
		t.counts = make([]index.TokenFreq, 2*len(words))
		t.places = make([]index.TokenLocation, 2*len(words))
	}
	distinct := 0
	for i, w := range words {
		count := t.byWord[w.Text]
		if count == nil {
			count = &t.counts[distinct]
			distinct++
			count.Locations = count.Locations[:0]
			count.SetFrequency(0)
			t.byWord[w.Text] = count
		}
		count.SetFrequency(count.Frequency() + 1)
		if positions {
			t.places[i].Position = w.Position
			count.Locations = append(count.Locations, &t.places[i])
		}
	}
	return t.byWord
}

// tallies are those of all fields, the body's last.
type tallies [len(kinds) + 1]tally

// fields lays a document out as Mapping describes it.
func (d *Document) fields(shared *tallies) (*document.Document, error) {
	display, err := json.Marshal(d.stored())
	if err != nil {
		return nil, err
	}
	out := document.NewDocument(d.ID)
	out.AddField(storedField(fieldDisplay, display))
	for k, text := range d.texts() {
		if text != "" {
			out.AddField(&wordsField{name: kinds[k].field, options: index.IndexField | index.IncludeTermVectors, text: text, tally: &shared[k]})
		}
	}
	if d.Body != "" {
		out.AddField(&wordsField{name: fieldBody, options: index.IndexField, text: d.Body, tally: &shared[len(kinds)]})
	}
	return out, nil
}

func (d *Document) stored() stored {
	return stored{d.ID, d.URL, d.Facets, d.Background, d.Display}
}

func storedField(name string, value []byte) document.Field {
	return document.NewTextFieldCustom(name, nil, value, index.StoreField, nil)
}

// texts gives the lines of each kind as one text.
func (d *Document) texts() (texts [len(kinds)]string) {
	for k, lines := range d.lines() {
		texts[k] = strings.Join(lines[:min(len(lines), maxLines)], string(lineBreak))
	}
	return texts
}
