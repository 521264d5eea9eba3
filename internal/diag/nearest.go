package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxWord is how many characters a word may have: longer words are never names, and a
// request for one must not keep a preview busy.
const maxWord = 200

// Nearest returns the candidate that word was most likely meant to be, or ""
// when none is near enough to be worth naming: at most a third of the longer
// word's characters may differ, letter case aside. The distance is the optimal
// string alignment distance (Damerau 1964: insertions, deletions,
// substitutions, swaps of neighbours). Of equally near candidates the first
// wins, so pass them in a stable order. Nothing is near a word of over 200
// characters.
func Nearest(word string, candidates []string) string {
	if len(word) > maxWord*utf8.UTFMax || utf8.RuneCountInString(word) > maxWord {
		return ""
	}
	wanted := []rune(strings.ToLower(word))
	best, bestDistance := "", 1<<30
	for _, candidate := range candidates {
		count := utf8.RuneCountInString(candidate)
		limit := min(max(max(len(wanted), count)/3, 1), bestDistance-1)
		if max(len(wanted)-count, count-len(wanted)) > limit {
			continue // the distance is at least the difference in length
		}
		if d := distance(wanted, []rune(strings.ToLower(candidate)), limit); d <= limit {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// DidYouMean returns a hint that names the candidate nearest to the word or beginning with
// it. Otherwise it lists the candidates, or the nearest ones of many. It is empty without
// candidates.
func DidYouMean(word string, candidates []string) string {
	candidates = slices.DeleteFunc(slices.Clone(candidates), func(c string) bool { return c == "" })
	if best := cmp.Or(Nearest(word, candidates), completion(word, candidates)); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	switch n := len(candidates); {
	case n == 0:
		return ""
	case n > mostListed:
		return fmt.Sprintf("of %d known ones these come nearest: %s", n,
			strings.Join(byDistance(word, candidates)[:3], ", "))
	}
	return "known: " + strings.Join(candidates, ", ")
}

// byDistance sorts candidates by their distance from the word, of which only the first
// maxWord characters count.
func byDistance(word string, candidates []string) []string {
	written := []rune(word)
	written = written[:min(len(written), maxWord)]
	far := make(map[string]int, len(candidates))
	for _, c := range candidates {
		far[c] = distance(written, []rune(c), 2*maxWord)
	}
	slices.SortStableFunc(candidates, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	return candidates
}

// mostListed is how many candidates a hint lists.
const mostListed = 40

// completion returns the only candidate that a word of some length is the beginning of.
func completion(word string, candidates []string) string {
	found := ""
	for _, c := range candidates {
		if utf8.RuneCountInString(word) < 3 || !strings.HasPrefix(strings.ToLower(c), strings.ToLower(word)) {
			continue
		}
		if found != "" {
			return ""
		}
		found = c
	}
	return found
}

// distance returns the distance of two words, or any number above limit if it is above
// limit: later rows never go below the minimum of a row.
func distance(a, b []rune, limit int) int {
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
			least = min(least, current[j])
		}
		if least > limit {
			return least
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}
