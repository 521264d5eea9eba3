package texts

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// CheckTag reads the tag of a language, by BCP 47, as browsers and screen readers know
// them. It returns the tag in its usual letter case; hint is empty for a valid tag, and
// otherwise says what to write.
func CheckTag(written string) (tag, hint string) {
	plain, _, _ := strings.Cut(written, ".") // of a locale such as de_DE.UTF-8
	plain, _, _ = strings.Cut(plain, "@")
	parsed, err := language.Parse(strings.ReplaceAll(plain, "_", "-"))
	base, _, region := parsed.Raw()
	if err == nil && base != (language.Base{}) { // a tag such as x-lamp or und-Latn names no language
		if plain == written && !strings.Contains(written, "_") && !oldRegion(plain, region) {
			return parsed.String(), ""
		}
		return "", "did you mean " + strconv.Quote(parsed.String()) + "?"
	}
	near := languageNames[strings.ToLower(strings.TrimSpace(written))]
	if near == "" {
		near = spokenIn(written)
	}
	if near != "" {
		return "", "did you mean " + strconv.Quote(near) + "?"
	}
	return "", "write a tag such as en, de or pt-BR"
}

// oldRegion reports whether a tag has another code of its region than the one of today: UK
// for GB.
func oldRegion(tag string, today language.Region) bool {
	asWritten, err := language.Raw.Parse(tag)
	_, _, region := asWritten.Raw()
	return err == nil && region != today
}

// spokenIn returns the language that most people speak in the country with a code of two
// letters: ja for jp, which is the code of Japan. It returns "" for anything else.
func spokenIn(country string) string {
	region, err := language.ParseRegion(country)
	if err != nil || len(country) != 2 || !region.IsCountry() {
		return ""
	}
	tag, err := language.Compose(region)
	if err != nil {
		return ""
	}
	base, sure := tag.Base()
	if sure == language.No {
		return ""
	}
	return base.String()
}

// NameOf returns the name of a language in the language of the texts, such as German; the
// tag itself if the name is unknown.
func (t *Texts) NameOf(tag string) string {
	names := display.Tags(t.tag)
	if names == nil { // CLDR has none in this language
		names = display.Tags(language.English)
	}
	if name := names.Name(language.Make(tag)); name != "" {
		return name
	}
	return tag
}

// Bases returns the codes of the languages that CLDR has names in, such as de, sorted.
func Bases() []string {
	var codes []string
	for _, base := range display.Supported.BaseLanguages() {
		codes = append(codes, base.String())
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// WithRegion returns the tag of a language with the region where most people speak it:
// de-DE for de.
func WithRegion(tag string) string {
	parsed := language.Make(tag)
	base, _ := parsed.Base()
	region, _ := parsed.Region()
	return base.String() + "-" + region.String()
}

// SelfName returns the name of a language in that language, such as Deutsch.
func SelfName(tag string) string {
	if name := display.Self.Name(language.Make(tag)); name != "" {
		return name
	}
	return tag
}

// SameLanguage reports whether two tags name one language, one of them in more detail
// perhaps: de and de-AT, but not pt-BR and pt-PT.
func SameLanguage(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || a != "" && strings.HasPrefix(b, a+"-")
}

// languageNames are the names by which authors write languages that help centers
// mostly have.
var languageNames = map[string]string{
	"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
	"español":    "es",
	"portuguese": "pt", "português": "pt", "italian": "it", "italiano": "it", "dutch": "nl", "nederlands": "nl",
	"polish": "pl", "polski": "pl",
	"japanese": "ja", "chinese": "zh", "korean": "ko", "arabic": "ar", "hebrew": "he", "russian": "ru",
	"turkish": "tr", "swedish": "sv",
}
