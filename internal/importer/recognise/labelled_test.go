package recognise

import (
	"fmt"
	"testing"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
)

// TestParts lists cells of mixed prose, and what of them is the summary, causes and steps.
func TestParts(t *testing.T) {
	for _, c := range []struct {
		lead, items []string
		want        string
	}{
		{[]string{"It stopped.", "**Cause:** A pause.", "**Resolution:**"}, []string{"Open it.", "Resume."},
			"It stopped. [A pause.] [Open it. Resume.]"},
		{[]string{"Possible causes:", "Resolution: Renew it."}, []string{"Expired", "Disabled"},
			" [Expired Disabled] [Renew it.]"},
		{[]string{"Causes:", "Renew it."}, []string{"Expired"}, " [Expired] []"},
		{[]string{"It stopped.", "Ursache: Pause", "Sie hält an.", "**Lösung**: Warten"}, nil,
			"It stopped. [Pause Sie hält an.] [Warten]"},
		{[]string{"Action: Wait."}, []string{"Then retry."}, " [] [Wait. Then retry.]"},
		{[]string{"The cause: unknown"}, nil, "The cause: unknown [] []"},
	} {
		var e entry.Entry
		summary(&e, table.Cell{Lead: c.lead, Items: c.items})
		causes := []string{}
		for _, cause := range e.Causes {
			causes = append(causes, cause.Text)
		}
		if got := fmt.Sprint(e.Summary, " ", causes, " ", e.Fix); got != c.want {
			t.Errorf("%q %q: %s, want %s", c.lead, c.items, got, c.want)
		}
	}
}
