package source

import (
	"encoding/xml"
	"image"
	_ "image/gif"  // sizes of GIF images
	_ "image/jpeg" // sizes of JPEG images
	_ "image/png"  // sizes of PNG images
	"io/fs"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp" // sizes of WebP images
)

// ImageSize reads how wide and high an image is, in pixels. It reports false for a file
// that is no image, or without a size.
func ImageSize(root fs.FS, name string) (image.Point, bool) {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
	case ".svg":
		return svgSize(root, name)
	default:
		return image.Point{}, false
	}
	f, err := root.Open(name)
	if err != nil {
		return image.Point{}, false
	}
	defer f.Close()
	c, _, err := image.DecodeConfig(f)
	return image.Point{X: c.Width, Y: c.Height}, err == nil
}

// svgSize reads the width and height, or else the view box, of an SVG file.
func svgSize(root fs.FS, name string) (image.Point, bool) {
	f, err := root.Open(name)
	if err != nil {
		return image.Point{}, false
	}
	defer f.Close()
	decoder := xml.NewDecoder(f)
	for {
		token, err := decoder.Token()
		if err != nil {
			return image.Point{}, false
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attributes := map[string]string{}
		for _, a := range start.Attr {
			attributes[a.Name.Local] = a.Value
		}
		size := image.Point{X: pixels(attributes["width"]), Y: pixels(attributes["height"])}
		if box := strings.Fields(attributes["viewBox"]); size.X*size.Y == 0 && len(box) == 4 {
			size = image.Point{X: pixels(box[2]), Y: pixels(box[3])}
		}
		return size, size.X*size.Y > 0
	}
}

func pixels(s string) int {
	v, err := strconv.ParseFloat(strings.TrimSuffix(s, "px"), 64)
	if err != nil || v < 0 {
		return 0
	}
	return int(v + 0.5)
}
