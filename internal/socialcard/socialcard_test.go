package socialcard_test

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"

	"faultbook/internal/socialcard"
)

// inked counts the pixels of a picture that are not of its ground.
func inked(t *testing.T, title, description string) int {
	t.Helper()
	accent := color.RGBA{0x3b, 0x48, 0xc4, 255}
	data, err := socialcard.Draw(title, description, accent)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if size := m.Bounds().Size(); size.X != socialcard.Width || size.Y != socialcard.Height {
		t.Fatalf("the size is %v", size)
	}
	if len(data) > 60_000 {
		t.Errorf("%q takes %d bytes", title, len(data))
	}
	n := 0
	for y := range socialcard.Height {
		for x := range socialcard.Width {
			r, g, b, _ := m.At(x, y).RGBA()
			if r>>8 != 0x3b || g>>8 != 0x48 || b>>8 != 0xc4 {
				n++
				if x < 80 || x > socialcard.Width-80 || y > socialcard.Height-20 {
					t.Fatalf("%q goes over the edge at %d, %d", title, x, y)
				}
			}
		}
	}
	return n
}

func TestDraw(t *testing.T) {
	long := "Statuses errors and notifications of every product that anybody ever made, and of those that nobody did, and more words than fit into three lines of this size by far"
	none, some, all := inked(t, "", ""), inked(t, "Lamp Help", ""), inked(t, long, long)
	if none == 0 || some <= none || all <= some {
		t.Errorf("%d, %d and %d pixels are drawn", none, some, all)
	}
	if got := inked(t, "日本語のヘルプ", ""); got != none {
		t.Errorf("a title without signs in the fonts draws %d pixels, not %d", got, none)
	}
}
