package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"faultbook/internal/importer/entry"
)

// RecordPath is the file that records what was imported. Its name hides it from the site.
const RecordPath = "content/.import.json"

// recordVersion is the version of the form of that file.
const recordVersion = 1

// records is the form of the file at RecordPath: what was imported, by path.
type records struct {
	Version int                     `json:"version"`
	Files   map[string]entry.Record `json:"files"`
}

// readRecords reads the file at RecordPath of a site. A site without it has no records.
func readRecords(site fs.FS) (records, error) {
	var r records
	data, err := fs.ReadFile(site, RecordPath)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return r, fmt.Errorf("read what was imported before: %w", err)
	}
	if err := json.Unmarshal(data, &r); err != nil {
		const broken = "%s is broken, so faultbook cannot know which texts are the author's: " +
			"restore it from version control: %w"
		return r, fmt.Errorf(broken, RecordPath, err)
	}
	if r.Version != recordVersion {
		const other = "%s has version %d, and this program reads version %d"
		return r, fmt.Errorf(other, RecordPath, r.Version, recordVersion)
	}
	return r, nil
}

// recordIndent is one level of the indentation of the file.
const recordIndent = " "

// file returns the file with the records, as json.MarshalIndent writes it. It writes one record at a time
// and empties the map: the records of a large import would be in memory four times.
func (r *records) file() ([]byte, error) {
	if len(r.Files) == 0 {
		data, err := json.MarshalIndent(r, "", recordIndent)
		return append(data, '\n'), err
	}
	var out, one bytes.Buffer
	fmt.Fprintf(&out, "{\n%s\"version\": %d,\n%[1]s\"files\": {", recordIndent, r.Version)
	for i, name := range sortedKeys(r.Files) {
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		record, err := json.Marshal(r.Files[name])
		if err != nil {
			return nil, err
		}
		one.Reset()
		if err := json.Indent(&one, record, recordIndent+recordIndent, recordIndent); err != nil {
			return nil, err
		}
		if i == 0 {
			out.Grow(one.Len() * len(r.Files))
		} else {
			out.WriteByte(',')
		}
		fmt.Fprintf(&out, "\n%s%[1]s%s: %s", recordIndent, key, one.Bytes())
		delete(r.Files, name)
	}
	fmt.Fprintf(&out, "\n%s}\n}\n", recordIndent)
	return out.Bytes(), nil
}
