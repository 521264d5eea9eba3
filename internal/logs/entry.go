// Package logs reads whole logs for a site: lines and the messages of its entries come
// in; the statuses that occurred, what followed what, and the shapes of faults that no
// entry documents go out. search/client/logs follows the same rules in browsers, and
// testdata/vectors.json holds both to the same answers. The package reads no site and
// prints nothing.
package logs

import (
	"faultbook/search/client"
)

// Entry is what is known of one status. Others name it by its place in a list.
type Entry struct {
	ID      string    // path below content
	Label   string    // the title
	Verdict string    // required, wait, unknown, none, or "" when the page itself says it
	Codes   []string  // as printed, symbolic names too
	Labels  []string  // exact names
	Message []Message // texts as the product shows them
	LeadsTo []int     // places of what can come next
}

// Message is literal text and the names of placeholders, in turn; the first and the last
// are literal and may be empty.
type Message []string

// Limits and words that both readers know: see client/data/logs.ts.
var (
	limit = client.Numbers("logs", "limits")
	lists = client.Words("logs", "words")

	maxLine      = int(limit["lineLength"])
	wrapped      = int(limit["wrapped"])
	settled      = int(limit["settled"])
	contextLines = int(limit["contextLines"])
)

// set is a list of words to look things up in.
func set(name string) map[string]bool {
	out := map[string]bool{}
	for _, word := range lists[name] {
		out[word] = true
	}
	return out
}

// formTexts gives the expressions of a constant.
func formTexts(constant string) map[string]string { return client.Texts("logs", constant) }
