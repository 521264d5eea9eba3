package host_test

import (
	"strings"
	"testing"

	"faultbook/internal/host"
)

// TestNamesAreNoPatterns: a logo may be called anything; in _headers a star
// would stand for every address.
func TestNamesAreNoPatterns(t *testing.T) {
	files := host.New("/help/", false, nil, host.Policy{}).
		Files(host.Netlify, []string{"assets/a:b *.0123456789.svg", "search/0123456789ab/"})
	for _, want := range []string{"\n/assets/a%3Ab%20%2A.0123456789.svg\n  Cache-Control: " + host.Forever, "\n/search/0123456789ab/*\n  Cache-Control: " + host.Forever} {
		if !strings.Contains(string(files[0].Data), want) {
			t.Errorf("%s lacks %q:\n%s", files[0].Path, want, files[0].Data)
		}
	}
}
