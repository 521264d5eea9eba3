package config

import (
	"strings"

	"golang.org/x/text/language"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// readLanguage reads the tag of a language, by BCP 47, as browsers and screen
// readers know them. It returns where the settings give a usable one. It returns where the settings give it.
func readLanguage(root *yamldoc.Map, c *Config) source.At {
	fallback := c.Language
	at := root.String("language", &c.Language)
	if at.Line == 0 {
		return at
	}
	written := c.Language
	tag, err := language.Parse(strings.ReplaceAll(written, "_", "-"))
	if err == nil && tag != language.Und && !strings.Contains(written, "_") {
		return at
	}
	hint := "write a tag such as en, de or pt-BR"
	if err == nil && tag != language.Und {
		hint = "did you mean " + quote(tag.String()) + "?"
	} else if near := languageNamed(written); near != "" {
		hint = "did you mean " + quote(near) + "?"
	}
	root.Fault(at, len([]rune(written)), diag.BadValue, quote(written)+" is not the tag of a language", hint)
	if err == nil && tag != language.Und {
		root.FixLast(diag.Same(written, []string{tag.String()}))
	}
	c.Language = fallback
	return source.At{}
}

// languageNames are the names by which authors write languages that help centers
// mostly have.
var languageNames = map[string]string{
	"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es",
	"portuguese": "pt", "português": "pt", "italian": "it", "italiano": "it", "dutch": "nl", "nederlands": "nl", "polish": "pl", "polski": "pl",
	"japanese": "ja", "chinese": "zh", "korean": "ko", "arabic": "ar", "hebrew": "he", "russian": "ru", "turkish": "tr", "swedish": "sv",
}

func languageNamed(name string) string {
	return languageNames[strings.ToLower(strings.TrimSpace(name))]
}
