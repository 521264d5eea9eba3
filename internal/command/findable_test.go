package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// twinSite has a page with a message of its own, and two with the same.
func twinSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"faultbook.yaml":                "title: Pump help\nbase_url: https://help.example.com/\n",
		"content/_index.md":             "---\ntitle: Home\n---\n",
		"content/pump/_index.md":        "---\ntitle: Pump\n---\n",
		"content/pump/start/_index.md":  "---\ntitle: Start\n---\n",
		"content/pump/start/dry.md":     "---\nstatus: Runs dry\nmessage: No water at <Place> for <Seconds> seconds.\nplaceholders: {Place: Where., Seconds: How long.}\n---\n",
		"content/pump/stop/_index.md":   "---\ntitle: Stop\n---\n",
		"content/pump/start/blocked.md": "---\nstatus: Blocked\nmessage: The wheel cannot turn freely.\n---\n",
		"content/pump/stop/blocked.md":  "---\nstatus: Blocked\nmessage: The wheel cannot turn freely.\n---\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestCheckFindable reports a message that finds another page, and what parts the two.
func TestCheckFindable(t *testing.T) {
	dir := twinSite(t)
	code, out, stderr := run("check", "--findable", "--json", "-C", dir)
	if code != 1 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	var f struct{ ID, File, Message, Q, Twin, Parts string }
	if err := json.Unmarshal([]byte(lines[0]), &f); err != nil || len(lines) != 1 {
		t.Fatalf("%v: %s", err, out)
	}
	if f.ID != "pump/stop/blocked" || f.Twin != "pump/start/blocked" || !strings.Contains(f.Parts, "Stop, not Start") ||
		f.File != "content/pump/stop/blocked.md" {
		t.Errorf("got %+v", f)
	}
}

// TestKeywords lists entries with few keywords, puts some in, and says what they do.
func TestKeywords(t *testing.T) {
	dir := twinSite(t)
	code, out, stderr := run("keywords", "--missing", "-C", dir)
	if code != 0 || strings.Count(out, "\n") != 3 || !strings.Contains(stderr, "phrases") {
		t.Fatalf("exit code %d: %s%s", code, out, stderr)
	}
	filled := filepath.Join(dir, "filled.jsonl")
	if err := os.WriteFile(filled, []byte(`{"id":"pump/start/dry","keywords":["nothing comes out of the tap","runs dry"]}`+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, stderr = run("keywords", "--apply", filled, "-C", dir)
	if code != 0 || !strings.Contains(out, "rank 1 now") || !strings.Contains(out, `"nothing comes out of the tap": `) {
		t.Fatalf("exit code %d: %s%s", code, out, stderr)
	}
	page, err := os.ReadFile(filepath.Join(dir, "content/pump/start/dry.md"))
	if err != nil || !strings.Contains(string(page), `keywords: ["nothing comes out of the tap", "runs dry"]`) {
		t.Errorf("%v: the page is\n%s", err, page)
	}
	if code, _, stderr := run("check", "-C", dir); code != 0 {
		t.Errorf("the page is not sound any more: %s", stderr)
	}
}
