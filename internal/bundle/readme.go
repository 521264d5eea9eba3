package bundle

import (
	"strings"

	"faultbook/internal/output"
	"faultbook/internal/texts"
)

var words = texts.English

// ReadmeName is the file of a bundle that says what the folder is.
const ReadmeName = "README.txt"

// Readme is what the readme says of a bundle.
type Readme struct {
	Title   string
	Edition string
	Updated string // a day; empty when unknown
	Address string // of the published site; empty when unknown
}

// File returns the readme, with the line ends that every editor knows.
func (r Readme) File() output.File {
	lines := []string{
		r.Title, strings.Repeat("=", len([]rune(r.Title))), "",
	}
	lines = append(lines, strings.Split(words.Get("bundle.readme"), "\n")...)
	lines = append(lines, words.Get("bundle.edition", "edition", r.Edition))
	if r.Updated != "" {
		lines = append(lines, words.Get("bundle.updated", "day", r.Updated))
	}
	if r.Address != "" {
		lines = append(lines, words.Get("bundle.address", "address", r.Address))
	}
	return output.File{Path: ReadmeName, Data: []byte(strings.Join(lines, "\r\n") + "\r\n"), From: "the offline bundle"}
}
