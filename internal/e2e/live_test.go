package e2e_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"faultbook/internal/pipeline"
	sitepreview "faultbook/internal/preview"
	"faultbook/internal/serve"
	"faultbook/internal/source"
	"faultbook/internal/watch"
)

const edited = "content/dropsuite/backup/retrying.md"

// livePreview serves a copy of the real site that follows what is saved in it.
func livePreview(t *testing.T) (dir, root string) {
	t.Helper()
	dir = t.TempDir()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(repository, "content"))))
	settings, err := os.ReadFile(filepath.Join(repository, "faultbook.yaml"))
	check(err)
	check(os.WriteFile(filepath.Join(dir, "faultbook.yaml"), settings, 0o644))
	files, err := source.OpenFolder(dir)
	check(err)
	watcher, err := pipeline.Watch(dir, files, watch.Options{Say: func(text string) { t.Log(text) }}, nil)
	check(err)
	site, err := sitepreview.New(t.Context(), files, pipeline.Options{Drafts: true})
	check(err)
	server, err := serve.Listen(serve.Options{Host: "127.0.0.1", Live: true, Dir: dir}, site)
	check(err)
	ctx, end := context.WithCancel(context.Background())
	served, followed := make(chan error, 1), make(chan error, 1)
	go func() { served <- server.Run(ctx) }()
	go func() { followed <- site.Follow(ctx, watcher, server.Changed) }()
	t.Cleanup(func() {
		end()
		watcher.Close()
		for _, ended := range []chan error{served, followed} {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
		files.Close()
	})
	return dir, server.URL()
}

// edit saves a file with one piece of its text replaced.
func edit(t *testing.T, dir, name, old, new string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q: %v", name, old, err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// becomes waits for an expression to become true, over reloads too.
func becomes(b *tab, what, expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(waitLimit); ; time.Sleep(20 * time.Millisecond) {
		// While a page is being replaced there is nothing to ask.
		if v, err := tryEval[bool](b, expression); err == nil && v {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("%s: %s is not true", what, expression)
		}
	}
}

// quiet fails the test when the console holds anything. That a page that is
// left ends its stream of events is no fault.
func quiet(b *tab) {
	b.t.Helper()
	for _, fault := range b.takeFaults() {
		if !strings.Contains(fault, "ERR_ABORTED") {
			b.t.Error(fault)
		}
	}
}

const faultsShown = `document.getElementById("faultbook-faults")?.shadowRoot.textContent ?? ""`

// TestAuthorSeesWhatIsSaved does what an author does: edits a page, breaks its
// front matter, mends it, and changes a style, with a look at the browser only.
func TestAuthorSeesWhatIsSaved(t *testing.T) {
	t.Parallel()
	dir, root := livePreview(t)
	b := newTab(t)
	b.open(root, "dropsuite/backup/retrying/")
	becomes(b, "the page", `document.readyState === "complete"`)
	eval[any](b, `void (document.body.style.minHeight = "4000px", document.querySelector("[data-search-box]").value = "quota", document.querySelector("[data-search-box]").focus(), scrollTo(0, 120))`)
	becomes(b, "scrolling", `scrollY === 120`)

	edit(t, dir, edited, "summary: ", "summary: A zeppelin. ")
	becomes(b, "the edit", `document.querySelector("main")?.textContent.includes("A zeppelin.") ?? false`)
	becomes(b, "the place", `scrollY > 0 && document.querySelector("[data-search-box]").value === "quota" && document.activeElement.matches("[data-search-box]")`)
	becomes(b, "the search", `document.querySelectorAll(".search-panel:not([hidden]) [role=option]").length > 0`)
	quiet(b)

	edit(t, dir, edited, "---\n", "---\nstatsu: x\n")
	becomes(b, "the fault", `(`+faultsShown+`).includes("`+edited+`:2:1") && (`+faultsShown+`).includes("statsu: x") && (`+faultsShown+`).includes("status")`)
	if !eval[bool](b, `document.querySelector("main").textContent.includes("A zeppelin.")`) {
		t.Error("the last good page is gone")
	}
	edit(t, dir, edited, "statsu: x\n", "")
	becomes(b, "mending", `(`+faultsShown+`) === ""`)
	quiet(b)

	eval[any](b, `void (window.same = true)`)
	if err := os.MkdirAll(filepath.Join(dir, "templates/styles"), 0o755); err != nil {
		t.Fatal(err)
	}
	style := "html { --swapped: yes }\n"
	if err := os.WriteFile(filepath.Join(dir, "templates/styles/print.css"), []byte(style), 0o644); err != nil {
		t.Fatal(err)
	}
	becomes(b, "the style", `getComputedStyle(document.documentElement).getPropertyValue("--swapped").trim() === "yes"`)
	if !eval[bool](b, `window.same === true`) {
		t.Error("a change of style reloads the page")
	}
	quiet(b)
}
