package e2e_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPagesRunClean opens a page of every template in every place: nothing in
// the console, no request that fails, none that leaves the site.
func TestPagesRunClean(t *testing.T) {
	t.Parallel()
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			root, shared := place.root(t), newTab(t)
			for _, v := range visited {
				if place.name == "folder" && v.name == "not found" {
					continue // its links are rooted: nobody gets there without a server
				}
				t.Run(v.name, func(t *testing.T) {
					b := shared.of(t)
					b.open(root, place.page(v.url))
					if !eval[bool](b, `getComputedStyle(document.querySelector("h1")).fontFamily !== getComputedStyle(document.createElement("h1")).fontFamily`) {
						t.Error("the page has no styles")
					}
					if !eval[bool](b, `document.documentElement.classList.contains("js")`) {
						t.Error("the script did not run")
					}
					b.clean()
				})
			}
		})
	}
}

// TestPolicyIsInForce tries what the policy of the published site forbids.
func TestPolicyIsInForce(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	res, err := http.Get(root)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	policy := res.Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %q: %s", want, policy)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy allows what is unsafe: %s", policy)
	}
	for name, attempt := range map[string]string{
		"an inline script": `(() => { const s = document.createElement("script"); s.textContent = "window.broken = true"; document.head.append(s); return window.broken === true })()`,
		"a handler":        `new Promise(done => { const s = document.createElement("button"); s.setAttribute("onclick", "window.broken = true"); s.click(); done(window.broken === true) })`,
		"an inline style":  `(() => { const s = document.createElement("style"); s.textContent = "h1 { position: fixed }"; document.head.append(s); return getComputedStyle(document.querySelector("h1")).position === "fixed" })()`,
	} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t)
			b.open(root, "")
			if eval[bool](b, attempt) {
				t.Error("the page could use it")
			}
			if faults := strings.Join(b.takeFaults(), "\n"); !strings.Contains(faults, "Content Security Policy") {
				t.Errorf("the browser did not refuse it by the policy: %q", faults)
			}
		})
	}
}

// TestScriptsWorkInAFolder: what a script offers is there without a server.
func TestScriptsWorkInAFolder(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(folder(t), "dropsuite/backup/retrying/index.html")
	before := eval[string](b, `document.documentElement.dataset.theme`)
	b.do(chromedp.Click(chromedp.CSS("[data-theme-button]")))
	if after := eval[string](b, `document.documentElement.dataset.theme`); after == before {
		t.Errorf("the theme is still %q", after)
	}
	b.clean()
}
