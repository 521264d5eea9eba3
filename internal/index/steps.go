package index

import (
	"slices"

	"faultbook/internal/entry"
	"faultbook/internal/site"
)

// shownSteps is how many steps, or ways out, the best hit shows.
const shownSteps = 4

// firstSteps returns what a hit says of what to do. Steps that help against one of
// several causes are no one procedure: then there is the first step against each,
// with the cause, "" for what helps whatever it is.
func firstSteps(p *site.Page, steps []string) (fix, causes []string) {
	m := p.Meta
	ofCause := func(c entry.Cause) bool { return len(c.Fix) > 0 }
	if len(m.Causes) < 2 || !slices.ContainsFunc(m.Causes, ofCause) {
		return steps[:min(len(steps), shownSteps)], nil
	}
	add := func(cause string, steps []entry.Fragment) {
		switch {
		case len(steps) == 0 || len(fix) > shownSteps:
			return
		case len(fix) == shownSteps:
			fix, cause = append(fix, "…"), ""
		case len(steps) > 1:
			fix = append(fix, p.Plain(steps[0])+" …")
		default:
			fix = append(fix, p.Plain(steps[0]))
		}
		causes = append(causes, cause)
	}
	for _, c := range m.Causes {
		add(p.Plain(c.Text), c.Fix)
	}
	add("", m.Fix)
	return fix, causes
}
