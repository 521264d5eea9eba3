package diagram

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// FuzzDraw draws whatever nodes and steps there may be: the drawing is well-formed, in
// both directions, and each node is in it.
func FuzzDraw(f *testing.F) {
	f.Add("Queued\nRunning\nDone", []byte{0, 1, 1, 2})
	f.Add("A\nB", []byte{0, 1, 1, 0})
	f.Add("<b>\n&\n\"", []byte{2, 0, 1, 2, 0, 0})
	f.Fuzz(func(t *testing.T, text string, pairs []byte) {
		text = strings.ToValidUTF8(text, "?") // another page is a fault before
		names := strings.Split(text, "\n")
		if len(names) > 25 {
			names = names[:25]
		}
		var steps []Step
		for i := 0; i+1 < len(pairs); i += 2 {
			steps = append(steps, Step{int(pairs[i]) % len(names), int(pairs[i+1]) % len(names)})
		}
		nodes, steps := Connected(named(names...), steps)
		if len(nodes) == 0 {
			return
		}
		for _, direction := range []Direction{Across, Down} {
			for _, mirrored := range []bool{false, true} {
				svg, width := Draw(nodes, steps, direction, mirrored, text)
				if got := strings.Count(svg, "<a class="); got != len(nodes) || width <= 0 {
					t.Fatalf("%d of %d nodes, %d wide", got, len(nodes), width)
				}
				decoder := xml.NewDecoder(strings.NewReader(svg))
				for {
					_, err := decoder.Token()
					if errors.Is(err, io.EOF) || err != nil && strings.Contains(err.Error(), "illegal character") {
						break // a control character, which Chromium draws as nothing
					} else if err != nil {
						t.Fatalf("%v in %s", err, svg)
					}
				}
			}
		}
	})
}
