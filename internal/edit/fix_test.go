package edit

import (
	"context"
	"strings"
	"testing"

	"faultbook/internal/diag"
)

// FuzzFix holds that repairs change no letter and no digit of any page, and that nothing is
// left to repair after them.
func FuzzFix(f *testing.F) {
	for _, page := range []string{
		"---\nstatus: Job #12 failed\nmessage: Error: disk full\n---\n# One\n\nTwo\n===\n",
		"---\nStatus: x\nfix:\n  - Open: the portal\n  - @once\n---\n[[#Part_]] [x](b.md#PART)\n## Part\n",
		"---\nstatus: &a b\nkeywords: [a, b #c]\naction: WAIT\nretry: {Limit: 3}\nupdated: 2026\n---\n",
		"---\nalso: {a: b #c,\n c: d #x}\nstatus: - x\r\n---\r\n", "\ufeff---\nseverity: Very_High\n---\n", "---\nstatus: *x\n",
		"---\nmessage: 'a' b\nnote: a: 'b'\n---\n", "---\nstatus: a: b # c\nalso: ? x\n---\n", "---\nfix:\n- {Step: a: b}\n- a: b: c\n---\n",
	} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		site := folder{}
		site.put("faultbook.yaml", "severities: [{id: very-high, label: Very high}]\n")
		site.put("content/_index.md", "---\ntitle: Home\n---\n")
		site.put("content/a/b/c.md", page)
		site.put("content/a/b/b.md", "---\nstatus: B\n---\n## Part\n")
		plan, fixed, err := site.workspace(t).Fix(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if (fixed > 0) != (len(plan.Changes) > 0) {
			t.Errorf("%d repairs change %d files", fixed, len(plan.Changes))
		}
		site.carryOut(plan)
		after := string(site["content/a/b/c.md"].Data)
		if diag.Letters(after) != diag.Letters(page) || strings.Count(after, "\n") != strings.Count(page, "\n") {
			t.Errorf("%q becomes %q", page, after)
		}
		if again, n, err := site.workspace(t).Fix(context.Background()); err != nil || n > 0 {
			t.Errorf("%q becomes %q and then %+v, %v", page, after, again, err)
		}
	})
}
