package index

import (
	"slices"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// shownSteps is how many steps, or first steps of causes, the best hit shows.
const shownSteps = 4

// firstSteps returns the steps that a hit shows. Steps of several causes do not form one
// procedure: then it returns the first step for each cause, with the cause; "" stands for
// any cause.
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

// sharedSteps returns the number of first steps that all causes with steps share, if
// several causes have steps. Shared steps do not distinguish the causes.
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
