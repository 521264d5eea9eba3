package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that word was most likely meant to be, or ""
// when none is near enough to be worth naming: at most a third of the longer
// word's characters may differ, letter case aside. The distance is the optimal
// string alignment distance (Damerau 1964: insertions, deletions,
// substitutions, swaps of neighbours). Of equally near candidates the first
// wins, so pass them in a stable order.
func Nearest(word string, candidates []string) string {
	lower := strings.ToLower(word)
	best, bestDistance := "", 1<<30
	for _, candidate := range candidates {
		other := strings.ToLower(candidate)
		longest := max(utf8.RuneCountInString(lower), utf8.RuneCountInString(other))
		limit := max(longest/3, 1)
		if d := distance([]rune(lower), []rune(other)); d <= limit && d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// DidYouMean returns a hint that names the nearest candidate, or lists the
// candidates when there are few, or says nothing.
func DidYouMean(word string, candidates []string) string {
	if best := Nearest(word, candidates); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	if n := len(candidates); n > 0 && n <= 40 {
		return "known: " + strings.Join(candidates, ", ")
	}
	return ""
}

func distance(a, b []rune) int {
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}
