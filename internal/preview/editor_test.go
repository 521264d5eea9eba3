package preview

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
	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
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
	opts    pipeline.Options
	good    map[string]string // the output of the newest state without errors
	changed chan bool         // a change was taken in
	// out is a folder that mirrors the preview; empty for none.
	out string
	// partialSaveDelay replaces the preview's own where a step is several writes
	// that a busy machine may draw apart.
	partialSaveDelay time.Duration
	// past is that of a repository; nil for none.
	past *history.History
}

// newEditor begins with a good site; begin, where given, changes it before it is
// watched.
func newEditor(t *testing.T, opts pipeline.Options, begin ...func(*editor)) *editor {
	t.Helper()
	dir := t.TempDir()
	e := &editor{t: t, dir: dir, changed: make(chan bool, 1)}
	archive, err := txtar.ParseFile("../../testdata/good.txtar")
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
	watcher, err := pipeline.Watch(dir, files, watch.Options{Say: func(text string) { t.Log(text) }}, opts.History)
	if err != nil {
		t.Fatal(err)
	}
	opts.Drafts = true
	preview, err := New(t.Context(), files, opts)
	if err != nil {
		t.Fatal(err)
	}
	if e.partialSaveDelay > 0 {
		preview.partialSaveDelay = e.partialSaveDelay
	}
	changed := func(Change) {
		select {
		case e.changed <- true:
		default: // it is known that something changed
		}
	}
	var beside sync.WaitGroup
	if e.out != "" {
		changed = e.mirror(preview, &beside, changed)
	}
	ended := make(chan error, 1)
	go func() { ended <- preview.Follow(context.Background(), watcher, changed) }()
	t.Cleanup(func() {
		watcher.Close()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		beside.Wait()
		files.Close()
	})
	e.files, e.preview, e.opts = files, preview, opts
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
	opts := e.opts
	if e.past != nil {
		opts.History = history.In(e.dir)
	}
	sources := pipeline.NewSources(e.files, opts)
	faults := sources.ReadSettings()
	if _, err := os.Stat(e.path("faultbook.yaml")); err != nil {
		return nil, faults
	}
	sources.ReadSynonyms()
	sources.ReadLock()
	_, err := sources.ReadContent(e.t.Context(), sources.ContentDirs()...)
	e.must(err)
	_, err = sources.Parse(e.t.Context())
	e.must(err)
	settled, linked := sources.Link(e.t.Context())
	e.must(sources.ReadTemplates())
	problems := sources.Problems(append(linked, sources.CheckLock(settled)...))
	if problems.HasErrors() {
		return nil, problems
	}
	project := sources.Project(settled)
	if e.out != "" {
		return published(e.t, project), problems
	}
	return served(e.t, project), problems
}

// published writes a project into a folder as a build does and reads it; nil
// where a template fails.
func published(t *testing.T, p *pipeline.Project) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	_, _, problems, err := publish.Site(t.Context(), p, dir)
	must(t, err)
	if problems.HasErrors() {
		return nil
	}
	return contents(t, dir)
}

// faultsOfTemplates is the key of what is wrong with the templates of pages.
const faultsOfTemplates = "faults of templates"

// served makes every file but those of the search as a preview looks it up for
// a request.
func served(t *testing.T, p *pipeline.Project) map[string]string {
	t.Helper()
	out := servedIn(t, p)
	for _, o := range p.Others {
		for name, text := range servedIn(t, o) {
			out[o.Site.Config.Prefix+name] = text
		}
	}
	for _, f := range p.Rules().Files(p.Options.Host, p.Assets.Paths()) {
		out[f.Path] = string(f.Data)
	}
	return out
}

// servedIn makes the files of one language.
func servedIn(t *testing.T, p *pipeline.Project) map[string]string {
	t.Helper()
	out := map[string]string{}
	var faults diag.List
	names := append([]string{}, p.Site.Resources...)
	for _, page := range p.Renderer.Pages() {
		text, err := p.Render(page)
		if d, ok := render.Diagnostic(err); ok {
			faults = append(faults, d)
			continue
		}
		must(t, err)
		out[page.Path] = string(text)
		names = append(names, strings.TrimSuffix(page.Path, ".html")+".md")
	}
	for _, name := range p.Assets.Paths() {
		if data, ok := p.Asset(name); ok {
			out[name] = string(data)
		}
	}
	for _, name := range append(names, pipeline.Reserved...) {
		data, ok := p.Markdown(name)
		if !ok {
			var err error
			data, ok, err = p.File(name)
			must(t, err)
		}
		if _, known := out[name]; ok && !known {
			out[name] = string(data)
		}
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
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); {
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

func (e *editor) difference(want map[string]string, problems diag.List) string {
	state := e.preview.State()
	if got, want := printed(state.Problems), printed(problems); got != want {
		return fmt.Sprintf("the problems are\n%s\nand should be\n%s", got, want)
	}
	if e.out != "" {
		if want == nil {
			want = e.good
		}
		differs := firstDifference(contents(e.t, e.out), want)
		if differs == "" {
			e.good = want
		}
		return differs
	}
	got := served(e.t, state.Project)
	if want == nil {
		// The last good pages stay; the files beside them are those of the folder.
		want = maps.Clone(e.good)
		for _, name := range state.Project.Site.Resources {
			delete(want, name)
			delete(got, name)
		}
		return firstDifference(got, want)
	}
	differs := firstDifference(got, want)
	if differs == "" {
		e.good = want
	}
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
	project := e.preview.State().Project
	var fresh *search.Searcher // of the first language
	for _, in := range project.All() {
		made, err := index.Build(e.t.Context(), in.Site, in.Synonyms)
		e.must(err)
		e.must(index.Write(made, func(f output.File) error {
			name := in.Site.Config.Prefix + f.Path
			if data, ok, err := e.preview.SearchFile(e.t.Context(), name); err != nil || !ok ||
				!bytes.Equal(data, f.Data) {
				e.t.Fatalf("after %s, %s is not as a build writes it: %v", step, name, err)
			}
			return nil
		}))
		if fresh == nil {
			fresh = made
		}
	}
	for _, q := range queries {
		got, want := searcher.Search(q, search.QueryOptions{}), fresh.Search(q, search.QueryOptions{})
		if a, b := fmt.Sprint(got.Hits), fmt.Sprint(want.Hits); a != b {
			e.t.Fatalf("after %s, %q finds %s, want %s", step, q, a, b)
		}
	}
}
