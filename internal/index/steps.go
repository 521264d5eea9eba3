package index

import (
	"slices"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// shownSteps is how many steps, or ways out, the best hit shows.
const shownSteps = 4

// firstSteps returns what a hit says of what to do. Steps that help against one of
// several causes are no one procedure: then there is what is done first against each,
// with the cause, "" for what helps whatever it is.
func firstSteps(s *site.Site, p *site.Page, steps []string) (fix, causes []string) {
	m := p.Meta
	if len(steps) == 0 && p.Solution.First != "" {
		return []string{p.Solution.First}, nil
	}
	ofCause := func(c document.Cause) bool { return len(c.Fix) > 0 }
	if len(m.Causes) < 2 || !slices.ContainsFunc(m.Causes, ofCause) {
		return steps[:min(len(steps), shownSteps)], nil
	}
	shared := sharedSteps(s, p)
	add := func(cause string, steps []document.Step, shown int) {
		switch {
		case len(steps) == 0 || len(fix) > shownSteps:
			return
		case len(fix) == shownSteps:
			fix, cause = append(fix, "…"), ""
		default:
			words := plainSteps(s, p, steps[:min(len(steps), shown)])
			if len(steps) > shown {
				words = append(words, "…")
			}
			fix = append(fix, strings.Join(words, " "))
		}
		causes = append(causes, cause)
	}
	for _, c := range m.Causes {
		add(p.Plain(c.Text), c.Fix, shared+1)
	}
	add("", m.Fix, 1)
	return fix, causes
}

// sharedSteps returns how many steps all causes that have any begin with, when
// several have: these tell nobody what is done about one and not about another.
func sharedSteps(s *site.Site, p *site.Page) int {
	var all [][]string
	for _, c := range p.Meta.Causes {
		if len(c.Fix) > 0 {
			all = append(all, plainSteps(s, p, c.Fix))
		}
	}
	if len(all) < 2 {
		return 0
	}
	n := 0
	differs := func(steps []string) bool { return len(steps) <= n || steps[n] != all[0][n] }
	for n < shownSteps-1 && !slices.ContainsFunc(all, differs) {
		n++
	}
	return n
}
