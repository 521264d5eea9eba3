package preview

import (
	"os"
	"os/exec"
	"testing"

	"faultbook/internal/history"
	"faultbook/internal/pipeline"
)

// versioned begins with a repository in which all files are committed, on two
// branches.
func versioned(e *editor) {
	e.past = history.In(e.dir)
	e.git("", "init", "-q", "-b", "main")
	e.commit("2026-01-01T12:00:00Z")
	e.git("", "checkout", "-q", "-b", "other")
	e.git("", "checkout", "-q", "main")
}

func (e *editor) git(day string, args ...string) {
	e.t.Helper()
	cmd := exec.Command("git", append([]string{"-C", e.dir, "-c", "user.name=A", "-c", "user.email=a@example.com"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+day, "GIT_COMMITTER_DATE=2026-12-24T12:00:00Z", "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		e.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// commit commits all that changed, on a day.
func (e *editor) commit(day string) {
	e.t.Helper()
	e.git(day, "add", "-A")
	e.git(day, "commit", "-q", "--allow-empty", "-m", "x")
}

// TestHistoryIsFollowed holds that the days of pages follow the commits that are
// made while a site is previewed.
func TestHistoryIsFollowed(t *testing.T) {
	const handbook = "content/guides/handbook.md"
	e := newEditor(t, pipeline.Options{NoSearch: true}, func(e *editor) { e.write(handbook, "---\ntitle: Handbook\n---\n") }, versioned)
	shows := func(want string) {
		t.Helper()
		if got := e.preview.State().Project.Site.PageByID("guides/handbook").Updated.Format("2006-01-02"); got != want {
			t.Errorf("the day is %s, want %s", got, want)
		}
	}
	shows("2026-01-01")
	for _, step := range []struct {
		name, want string
		do         func()
	}{
		{"an edit alone", "2026-01-01", func() { e.write(handbook, "---\ntitle: Handbook\n---\nText.\n") }},
		{"its commit", "2026-02-02", func() { e.commit("2026-02-02T12:00:00Z") }},
		{"another day for it", "2026-03-03", func() { e.git("", "commit", "-q", "--amend", "--no-edit", "--date", "2026-03-03T12:00:00Z") }},
		{"the other branch", "2026-01-01", func() { e.git("", "checkout", "-q", "other") }},
		{"an edit and its commit at once", "2026-04-04", func() {
			e.write(handbook, "---\ntitle: Handbook\n---\nOther text.\n")
			e.commit("2026-04-04T12:00:00Z")
		}},
		{"the first branch", "2026-03-03", func() { e.git("", "checkout", "-q", "main") }},
		{"the commit before", "2026-01-01", func() { e.git("", "reset", "-q", "--hard", "HEAD~1") }},
		{"all references in one file", "2026-01-01", func() { e.git("", "gc", "-q") }},
	} {
		step.do()
		e.compare(step.name)
		shows(step.want)
	}
}
