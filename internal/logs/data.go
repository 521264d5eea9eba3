package logs

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// DataName is the path, below the folder of the search, of the file that lists the others.
const DataName = "logs.js"

// DataVersion is the version of the published files.
const DataVersion = 1

// Details are the facts about an entry that an answer shows.
type Details struct {
	URL     string // relative to the site's root
	Step    string // the first step
	Contact string
	Where   string // product and operation
}

// Data is the published data that readers of logs need.
type Data struct {
	Entries []Entry
	Details []Details // by entry
}

// Manifest is the content of DataName. Rows of templates and of details are in shards of
// the search's form, of pieceSize entries each.
type Manifest struct {
	Version int      `json:"version"`
	Entries int      `json:"entries"`
	Lines   []string `json:"lines"`   // shards with the texts to look for
	Details []string `json:"details"` // shards with Details
}

// pieceSize is how many entries a shard holds: of 10,000 entries forty shards, so that a
// page that shows ten statuses loads a part of the details.
const pieceSize = 256

// Pieces returns the rows of each shard: of lines, and of details.
func (d *Data) Pieces() (lines, details [][]any) {
	for from := 0; from < len(d.Entries); from += pieceSize {
		var templates, shown []any
		before := ""
		for i := from; i < min(from+pieceSize, len(d.Entries)); i++ {
			templates, shown = append(templates, d.Entries[i].row(before)), append(shown, d.Details[i].row())
			before = d.Entries[i].ID
		}
		lines, details = append(lines, templates), append(details, shown)
	}
	return lines, details
}

// row is [id, label, verdict, messages, codes, labels, leads to], without empty ends. The
// id has, as a letter, how many characters it shares with the one before, and the rest; the
// label is empty if it is the first of the labels; the verdict is its first letter.
func (e *Entry) row(before string) []any {
	shared, most := 0, min(len(e.ID), len(before), mostShared)
	for shared < most && e.ID[shared] == before[shared] && e.ID[shared] < utf8.RuneSelf {
		shared++
	}
	label := e.Label
	if len(e.Labels) > 0 && e.Labels[0] == label {
		label = ""
	}
	row := []any{
		string(rune('A'+shared)) + e.ID[shared:],
		label,
		e.Verdict[:min(1, len(e.Verdict))],
		e.Message,
		e.Codes,
		e.Labels,
		e.LeadsTo,
	}
	for i, list := range []bool{e.Message == nil, e.Codes == nil, e.Labels == nil, e.LeadsTo == nil} {
		if list {
			row[i+3] = []string{}
		}
	}
	for n, empty := range []bool{len(e.LeadsTo) == 0, len(e.Labels) == 0, len(e.Codes) == 0} {
		if !empty {
			break
		}
		row = row[:6-n]
	}
	return row
}

// mostShared bounds the characters that an id shares with the one before, so that one ASCII
// letter can say how many.
const mostShared = 'z' - 'A'

// verdictNames are the verdicts by their first letters.
var verdictNames = map[string]string{"r": "required", "w": "wait", "u": "unknown", "n": "none", "": ""}

// read expands the shortened parts of a row.
func (e *Entry) read(before string) error {
	if e.ID == "" || e.ID[0] < 'A' || int(e.ID[0]-'A') > len(before) {
		return fmt.Errorf("no id is %q", e.ID)
	}
	e.ID = before[:e.ID[0]-'A'] + e.ID[1:]
	if e.Label == "" && len(e.Labels) > 0 {
		e.Label = e.Labels[0]
	}
	e.Verdict = verdictNames[e.Verdict]
	return nil
}

func (d *Details) row() []any { return []any{d.URL, d.Step, d.Contact, d.Where} }

// Read reads published data; load returns a file by its path below the folder of the search.
// It fails if a file is missing, cannot be read or has another version.
func Read(load func(name string) ([]byte, error)) (*Data, error) {
	var m Manifest
	text, err := load(DataName)
	if err != nil {
		return nil, err
	}
	if err := call(text, &m); err != nil {
		return nil, fmt.Errorf("%s: %w", DataName, err)
	}
	if m.Version != DataVersion {
		return nil, fmt.Errorf("%s: version %d, and this program reads %d; use a faultbook of the same age as the site",
			DataName, m.Version, DataVersion)
	}
	d := &Data{}
	if err := d.read(load, &m); err != nil {
		return nil, err
	}
	if len(d.Entries) != m.Entries || len(d.Details) != m.Entries {
		return nil, fmt.Errorf("%s: %d of %d entries", DataName, len(d.Entries), m.Entries)
	}
	for i := range d.Entries {
		for _, next := range d.Entries[i].LeadsTo {
			if next < 0 || next >= len(d.Entries) {
				return nil, fmt.Errorf("%s: entry %d leads to no entry", DataName, i)
			}
		}
	}
	return d, nil
}

// read reads the shards.
func (d *Data) read(load func(name string) ([]byte, error), m *Manifest) error {
	for _, name := range m.Lines {
		before := ""
		if err := rows(load, name, func(row json.RawMessage) error {
			e, err := entryOf(row, before)
			d.Entries, before = append(d.Entries, e), e.ID
			return err
		}); err != nil {
			return err
		}
	}
	for _, name := range m.Details {
		if err := rows(load, name, func(row json.RawMessage) error {
			var one Details
			err := fields(row, &one.URL, &one.Step, &one.Contact, &one.Where)
			d.Details = append(d.Details, one)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

func entryOf(row json.RawMessage, before string) (e Entry, err error) {
	if err = fields(row, &e.ID, &e.Label, &e.Verdict, &e.Message, &e.Codes, &e.Labels, &e.LeadsTo); err == nil {
		err = e.read(before)
	}
	return e, err
}

// call reads the argument of a script that is one function call.
func call(script []byte, value any) error {
	text := strings.TrimSpace(string(script))
	if !strings.HasPrefix(text, "fb(") || !strings.HasSuffix(text, ")") {
		return errors.New("this is no file of a site's search")
	}
	return json.Unmarshal([]byte(text[len("fb("):len(text)-1]), value)
}

func rows(load func(name string) ([]byte, error), name string, each func(json.RawMessage) error) error {
	text, err := load("s/" + name + ".js")
	if err != nil {
		return err
	}
	var all []json.RawMessage
	if err := call(text, &all); err != nil {
		return fmt.Errorf("%s.js: %w", name, err)
	}
	for _, row := range all[min(2, len(all)):] { // after the name and the checksum
		if err := each(row); err != nil {
			return fmt.Errorf("%s.js: %w", name, err)
		}
	}
	return nil
}

// fields reads the values of a row; values that a short row lacks stay as they are.
func fields(row json.RawMessage, into ...any) error {
	var all []json.RawMessage
	if err := json.Unmarshal(row, &all); err != nil {
		return err
	}
	for i, value := range all[:min(len(all), len(into))] {
		if err := json.Unmarshal(value, into[i]); err != nil {
			return err
		}
	}
	return nil
}
