package document

import (
	"strings"
	"testing"
)

// TestHTMLByTheThousand: four times as many tags take four times as long, or so.
func TestHTMLByTheThousand(t *testing.T) {
	for _, tag := range []string{"<div>", "<Name> ", "<td>", "a <script> ", "<b>", "</b>", "<a id=x>", "<p>a\n\n", "{{< a >}} ", "[a](b c) ", ":::note\n", "[a](b) "} {
		parse := func(n int) float64 {
			text := "---\ntitle: T\n---\n" + strings.Repeat(tag, n) + "\n"
			return testing.AllocsPerRun(1, func() { open(Article, text, false) })
		}
		if few, many := parse(300), parse(1200); many > 6*few {
			t.Errorf("%s: 300 take %.0f allocations, 1200 take %.0f", tag, few, many)
		}
		open(Article, "---\ntitle: T\n---\n"+strings.Repeat(tag, 20000)+"\n", false)
	}
	if _, problems := open(Article, "---\ntitle: T\n---\n"+strings.Repeat("<div>", 101), false); !strings.Contains(
		strings.Join(problems, " "),
		"FB038",
	) {
		t.Errorf("101 open elements: %q", problems)
	}
}
