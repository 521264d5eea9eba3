package texts

import "testing"

// TestCheckTag takes the tags that name a language, in any letter case, and no others.
func TestCheckTag(t *testing.T) {
	for written, want := range map[string]string{
		"en": "en", "DE": "de", "pt-br": "pt-BR", "de-DE-1996": "de-DE-1996", "zh-hant-tw": "zh-Hant-TW",
		"de-x-lamp": "de-x-lamp",
		"x-lamp":    "", "und": "", "und-Latn": "", "und-DE": "", "": "", "../x": "", "lamp": "", "de_DE": "",
	} {
		tag, hint := CheckTag(written)
		if tag != want || (hint == "") != (want != "") {
			t.Errorf("%q: got %q and the hint %q", written, tag, hint)
		}
		if tag != "" && (SelfName(tag) == "" || For("en").NameOf(tag) == "") {
			t.Errorf("%q has no name", written)
		}
	}
}
