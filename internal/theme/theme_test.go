package theme

import (
	"math"
	"os"
	"strings"
	"testing"
)

func TestParseColor(t *testing.T) {
	for text, want := range map[string]string{"#3b48c4": "#3b48c4", "#ABC": "#aabbcc", "#000000": "#000000"} {
		if c, err := ParseColor(text); err != nil || c.String() != want {
			t.Errorf("%q is %s, %v, want %s", text, c, err, want)
		}
	}
	for _, text := range []string{"", "#", "3b48c4", "blue", "#12", "#12345", "#1234567", "#ggg", "#+12", "#12é"} {
		if c, err := ParseColor(text); err == nil {
			t.Errorf("%q was taken for %s", text, c)
		}
	}
}

func TestContrast(t *testing.T) {
	black, white := Color{}, Color{255, 255, 255}
	if got := contrast(black, white); math.Abs(got-21) > 0.001 {
		t.Errorf("black on white has %v", got)
	}
	if got := contrast(Color{0x77, 0x77, 0x77},
		white); math.Abs(got-4.48) > 0.01 { // the example that every checker shows
		t.Errorf("#777777 on white has %v", got)
	}
}

// TestEveryAccentCanBeRead goes through all kinds of colors.
func TestEveryAccentCanBeRead(t *testing.T) {
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			for b := 0; b < 256; b += 51 {
				c := Color{uint8(r), uint8(g), uint8(b)}
				light, dark := Light(c), Dark(c)
				for _, pair := range []struct {
					name string
					a, b Color
					want float64
				}{
					{"on light paper", light, lightPaper, 4.5},
					{"on its own light well", light, mix(lightPaper, light, lightShare), 4.5},
					{"on dark paper", dark, darkPaper, 4.5},
					{"on a dark well", dark, darkWell, 4.5},
					{"on its own dark well", dark, mix(darkPaper, dark, darkShare), 4.5},
				} {
					if got := contrast(pair.a, pair.b); got < pair.want {
						t.Errorf("%s as %s %s has a contrast of %.2f", c, pair.a, pair.name, got)
					}
				}
			}
		}
	}
}

func TestGoodAccentStays(t *testing.T) {
	c := Color{0x3b, 0x48, 0xc4}
	if Light(c) != c || Dark(c) == c {
		t.Errorf("%s became %s in light, and %s in dark, where it is too dark", c, Light(c), Dark(c))
	}
	if got := Style(c); !strings.Contains(got, "--accent:light-dark(#3b48c4,"+Dark(c).String()+")") {
		t.Errorf("got %s", got)
	}
}

// TestPaperIsThatOfTheStyles: contrast is reckoned with the colors that the
// pages have.
func TestPaperIsThatOfTheStyles(t *testing.T) {
	text, err := os.ReadFile("../../templates/styles/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"--paper: light-dark(#fff, " + darkPaper.String() + ")",
		"--well: light-dark(#f6f7f9, " + darkWell.String() + ")"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the styles do not hold %q", want)
		}
	}
}
