package texts

import "testing"

// TestCheckTag takes the tags that name a language, in any letter case, and no others.
func TestCheckTag(t *testing.T) {
	for written, want := range map[string]string{
		"en": "en", "DE": "de", "pt-br": "pt-BR", "de-DE-1996": "de-DE-1996", "zh-hant-tw": "zh-Hant-TW",
		"de-x-lamp": "de-x-lamp",
		"x-lamp":    "", "en-UK": "", "jp": "", "en_US.UTF-8": "", "iw": "he", "en-Latn": "en-Latn", "und": "",
		"und-Latn": "", "und-DE": "", "": "", "../x": "", "lamp": "", "de_DE": "",
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

// TestHintOfTag names the tag that an author means by a country, a locale or an old code.
func TestHintOfTag(t *testing.T) {
	for written, want := range map[string]string{
		"jp": "ja", "cn": "zh", "ua": "uk", "CZ": "cs", "en-UK": "en-GB", "de_DE.UTF-8": "de-DE", "sr@latin": "sr",
		"Japanese": "ja",
	} {
		if _, hint := CheckTag(written); hint != `did you mean "`+want+`"?` {
			t.Errorf("%q: the hint is %q", written, hint)
		}
	}
	for _, written := range []string{"C", "POSIX", "zz", "q1", "日本"} {
		if _, hint := CheckTag(written); hint != "write a tag such as en, de or pt-BR" {
			t.Errorf("%q: the hint is %q", written, hint)
		}
	}
}

// TestNameOfForLanguagesWithoutNames names languages in one for which CLDR has no names.
func TestNameOfForLanguagesWithoutNames(t *testing.T) {
	for _, tag := range []string{"yi", "dv", "nqo", "syr", "ckb", "tlh"} {
		if name := For(tag).NameOf("de"); name == "" || name == "de" {
			t.Errorf("%s: %q", tag, name)
		}
	}
}
