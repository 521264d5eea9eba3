package render_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
)

// withEntry loads a site of one operation that has an entry.
func withEntry(t *testing.T, entry string) *pipeline.Project {
	t.Helper()
	files := fstest.MapFS{
		"faultbook.yaml":     {Data: []byte("markdown: true\nsurfaces: [{id: web, label: Web}]\n")},
		"content/a/b/one.md": {Data: []byte(entry)},
		"content/all.md":     {Data: []byte("---\ntitle: All\n---\n\n::table{columns=\"status,fix\"}\n")},
	}
	b, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	return b
}

// TestStepsOfCausesStandApart: in a table, what helps against one of several causes
// stands below that cause.
func TestStepsOfCausesStandApart(t *testing.T) {
	for name, tt := range map[string]struct{ causes, want, markdown string }{
		"one cause": {"causes: [{cause: Full., fix: [Delete., Restart.]}]", "<ol><li>Delete.</li><li>Restart.</li></ol></td>", "Delete.; Restart. |"},
		"two causes": {"causes: [{cause: Full., fix: [Delete., Restart.]}, {cause: Off., fix: [Connect.]}]\nfix: [Call us.]",
			`<ul class="ways"><li><small>Full.</small> <ol><li>Delete.</li><li>Restart.</li></ol></li><li><small>Off.</small> Connect.</li><li><small>For any cause</small> Call us.</li></ul></td>`, "Full. Delete.; Restart.; Off. Connect.; For any cause: Call us. |"},
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
			if text, ok := b.Markdown("all/index.md"); !ok || !strings.Contains(string(text), tt.markdown) {
				t.Errorf("as Markdown the table has not %s (%v):\n%s", tt.markdown, ok, text)
			}
		})
	}
}

// TestNamesInTheMatrixAreLinks: the name of a status leads to its page where there
// is but one; where there are several, each cell leads to its own.
func TestNamesInTheMatrixAreLinks(t *testing.T) {
	files := fstest.MapFS{
		"faultbook.yaml":       {},
		"content/a/b/one.md":   {Data: []byte("---\nstatus: One\n---\n")},
		"content/a/b/twice.md": {Data: []byte("---\nstatus: Twice\n---\n")},
		"content/a/c/twice.md": {Data: []byte("---\nstatus: Twice\n---\n")},
	}
	b, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	text, err := made(t, b, "a/index.html")
	for _, want := range []string{`<th scope="row"><a href="b/one/">One</a></th>`, `<th scope="row">Twice</th>`, `href="b/twice/"`, `href="c/twice/"`} {
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("the matrix has not %s (%v)", want, err)
		}
	}
}

// TestLabelsAreQuotedAlike: a label that a place shows has the same marks around it
// on the page, in tables and as Markdown.
func TestLabelsAreQuotedAlike(t *testing.T) {
	b := withEntry(t, "---\nstatus: One\nshown_in: [{surface: web, under: Devices, as: Timeout}]\n---\n")
	for _, page := range []string{"a/b/one/index.html", "a/b/index.html"} {
		if text, err := made(t, b, page); err != nil ||
			!strings.Contains(strings.ReplaceAll(text, "\n", ""), "Web › Devices, as “Timeout”") {
			t.Errorf("%s does not quote the label (%v)", page, err)
		}
	}
	if text, ok := b.Markdown("a/b/one/index.md"); !ok ||
		!strings.Contains(string(text), "Web › Devices, as “Timeout”") {
		t.Errorf("the Markdown does not quote the label (%v):\n%s", ok, text)
	}
}

// TestNamesBreakInTables: a symbolic name breaks after its underscores in the narrow
// columns of a table, not within a word, and stays one name where it stands alone.
func TestNamesBreakInTables(t *testing.T) {
	b := withEntry(t, "---\nstatus: One\ncode: E1\nname: LAMP_TOO_DIM\n---\n")
	for page, want := range map[string]string{
		"a/b/index.html":     "<code>E1, LAMP_<wbr>TOO_<wbr>DIM</code>",
		"a/b/one/index.html": "<code>LAMP_TOO_DIM</code>",
	} {
		if text, err := made(t, b, page); err != nil || !strings.Contains(text, want) {
			t.Errorf("%s is without %s (%v)", page, want, err)
		}
	}
}
