package index_test

import (
	"testing"

	"faultbook/internal/index"
	"faultbook/internal/logs/logtest"
)

// TestKnownMessagesAreRecognised hides messages of the real site in logs of other products.
func TestKnownMessagesAreRecognised(t *testing.T) {
	logtest.Hold(t, index.Logs(realProject(t).Site).Entries)
}
