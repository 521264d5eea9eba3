package document

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSoundLinks makes lines of the pieces of links: one that is sound has no broken link.
func TestSoundLinks(t *testing.T) {
	pieces := []string{
		"[", "]", "(", ")", "<", ">", "!", ":", " ", "\t", `"`, "'", "a", "text", "https://example.com/a", "page.md",
		"page.md#part",
		"[text](page.md)", "[text]:", "](", ")[", "[1]", "[text](page.md", "](<",
	}
	random := rand.New(rand.NewPCG(1, 2))
	sound, broken := 0, 0
	for range 200_000 {
		var b strings.Builder
		for range 2 + random.IntN(10) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		line := strings.TrimRight(b.String(), " \t")
		matches := brokenLink.MatchString(line)
		switch {
		case matches:
			broken++
		case soundLinks([]byte(line)):
			sound++
		}
		if matches && soundLinks([]byte(line)) {
			t.Fatalf("%q is broken, and counts as sound", line)
		}
	}
	if sound < 1000 || broken < 500 {
		t.Errorf("%d lines are sound, %d are broken: too few", sound, broken)
	}
}
