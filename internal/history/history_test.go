package history_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"faultbook/internal/diag"
	"faultbook/internal/history"
)

func git(t *testing.T, dir, date string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.com"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE=2026-12-24T12:00:00Z", "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// repository makes a repository whose site is in the folder help: four commits.
func repository(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	git(t, root, "", "init", "-q")
	commit := func(date string, files ...string) {
		for _, name := range files {
			file := filepath.Join(root, "help", "content", filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(date), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		git(t, root, date, "add", "-A")
		git(t, root, date, "commit", "-q", "-m", "x")
	}
	commit("2026-01-01T23:30:00-05:00", "a/one.md", "a/two.md", "справка/\"q\".md")
	commit("2026-02-02T12:00:00Z", "a/two.md")
	commit("2026-03-03T01:00:00+05:00", "a/three.md")
	commit("2026-04-04T12:00:00Z", "_index.md")
	return root
}

var names = []string{"content/a/one.md", "content/a/two.md", "content/a/three.md", "content/_index.md", "content/справка/\"q\".md", "content/new.md"}

func days(t *testing.T, dir string) (string, diag.List) {
	t.Helper()
	found, problems := history.In(dir).Days(context.Background(), names)
	var out []string
	for _, name := range names {
		day := "-"
		if at, ok := found[name]; ok {
			day = at.Format("01-02")
		}
		out = append(out, day)
	}
	return strings.Join(out, " "), problems
}

func TestDays(t *testing.T) {
	root := repository(t)
	got, problems := days(t, filepath.Join(root, "help"))
	if want := "01-02 02-02 03-02 04-04 01-02 -"; got != want || problems != nil {
		t.Errorf("got %s, want %s: %v", got, want, problems)
	}
}

// TestDaysOfTranslations holds that folders with translations have days too.
func TestDaysOfTranslations(t *testing.T) {
	root := repository(t)
	help := filepath.Join(root, "help")
	if err := os.MkdirAll(filepath.Join(help, "content.de", "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"content.de/a/one.md", "content.zip"} {
		write(t, filepath.Join(help, name), "x")
	}
	git(t, root, "2026-05-05T12:00:00Z", "add", "-A")
	git(t, root, "2026-05-05T12:00:00Z", "commit", "-q", "-m", "x")
	all, err := history.In(help).All(t.Context())
	if err != nil || all["content.de/a/one.md"].Format("01-02") != "05-05" || all["content/a/one.md"].IsZero() {
		t.Error(all, err)
	}
	if _, found := all["content.zip"]; found {
		t.Error("a file that is no content has a day")
	}
}

func TestShallowClone(t *testing.T) {
	root := repository(t)
	for depth, want := range map[string]string{"1": "- - - - - -", "3": "- - 03-02 04-04 - -", "9": "01-02 02-02 03-02 04-04 01-02 -"} {
		clone := filepath.Join(t.TempDir(), "clone")
		git(t, root, "", "clone", "-q", "--depth", depth, "file://"+root, clone)
		got, problems := days(t, filepath.Join(clone, "help"))
		if got != want {
			t.Errorf("depth %s: %s, want %s", depth, got, want)
		}
		if shallow := depth != "9"; shallow != (len(problems) == 1 && strings.Contains(problems[0].Hint, "--unshallow")) {
			t.Errorf("depth %s: %v", depth, problems)
		}
	}
}

func TestNoHistory(t *testing.T) {
	empty, fresh := t.TempDir(), t.TempDir()
	git(t, fresh, "", "init", "-q")
	for _, dir := range []string{empty, fresh} {
		if got, problems := days(t, dir); got != "- - - - - -" || problems != nil {
			t.Errorf("%s: %s %v", dir, got, problems)
		}
	}
	if err := os.WriteFile(filepath.Join(fresh, ".git", "config"), []byte("[core"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, problems := days(t, fresh); len(problems) != 1 || problems[0].Code != diag.NoHistory || !strings.Contains(problems[0].Text, "config") {
		t.Errorf("a damaged repository: %v", problems)
	}
}

// TestAgainWaitsForTheCommit: git names a commit in its log before the commit is
// the current one. A commit after the wait, and none at all, are seen alike.
func TestAgainWaitsForTheCommit(t *testing.T) {
	root := repository(t)
	git(t, root, "", "reset", "-q", "--hard", "HEAD~1")
	dir := filepath.Join(root, "help")
	h := history.In(dir)
	if h.Again(t.Context()) {
		t.Error("nothing changed")
	}
	reflog := filepath.Join(root, ".git", "logs", "HEAD")
	log, err := os.ReadFile(reflog)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(string(log[strings.LastIndex(strings.TrimSpace(string(log)), "\n")+1:]))
	next, old := words[0], words[1] // the reset led back
	if err := os.WriteFile(reflog, append(log, old+" "+next+" A <a@example.com> 1 +0000\tcommit: x\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	committed := make(chan struct{})
	go func() {
		defer close(committed)
		time.Sleep(50 * time.Millisecond) // Again has begun, most likely; if not, it passes as well
		git(t, root, "", "update-ref", "HEAD", next)
	}()
	if !h.Again(t.Context()) {
		t.Error("Again does not wait for the commit")
	}
	<-committed
}
