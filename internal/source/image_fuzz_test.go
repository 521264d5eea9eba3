package source

import (
	"testing"
	"testing/fstest"
)

// FuzzImageSize holds that any bytes give a size or none, whatever the name says.
func FuzzImageSize(f *testing.F) {
	f.Add(".svg", []byte(`<svg viewBox="0 0 8 9"/>`))
	f.Add(".svg", []byte(`<svg width="1e99" height="-3"/>`))
	f.Add(".png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\x00\x00\x00"))
	f.Add(".gif", []byte("GIF89a\x01\x00\x01\x00"))
	f.Add(".webp", []byte("RIFF\x00\x00\x00\x00WEBPVP8 "))
	f.Add(".jpg", []byte("\xff\xd8\xff\xe0"))
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		root := fstest.MapFS{"a" + ext: {Data: data}}
		if size, ok := ImageSize(root, "a"+ext); ok && (size.X < 0 || size.Y < 0) {
			t.Fatalf("the size is %v", size)
		}
	})
}
