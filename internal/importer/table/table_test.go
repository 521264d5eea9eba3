package table

import (
	"strings"
	"testing"
)

// TestOneLine holds that a text that is returned as it is reads like one whose words were joined.
func TestOneLine(t *testing.T) {
	for _, text := range []string{
		"", " ", "  ", "a", "a ", " a", "a b", "a  b", "a b ", "a b  ", "\ta", "a\tb", "a\n",
		"a\u00a0b", "a \u00a0", "ä \xff b", "\xff ",
	} {
		if got, want := OneLine(text), strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
