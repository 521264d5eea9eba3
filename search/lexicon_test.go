package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// naiveDistance is the definition: edits and swaps of neighbours, no letter twice.
// known holds what was found for the ends of both words.
func naiveDistance(a, b string, known map[[2]string]int) int {
	switch {
	case a == "":
		return len(b)
	case b == "":
		return len(a)
	}
	if d, ok := known[[2]string{a, b}]; ok {
		return d
	}
	cost := 1
	if a[0] == b[0] {
		cost = 0
	}
	d := min(naiveDistance(a[1:], b, known)+1, naiveDistance(a, b[1:], known)+1, naiveDistance(a[1:], b[1:], known)+cost)
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, naiveDistance(a[2:], b[2:], known)+1)
	}
	known[[2]string{a, b}] = d
	return d
}

func TestDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 7))
	word := func() string {
		out := make([]byte, random.IntN(7))
		for i := range out {
			out[i] = "abc"[random.IntN(3)]
		}
		return string(out)
	}
	for range 3000 {
		a, b := word(), word()
		for limit := range 3 {
			if got, want := distance([]rune(a), []rune(b), limit), min(naiveDistance(a, b, map[[2]string]int{}), limit+1); got != want {
				t.Fatalf("distance(%q, %q, %d) = %d, want %d", a, b, limit, got, want)
			}
		}
	}
}

func sampleLexicon() *lexicon {
	words := sampleWords(rand.New(rand.NewPCG(8, 9)), 600)
	slices.Sort(words)
	var entries []lexeme
	for i, w := range slices.Compact(words) {
		entries = append(entries, lexeme{w, uint8(i % 7)})
	}
	return newLexicon(entries)
}

func TestNear(t *testing.T) {
	x := sampleLexicon()
	random := rand.New(rand.NewPCG(10, 11))
	for range 60 {
		word := x.words[random.IntN(len(x.words))]
		at := random.IntN(len(word))
		word = word[:at] + "q" + word[min(len(word), at+random.IntN(2)):]
		if x.class(word) >= 0 {
			continue
		}
		allowed := 0
		if len(word) >= 4 {
			allowed = 1
		}
		if len(word) >= 8 {
			allowed = 2
		}
		want := map[string]bool{}
		best := allowed
		for i, w := range x.words {
			if d := naiveDistance(word, w, map[[2]string]int{}); d <= best && allowed > 0 && x.classes[i] < classStop && len(w) > 2 {
				if d < best {
					clear(want)
					best = d
				}
				want[w] = true
			}
		}
		got, _ := x.near(word, 1000)
		if len(got) != len(want) || slices.ContainsFunc(got, func(w string) bool { return !want[w] }) {
			t.Errorf("near(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestComplete(t *testing.T) {
	x := sampleLexicon()
	for _, word := range x.words {
		for size := 1; size < len(word); size++ {
			prefix := word[:size]
			want := 0
			for i, w := range x.words {
				if strings.HasPrefix(w, prefix) && w != prefix && x.classes[i] < classStop {
					want++
				}
			}
			got := slices.DeleteFunc(x.complete(prefix, 1<<20), func(w string) bool { return x.class(w) == classStop })
			if len(got) != want || !slices.IsSortedFunc(got, func(a, b string) int { return x.better(x.place[a], x.place[b]) }) {
				t.Fatalf("complete(%q) = %v, want %d words, best first", prefix, got, want)
			}
		}
	}
}

func TestSplit(t *testing.T) {
	x := newLexicon([]lexeme{{"backed", classKeyword}, {"backup", classLabel}, {"complete", classLabel}, {"device", classLabel}, {"in", classStop}, {"no", classNoise}, {"not", classStop}, {"partially", classLabel}, {"progress", classLabel}, {"up", classStop}})
	for word, want := range map[string]string{
		"inprogress": "in progress", "partiallycomplete": "partially complete", "devicenotbackedup": "device not backed up",
		"progressx": "", "backup": "backup", "inup": "", "completely": "",
	} {
		if got := strings.Join(x.split(word), " "); got != want {
			t.Errorf("split(%q) = %q, want %q", word, got, want)
		}
	}
}
