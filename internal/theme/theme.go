// Package theme derives the colors of a site's styles from its accent: one for light and
// one for dark pages, each changed as little as legibility requires. A color comes in,
// declarations of a style sheet go out. It never knows which elements use them.
package theme

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Color is red, green and blue, each from 0 to 255.
type Color [3]uint8

// The colors of the pages behind text in the accent, as in
// templates/styles/tokens.css.
var (
	lightPaper = Color{0xff, 0xff, 0xff}
	darkPaper  = Color{0x13, 0x16, 0x1c}
	darkWell   = Color{0x1a, 0x1e, 0x26}
)

// The least contrast between text and its background: WCAG 2.2 asks for
// 4.5; on dark pages a bare 4.5 is hard on the eyes.
const (
	lightContrast = 4.5
	darkContrast  = 6.5
)

// The share of the accent in the background of selected and marked items.
const (
	lightShare = 0.08
	darkShare  = 0.14
)

// ParseColor reads a color as #rgb or #rrggbb.
func ParseColor(text string) (Color, error) {
	hex, ok := strings.CutPrefix(text, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if !ok || len(hex) != 6 || err != nil {
		return Color{}, fmt.Errorf("%q is not a color", text)
	}
	return Color{uint8(v >> 16), uint8(v >> 8), uint8(v)}, nil
}

// String returns the color as #rrggbb.
func (c Color) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// Style returns the declarations for an accent, as one rule for the root.
func Style(accent Color) string {
	light, dark := Light(accent), Dark(accent)
	return fmt.Sprintf(":root{--accent:light-dark(%s,%s);--accent-well:light-dark(%s,%s)}\n",
		light, dark, mix(lightPaper, light, lightShare), mix(darkPaper, dark, darkShare))
}

// Light returns an accent for light pages: darker if it would not be legible.
func Light(accent Color) Color {
	return until(accent, Color{}, func(c Color) bool {
		return contrast(c, mix(lightPaper, c, lightShare)) >= lightContrast
	})
}

// Dark returns an accent for dark pages: lighter if it would not be legible.
func Dark(accent Color) Color {
	return until(accent, Color{0xff, 0xff, 0xff}, func(c Color) bool {
		return contrast(c, darkWell) >= darkContrast && contrast(c, mix(darkPaper, c, darkShare)) >= lightContrast
	})
}

// until mixes more and more of another color into one, in hundredths.
func until(c, other Color, enough func(Color) bool) Color {
	for share := range 100 {
		if m := mix(c, other, float64(share)/100); enough(m) {
			return m
		}
	}
	return other
}

// mix returns a color with a share of another, from 0 to 1.
func mix(c, other Color, share float64) Color {
	var m Color
	for i := range m {
		m[i] = uint8(math.Round(float64(c[i])*(1-share) + float64(other[i])*share))
	}
	return m
}

// contrast is that of WCAG 2, from 1 to 21.
func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2, from 0 to 1.
func luminance(c Color) float64 {
	var linear [3]float64
	for i, v := range c {
		s := float64(v) / 255
		if linear[i] = s / 12.92; s > 0.04045 {
			linear[i] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}
