package theme

import "testing"

// FuzzParseColor holds that a color that is taken gives accents that can be read.
func FuzzParseColor(f *testing.F) {
	for _, seed := range []string{"#a1b2c3", "#fff", "red", "#", "#12345g", "rgb(1,2,3)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseColor(text)
		if err != nil {
			return
		}
		again, err := ParseColor(c.String())
		if err != nil || again != c {
			t.Fatalf("%q became %s and then %s, %v", text, c, again, err)
		}
		white, black := Color{255, 255, 255}, Color{}
		if contrast(Light(c), white) < 4.5 || contrast(Dark(c), black) < 4.5 {
			t.Fatalf("%q gives %s on white and %s on black", text, Light(c), Dark(c))
		}
	})
}
