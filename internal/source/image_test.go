package source

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
	"testing/fstest"
)

// picture encodes an empty image of 7 by 5 pixels.
func picture(t *testing.T, kind string) []byte {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 7, 5), color.Palette{color.Black})
	var b bytes.Buffer
	var err error
	switch kind {
	case "png":
		err = png.Encode(&b, img)
	case "gif":
		err = gif.Encode(&b, img, nil)
	case "jpeg":
		err = jpeg.Encode(&b, img, nil)
	case "webp": // one transparent pixel; Go writes no WebP
		return decode(t, "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decode(t *testing.T, text string) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestImageSize(t *testing.T) {
	svg := func(attributes string) []byte {
		return []byte(`<?xml version="1.0"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" ` + attributes + `><path/></svg>`)
	}
	for _, c := range []struct {
		name string
		data []byte
		want image.Point
		ok   bool
	}{
		{"a.png", picture(t, "png"), image.Pt(7, 5), true},
		{"A.PNG", picture(t, "png"), image.Pt(7, 5), true},
		{"a.gif", picture(t, "gif"), image.Pt(7, 5), true},
		{"a.jpg", picture(t, "jpeg"), image.Pt(7, 5), true},
		{"a.jpeg", picture(t, "jpeg"), image.Pt(7, 5), true},
		{"a.webp", picture(t, "webp"), image.Pt(1, 1), true},
		{"damaged.png", picture(t, "png")[:20], image.Point{}, false},
		{"a.svg", svg(`width="30" height="20px"`), image.Pt(30, 20), true},
		{"halves.svg", svg(`width="30.5" height="19.4"`), image.Pt(31, 19), true},
		{"box.svg", svg(`viewBox="0 0 24 12"`), image.Pt(24, 12), true},
		{"relative.svg", svg(`width="100%" height="100%" viewBox="0 0 24 12"`), image.Pt(24, 12), true},
		{"without.svg", svg(``), image.Point{}, false},
		{"negative.svg", svg(`width="-3" height="4"`), image.Point{}, false},
		{"no.svg", []byte("not XML"), image.Point{}, false},
		{"a.txt", picture(t, "png"), image.Point{}, false},
	} {
		got, ok := ImageSize(fstest.MapFS{c.name: {Data: c.data}}, c.name)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%s: %v %v, want %v %v", c.name, got, ok, c.want, c.ok)
		}
	}
	for _, name := range []string{"missing.png", "missing.svg"} {
		if _, ok := ImageSize(fstest.MapFS{}, name); ok {
			t.Errorf("%s has a size", name)
		}
	}
}
