package history

import (
	"context"
	"strings"
)

// Last returns a file as the last commit that wrote it has it, also where it was removed
// since; nil when git does not know it.
func (h *History) Last(ctx context.Context, name string) ([]byte, error) {
	out, err := h.git(ctx, "log", "-1", "--format=%H", "--diff-filter=AM", "--no-renames", "--no-ext-diff", "--",
		":(literal)"+name).Output()
	commit := strings.TrimSpace(string(out))
	if err != nil || commit == "" {
		return nil, ctx.Err()
	}
	text, err := h.git(ctx, "cat-file", "blob", commit+":./"+name).Output()
	if err != nil {
		return nil, ctx.Err()
	}
	return text, nil
}
