package index

import (
	"slices"
	"strings"

	"faultbook/internal/entry"
	"faultbook/internal/site"
)

// shownSteps is how many steps, or ways out, the best hit shows.
const shownSteps = 4

// firstSteps returns what a hit says of what to do. Steps that help against one of
// several causes are no part of one procedure: then it is a single text, in which
// every cause stands on a line of its own before its first step.
func firstSteps(p *site.Page, steps []string) []string {
	m := p.Meta
	ofCause := func(c entry.Cause) bool { return len(c.Fix) > 0 }
	if len(m.Causes) < 2 || !slices.ContainsFunc(m.Causes, ofCause) {
		return steps[:min(len(steps), shownSteps)]
	}
	var lines []string
	add := func(lead string, fix []entry.Fragment) {
		if len(fix) == 0 {
			return
		}
		line := strings.TrimRight(lead, ".: ") + ": " + p.Plain(fix[0])
		if len(fix) > 1 {
			line += " …"
		}
		lines = append(lines, line)
	}
	add("Whatever it is", m.Fix)
	for _, c := range m.Causes {
		add(p.Plain(c.Text), c.Fix)
	}
	if len(lines) > shownSteps {
		lines = append(lines[:shownSteps], "The page has more.")
	}
	return []string{strings.Join(append([]string{"That depends on the cause."}, lines...), "\n")}
}
