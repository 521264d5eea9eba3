package config

import (
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// readLanguage reads the tag of the language of the site. It returns where the settings
// give a usable one.
func readLanguage(root *yamldoc.Map, c *Config) source.At {
	t := root.Text("language")
	if t.At.Line == 0 {
		return t.At
	}
	if _, hint := texts.CheckTag(t.Value); hint != "" {
		reportTag(root, t, hint)
		return source.At{}
	}
	c.Language = t.Value
	return t.At
}

func reportTag(m *yamldoc.Map, t yamldoc.Text, hint string) {
	m.Fault(t.At, len([]rune(t.Value)), diag.BadValue, quote(t.Value)+" is not the tag of a language", hint)
	if tag, other := texts.CheckTag(strings.ReplaceAll(t.Value, "_", "-")); other == "" {
		m.FixLast(diag.Same(t.Value, []string{tag}))
	}
}
