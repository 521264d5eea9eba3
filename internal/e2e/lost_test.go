package e2e_test

import (
	"strings"
	"testing"
)

// shown waits until something is on the page.
func shown(b *tab, selector string) {
	b.t.Helper()
	eval[bool](b, `new Promise(end => {
		const look = () => document.querySelector("`+selector+`") ? end(true) : requestAnimationFrame(look)
		look()
	})`)
}

// TestUnknownAddressesLeadOn asks for addresses that do not exist, at the root
// of a host and below it: the page lists what is near, or says whom to ask.
func TestUnknownAddressesLeadOn(t *testing.T) {
	t.Parallel()
	for _, place := range places {
		if place.name == "folder" {
			continue // a folder has no page for unknown addresses
		}
		t.Run(place.name, func(t *testing.T) {
			root := place.root(t)
			b := newTab(t)
			const near = "[data-search-lost] a[data-entry]"
			b.open(root, "old-help/dropsuite_backup/space-ful.html")
			shown(b, near)
			if got, want := eval[string](b, `document.querySelector("`+near+`").href`), root+"dropsuite/backup/space-full/"; got != want {
				t.Errorf("the nearest page is %s, want %s", got, want)
			}
			if n := eval[int](b, `document.querySelectorAll("`+near+`").length`); n == 0 || n > 5 {
				t.Errorf("%d pages are near", n)
			}
			b.open(root, "qwzx/vbnkjhg/")
			shown(b, "[data-search-lost] h2")
			said := words(b, "[data-search-lost]")
			for _, want := range []string{"Not documented yet", "Who to contact"} {
				if !strings.Contains(said, want) {
					t.Errorf("the page does not say %q: %s", want, said)
				}
			}
			for _, fault := range b.takeFaults() {
				// The address itself is unknown, as it is to be.
				if !strings.Contains(fault, "404") {
					t.Error(fault)
				}
			}
		})
	}
}
