package recognise

import (
	"regexp"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
)

// labelled matches a paragraph that begins with the name of a part of an entry, as in
// "**Cause:** The disk is full." The first group names causes, the second steps.
var labelled = regexp.MustCompile(`(?i)^(?:\*\*|__)?` +
	`(?:((?:possible )?causes?|reasons?|(?:mögliche )?ursachen?|grund)|` +
	`(resolutions?|solutions?|workarounds?|fix|(?:recommended )?actions?|what to do|steps(?: to resolve)?|` +
	`lösung|abhilfe|maßnahmen?))(?:\*\*|__)?:(?:\*\*|__)?[ \t]*(.*)$`)

// parts reads a cell whose paragraphs name the parts of an entry, and reports whether one
// does. A list belongs to the last name with nothing after it.
func parts(e *entry.Entry, c table.Cell) bool {
	var before []string
	found, current, listed := false, false, false // current and listed: whether they are steps
	empty := false
	put := func(steps bool, text string) {
		switch {
		case text == "":
		case steps:
			e.Fix = append(e.Fix, text)
		default:
			e.Causes = append(e.Causes, entry.Cause{Text: text})
		}
	}
	for _, line := range c.Lead {
		m := labelled.FindStringSubmatch(line)
		switch {
		case m != nil:
			found, current = true, m[2] != ""
			if text := strings.TrimSpace(m[3]); text == "" || !empty {
				listed, empty = current, text == ""
			}
			put(current, strings.TrimSpace(m[3]))
		case found && empty && len(c.Items) > 0: // it follows the list
			e.Body = append(e.Body, line)
		case found:
			put(current, line)
		default:
			before = append(before, line)
		}
	}
	if !found {
		return false
	}
	addSummary(e, strings.Join(before, " "))
	for _, item := range c.Items {
		put(listed, item)
	}
	return true
}
