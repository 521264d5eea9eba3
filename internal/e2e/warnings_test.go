package e2e_test

import "testing"

// TestAuthorIsToldOfWarnings: warnings alone are a note that opens, that can be
// hidden, and that then stays away until there are others. Beside errors they are
// counted.
func TestAuthorIsToldOfWarnings(t *testing.T) {
	t.Parallel()
	dir, root := livePreview(t)
	b := newTab(t)
	b.open(root, "dropsuite/backup/retrying/")
	becomes(b, "the page", `document.readyState === "complete"`)
	const note = `(document.getElementById("faultbook-faults")?.shadowRoot.querySelector(".head").firstChild.textContent ?? "")`
	edit(t, dir, edited, "---\n", "---\nmessage: A Zeppelin flies at %d.\n")
	// Not the page before the edit, which is told of the warning too and then replaced.
	becomes(
		b,
		"the warning",
		note+` === "1 warning" && (document.querySelector("main")?.textContent.includes("Zeppelin") ?? false)`,
	)
	if eval[bool](b, `document.getElementById("faultbook-faults").shadowRoot.querySelector("li").checkVisibility()`) {
		t.Error("the note is open before anybody opens it")
	}
	eval[any](b, `void document.getElementById("faultbook-faults").shadowRoot.querySelector("button").click()`)
	edit(t, dir, edited, "summary: ", "summary: A zeppelin. ")
	becomes(
		b,
		"the edit",
		`document.readyState === "complete" && (document.querySelector("main")?.textContent.includes("A zeppelin.") ?? false)`,
	)

	edit(t, dir, edited, "---\n", "---\nstatsu: x\n")
	becomes(b, "the error", note+` === "1 error and 1 warning. This page is from before the error."`)
	edit(t, dir, edited, "statsu: x\n", "")
	becomes(b, "mending", note+` === ""`) // and the warning stays hidden
	quiet(b)
}
