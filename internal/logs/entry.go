// Package logs finds the statuses of a site in logs. The lines of logs and the messages of
// its entries come in; the statuses that occurred, their order, and the shapes of faults
// that no entry documents go out. search/client/logs follows the same rules in browsers,
// and testdata/vectors.json holds both to the same answers. The package never reads a site
// and never prints.
package logs

import (
	"faultbook/search/data"
)

// Entry is one status of a site. Other values refer to it by its index in a list.
type Entry struct {
	ID      string    // path below content
	Label   string    // the title
	Verdict string    // required, wait, unknown, none, or "" if only the text of the page says so
	Codes   []string  // as printed, symbolic names too
	Labels  []string  // exact names
	Message []Message // texts as the product shows them
	LeadsTo []int     // indexes of the statuses that can come next
}

// Message alternates literal texts and names of placeholders. The first and the last are
// literal and may be empty.
type Message []string

// Limits and words that both readers share: see search/data/logs.ts.
var (
	limit = data.Numbers("logs", "limits")
	lists = data.Words("logs", "words")

	maxLine      = int(limit["lineLength"])
	wrapped      = int(limit["wrapped"])
	decided      = int(limit["decided"])
	contextLines = int(limit["contextLines"])
)

// set returns a list of words as a set.
func set(name string) map[string]bool {
	out := map[string]bool{}
	for _, word := range lists[name] {
		out[word] = true
	}
	return out
}

// formTexts returns the expressions of a constant by their names.
func formTexts(constant string) map[string]string { return data.Texts("logs", constant) }
