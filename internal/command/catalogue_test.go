package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCatalogueLosesNothing: entries that are written again from the catalogue make the
// same pages and the same catalogue, byte for byte: those of the help center of this
// repository, and those of a site with every key of an entry.
func TestCatalogueLosesNothing(t *testing.T) {
	real := filepath.Join(t.TempDir(), "real")
	if err := os.CopyFS(filepath.Join(real, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile("../../faultbook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	writeSite(t, real, map[string]string{"faultbook.yaml": string(settings)})
	good := filepath.Join(t.TempDir(), "good")
	writeSite(t, good, goodSite(t))
	writeSite(
		t,
		good,
		map[string]string{
			"content/wheel/spinning/odd.md": oddEntry,
			"content/extra/alone.md":        "---\nkind: entry\nstatus: Alone\nresolves_itself: false\n---\n",
		},
	)
	for name, site := range map[string]string{"real": real, "good": good} {
		t.Run(name, func(t *testing.T) { losesNothing(t, site) })
	}
}

// oddEntry has what is easily lost: escapes, links of every form, a table, numbers that
// are texts, and empty lists.
const oddEntry = `---
status: "007: yes"
code: "12"
message: ['A \<literal> and <Gap> \\ "quoted"', "two\nlines"]
messages:
  de: ['Ein \<Text> und <Gap> \\ "gesagt"', Noch einer]
  "no": "ja: nein"
placeholders: {Gap: "See [[kiln/firing/door-open]]."}
summary: "**Bold**, [a file](../../guides/door.svg), [an address](/messages/) & [another](https://example.com/a?b=c#d)."
resolves_itself: "No, *never*."
causes:
  - {cause: "It [spins](stalled.md).", fix: ["Stop: it.", "- now"]}
fix: '\# of turns: 3'
retry: {note: Only once.}
escalate: []
applies_to: []
keywords: ["true", "1e3", "null"]
moved_anchors: {old: "#causes"}
weight: 3
---
Text with [[Stalled|its label]], [[wheel/spinning]] and [here](#a-heading).

## A heading

> ::table{product=wheel columns="status,fix" caption="It's here"}

[ref]: ../../guides/before-you-call.md "Title"

1. See [it][ref].
   ![A door](../../guides/door.svg)
`

func losesNothing(t *testing.T, site string) {
	if code, _, stderr := run("build", "-C", site); code != 0 {
		t.Fatalf("the site does not build:\n%s", stderr)
	}
	before := folder(t, filepath.Join(site, "public"))
	code, made, stderr := run("catalogue", "-C", site)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	writeSite(t, site, map[string]string{"made.json": made})
	again := filepath.Join(site, "again")
	if code, stdout, stderr := run("catalogue", "--from", filepath.Join(site, "made.json"), "--to", "markdown", "--output", again); code != 0 ||
		!strings.Contains(stdout, " files in ") {
		t.Fatalf("exit code %d: %s%s", code, stdout, stderr)
	}
	written := 0
	err := filepath.WalkDir(filepath.Join(again, "content"), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		written++
		path, err := filepath.Rel(again, name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(site, path), text, 0o644)
	})
	if err != nil || written == 0 {
		t.Fatal(written, err)
	}
	if err := os.RemoveAll(again); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := run("build", "-C", site); code != 0 {
		t.Fatalf("what the catalogue wrote does not build:\n%s", stderr)
	}
	after := folder(t, filepath.Join(site, "public"))
	for name, text := range before {
		if strings.HasSuffix(name, ".html") && after[name] != text {
			t.Errorf("%s differs: %s", name, firstDifference(text, after[name]))
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files before and %d after", len(before), len(after))
	}
	// A site that publishes Markdown has the whole catalogue among its files.
	_, once, _ := run("catalogue", "-C", site)
	if published := after["catalogue.json"]; strings.Contains(published, `"body":`) && published != once {
		t.Error("the command prints another catalogue than the build writes")
	}
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return a[max(0, i-60):min(len(a), i+60)] + "\n  against " + b[max(0, i-60):min(len(b), i+60)]
}
