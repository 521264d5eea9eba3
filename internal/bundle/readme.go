package bundle

import (
	"strings"

	"faultbook/internal/output"
)

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
		"This folder is a whole help center, search included. Open index.html in a",
		"web browser, with a double-click. It needs no network and no other program,",
		"and asks nothing of any server.", "",
		"Keep the files together. The folder may be moved, renamed, and read from a",
		"medium that cannot be written to.", "",
		"Edition: " + r.Edition,
	}
	if r.Updated != "" {
		lines = append(lines, "Last updated: "+r.Updated)
	}
	if r.Address != "" {
		lines = append(lines, "Published at: "+r.Address)
	}
	return output.File{Path: ReadmeName, Data: []byte(strings.Join(lines, "\r\n") + "\r\n"), From: "the offline bundle"}
}
