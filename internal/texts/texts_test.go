package texts_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"faultbook/internal/texts"
)

func parse(t *testing.T, file string) *texts.Texts {
	t.Helper()
	made, err := texts.Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return texts.For("en").With(made)
}

func TestTexts(t *testing.T) {
	made := parse(
		t,
		"a:\n  b: Words of {who}.\n  c: {one: \"{n} dog\", other: \"{n} dogs\"}\nd: See [the {what}](page), `F1` & "+
			"**now** <b>.\n",
	)
	for _, c := range []struct{ got, want string }{
		{made.Get("a.b", "who", "<X>"), "Words of <X>."},
		{made.Count("a.c", 1), "1 dog"},
		{made.Count("a.c", 0), "0 dogs"},
		{made.HTML("d", "page", "../x/?a&amp;b", "what", "<i>page</i>"),
			`See <a href="../x/?a&amp;b">the <i>page</i></a>, <kbd>F1</kbd> &amp; <strong>now</strong> &lt;b&gt;.`},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	if group := made.Group("a"); len(group) != 3 || group["c.one"] != "{n} dog" {
		t.Errorf("the group is %q", group)
	}
	if !made.Has("d") || made.Has("a") || texts.For("en").Has("d") {
		t.Error("the texts of the program are not as they were")
	}
	for _, file := range []string{"a: 1", "a: [b]", "a: b: c"} {
		if _, err := texts.Parse([]byte(file)); err == nil {
			t.Errorf("%q is taken", file)
		}
	}
}

// TestEveryLanguageIsComplete holds the files to the English one: the same keys, all
// plural forms that the language has, and the same gaps in each text.
func TestEveryLanguageIsComplete(t *testing.T) {
	english := texts.For("en")
	gap := regexp.MustCompile(`\{\w+\}|\]\(\w+\)`)
	gaps := func(text string) []string {
		return slices.Compact(slices.Sorted(slices.Values(gap.FindAllString(text, -1))))
	}
	want := []string{"ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt-BR", "zh"}
	if got := texts.Languages(); !slices.Equal(got, want) {
		t.Errorf("the languages are %q", got)
	}
	for _, tag := range texts.Languages() {
		file, err := os.ReadFile("../../templates/texts/" + tag + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		own, err := texts.Parse(file)
		if err != nil {
			t.Fatal(tag, err)
		}
		made := texts.For(tag)
		if missing := made.Missing(); len(missing) > 0 {
			t.Errorf("%s has no text for %q", tag, missing)
		}
		for key, text := range own {
			like := key
			if end := strings.LastIndexByte(key, '.'); slices.Contains(texts.Forms, key[end+1:]) {
				like = key[:end] + ".other"
			}
			if !english.Has(like) {
				t.Errorf("%s: %s is no text", tag, key)
				continue
			}
			got, wanted := gaps(text), gaps(english.Get(like))
			if !slices.Equal(got, wanted) && !(like != key && len(got) == 0) { // "two results" needs no number
				t.Errorf("%s: %s has %q, and in English %q", tag, key, got, wanted)
			}
			if tag != "en" && len(text) > 24 && text == english.Get(like) {
				t.Errorf("%s: %s is in English", tag, key)
			}
		}
		for _, key := range counted(english) {
			if got, wanted := forms(own, key), pluralForms[tag]; !slices.Equal(got, wanted) {
				t.Errorf("%s: %s has the forms %q, want %q", tag, key, got, wanted)
			}
		}
	}
}

// pluralForms are the forms that whole numbers have in each language (CLDR).
var pluralForms = map[string][]string{
	"ar": {
		"zero", "one", "two", "few", "many", "other",
	}, "de": {"one", "other"}, "en": {"one", "other"}, "es": {"one", "other"},
	"fr": {
		"one",
		"other",
	}, "he": {"one", "two", "other"}, "it": {"one", "other"}, "ja": {"other"}, "ko": {"other"}, "nl": {"one", "other"},
	"pl": {"one", "few", "many", "other"}, "pt-BR": {"one", "other"}, "zh": {"other"},
}

// counted lists the keys whose texts have plural forms.
func counted(of *texts.Texts) []string {
	var keys []string
	for _, key := range of.Keys() {
		if name, ok := strings.CutSuffix(key, ".other"); ok {
			keys = append(keys, name)
		}
	}
	return keys
}

func forms(of map[string]string, key string) []string {
	var found []string
	for _, form := range texts.Forms {
		if of[key+"."+form] != "" {
			found = append(found, form)
		}
	}
	return found
}

func TestFallback(t *testing.T) {
	for tag, like := range map[string]string{"de-AT": "de", "pt": "pt-BR", "pt-PT": "pt-BR", "zh-Hans-CN": "zh",
		"zh-TW": "zh", "en-GB": "en", "iw": "he"} {
		if got, want := texts.For(tag).Get("frame.home"), texts.For(like).Get("frame.home"); got != want ||
			!texts.Known(tag) {
			t.Errorf("%s has %q, want %q", tag, got, want)
		}
	}
	swedish := texts.For("sv")
	if texts.Known("sv") || !swedish.InEnglish("frame.home") || swedish.Get("frame.home") != "Home" {
		t.Error("Swedish is not in English")
	}
	if got := swedish.HTML("page.draft"); !strings.HasPrefix(got, `<span lang="en"><strong>`) {
		t.Errorf("an English text in Swedish is %s", got)
	}
	if got := texts.For("fa").HTML("page.draft"); !strings.HasPrefix(got, `<span lang="en" dir="ltr">`) {
		t.Errorf("an English text in Persian is %s", got)
	}
	own := swedish.With(map[string]string{"frame.home": "Hem", "page.statuses.other": "{n} lägen"})
	if own.InEnglish("frame.home") || own.Count("page.statuses", 1) != "1 lägen" || !swedish.InEnglish("frame.home") {
		t.Error("a text of the site's own is not taken")
	}
}

func TestNumbersAndDays(t *testing.T) {
	day := time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
	for tag, want := range map[string]string{
		"en": "2 November 2026", "de": "2. November 2026", "fr": "2 novembre 2026", "pl": "2 listopada 2026",
		"ja": "2026年11月2日", "ar": "2 نوفمبر 2026",
	} {
		if got := texts.For(tag).Date(day); got != want {
			t.Errorf("%s: the day is %q, want %q", tag, got, want)
		}
	}
	for tag, want := range map[string]string{"en": "12,345 1.2", "de": "12.345 1,2", "ar": "12,345 1.2"} {
		if got := texts.For(tag).Number(12345) + " " + texts.For(tag).Decimal(1.24); got != want {
			t.Errorf("%s: the numbers are %q, want %q", tag, got, want)
		}
	}
	for n, want := range map[int]string{1: "1 status", 3: "3 statusy", 5: "5 statusów", 22: "22 statusy"} {
		if got := texts.For("pl").Count("page.statuses", n); got != want {
			t.Errorf("%d in Polish is %q, want %q", n, got, want)
		}
	}
}

func TestDirection(t *testing.T) {
	for tag, want := range map[string]string{"ar": "rtl", "he": "rtl", "fa": "rtl", "ur-PK": "rtl", "az-Arab": "rtl",
		"en": "ltr", "az": "ltr", "ja": "ltr"} {
		if got := texts.For(tag).Direction(); got != want {
			t.Errorf("%s runs %s, want %s", tag, got, want)
		}
	}
	for text, want := range map[string]string{"E1042 failed": "ltr", "«توقف»": "rtl", "12 שגיאה": "rtl", "12 %": "",
		"": ""} {
		if got := texts.DirectionOf(text); got != want {
			t.Errorf("%q runs %q, want %q", text, got, want)
		}
	}
}

func TestOrder(t *testing.T) {
	for tag, want := range map[string][]string{
		"de": {"Abbruch", "Änderung", "Anfang", "Zeit"}, "sv": {"Abbruch", "Anfang", "Zeit", "Änderung"},
		"es": {"nube", "ñandú", "oso"}, "pl": {"lato", "łata", "mapa"},
	} {
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got,
			func(a, b string) int { return strings.Compare(texts.For(tag).OrderKey(a), texts.For(tag).OrderKey(b)) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: the order is %q, want %q", tag, got, want)
		}
	}
}

// families are groups of texts whose keys the program puts together.
var families = []string{
	"alert.", "task.", "table.", "verdict.", "relation.", "column.", "taxonomy.", "severity.", "state.", "client.",
	"reach.", "date.",
}

// TestEveryTextIsUsed looks for every key in the templates and in the program.
func TestEveryTextIsUsed(t *testing.T) {
	named := regexp.MustCompile(`"([a-z_]+\.[a-z_-]+)"`)
	used := map[string]bool{}
	for _, top := range []string{"../../templates", "../../internal"} {
		err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.Name() == "node_modules" {
				return fs.SkipDir
			}
			if ext := filepath.Ext(name); ext != ".html" && ext != ".go" || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			text, err := os.ReadFile(name)
			for _, m := range named.FindAllStringSubmatch(string(text), -1) {
				used[m[1]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	keys := map[string]bool{}
	for _, key := range texts.For("en").Keys() {
		keys[strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")] = true
	}
	for key := range maps.Keys(keys) {
		if !used[key] &&
			!slices.ContainsFunc(families, func(family string) bool { return strings.HasPrefix(key, family) }) {
			t.Errorf("nothing says %s", key)
		}
	}
}
