package build

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"faultbook/internal/diag"
	"faultbook/internal/history"
	"faultbook/internal/output"
	"faultbook/internal/render"
	"faultbook/internal/source"
	"faultbook/internal/watch"
	"faultbook/search"
)

// editor is a person who changes the files of a site, and the preview that
// follows. After each step the preview must be what a build from nothing is.
type editor struct {
	t       *testing.T
	dir     string
	files   *source.Folder
	preview *Preview
	good    map[string]string // the output of the newest state without errors
	changed chan bool         // a change was taken in
	// dressed is true where templates change; else those made for the same
	// settings are taken, since to make them takes longer than all the rest.
	dressed bool
	looks   map[string]*parts
	// out is a folder that mirrors the preview; empty for none.
	out string
	// calm takes the place of the preview's own where a step is several writes
	// that a busy machine may draw apart.
	calm time.Duration
	// past is that of a repository; nil for none.
	past *history.History
}

// newEditor begins with a good site; begin, where given, changes it before it is
// watched.
func newEditor(t *testing.T, opts Options, begin ...func(*editor)) *editor {
	t.Helper()
	dir := t.TempDir()
	e := &editor{t: t, dir: dir, changed: make(chan bool, 1), looks: map[string]*parts{}}
	archive, err := txtar.ParseFile("testdata/good.txtar")
	e.must(err)
	for _, f := range archive.Files {
		e.write(f.Name, string(f.Data))
	}
	for _, change := range begin {
		change(e)
	}
	opts.History = e.past
	files, err := source.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	watcher, err := Watch(dir, files, watch.Options{Say: func(text string) { t.Log(text) }}, opts.History)
	if err != nil {
		t.Fatal(err)
	}
	opts.Drafts = true
	preview, err := NewPreview(t.Context(), files, opts)
	if err != nil {
		t.Fatal(err)
	}
	if e.calm > 0 {
		preview.calm = e.calm
	}
	told := func(Change) {
		select {
		case e.changed <- true:
		default: // it is known that something changed
		}
	}
	var beside sync.WaitGroup
	if e.out != "" {
		told = e.mirror(preview, &beside, told)
	}
	ended := make(chan error, 1)
	go func() { ended <- preview.Follow(context.Background(), watcher, told) }()
	t.Cleanup(func() {
		watcher.Close()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		beside.Wait()
		files.Close()
	})
	e.files, e.preview = files, preview
	e.compare("the beginning")
	return e
}

func (e *editor) path(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }

func (e *editor) must(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) read(name string) string {
	e.t.Helper()
	text, err := os.ReadFile(e.path(name))
	e.must(err)
	return string(text)
}

func (e *editor) write(name, text string) {
	e.t.Helper()
	e.must(os.MkdirAll(filepath.Dir(e.path(name)), 0o755))
	e.must(os.WriteFile(e.path(name), []byte(text), 0o644))
}

func (e *editor) edit(name, old, new string) {
	e.t.Helper()
	text := e.read(name)
	if !strings.Contains(text, old) {
		e.t.Fatalf("%s does not hold %q", name, old)
	}
	e.write(name, strings.Replace(text, old, new, 1))
}

func (e *editor) rename(from, to string) {
	e.t.Helper()
	e.must(os.MkdirAll(filepath.Dir(e.path(to)), 0o755))
	e.must(os.Rename(e.path(from), e.path(to)))
}

// clean builds the site from nothing: its output when there are no errors, and
// its problems.
func (e *editor) clean() (map[string]string, diag.List) {
	e.t.Helper()
	opts := e.preview.parts.opts
	if e.past != nil {
		opts.History = history.In(e.dir)
	}
	parts := newParts(e.files, opts)
	if _, err := os.Stat(e.path("faultbook.yaml")); err != nil {
		parts.readSettings()
		return nil, parts.settingsFaults
	}
	e.must(parts.read(e.t.Context()))
	_, err := parts.parse(e.t.Context())
	e.must(err)
	s, problems := parts.link(e.t.Context())
	settings := string(parts.settings.File.Text)
	if from := e.looks[settings]; from != nil && !e.dressed {
		parts.templates, parts.assets, parts.templateFaults = from.templates, from.assets, from.templateFaults
	} else {
		e.must(parts.readTemplates())
		e.looks[settings] = parts
	}
	problems = parts.problems(problems)
	if problems.HasErrors() {
		return nil, problems
	}
	if e.out != "" {
		return published(e.t, parts.book(s)), problems
	}
	return emitted(e.t, parts.book(s)), problems
}

// emitted makes every file of a book as a build does, but for its search.
func emitted(t *testing.T, b *Book) map[string]string {
	t.Helper()
	var mu sync.Mutex
	out := map[string]string{}
	add := func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		out[f.Path] = string(f.Data)
		return nil
	}
	pages := b.Renderer.Pages()
	faults, err := b.emitPages(t.Context(), b.Renderer, pages, add)
	if err == nil {
		err = b.copyResources(add)
	}
	if err != nil {
		t.Fatal(err)
	}
	data, err := b.dataFiles(pages)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range slices.Concat(data, b.Rules().Files(b.opts.Host, b.Assets.Paths())) {
		_ = add(f)
	}
	out[faultsOfTemplates] = printed(faults.Sorted())
	return out
}

// faultsOfTemplates is the key of what is wrong with the templates of pages.
const faultsOfTemplates = "faults of templates"

// served makes the same from what a preview looks up for requests.
func served(t *testing.T, b *Book) map[string]string {
	t.Helper()
	out := map[string]string{}
	var faults diag.List
	names := append([]string{}, b.Site.Resources...)
	for name, p := range b.pages() {
		text, err := b.Render(p)
		if d, ok := render.Diagnostic(err); ok {
			faults = append(faults, d)
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		out[name] = string(text)
		names = append(names, strings.TrimSuffix(name, ".html")+".md")
	}
	for _, name := range b.Assets.Paths() {
		if data, ok := b.Asset(name); ok {
			out[name] = string(data)
		}
	}
	for _, name := range append(names, reserved...) {
		for _, look := range []func(string) ([]byte, bool, error){b.Twin, b.File} {
			if data, ok, err := look(name); err != nil {
				t.Fatal(err)
			} else if _, known := out[name]; ok && !known {
				out[name] = string(data)
			}
		}
	}
	for _, f := range b.Rules().Files(b.opts.Host, b.Assets.Paths()) {
		out[f.Path] = string(f.Data)
	}
	out[faultsOfTemplates] = printed(faults.Sorted())
	return out
}

// compare waits until the preview is what a build from nothing is, and says
// what differs when it does not get there. It reports whether there are errors.
func (e *editor) compare(step string) (faulty bool) {
	e.t.Helper()
	want, problems := e.clean()
	var differs string
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); {
		if differs = e.difference(want, problems); differs == "" {
			return want == nil
		}
		select {
		case <-e.changed:
		case <-time.After(time.Second):
		}
	}
	e.t.Fatalf("after %s: %s", step, differs)
	return false
}

func (e *editor) difference(want map[string]string, problems diag.List) (differs string) {
	e.preview.View(func(state State) {
		if got, want := printed(state.Problems), printed(problems); got != want {
			differs = fmt.Sprintf("the problems are\n%s\nand should be\n%s", got, want)
			return
		}
		if e.out != "" {
			if want == nil {
				want = e.good
			}
			if differs = firstDifference(contents(e.t, e.out), want); differs == "" {
				e.good = want
			}
			return
		}
		got := served(e.t, state.Book)
		if want == nil {
			// The last good pages stay; the files beside them are those of the folder.
			want = maps.Clone(e.good)
			for _, name := range state.Book.Site.Resources {
				delete(want, name)
				delete(got, name)
			}
			differs = firstDifference(got, want)
			return
		}
		if differs = firstDifference(got, want); differs == "" {
			e.good = want
		}
	})
	return differs
}

func printed(problems diag.List) string {
	var b bytes.Buffer
	diag.Print(&b, problems, false)
	return b.String()
}

func firstDifference(got, want map[string]string) string {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if text, ok := got[name]; !ok {
			return name + " is missing"
		} else if text != want[name] {
			at := 0
			for at < min(len(text), len(want[name])) && text[at] == want[name][at] {
				at++
			}
			return fmt.Sprintf("%s differs at %d: %q, want %q", name, at, around(text, at), around(want[name], at))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			return name + " should not be there"
		}
	}
	return ""
}

func around(text string, at int) string { return text[max(0, at-60):min(len(text), at+60)] }

// compareSearch holds that the preview finds what a search made from nothing
// does, and gives browsers the same files.
func (e *editor) compareSearch(step string, queries ...string) {
	e.t.Helper()
	searcher, err := e.preview.Searcher(e.t.Context())
	e.must(err)
	var book *Book
	e.preview.View(func(state State) { book = state.Book })
	fresh, err := book.Index(e.t.Context())
	e.must(err)
	files, err := fresh.Files()
	e.must(err)
	for _, f := range files {
		if data, ok, err := e.preview.SearchFile(e.t.Context(), f.Path); err != nil || !ok || !bytes.Equal(data, f.Data) {
			e.t.Fatalf("after %s, %s is not as a build writes it: %v", step, f.Path, err)
		}
	}
	for _, q := range queries {
		got, want := searcher.Search(q, search.QueryOptions{}), fresh.Searcher.Search(q, search.QueryOptions{})
		if a, b := fmt.Sprint(got.Hits), fmt.Sprint(want.Hits); a != b {
			e.t.Fatalf("after %s, %q finds %s, want %s", step, q, a, b)
		}
	}
}
