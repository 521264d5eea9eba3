package document

import (
	"testing"

	"faultbook/internal/source"
)

// TestNullIsAWord holds that the word null is a text where a text belongs, as yes, off
// and 0123 are; nothing and ~ are no text.
func TestNullIsAWord(t *testing.T) {
	for _, word := range []string{"Null", "null", "NULL"} {
		text := "---\nstatus: " + word + "\nmessage: [" + word + "]\nalso:\n  - " + word + "\ncauses:\n  - " + word + "\nsummary: ~\nseverity:\n---\n"
		doc, problems := Parse(source.NewFile("content/a.md", []byte(text)), Entry, Keep{})
		m := doc.Meta
		if len(problems) > 0 || m.Status != word || len(m.Messages) != 1 || m.Messages[0].String() != word ||
			len(m.Also) != 1 ||
			m.Also[0] != word {
			t.Errorf("%s: %+v, %v", word, m, problems)
		}
		if len(m.Causes) != 1 || m.Causes[0].Text.Plain(nil) != word || m.Summary != "" {
			t.Errorf("%s: causes %+v, summary %q", word, m.Causes, m.Summary)
		}
	}
}
