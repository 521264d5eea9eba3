package command

import (
	"slices"
	"testing"
)

// TestTermIDs holds that labels with the same beginning get ids of their own: they are
// pasted into the settings.
func TestTermIDs(t *testing.T) {
	long := "This will be shown on the System Status page under "
	got := termIDs([]string{long + "Backups.", long + "Restores.", long + "Downloads.", "Dashboard"})
	if sorted := slices.Sorted(slices.Values(got)); len(slices.Compact(sorted)) != 4 || got[3] != "dashboard" {
		t.Errorf("the ids are %q", got)
	}
}
