package command

import (
	"runtime/debug"
	"testing"
)

// TestBuildNamesItsCommit holds what people see of a build's commit.
func TestBuildNamesItsCommit(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for _, tt := range []struct {
		name     string
		settings []debug.BuildSetting
		want     string
	}{
		{"no repository", nil, "faultbook " + Version + " (go1.2)"},
		{"a commit", []debug.BuildSetting{{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: "false"}}, "faultbook " + Version + " (go1.2, commit 0123456789ab)"},
		{"changes", []debug.BuildSetting{{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: "true"}}, "faultbook " + Version + " (go1.2, commit 0123456789ab with changes)"},
	} {
		b := buildOf(&debug.BuildInfo{GoVersion: "go1.2", Settings: tt.settings}, true)
		if got := b.String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
