package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLogsOfPublishedSites reads a log with sites that older programs published: each finds
// the status, or says what to do, and none finds anything else.
func TestLogsOfPublishedSites(t *testing.T) {
	log := filepath.Join(t.TempDir(), "a.log")
	if err := os.WriteFile(log, []byte("ERROR E42 The lamp Desk is too hot.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	versions, err := filepath.Glob("../../testdata/published/[0-9]*")
	if err != nil || len(versions) < 4 {
		t.Fatalf("found %v, %v", versions, err)
	}
	for _, site := range versions {
		code, stdout, stderr := run("logs", log, "--site", site)
		switch {
		case code == 1 && strings.Contains(stdout, "Too hot") && stderr == "":
		case code == 2 && stdout == "" && strings.Contains(stderr, "\nhint: ") &&
			(strings.Contains(stderr, "build it with this one") || strings.Contains(stderr, "has no search/logs.js")):
		default:
			t.Errorf("%s ends with %d:\n%s%s", site, code, stdout, stderr)
		}
	}
	last := versions[len(versions)-1]
	if code, _, _ := run("logs", log, "--site", last); code != 1 {
		t.Errorf("%s is of this version, and logs ends with %d", last, code)
	}
}
