// Package socialcard draws the picture that social networks and messengers show
// beside a link to the site. Title, description and color come in, a PNG file
// goes out. It reads no files: the fonts are built in.
package socialcard

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The size of the picture in pixels, as social networks recommend.
const (
	Width  = 1200
	Height = 630
)

const (
	margin   = 90
	shades   = 32 // between the color and white, for antialiasing
	most     = 3  // lines of the title, and of the description
	titlePx  = 76
	textPx   = 36
	bar      = 16 // height of the mark above the title
	barWidth = 140
)

// Draw returns the picture as PNG. It omits a text with characters that the fonts
// lack.
func Draw(title, description string, accent color.RGBA) ([]byte, error) {
	m := image.NewPaletted(image.Rect(0, 0, Width, Height), blend(accent))
	white := image.NewUniform(color.White)
	draw.Draw(m, image.Rect(margin, margin, margin+barWidth, margin+bar), white, image.Point{}, draw.Src)
	y := margin + bar + titlePx + 44
	for _, text := range []struct {
		words string
		font  []byte
		px    float64
		below int
	}{{title, gobold.TTF, titlePx, 26}, {description, goregular.TTF, textPx, 0}} {
		next, err := write(m, text.words, text.font, text.px, y)
		if err != nil {
			return nil, fmt.Errorf("draw the picture of the site: %w", err)
		}
		y = next + text.below
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		return nil, fmt.Errorf("draw the picture of the site: %w", err)
	}
	return b.Bytes(), nil
}

// blend returns the shades from the accent, the first, to white.
func blend(accent color.RGBA) color.Palette {
	p := make(color.Palette, shades)
	mix := func(c uint8, i int) uint8 { return uint8(int(c) + (255-int(c))*i/(shades-1)) }
	for i := range p {
		p[i] = color.RGBA{mix(accent.R, i), mix(accent.G, i), mix(accent.B, i), 255}
	}
	return p
}

// write draws a text in lines, the first on the base line y, and returns the
// base line below the last.
func write(m draw.Image, text string, ttf []byte, px float64, y int) (int, error) {
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		return 0, err
	}
	if !hasAll(parsed, text) {
		return y, nil
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: px, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return 0, err
	}
	defer face.Close()
	d := font.Drawer{Dst: m, Src: image.NewUniform(color.White), Face: face}
	height := int(px * 1.3)
	room := max(0, (Height-margin/2-y)/height+1)
	for _, line := range wrap(&d, text, min(room, most)) {
		d.Dot = fixed.P(margin, y)
		d.DrawString(line)
		y += height
	}
	return y, nil
}

func hasAll(f *sfnt.Font, text string) bool {
	var b sfnt.Buffer
	for _, r := range text {
		if i, err := f.GlyphIndex(&b, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// wrap splits a text into at most that many lines that fit. An ellipsis ends the last one
// if text was cut.
func wrap(d *font.Drawer, text string, most int) []string {
	if most == 0 {
		return nil
	}
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line == "" || d.MeasureString(longer) <= fixed.I(Width-2*margin) {
			line = longer
			continue
		}
		if len(lines) == most-1 {
			return append(lines, shortened(d, line))
		}
		lines = append(lines, line)
		line = word
	}
	return append(lines, line)
}

// shortened ends a line with an ellipsis, and drops the words that no longer fit.
func shortened(d *font.Drawer, line string) string {
	for {
		line = strings.TrimRight(line, ",.;: ")
		last := strings.LastIndexByte(line, ' ')
		if last < 0 || d.MeasureString(line+"…") <= fixed.I(Width-2*margin) {
			return line + "…"
		}
		line = line[:last]
	}
}
