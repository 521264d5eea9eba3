package command

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/importer"
	"faultbook/internal/importer/entry"
)

// mostUnplaced is how many lines of what has no place the text shows; --json has all.
const mostUnplaced = 40

// printImport says what an import understood, wrote and left out.
func printImport(out io.Writer, plan *importer.Plan, dry bool) {
	r := plan.Report
	say := func(format string, values ...any) {
		fmt.Fprintln(out, diag.VisibleLines(fmt.Sprintf(format, values...)))
	}
	for _, u := range r.Understood {
		heading := ""
		if u.Heading != "" {
			heading = fmt.Sprintf(" below %q", u.Heading)
		}
		say(
			"%s%s: %s into %s",
			u.Source,
			heading,
			count(u.Rows, "row", "rows"),
			cmp.Or(strings.Join(u.Into, ", "), "nothing"),
		)
		if !dry {
			continue
		}
		for _, c := range u.Columns {
			say("  %-24s → %-10s (%s)  %s", c.Name, c.Field, c.Why, c.Sample)
		}
	}
	if dry {
		say("\nNothing was written. Correct a column with --map COLUMN=FIELD; leave out --dry-run to write this:")
	}
	what := count(r.Entries, "entry", "entries")
	if r.Articles > 0 {
		what += ", " + count(r.Articles, "article", "articles")
	}
	say("%s; files: %d new, %d updated, %d unchanged", what, r.New, r.Updated, r.Unchanged)
	if r.Entries > 0 {
		say("\nEntries with each field:")
		keys := slices.SortedFunc(maps.Keys(r.Fields), func(a, b string) int {
			return cmp.Or(cmp.Compare(r.Fields[b], r.Fields[a]), cmp.Compare(a, b))
		})
		for _, key := range keys {
			say("  %-12s %d", key, r.Fields[key])
		}
	}
	printList(say, "\nWorth filling in first:", r.First)
	for _, list := range slices.Sorted(maps.Keys(r.Missing)) {
		say("\nAdd to faultbook.yaml what fits, and import again; until then the values are in the text:\n%s:", list)
		for i, id := range termIDs(r.Missing[list]) {
			say("  - {id: %s, label: %q}", id, r.Missing[list][i])
		}
	}
	printList(say, "\nWithout a place:", r.Unplaced)
}

// termIDs proposes an id for each label, each another one.
func termIDs(labels []string) []string {
	ids, taken := make([]string, len(labels)), map[string]bool{}
	for i, label := range labels {
		base := entry.Name(label)
		ids[i] = base
		for n := 2; taken[ids[i]]; n++ {
			ids[i] = fmt.Sprintf("%s-%d", base, n)
		}
		taken[ids[i]] = true
	}
	return ids
}

func printList(say func(string, ...any), title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	say("%s", title)
	for _, line := range lines[:min(mostUnplaced, len(lines))] {
		say("  %s", line)
	}
	if more := len(lines) - mostUnplaced; more > 0 {
		say("  and %d more: --json has all", more)
	}
}
