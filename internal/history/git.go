package history

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// A site may lie in a folder that somebody else made, with settings of git that
// name programs. Nothing that faultbook asks needs one of them.
var (
	// harmless turns settings off that make git run a program.
	harmless = []string{
		"--no-pager", "--no-optional-locks",
		"-c", "core.fsmonitor=false",
		"-c", "core.hooksPath=" + os.DevNull,
		"-c", "log.showSignature=false",
		"-c", "log.follow=false",
		"-c", "diff.external=",
		"-c", "protocol.allow=never",
	}
	// offline keeps git from getting objects that the folder lacks from elsewhere,
	// by a network or by a program.
	offline = []string{"GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C"}
)

// git returns a command that only reads the repository around the folder, and runs
// no program that the repository names.
func (h *History) git(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append(append([]string{"-C", h.dir}, harmless...), args...)...)
	cmd.Env = append(os.Environ(), offline...)
	if name := irregular(h.dir); name != "" && cmd.Err == nil {
		cmd.Err = fmt.Errorf("%s is not a regular file", name)
	}
	return cmd
}

// gitFiles are files below .git that git reads. It waits for ever if one of them is a named pipe.
var gitFiles = []string{"", "HEAD", "config", "config.worktree", "commondir", "index", "packed-refs", "shallow",
	"logs/HEAD", "info/attributes", "info/exclude", "info/grafts",
	"objects/info/alternates", "objects/info/commit-graph"}

// irregular returns a file of the repository around a folder that is neither a regular file nor a folder;
// "" if there is none.
func irregular(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		for _, name := range gitFiles {
			name = filepath.Join(dir, Dir, name)
			if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
				return name
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}
