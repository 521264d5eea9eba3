package sitemap

import (
	"fmt"
	"strings"
	"testing"
)

// TestChunks holds that a part has neither more addresses nor more bytes than search
// engines read, and that all parts together have every address in order.
func TestChunks(t *testing.T) {
	many := func(n, alternates int) []url {
		all := make([]url, n)
		for i := range all {
			all[i] = url{Loc: fmt.Sprintf("https://example.com/a&b/%d/%s/", i, strings.Repeat("x", 150)),
				LastMod: "2026-11-30"}
			for range alternates {
				all[i].Alternates = append(all[i].Alternates, alternate{"alternate", "pt-BR", all[i].Loc})
			}
		}
		return all
	}
	for _, c := range []struct{ addresses, alternates, parts int }{
		{0, 0, 1}, {1, 0, 1}, {50_000, 0, 1}, {50_001, 0, 2}, {100_000, 0, 2}, {30_000, 12, 2}, {50_001, 12, 4},
	} {
		all := many(c.addresses, c.alternates)
		parts, next := chunks(all), 0
		if len(parts) != c.parts {
			t.Errorf("%d addresses with %d alternates: %d parts, want %d", c.addresses, c.alternates, len(parts),
				c.parts)
		}
		for _, part := range parts {
			f, err := xmlFile("a.xml", urlSet{Links: xhtml, URLs: part})
			if err != nil || len(part) > 50_000 || len(f.Data) > 50<<20 {
				t.Errorf("a part has %d addresses and %d bytes, %v", len(part), len(f.Data), err)
			}
			for _, u := range part {
				if u.Loc != all[next].Loc {
					t.Fatalf("%s comes where %s should", u.Loc, all[next].Loc)
				}
				next++
			}
		}
		if next != len(all) {
			t.Errorf("the parts have %d of %d addresses", next, len(all))
		}
	}
}
