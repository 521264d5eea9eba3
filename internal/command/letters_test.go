package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestLettersTakenApart: macOS hands out names, and some editors texts, whose
// letters and marks stand apart. What looks the same is the same.
func TestLettersTakenApart(t *testing.T) {
	files := goodSite(t)
	files[norm.NFD.String("content/kiln/firing/dégât.md")] = norm.NFD.String("---\nstatus: Fermé après dégât\nseverity: critical\nstate: failed\naction: required\n---\n\n## Überblick\n\nText.\n")
	files["content/guides/pairs.md"] = "---\ntitle: Pairs\n---\n\n[[Fermé après dégât]], [[kiln/firing/dégât]], [one](../kiln/firing/dégât.md), [two](../kiln/firing/dégât.md#überblick)\n"
	dir := t.TempDir()
	writeSite(t, dir, files)
	out := filepath.Join(dir, "out")
	if code, _, stderr := run("build", "-C", dir, "--output", out, "--no-search"); code != 0 {
		t.Fatal(stderr)
	}
	text, err := os.ReadFile(filepath.Join(out, "kiln", "firing", "dégât", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "Fermé après dégât") || !strings.Contains(string(text), `id="überblick"`) {
		t.Errorf("the page has not the letters of the web:\n%s", text)
	}
}
