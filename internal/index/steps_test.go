package index_test

import (
	"context"
	"slices"
	"testing"
	"testing/fstest"

	"faultbook/internal/index"
	"faultbook/internal/pipeline"
	"faultbook/search"
)

// TestStepsOfSeveralCausesAreNoProcedure: what helps against one of several causes
// stands behind that cause.
func TestStepsOfSeveralCausesAreNoProcedure(t *testing.T) {
	for name, tt := range map[string]struct {
		causes         string
		want, causedBy []string
	}{
		"one cause": {"causes: [{cause: Full., fix: [Delete mail., Restart.]}]\nfix: [Call us.]",
			[]string{"Delete mail.", "Restart.", "Call us."}, nil},
		"steps whatever the cause": {"causes: [{cause: Full.}, {cause: Offline.}]\nfix: [Restart., Call us.]",
			[]string{"Restart.", "Call us."}, nil},
		"two causes": {"causes: [{cause: The disk is full., fix: [Delete mail., Restart.]}, {cause: It is *offline*., fix: [Connect.]}]",
			[]string{"Delete mail. …", "Connect."}, []string{"The disk is full.", "It is offline."}},
		"one of two": {"causes: [{cause: Full., fix: [Delete mail.]}, {cause: Unknown.}]\nfix: [Call us.]",
			[]string{"Delete mail.", "Call us."}, []string{"Full.", ""}},
		"causes whose steps begin alike": {"causes: [{cause: A, fix: [Open it., Press *a*., Wait.]}, {cause: B, fix: [Open it., Press b.]}, {cause: C}]\nfix: [Call us., Wait.]",
			[]string{"Open it. Press a. …", "Open it. Press b.", "Call us. …"}, []string{"A", "B", ""}},
		"one of several with steps": {"causes: [{cause: A, fix: [a, b, c]}, {cause: B}]", []string{"a …"}, []string{"A"}},
		"many causes": {"causes: [{cause: A, fix: [a]}, {cause: B, fix: [b]}, {cause: C, fix: [c]}, {cause: D, fix: [d]}, {cause: E, fix: [e]}, {cause: F, fix: [f]}]",
			[]string{"a", "b", "c", "d", "…"}, []string{"A", "B", "C", "D", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{
				"faultbook.yaml":     {},
				"content/a/b/one.md": {Data: []byte("---\nstatus: One\n" + tt.causes + "\n---\n")},
			}
			project, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
			if err != nil || project == nil {
				t.Fatal(err, problems)
			}
			in := index.Input{Options: index.Options(project.Site, "")}
			in.Add(project.Site, project.Site.Pages, nil)
			i := slices.IndexFunc(in.Documents, func(d search.Document) bool { return d.ID == "a/b/one" })
			if d := in.Documents[i]; !slices.Equal(d.Display.Fix, tt.want) || !slices.Equal(d.Display.Causes, tt.causedBy) {
				t.Errorf("got %q against %q, want %q against %q", d.Display.Fix, d.Display.Causes, tt.want, tt.causedBy)
			}
		})
	}
}
