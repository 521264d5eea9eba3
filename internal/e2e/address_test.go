package e2e_test

import (
	"net/url"
	"strings"
	"testing"
)

// TestOddAddresses opens the search page and an entry with addresses that a hand, a
// mail program or somebody hostile made: nothing throws, and typing finds.
func TestOddAddresses(t *testing.T) {
	t.Parallel()
	root := fileServer(t, plain, "/")
	b := newTab(t)
	for _, query := range []string{
		"constructor=x", "__proto__=x", "toString=x", "hasOwnProperty=x&valueOf=y", "q=constructor", "q=__proto__+toString", "severity=constructor",
		"product=__proto__", "q=%", "q=%E4%A", "q=a&q=b", "go=1", "q=" + "%F0%9F%94%A5",
	} {
		b.open(root, "search/?q=x&"+query)
		settled(b)
		b.open(root, "search/?"+query)
		until(b, `["idle", "done"].includes(document.querySelector("[data-search-results]")?.dataset.state)`)
		eval[string](b, `document.querySelector("[data-search-box]").value = ""`)
		typeIn(b, sureQuery)
		answered(b, sureQuery)
	}
	quiet(b)
	for _, fragment := range []string{"#%", "#find=%", "#find=%&q=%", "#find=constructor|__proto__", "#constructor", "#%E4%A"} {
		b.open(root, somePage+fragment)
		until(b, `document.readyState === "complete"`)
		typeIn(b, sureQuery)
		hitsListed(b)
	}
	b.clean()
}

// TestLongTexts pastes a hundred thousand characters of several kinds: the page
// answers, and shows what it was asked.
func TestLongTexts(t *testing.T) {
	t.Parallel()
	root := fileServer(t, plain, "/")
	b := newTab(t)
	asked(b, root, url.Values{"q": {"x"}})
	for _, unit := range []string{"backup failed error 0x80070005 for user ", "a", "a ", "接続", "X1 ", "e-1/", "\"a\" ", "-a ", "(", "\n"} {
		text := strings.Repeat(unit, 100_000/len(unit))
		eval[bool](b, `(() => {
			const box = document.querySelector("[data-search-box]"), results = document.querySelector("[data-search-results]")
			results.dataset.state = "asked"
			box.value = `+quoted(text)+`
			return box.dispatchEvent(new Event("input", { bubbles: true }))
		})()`)
		until(b, `["idle", "done"].includes(document.querySelector("[data-search-results]").dataset.state)`)
	}
	b.clean()
}
