// Package diag holds every problem that can be found in a site's content,
// settings and templates, as data. Positions, texts and hints come in; printed
// or JSON reports and explanations go out. It never reads files and never
// decides what is a problem.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says whether a diagnostic stops the build.
type Severity int

const (
	// Error stops the build: nothing is written.
	Error Severity = iota
	// Warning is shown and does not stop the build.
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Pos is a place in a file of the site. Line and Column count from 1, Column
// in characters (runes); Line 0 means the whole file.
type Pos struct {
	File   string `json:"file"` // slash path from the site's root
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Note points at another place that takes part in a problem, such as the
// first of two equal definitions.
type Note struct {
	Pos  Pos    `json:"pos"`
	Text string `json:"text"`
}

// Diagnostic is one problem.
type Diagnostic struct {
	Pos      Pos
	Width    int // characters to underline from Pos; 0 underlines one
	Severity Severity
	Code     Code
	Text     string // what is wrong, naming the value
	Hint     string // what to do next; empty if there is nothing to suggest
	Source   string // the line at Pos, without its line break
	Related  []Note
	// Names is the missing target of a reference: an id or a label as written, or the path
	// of the page that lacks an anchor. It is not shown.
	Names string
	// Fix repairs the problem without a decision of the author; nil if it takes one.
	Fix *Fix
	// More is how many more problems of this kind the file has, which are not listed.
	More int
}

// List is any number of diagnostics.
type List []Diagnostic

// HasErrors reports whether any diagnostic of the list stops the build.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count returns how many errors and warnings the list holds.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		if d.Severity == Error {
			errors += 1 + d.More
		} else {
			warnings += 1 + d.More
		}
	}
	return errors, warnings
}

// Sorted returns the list in the order of file, line, column, code and text,
// with exact repetitions removed.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text, b.Text))
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Text == b.Text
	})
}

// listed is how many problems of one kind a file lists: nobody reads more, and a
// file of a megabyte can have a hundred thousand.
const listed = 100

// Limited returns a sorted list with at most listed problems of one kind in a
// file. The last of them counts the others.
func (l List) Limited() List {
	type kind struct {
		file string
		code Code
	}
	var out List
	count, last := map[kind]int{}, map[kind]int{}
	for _, d := range l {
		k := kind{d.Pos.File, d.Code}
		if count[k]++; count[k] > listed {
			out[last[k]].More += 1 + d.More
			continue
		}
		last[k] = len(out)
		out = append(out, d)
	}
	return out
}
