package bundle

import (
	"strings"

	"faultbook/internal/output"
	"faultbook/internal/texts"
)

// ReadmeName is the file of a bundle that explains its folder.
const ReadmeName = "README.txt"

// Readme is the content of the readme of a bundle.
type Readme struct {
	Texts   *texts.Texts // of the interface
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
	lines = append(lines, strings.Split(r.Texts.Get("bundle.readme"), "\n")...)
	lines = append(lines, r.Texts.Get("bundle.edition", "edition", r.Edition))
	if r.Updated != "" {
		lines = append(lines, r.Texts.Get("bundle.updated", "day", r.Updated))
	}
	if r.Address != "" {
		lines = append(lines, r.Texts.Get("bundle.address", "address", r.Address))
	}
	return output.File{Path: ReadmeName, Data: []byte(strings.Join(lines, "\r\n") + "\r\n"), From: "the offline bundle"}
}
