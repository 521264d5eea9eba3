package history_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestWithoutGit holds that a repository without git says so, and a folder that is none
// does not.
func TestWithoutGit(t *testing.T) {
	root := repository(t)
	t.Setenv("PATH", "")
	if _, problems := days(t, filepath.Join(root, "help")); len(problems) != 1 ||
		!strings.Contains(problems[0].Text, "git is not installed") {
		t.Errorf("in a repository: %v", problems)
	}
	if got, problems := days(t, t.TempDir()); problems != nil || got != "- - - - - -" {
		t.Errorf("elsewhere: %s, %v", got, problems)
	}
	write(
		t,
		filepath.Join(root, "help", "dates.txt"),
		"# head\n\n2026-01-05 content/a/one.md\n2026-02-06 content/справка/\"q\".md\n",
	)
	if got, problems := days(t, filepath.Join(root, "help")); problems != nil || got != "01-05 - - - 02-06 -" {
		t.Errorf("with a file: %s, %v", got, problems)
	}
}
