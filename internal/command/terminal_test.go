package command

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
)

func TestWantsColor(t *testing.T) {
	for _, c := range []struct {
		terminal bool
		env      string
		want     bool
	}{
		{true, "", true}, {false, "", false}, {true, "NO_COLOR=1", false}, {true, "TERM=dumb", false}, {true, "CLICOLOR=0", false}, {true, "CLICOLOR=1", true},
		{false, "CLICOLOR_FORCE=1", true}, {false, "CLICOLOR_FORCE=0", false}, {false, "CLICOLOR_FORCE=1 NO_COLOR=1", false}, {true, "NO_COLOR=", true},
	} {
		env := func(name string) string {
			for _, word := range strings.Fields(c.env) {
				if key, value, _ := strings.Cut(word, "="); key == name {
					return value
				}
			}
			return ""
		}
		if got := wantsColor(c.terminal, env); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestUnwrittenOutput holds that no command succeeds whose output nobody got.
func TestUnwrittenOutput(t *testing.T) {
	site := "../.."
	for _, args := range [][]string{
		{"--help"}, {"version"}, {"explain"}, {"explain", "FB001"}, {"templates"}, {"templates", "-C", site}, {"check", "-C", site},
		{"search", "-C", site, "quota"}, {"help", "build"}, {"build", "-C", site, "--output", t.TempDir() + "/site"}, {"catalogue", "-C", site},
	} {
		var stderr bytes.Buffer
		if code := Run(args, full{}, &stderr); code != exitWorld ||
			!strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: exit code %d, %s", args, code, &stderr)
		}
	}
}

func TestShellWord(t *testing.T) {
	for path, want := range map[string]string{"a/b-1.md": "a/b-1.md", "my site": "'my site'", "it's": `'it'\''s'`, "": "''", "föhn": "föhn", "$HOME": "'$HOME'"} {
		if got := shellWord(path); got != want {
			t.Errorf("%q becomes %s, want %s", path, got, want)
		}
	}
}

// TestInitAmongFiles holds that a new site goes beside what a fresh clone has, and that
// nothing of it changes.
func TestInitAmongFiles(t *testing.T) {
	dir := t.TempDir() + "/my site"
	if err := os.MkdirAll(dir+"/.git", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".gitignore", "README.md", "LICENSE"} {
		if err := os.WriteFile(dir+"/"+name, []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	if code := Run([]string{"init", dir}, &stdout, &stderr); code != 0 {
		t.Fatalf("exit code %d\n%s", code, &stderr)
	}
	if text, err := os.ReadFile(dir + "/.gitignore"); string(text) != "mine" {
		t.Errorf(".gitignore is %q, %v", text, err)
	}
	for _, want := range []string{"faultbook serve -C '" + dir + "'", "add /public/ to .gitignore"} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("%q is not in\n%s", want, &stdout)
		}
	}
	if code := Run([]string{"check", "-C", dir}, &stdout, &stderr); code != 0 {
		t.Errorf("the new site has faults:\n%s", &stderr)
	}
	if code := Run([]string{"init", dir}, &stdout, &stderr); code != exitWorld ||
		!strings.Contains(stderr.String(), "there already") {
		t.Errorf("a second site: exit code %d\n%s", code, &stderr)
	}
}

// TestHelpOnNothing holds that a mistyped topic is no success.
func TestHelpOnNothing(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := Run([]string{"help", "biuld"}, &stdout, &stderr); code != exitWorld ||
		!strings.Contains(stderr.String(), `"biuld"`) {
		t.Errorf("exit code %d\n%s%s", code, &stdout, &stderr)
	}
	if code := Run([]string{"help", "build"}, &stdout, &stderr); code != 0 {
		t.Errorf("exit code %d", code)
	}
}
