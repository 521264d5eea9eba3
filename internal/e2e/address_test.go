package e2e_test

import (
	"bytes"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"faultbook/internal/command"
)

// TestOddAddresses opens the search page and an entry with addresses that a hand, a
// mail program or somebody hostile made: nothing throws, and typing finds.
func TestOddAddresses(t *testing.T) {
	t.Parallel()
	root := fileServer(t, plain, "/")
	b := newTab(t)
	for _, query := range []string{
		"constructor=x", "__proto__=x", "toString=x", "hasOwnProperty=x&valueOf=y", "q=constructor",
		"q=__proto__+toString", "severity=constructor",
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
	for _, fragment := range []string{"#%", "#find=%", "#find=%&q=%", "#find=constructor|__proto__", "#constructor",
		"#%E4%A"} {
		b.open(root, somePage+fragment)
		until(b, `document.readyState === "complete"`)
		typeIn(b, sureQuery)
		hitsListed(b)
	}
	b.clean()
}

// TestOddNames builds a site whose filters, products and placeholders have the names of properties that every
// object has: the search page finds, and filters what it found.
func TestOddNames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	save(t, dir, "faultbook.yaml", "title: L\nfields:\n"+
		"  - {id: constructor, type: text, label: constructor, facet: true}\n"+
		"  - {id: valueof, type: text, label: valueOf, facet: true}\n")
	for i, name := range []string{"constructor", "toString", "hasOwnProperty"} {
		save(t, dir, "content/"+strings.ToLower(name)+"/valueof/tostring.md",
			"---\nstatus: "+name+" State "+strconv.Itoa(i)+
				"\nmessage: The <__proto__> is in "+name+" state.\nplaceholders: {__proto__: a name}\nconstructor: "+name+
				"\nvalueof: __proto__\naction: none\n---\n")
	}
	out := filepath.Join(t.TempDir(), "site")
	var said bytes.Buffer
	if code := command.Run([]string{"build", "-C", dir, "--output", out}, &said, &said); code != 0 {
		t.Fatalf("exit code %d: %s", code, &said)
	}
	root := fileServer(t, out, "/")
	b := newTab(t)
	for _, query := range []url.Values{
		{"q": {"state"}}, {"q": {"state"}, "__proto__": {"x"}}, {"q": {"state"}, "product": {"tostring"}},
	} {
		asked(b, root, query)
		if hits := hitsIn(b, onPage); len(hits) == 0 {
			t.Errorf("%v finds nothing: %s", query, words(b, onPage))
		}
	}
	asked(b, root, url.Values{"q": {"state"}})
	eval[bool](b, `(input => { input.click(); return true })(document.querySelector("[data-search-groups] input"))`)
	until(b, `document.querySelectorAll("[data-search-results] a[data-entry]").length === 1`)
	b.clean()
}

// TestLongTexts pastes a hundred thousand characters of several kinds: the page
// answers, and shows what it was asked.
func TestLongTexts(t *testing.T) {
	t.Parallel()
	root := fileServer(t, plain, "/")
	b := newTab(t)
	asked(b, root, url.Values{"q": {"x"}})
	for _, unit := range []string{"backup failed error 0x80070005 for user ", "a", "a ", "接続", "X1 ", "e-1/",
		"\"a\" ", "-a ", "(", "\n"} {
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
