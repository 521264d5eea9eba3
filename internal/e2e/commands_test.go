package e2e_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/command"
)

// readRepository returns a file of the repository.
func readRepository(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// programs are the ways in which documents call faultbook.
var programs = []string{"go run . ", "faultbook "}

// arguments returns the words of a line that calls faultbook, and whether it
// does. A comment at its end is not part of it.
func arguments(line string) ([]string, bool) {
	line, _, _ = strings.Cut(line, " #")
	for _, program := range programs {
		if words, ok := strings.CutPrefix(strings.TrimSpace(line), program); ok {
			return strings.Fields(words), true
		}
	}
	return nil, false
}

// knows fails when the program does not know a command or one of its flags:
// with --help it reads all of them and does nothing.
func knows(t *testing.T, args []string) {
	t.Helper()
	var out bytes.Buffer
	if code := command.Run(append(args, "--help"), &out, &out); code != 0 {
		t.Errorf("faultbook %s: exit code %d: %s", strings.Join(args, " "), code, &out)
	}
}

// TestUnknownIsRefused: the check of the documents' commands is not blind.
func TestUnknownIsRefused(t *testing.T) {
	for _, line := range []string{"biuld", "build --no-such-flag", "explain --base-url x"} {
		var out bytes.Buffer
		if command.Run(append(strings.Fields(line), "--help"), &out, &out) == 0 {
			t.Errorf("faultbook %s is taken for known", line)
		}
	}
}

// TestNetlifyBuildsTheSite reads netlify.toml as Netlify does: the commands
// are ours, the folder is where we write, Go is that of go.mod.
func TestNetlifyBuildsTheSite(t *testing.T) {
	text := readRepository(t, "netlify.toml")
	commands := regexp.MustCompile(`(?m)^\s*command = (".*")$`).FindAllStringSubmatch(text, -1)
	if len(commands) != 3 {
		t.Fatalf("netlify.toml has %d commands, want one for each of production, previews and branches", len(commands))
	}
	for _, c := range commands {
		var line string
		if _, err := fmt.Sscanf(c[1], "%q", &line); err != nil {
			t.Fatal(err)
		}
		args, ok := arguments(strings.NewReplacer(`"$URL"`, baseURL, `"$DEPLOY_PRIME_URL"`, baseURL).Replace(line))
		preview := strings.Contains(line, "DEPLOY_PRIME_URL") // search engines are to leave these out
		if !ok || slices.Contains(args, "$") || args[0] != "build" || args[len(args)-1] != baseURL || slices.Contains(args, "--noindex") != preview {
			t.Errorf("%q is not a build that is told its address", line)
		}
		knows(t, args)
	}
	if !strings.Contains(text, "\n  publish = \"public\"\n") {
		t.Error("netlify.toml does not publish the folder that build writes, public")
	}
	version := regexp.MustCompile(`(?m)^go (\S+)$`).FindStringSubmatch(readRepository(t, "go.mod"))
	if version == nil || !strings.Contains(text, `GO_VERSION = "`+version[1]+`"`) {
		t.Errorf("netlify.toml does not name the version of Go in go.mod, %v", version)
	}
}
