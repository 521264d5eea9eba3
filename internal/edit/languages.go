package edit

import (
	"faultbook/internal/diag"
	"faultbook/internal/site"
)

// relinkings change the links of a site in each of its languages, the first one first.
type relinkings []*relinking

// inLanguages returns a change of links for each language of a site.
func (t *texts) inLanguages(before, after []*site.Site, change relinking) relinkings {
	all := make(relinkings, min(len(before), len(after)))
	for i := range all {
		r := change
		r.texts, r.before, r.after, r.translated = t, before[i], after[i], i > 0
		all[i] = &r
	}
	return all
}

func (all relinkings) rewrite() (int, error) {
	links := 0
	for _, r := range all {
		n, err := r.rewrite()
		if err != nil {
			return 0, err
		}
		links += n
	}
	return links, nil
}

func (all relinkings) mistaken() diag.List {
	var problems diag.List
	for _, r := range all {
		problems = append(problems, r.mistaken()...)
	}
	return problems
}
