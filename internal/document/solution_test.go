package document

import (
	"strings"
	"testing"
)

// TestSolution: where a body of another help center says what to do.
func TestSolution(t *testing.T) {
	long := strings.Repeat("word ", 60)
	for _, c := range []struct{ name, body, id, heading, first string }{
		{"a paragraph", "## Cause\n\nDust.\n\n## Resolution\n\nRemove *the* dust.\n\nMore.\n", "resolution", "Resolution", "Remove the dust."},
		{"a list", "## User Action\n\n1. Stop it.\n2. Start it.\n", "user-action", "User Action", "Stop it."},
		{"a list that is announced", "## Workaround\n\nFollow these steps:\n\n- Stop it.\n", "workaround", "Workaround", "Stop it."},
		{"a heading between", "## Solution\n\n### On Windows\n\nRestart it.\n", "solution", "Solution", "Restart it."},
		{"more words", "## Solution 1: check the cable\n\nPull it.\n", "solution-1-check-the-cable", "Solution 1: check the cable", "Pull it."},
		{"another language", "## Lösung\n\nNeu starten.\n", "lösung", "Lösung", "Neu starten."},
		{"a script without spaces", "## 解決方法について\n\n再起動します。\n", "解決方法について", "解決方法について", "再起動します。"},
		{"an anchor of its own", "## Fix {#way}\n\nRestart it.\n", "way", "Fix", "Restart it."},
		{"a long text", "## Fix\n\n" + long + "\n", "fix-1", "Fix", strings.TrimSpace(long[:200]) + "…"},
		{"another word", "## Fixtures\n\nFour.\n\n## Solutionism\n\nNo.\n", "", "", ""},
		{"an empty section", "## Resolution\n\n## Cause\n\nDust.\n", "", "", ""},
		{"the second, if the first is empty", "## Resolution\n\n## Workaround\n\nWait.\n", "workaround", "Workaround", "Wait."},
		{"code alone", "## Resolution\n\n```\nreset\n```\n", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, problems := open(Entry, "---\nstatus: Lamp off\n---\n"+c.body, false)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if got, want := doc.Solution, (Solution{c.id, c.heading, c.first}); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}
