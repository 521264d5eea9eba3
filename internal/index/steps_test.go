package index_test

import (
	"context"
	"slices"
	"testing"
	"testing/fstest"

	"faultbook/internal/build"
	"faultbook/internal/index"
)

// TestStepsOfSeveralCausesAreNoProcedure: what helps against one of several causes
// stands behind that cause.
func TestStepsOfSeveralCausesAreNoProcedure(t *testing.T) {
	for name, tt := range map[string]struct {
		causes string
		want   []string
	}{
		"one cause": {"causes: [{cause: Full., fix: [Delete mail., Restart.]}]\nfix: [Call us.]",
			[]string{"Delete mail.", "Restart.", "Call us."}},
		"steps whatever the cause": {"causes: [{cause: Full.}, {cause: Offline.}]\nfix: [Restart., Call us.]",
			[]string{"Restart.", "Call us."}},
		"two causes": {"causes: [{cause: The disk is full., fix: [Delete mail., Restart.]}, {cause: It is *offline*., fix: [Connect.]}]",
			[]string{"That depends on the cause.\nThe disk is full: Delete mail. …\nIt is offline: Connect."}},
		"one of two": {"causes: [{cause: Full., fix: [Delete mail.]}, {cause: Unknown.}]\nfix: [Call us.]",
			[]string{"That depends on the cause.\nWhatever it is: Call us.\nFull: Delete mail."}},
		"many causes": {"causes: [{cause: A, fix: [a]}, {cause: B, fix: [b]}, {cause: C, fix: [c]}, {cause: D, fix: [d]}, {cause: E, fix: [e]}, {cause: F, fix: [f]}]",
			[]string{"That depends on the cause.\nA: a\nB: b\nC: c\nD: d\nThe page has more."}},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{
				"faultbook.yaml":     {},
				"content/a/b/one.md": {Data: []byte("---\nstatus: One\n" + tt.causes + "\n---\n")},
			}
			book, problems, err := build.Load(context.Background(), files, build.Options{})
			if err != nil || book == nil {
				t.Fatal(err, problems)
			}
			in := index.Input{Options: index.Options(book.Site, "")}
			in.Add(book.Site, book.Site.Pages, nil)
			for _, d := range in.Documents {
				if d.ID == "a/b/one" && slices.Equal(d.Display.Fix, tt.want) {
					return
				} else if d.ID == "a/b/one" {
					t.Errorf("got %q, want %q", d.Display.Fix, tt.want)
				}
			}
		})
	}
}
