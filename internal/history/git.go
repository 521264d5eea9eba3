package history

import (
	"context"
	"os"
	"os/exec"
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
	return cmd
}
