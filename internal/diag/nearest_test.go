package diag

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	keys := []string{"severity", "state", "status", "summary", "fix", "Größe"}
	for word, want := range map[string]string{
		"sevrity":  "severity", // one is missing
		"severtiy": "severity", // neighbours are swapped
		"SEVERITY": "severity",
		"statuss":  "status",
		"stat":     "state",
		"staet":    "state",
		"fx":       "fix",
		"grösse":   "Größe",
		"owner":    "",
		"":         "",
		"x":        "",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := Nearest("b", []string{"a", "c"}); got != "a" {
		t.Errorf("of equally near ones %q won, not the first", got)
	}
	if got := Nearest("x", nil); got != "" {
		t.Errorf("among nothing is %q", got)
	}
}

func TestDidYouMean(t *testing.T) {
	many := append(strings.Fields(strings.Repeat("word ", 41)), "omen", "onset", "opened")
	for _, c := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"stat", []string{"fix", "state"}, `did you mean "state"?`},
		{"owner", []string{"fix", "state"}, "known: fix, state"},
		{"owner", many, "of 44 known ones these come nearest: omen, onset, opened"},
		{"warn", []string{"error", "warning"}, `did you mean "warning"?`},
		{"infor", []string{"information", "informative"}, "known: information, informative"},
		{"wa", []string{"warning", ""}, "known: warning"},
		{"a", []string{""}, ""},
		{"owner", nil, ""},
	} {
		if got := DidYouMean(c.word, c.candidates); got != c.want {
			t.Errorf("DidYouMean(%q, %d words) = %q, want %q", c.word, len(c.candidates), got, c.want)
		}
	}
}

// TestNothingIsNearALongWord: a request for an address of a megabyte is
// answered at once; each comparison would take a second.
func TestNothingIsNearALongWord(t *testing.T) {
	near := strings.Repeat("ä", maxWord)
	if got := Nearest(near, []string{"a", near + "x"}); got != near+"x" {
		t.Errorf("near a word of %d letters is %q", maxWord, got)
	}
	if got := Nearest(near+"x", []string{near}); got != "" {
		t.Errorf("near a longer one is %q", got)
	}
	long := strings.Repeat("a", 1<<20)
	if got := Nearest(long, slices.Repeat([]string{long + "b"}, 100)); got != "" {
		t.Error("near a megabyte is another")
	}
	if got := Nearest("a", slices.Repeat([]string{long}, 100)); got != "" {
		t.Error("a megabyte is near a letter")
	}
}

// naive is the optimal string alignment distance as it is defined: the least
// that any last step costs.
func naive(a, b []rune) int {
	switch {
	case len(a) == 0:
		return len(b)
	case len(b) == 0:
		return len(a)
	}
	restA, restB := a[:len(a)-1], b[:len(b)-1]
	cost := 1
	if a[len(a)-1] == b[len(b)-1] {
		cost = 0
	}
	best := min(naive(restA, b)+1, naive(a, restB)+1, naive(restA, restB)+cost)
	if len(a) > 1 && len(b) > 1 && a[len(a)-1] == b[len(b)-2] && a[len(a)-2] == b[len(b)-1] {
		best = min(best, naive(a[:len(a)-2], b[:len(b)-2])+1)
	}
	return best
}

func TestDistanceIsAsDefined(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() []rune {
		w := make([]rune, random.IntN(7))
		for i := range w {
			w[i] = []rune("abcä")[random.IntN(4)] // few letters, so that much is alike
		}
		return w
	}
	for range 3000 {
		a, b := word(), word()
		want := naive(a, b)
		if got := distance(a, b, 7); got != want {
			t.Fatalf("distance(%q, %q) = %d, want %d", string(a), string(b), got, want)
		}
		limit := random.IntN(7)
		if got := distance(a, b, limit); got != want && (want <= limit || got <= limit) {
			t.Fatalf("distance(%q, %q, %d) = %d, want %d", string(a), string(b), limit, got, want)
		}
	}
}
