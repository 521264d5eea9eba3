package config

import (
	"strings"

	"golang.org/x/text/language"

	"faultbook/internal/diag"
	"faultbook/internal/yamldoc"
)

// readLanguage reads the tag of a language, by BCP 47, as browsers and screen
// readers know them.
func readLanguage(root *yamldoc.Map, c *Config) {
	fallback := c.Language
	at := root.String("language", &c.Language)
	if at.Line == 0 {
		return
	}
	written := c.Language
	tag, err := language.Parse(strings.ReplaceAll(written, "_", "-"))
	if err == nil && tag != language.Und && !strings.Contains(written, "_") {
		return
	}
	hint := "write a tag such as en, de or pt-BR"
	if err == nil && tag != language.Und {
		hint = "did you mean " + quote(tag.String()) + "?"
	} else if near := languageNamed(written); near != "" {
		hint = "did you mean " + quote(near) + "?"
	}
	root.Fault(at, len([]rune(written)), diag.BadValue, quote(written)+" is not the tag of a language", hint)
	c.Language = fallback
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
