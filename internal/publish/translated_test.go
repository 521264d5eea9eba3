package publish_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
)

// TestMessagesInOtherLanguages holds that an entry shows its messages in each language,
// with the language and the direction of each, and those of the site's language first.
func TestMessagesInOtherLanguages(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	project, _, problems, err := pipeline.Load(context.Background(), fstest.MapFS{
		"faultbook.yaml": file("title: T\nmarkdown: true\n"),
		"content/a/b/e.md": file("---\nmessage: Disk <Name> is full.\nmessages:\n  en: No space on <Name>.\n" +
			"  de: [Platte <Name> ist voll., Kein Platz.]\n  ar: القرص <Name> ممتلئ.\nplaceholders: {Name: The disk.}\n---\n"),
		"content/a/b/f.md": file("---\nstatus: F\nmessages: {ja: 満杯}\n---\n"),
	}, pipeline.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	dir := t.TempDir()
	if _, _, problems, err := publish.Site(context.Background(), project, dir); err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	for name, wants := range map[string][]string{
		"a/b/e/index.html": {
			"No space on <var", "<details class=\"translated\"><summary>In other languages</summary>", "<dt>German</dt><dd lang=\"de\" translate=\"no\"><bdi>Platte <var",
			"<dd lang=\"de\" translate=\"no\"><bdi>Kein Platz.</bdi></dd>", "<dt>Arabic</dt><dd lang=\"ar\" translate=\"no\" dir=\"rtl\"><bdi>القرص <var",
		},
		"a/b/f/index.html": {"id=\"message\"", "<dt>Japanese</dt><dd lang=\"ja\" translate=\"no\"><bdi>満杯</bdi></dd>"},
		"a/b/e/index.md":   {"- German: Kein Platz."},
	} {
		page, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !bytes.Contains(page, []byte(want)) {
				t.Errorf("%s is without %s", name, want)
			}
		}
		if bytes.Contains(page, []byte("<dt>English</dt>")) {
			t.Errorf("%s has English as another language", name)
		}
	}
}
