// Package lock compares a site with the addresses that it has published. The text of
// faultbook.lock and a settled site come in; a diagnostic for each missing address, id,
// anchor or code, and the next text of the file, go out. It never reads or writes files.
package lock

import (
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// FileName is the name of the file in the root of a site.
const FileName = "faultbook.lock"

// head begins each lock file.
const head = `# The addresses that readers and products have. ` + "`faultbook lock`" + ` adds those of new pages.
# Commit this file. An address that nobody has yet may leave: delete its line.
`

// Kind is the kind of an address.
type Kind string

// The kinds.
const (
	Page   Kind = "page"
	Alias  Kind = "alias"  // an old address, which redirects to a page
	Anchor Kind = "anchor" // a place on a page
)

var kinds = []string{string(Page), string(Alias), string(Anchor)}

// Line is one address: a line of the file.
type Line struct {
	Address string // from the site's root, such as /lamp/setup/dim/, or /lamp/#wiring
	Kind    Kind
	ID      string   // of a page
	Codes   []string // of a page
	at      int32    // the number of the line in the file; 0 for a new one
}

// Lock is the addresses in the file of a site. A site without the file has a nil Lock. The
// file does not list generated tables, which come and go with their entries.
type Lock struct {
	Lines []Line // sorted by address
	file  *source.File
}

// Parse reads the text of a lock file. The list has a diagnostic for each line that it
// cannot read.
func Parse(file *source.File) (*Lock, diag.List) {
	l := &Lock{file: file}
	var problems diag.List
	number := int32(0)
	for text := range strings.Lines(string(file.Text)) {
		number++
		text = strings.TrimRight(text, "\r\n")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		line, fault := parseLine(text)
		if fault != "" {
			problems = append(problems, l.unread(number, text, fault))
			continue
		}
		line.at = number
		l.Lines = append(l.Lines, line)
	}
	slices.SortStableFunc(l.Lines, func(a, b Line) int { return strings.Compare(a.Address, b.Address) })
	return l, problems
}

// parseLine reads one line, or says why it cannot.
func parseLine(text string) (Line, string) {
	fields := strings.Split(text, "\t")
	if len(fields) < 2 || !strings.HasPrefix(fields[0], "/") || !slices.Contains(kinds, fields[1]) {
		return Line{}, "the line is not an address, a tab and one of " + strings.Join(kinds, ", ")
	}
	line := Line{Address: fields[0], Kind: Kind(fields[1])}
	if line.Kind != Page {
		return line, ""
	}
	if len(fields) > 2 { // the home page has no id, and editors remove a tab at the end
		line.ID, line.Codes = fields[2], fields[3:]
	}
	return line, ""
}

// conflicts begin the lines with which git marks a merge conflict.
var conflicts = []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"}

func (l *Lock) unread(number int32, text, fault string) diag.Diagnostic {
	hint := "restore the file from version control, or delete the line and run `faultbook lock`"
	for _, mark := range conflicts {
		if strings.HasPrefix(text, mark) {
			fault = "git could not merge this piece"
			hint = "keep the lines of both sides, delete those that git added, and run `faultbook lock`"
		}
	}
	return l.file.Fault(source.At{Line: number, Column: 1}, len([]rune(text)), diag.BadLock, fault, hint)
}

// Text returns the text of the file.
func (l *Lock) Text() []byte {
	var b strings.Builder
	b.WriteString(head)
	for _, line := range l.Lines {
		fmt.Fprintf(&b, "%s\t%s", line.Address, line.Kind)
		if line.Kind == Page {
			b.WriteString("\t" + line.ID)
			for _, code := range line.Codes {
				b.WriteString("\t" + code)
			}
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// Has reports whether the lock has an address, such as /lamp/ or /lamp/#wiring.
func (l *Lock) Has(address string) bool {
	if l == nil {
		return false
	}
	_, found := slices.BinarySearchFunc(l.Lines, address, func(line Line, address string) int {
		return strings.Compare(line.Address, address)
	})
	return found
}

// All returns the lines of a lock; none for a nil Lock.
func (l *Lock) All() []Line {
	if l == nil {
		return nil
	}
	return l.Lines
}
