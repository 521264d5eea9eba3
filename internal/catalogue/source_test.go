package catalogue

import (
	"reflect"
	"strings"
	"testing"

	"faultbook/internal/document"
)

// TestSourceHasEveryKey compares the keys of entries with the fields of Source, from which a
// page is written again.
func TestSourceHasEveryKey(t *testing.T) {
	fields := map[string]bool{}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Source]()) {
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		fields[name] = true
	}
	for _, key := range document.Keys(document.Entry) {
		if !fields[key.Name] {
			t.Errorf("Source lacks the key %s", key.Name)
		}
	}
}
