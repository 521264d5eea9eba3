package command_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestHostLimit holds that a build for a host warns of what the host does not take, and
// one for another host does not.
func TestHostLimit(t *testing.T) {
	site := t.TempDir()
	writeSite(t, site, goodSite(t))
	var aliases strings.Builder
	for i := range 1001 {
		fmt.Fprintf(&aliases, "  - /was/%d/\n", i)
	}
	writeSite(
		t,
		site,
		map[string]string{"content/guides/old.md": "---\ntitle: Old\naliases:\n" + aliases.String() + "---\nText.\n"},
	)
	for host, warns := range map[string]bool{"gitlab": true, "netlify": false, "nginx": false} {
		code, _, stderr := run("build", "-C", site, "--host", host)
		if got := strings.Contains(stderr, "warning FB065: the site has 1003 old addresses, and gitlab takes 1000 redirects"); code != 0 ||
			got != warns {
			t.Errorf("%s: exit code %d\n%s", host, code, stderr)
		}
	}
}
