package score

import (
	"strings"

	"faultbook/search/index"
)

// Near returns up to limit words at the smallest distance, and that distance. A word
// with digits is near to none.
func (x *Lexicon) Near(word string, limit int) ([]string, int) {
	letters := []rune(word)
	allowed := 0
	if len(letters) >= oneError {
		allowed = 1
	}
	if len(letters) >= twoErrors {
		allowed = 2
	}
	var found []int
	for i, w := range x.words {
		if allowed == 0 {
			break
		}
		if x.classes[i] >= index.StopWord || max(len(w)-len(word), len(word)-len(w)) > 4*allowed ||
			strings.ContainsAny(w, "0123456789") {
			continue
		}
		other := []rune(w)
		if len(other) < 3 {
			continue
		}
		d := distance(letters, other, allowed)
		if d < allowed {
			found, allowed = nil, d
		}
		if d <= allowed {
			found = append(found, i)
		}
	}
	return x.pick(found, limit), allowed
}

// distance is the optimal string alignment distance: edits of one letter and swaps of
// two neighbours. It gives limit+1 for anything farther.
func distance(a, b []rune, limit int) int {
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			least = min(least, next[j])
		}
		if least > limit {
			return limit + 1
		}
		before, row, next = row, next, before
	}
	return min(row[len(b)], limit+1)
}
