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

// allField is bleve's composite of a document: how often each word is in all of its
// texts, and where, in those that have positions. Mapping gives the same by itself, and
// an index of each text beside it, at thrice the cost: it walks every value by
// reflection, and makes a map and an object a word for each text.
type allField struct {
	texts  [len(kinds)]string
	body   string
	length int
	*tally
}

const allOptions = index.IndexField | index.IncludeTermVectors

func (f *allField) Name() string                                     { return fieldAll }
func (f *allField) Value() []byte                                    { return nil } // is not stored
func (f *allField) ArrayPositions() []uint64                         { return nil }
func (f *allField) EncodedFieldType() byte                           { return 'c' }
func (f *allField) Options() index.FieldIndexingOptions              { return allOptions }
func (f *allField) NumPlainTextBytes() uint64                        { return 0 }
func (f *allField) Size() int                                        { return 0 }
func (f *allField) AnalyzedLength() int                              { return f.length }
func (f *allField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.byWord }

// Analyze counts the words; bleve calls it for several documents at once.
func (f *allField) Analyze() {
	f.reset()
	f.length = f.count(f.body, "")
	for k, text := range f.texts {
		if text != "" {
			f.length += f.count(text, kinds[k].field)
		}
	}
}

// parts are the fields that the composite is of, by kind: bleve has to know the names
// that its places are in.
var parts = func() (fields [len(kinds)]document.Field) {
	for k := range fields {
		fields[k] = document.NewTextFieldCustom(kinds[k].field, nil, nil, 0, nil)
	}
	return fields
}()

// fields lays a document out as Mapping describes it, but for the fields of each text.
func (d *Document) fields(t *tally) (*document.Document, error) {
	display, err := json.Marshal(d.stored())
	if err != nil {
		return nil, err
	}
	out := document.NewDocument(d.ID)
	out.AddField(storedField(fieldDisplay, display))
	all := &allField{texts: d.texts(), body: d.Body, tally: t}
	for k, text := range all.texts {
		if text != "" {
			out.AddField(parts[k])
		}
	}
	return out.AddField(all), nil
}

// values lays a document out as anybody would who has only Mapping.
func (d *Document) values() (map[string]any, error) {
	display, err := json.Marshal(d.stored())
	if err != nil {
		return nil, err
	}
	out := map[string]any{fieldDisplay: string(display), fieldBody: d.Body}
	for k, text := range d.texts() {
		out[kinds[k].field] = text
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
