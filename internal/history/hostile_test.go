package history_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"faultbook/internal/history"
)

// hostile are settings of a repository that name a program. PROGRAM is its path;
// a line with = sets an attribute of all files.
var hostile = map[string][]string{
	"a remote that has the missing objects": {
		"remote.origin.promisor true",
		"remote.origin.url /nowhere",
		"remote.origin.uploadpack PROGRAM",
		"extensions.partialClone origin",
	},
	"a remote with a transport of its own": {
		"remote.origin.promisor true",
		"remote.origin.url ext::PROGRAM",
		"protocol.ext.allow always",
		"extensions.partialClone origin",
	},
	"a remote over ssh": {
		"remote.origin.promisor true",
		"remote.origin.url ssh://h/r",
		"core.sshCommand PROGRAM",
		"extensions.partialClone origin",
	},
	"a remote over a proxy": {
		"remote.origin.promisor true",
		"remote.origin.url git://h/r",
		"core.gitProxy PROGRAM",
		"extensions.partialClone origin",
	},
	"a credential helper": {
		"remote.origin.promisor true",
		"remote.origin.url https://127.0.0.1:1/r",
		"credential.helper PROGRAM",
		"extensions.partialClone origin",
	},
	"a check of signatures":        {"log.showSignature true", "gpg.program PROGRAM"},
	"a monitor of the file system": {"core.fsmonitor PROGRAM"},
	"a pager":                      {"core.pager PROGRAM", "pager.log PROGRAM"},
	"a diff program": {
		"diff.external PROGRAM",
		"diff.x.command PROGRAM",
		"diff.x.textconv PROGRAM",
		"* diff=x",
	},
	"a filter": {
		"filter.x.smudge PROGRAM",
		"filter.x.clean PROGRAM",
		"filter.x.required true",
		"* filter=x",
	},
	"a command in place of another": {"alias.log !PROGRAM", "alias.rev-parse !PROGRAM"},
	"settings in another file":      {"include.path FILE"},
}

// TestNothingIsRun asks for the dates of repositories whose settings name a
// program, with all their objects and without some.
func TestNothingIsRun(t *testing.T) {
	for name, settings := range hostile {
		for _, whole := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, whole %v", name, whole), func(t *testing.T) {
				root := repository(t)
				proof := filepath.Join(t.TempDir(), "proof")
				program := filepath.Join(t.TempDir(), "program")
				write(t, program, "#!/bin/sh\necho run >"+proof+"\n")
				included := filepath.Join(t.TempDir(), "settings")
				write(
					t,
					included,
					"[gpg]\n\tprogram = "+program+"\n[log]\n\tshowSignature = true\n[core]\n\tfsmonitor = "+program+"\n",
				)
				for _, s := range settings {
					s = strings.NewReplacer("PROGRAM", program, "FILE", included).Replace(s)
					if strings.Contains(s, "=") {
						write(t, filepath.Join(root, ".git", "info", "attributes"), s+"\n")
						continue
					}
					key, value, _ := strings.Cut(s, " ")
					git(t, root, "", "config", key, value)
				}
				if !whole {
					removeTrees(t, root)
				}
				h := history.In(filepath.Join(root, "help"))
				found, problems := h.Days(context.Background(), names)
				h.Marks()
				h.Again(context.Background())
				if _, err := os.Stat(proof); err == nil {
					t.Error("the program ran")
				}
				if whole != (problems == nil && len(found) > 0) {
					t.Errorf("found %v, problems %v", found, problems)
				}
			})
		}
	}
}

// removeTrees removes the folders that the commits have.
func removeTrees(t *testing.T, root string) {
	t.Helper()
	cmd := exec.Command("git", "-C", root, "log", "--format=%T")
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_ALLOW_PROTOCOL=none")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, tree := range strings.Fields(string(out)) {
		if err := os.Remove(filepath.Join(root, ".git", "objects", tree[:2], tree[2:])); err != nil {
			t.Fatal(err)
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}
