package importer

import (
	"fmt"
	"slices"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/recognise"
)

// Report is what an import did, or would do.
type Report struct {
	Understood []recognise.Understood `json:"understood"`
	Entries    int                    `json:"entries"`
	Articles   int                    `json:"articles"`
	New        int                    `json:"new"`
	Updated    int                    `json:"updated"`
	Unchanged  int                    `json:"unchanged"`
	Fields     map[string]int         `json:"fields"`   // how many entries have each
	Missing    map[string][]string    `json:"settings"` // terms that the settings lack, by list
	First      []string               `json:"fill_in_first"`
	Unplaced   []string               `json:"unplaced"` // what has no place, and why
}

func (r *Report) unplaced(format string, values ...any) {
	r.Unplaced = append(r.Unplaced, fmt.Sprintf(format, values...))
}

// wanted are the fields that readers miss first, with why.
var wanted = []struct{ key, why string }{
	{"fix", "without steps a reader cannot act"},
	{"summary", "the first sentence of the page and of every hit"},
	{"causes", "they say which steps are for whom"},
	{"severity", "readers narrow tables and the search by it"},
	{"keywords", "what people say instead of the label"},
}

// count says how many entries have which fields, and what is worth filling in first.
func (r *Report) count(all []*entry.Entry) {
	r.Entries = len(all)
	steps := 0
	for i := range all {
		nested := false
		for _, v := range all[i].Document().Values {
			r.Fields[v.Key]++
			nested = nested || v.Key == "fix" || v.Key == "action"
		}
		for _, c := range all[i].Causes {
			nested = nested || len(c.Fix) > 0
		}
		if nested {
			steps++
		}
	}
	for _, w := range wanted {
		have := r.Fields[w.key]
		if w.key == "fix" {
			have = steps
		}
		if have < len(all) {
			r.First = append(
				r.First,
				fmt.Sprintf("%s: %d of %d entries have none (%s)", w.key, len(all)-have, len(all), w.why),
			)
		}
	}
}

func (r *Report) sort() {
	for _, list := range r.Missing {
		slices.Sort(list)
	}
	slices.Sort(r.Unplaced)
	r.Unplaced = slices.Compact(r.Unplaced)
}
