package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestLettersTakenApart: macOS hands out names, and some editors texts, whose
// letters and marks are separate. What looks the same is the same, and each page shows
// what its author wrote.
func TestLettersTakenApart(t *testing.T) {
	files := goodSite(t)
	files[norm.NFD.String("content/kiln/firing/dégât.md")] = norm.NFD.String(
		"---\nstatus: Fermé après dégât\nseverity: critical\nstate: failed\naction: required\n---\n\n## Überblick\n\nText.\n",
	)
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
	if !strings.Contains(string(text), norm.NFD.String("Fermé après dégât")) ||
		!strings.Contains(string(text), `id="überblick"`) {
		t.Errorf("the page has other letters than its file, or another anchor:\n%s", text)
	}
}

// TestTextsStayAsWritten: readers see and copy the characters of the author, also those
// that Unicode would replace by others; the search and links find them in either form.
func TestTextsStayAsWritten(t *testing.T) {
	const label, message, code = "\ufa19 \u212a fin", "Cafe\u0301 \u2126 failed", "e\u0301 \u037e \ufb01le"
	files := goodSite(t)
	files["content/kiln/firing/odd.md"] = "---\nstatus: " + label + "\nmessage: " + message + "\naction: required\n---\n\n```\n" + code + "\n```\n"
	files["content/guides/pairs.md"] = "---\ntitle: Pairs\n---\n\n[[" + norm.NFC.String(label) + "]]\n"
	dir := t.TempDir()
	writeSite(t, dir, files)
	if code, _, stderr := run("build", "-C", dir); code != 0 {
		t.Fatal(stderr)
	}
	page, catalogue := readFile(t, dir, "public/kiln/firing/odd/index.html"), readFile(t, dir, "public/catalogue.json")
	for _, text := range []string{label, message} {
		if !strings.Contains(page, text) || !strings.Contains(catalogue, text) {
			t.Errorf("%+q is not in the page or not in the catalogue", text)
		}
	}
	if !strings.Contains(page, code) {
		t.Errorf("%+q is not in the page", code)
	}
	for _, query := range []string{message, norm.NFC.String(message), "cafe failed"} {
		if code, out, stderr := run("search", "-C", dir, query); code != 0 || !strings.Contains(out, label) {
			t.Errorf("%+q finds %s%s", query, out, stderr)
		}
	}
}
