package e2e_test

import (
	"net/url"
	"strings"
	"testing"
)

// pasted is the fragment of a link with a text.
func pasted(text string) string { return "#m=" + strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// TestDeepLinkListsSimilarMessages: a link with a text leads to the entry, and below it to
// others that the text may be about; without a text there are none.
func TestDeepLinkListsSimilarMessages(t *testing.T) {
	t.Parallel()
	const items = `[...document.querySelectorAll("main:not([hidden]) [data-similar] a")]`
	line := "2026-03-04 WARN Backup disabled on Office WiFi. inSync will retry after some time."
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			b := newTab(t)
			b.open(place.root(t), place.page(withMessage+"/"))
			if eval[int](b, items+".length") > 0 {
				t.Error("there are similar messages without a text")
			}
			b.open(place.root(t), place.page(withMessage+"/")+pasted(line))
			until(b, items+".length > 0")
			for _, id := range eval[[]string](b, items+".map(a => a.dataset.entry)") {
				if id == withMessage || !strings.HasPrefix(id, "insync/") {
					t.Errorf("%s is similar", id)
				}
			}
			b.clean()
		})
	}
}

// TestSingleFileTakesText: in a site that is one file a link with a text fills the gaps of
// the page that it names; without a page it is a search.
func TestSingleFileTakesText(t *testing.T) {
	t.Parallel()
	line := "Backup disabled on Office WiFi. inSync will retry after some time."
	b := newTab(t)
	b.open(singleFile(t), "#/"+withMessage+"/"+pasted(line))
	until(b, `document.querySelector("main:not([hidden]) blockquote[data-copy] var").textContent === "Office WiFi"`)
	until(b, `document.querySelector("main:not([hidden]) [data-similar] a") !== null`)
	if got := eval[string](b, "decodeURI(location.hash)"); got != "#/"+withMessage+"/" {
		t.Errorf("the address ends with %q", got)
	}
	b.open(singleFile(t), pasted(line))
	until(b, `document.querySelector("main:not([hidden]) [data-search-results] a[data-entry]") !== null`)
	first := eval[string](b,
		`document.querySelector("main:not([hidden]) [data-search-results] a[data-entry]").dataset.entry`)
	if first != withMessage {
		t.Errorf("the first hit is %s", first)
	}
	b.clean()
}
