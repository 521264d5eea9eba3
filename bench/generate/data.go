package generate

import (
	_ "embed"
	"strings"
)

//go:embed data.txt
var data string

// lists are those of data.txt, by name: their lines.
var lists = readLists()

func readLists() map[string][]string {
	found := map[string][]string{}
	name := ""
	for line := range strings.Lines(data) {
		line = strings.TrimSuffix(line, "\n")
		if head, ok := strings.CutPrefix(line, "== "); ok {
			name, _, _ = strings.Cut(head, ":")
		} else if name != "" && line != "" {
			found[name] = append(found[name], line)
		}
	}
	return found
}

// wordsOf returns the words of a list.
func wordsOf(name string) []string { return strings.Fields(strings.Join(lists[name], " ")) }

// rows returns the lines of a list, cut at their bars.
func rows(name string) [][]string {
	var all [][]string
	for _, line := range lists[name] {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		all = append(all, cells)
	}
	return all
}

// label is a status label and what usually goes with it.
type label struct {
	text, also, state, severity, action string
}

// labels repeat over the operations of a site, as "Authentication Error" does
// over those of a real product. None of the other labels (also) is a label.
var labels []label

var (
	operationNames     = rows("operations")
	surfaces, contacts = rows("surfaces"), rows("contacts")
	placeholders       = map[string]string{}
	icons              = lists["icons"]
	headings           = lists["headings"]
)

// Few templates and many words make the many near-twins that catalogues of
// messages consist of.
var (
	messageTemplates, summaryTemplates, causeTemplates   = lists["messages"], lists["summaries"], lists["causes"]
	stepTemplates, resolvesTemplates, whenTemplates      = lists["steps"], lists["resolves"], lists["when"]
	conditionTemplates, keywordTemplates, alertTemplates = lists["conditions"], lists["keywords"], lists["alerts"]
	sentenceTemplates                                    = lists["sentences"]
)

func init() {
	for _, r := range rows("placeholders") {
		placeholders[r[0]] = r[1]
	}
	for _, r := range rows("labels") {
		labels = append(labels, label{r[0], r[1], r[2], r[3], r[4]})
	}
}
