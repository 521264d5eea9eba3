package render_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/build"
)

// withEntry loads a site of one operation that has an entry.
func withEntry(t *testing.T, entry string) *build.Book {
	t.Helper()
	files := fstest.MapFS{
		"faultbook.yaml":     {Data: []byte("markdown: true\nsurfaces: [{id: web, label: Web}]\n")},
		"content/a/b/one.md": {Data: []byte(entry)},
		"content/all.md":     {Data: []byte("---\ntitle: All\n---\n\n::table{columns=\"status,fix\"}\n")},
	}
	b, problems, err := build.Load(context.Background(), files, build.Options{})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	return b
}

// TestStepsOfCausesStandApart: in a table, what helps against one of several causes
// stands below that cause.
func TestStepsOfCausesStandApart(t *testing.T) {
	for name, tt := range map[string]struct{ causes, want, twin string }{
		"one cause": {"causes: [{cause: Full., fix: [Delete., Restart.]}]", "<ol><li>Delete.</li><li>Restart.</li></ol></td>", "Delete.; Restart. |"},
		"two causes": {"causes: [{cause: Full., fix: [Delete., Restart.]}, {cause: Off., fix: [Connect.]}]\nfix: [Call us.]",
			`<ul class="ways"><li><small>Full.</small> <ol><li>Delete.</li><li>Restart.</li></ol></li><li><small>Off.</small> Connect.</li><li><small>Whatever the cause</small> Call us.</li></ul></td>`, "Full.; Delete.; Restart.; Off. Connect.; Whatever the cause Call us. |"},
		"one of two": {"causes: [{cause: Full., fix: [Delete.]}, {cause: Off.}]", `<ul class="ways"><li><small>Full.</small> Delete.</li></ul></td>`, "| Full. Delete. |"},
		"none":       {"causes: [{cause: Full.}, {cause: Off.}]\nfix: [Call us.]", `data-label="What to do">Call us.</td>`, "| Call us. |"},
	} {
		t.Run(name, func(t *testing.T) {
			b := withEntry(t, "---\nstatus: One\n"+tt.causes+"\n---\n")
			for _, page := range []string{"a/b/index.html", "all/index.html"} {
				if text, err := made(t, b, page); err != nil || !strings.Contains(text, tt.want) {
					t.Errorf("%s has not %s (%v)", page, tt.want, err)
				}
			}
			if twin, _, err := b.Twin("all/index.md"); err != nil || !strings.Contains(string(twin), tt.twin) {
				t.Errorf("as Markdown the table has not %s (%v):\n%s", tt.twin, err, twin)
			}
		})
	}
}
