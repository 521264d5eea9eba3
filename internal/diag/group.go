package diag

import (
	"fmt"
	"io"
	"strings"
)

const (
	// groupedFrom is the number of places at which a problem is printed once. Fewer
	// are quicker to fix one by one.
	groupedFrom = 4
	// placesNamed is how many other places of such a problem are named.
	placesNamed = 3
	// longHint is the length in bytes at which a hint, such as a list of all keys, is
	// printed only once.
	longHint = 120
	// shownOfCode is how many different problems of one code are printed; the totals count the rest. More are
	// of one kind, such as the links to pages that were not imported.
	shownOfCode = 30
	// summedFrom is the number of problems at which a list ends with totals by code.
	summedFrom = 20
)

// PrintGrouped writes the list for people as Print does, but a problem that many
// places have once, with some of the places, and a long hint once. Of many problems of one code it
// writes the first.
func PrintGrouped(w io.Writer, list List, color bool) {
	type kind struct {
		code Code
		text string
	}
	where := map[kind][]Pos{}
	for _, d := range list {
		k := kind{d.Code, d.Text}
		where[k] = append(where[k], d.Pos)
	}
	printed, hints := map[kind]bool{}, map[string]bool{}
	shown, more := map[Code]int{}, map[Code]bool{}
	for _, d := range list {
		k := kind{d.Code, d.Text}
		if printed[k] {
			continue
		}
		if shown[d.Code]++; shown[d.Code] > shownOfCode {
			more[d.Code] = true
			continue
		}
		var others []Pos
		if len(where[k]) >= groupedFrom {
			printed[k], others = true, where[k][1:]
		}
		hint := d.Hint
		if len(hint) >= longHint {
			if hints[hint] {
				hint = "see the first " + string(d.Code) + " above"
			}
			hints[d.Hint] = true
		}
		printOne(w, d, others, hint, paint(color))
	}
	printSums(w, list, more)
	if len(printed)+len(more) > 0 {
		fmt.Fprintln(w, "`faultbook check --all` shows every place")
	}
}

// places names some places and says how many others there are.
func places(all []Pos) string {
	var names []string
	for _, p := range all[:min(len(all), placesNamed)] {
		names = append(names, p.String())
	}
	text := strings.Join(names, ", ")
	if more := len(all) - len(names); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// printSums ends a long list with the number of problems by code. more has the codes of which the list
// does not show all.
func printSums(w io.Writer, list List, more map[Code]bool) {
	sums := map[Code]int{}
	total := 0
	for _, d := range list {
		sums[d.Code] += 1 + d.More
		total += 1 + d.More
	}
	if total < summedFrom {
		return
	}
	for _, name := range CodeNames() {
		if n := sums[Code(name)]; n > 0 {
			title := explanations()[Code(name)].Title
			if more[Code(name)] {
				title += fmt.Sprintf("; the first %d are shown", shownOfCode)
			}
			fmt.Fprintf(w, "%6d  %s %s: %s\n", n, name, SeverityOf(Code(name)), title)
		}
	}
}
