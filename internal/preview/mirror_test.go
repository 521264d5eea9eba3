package preview

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"faultbook/internal/output"
	"faultbook/internal/pipeline"
)

// mirror begins to write the preview into the folder out, and returns what to
// call for each change.
func (e *editor) mirror(preview *Preview, beside *sync.WaitGroup, changed func(Change)) func(Change) {
	m := NewMirror(preview, e.out)
	write := func(changed ...string) {
		if _, _, err := m.Write(e.t.Context(), changed); err != nil && e.t.Context().Err() == nil {
			e.t.Error(err)
		}
	}
	write()
	beside.Go(func() {
		if err := m.FollowSearch(e.t.Context(), func(output.Result) { changed(Change{}) }); err != nil {
			e.t.Error(err)
		}
	})
	return func(c Change) {
		if c.Fresh {
			write(c.Names...)
		}
		changed(c)
	}
}

// mirrored begins with a folder that mirrors the site.
func mirrored(e *editor) { e.out = filepath.Join(e.t.TempDir(), "public") }

// contents reads all files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil // a file that is just moved: the next look sees it
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			texts[name] = string(text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// TestMirrorOfRandomChanges makes many changes in a row, some of which break the
// site, or are commits, and compares the folder with a build from nothing after
// each, the search and the list of files included.
func TestMirrorOfRandomChanges(t *testing.T) {
	a := &author{editor: newEditor(t, pipeline.Options{}, mirrored, versioned), Rand: rand.New(rand.NewPCG(40, 2026))}
	a.known = a.texts()
	for a.n = range changes() / 3 { // each is written to disk and made anew, search and all
		name := a.change()
		if a.faulty = a.compare(fmt.Sprintf("change %d, %s", a.n, name)); !a.faulty {
			a.known = a.texts()
		}
	}
}

// TestMirrorOfRandomChangesInLanguages does so in a site of three languages.
func TestMirrorOfRandomChangesInLanguages(t *testing.T) {
	a := &author{editor: newEditor(t, pipeline.Options{}, mirrored, multilingual), Rand: rand.New(rand.NewPCG(41,
		2026))}
	a.known, a.languages = a.texts(), true
	for a.n = range changes() / 5 {
		name := a.change()
		if a.faulty = a.compare(fmt.Sprintf("change %d, %s", a.n, name)); !a.faulty {
			a.known = a.texts()
		}
	}
}

// multilingual gives the site two further languages and an address, so that pages name
// their translations.
func multilingual(e *editor) {
	text := strings.Replace(e.read("faultbook.yaml"), "base_url:", "x-base_url:", 1)
	e.write("faultbook.yaml", text+"\nbase_url: https://example.com/help/\nlanguages: {de: {title: Hilfe}, ja: {}}\n")
	e.write(germanHot, "---\nsummary: Der Ofen ist zu heiß.\n---\n")
	e.write("content.ja/kiln/_index.md", "---\ntitle: 窯\n---\n")
}

// TestMirrorAmendsOneLanguage holds that an edit of a translation writes the pages that
// show it, and those of its language alone.
func TestMirrorAmendsOneLanguage(t *testing.T) {
	files, _ := filesOf(t, goodFiles(t))
	settings := string(files["faultbook.yaml"].Data) + "\nlanguages: {de: {}, ja: {}}\n"
	files["faultbook.yaml"] = &fstest.MapFile{Data: []byte(settings)}
	put := func(summary string) {
		files[germanHot] = &fstest.MapFile{Data: []byte("---\nsummary: " + summary + "\n---\n")}
	}
	put("Zu heiß.")
	preview, err := New(t.Context(), files, pipeline.Options{})
	must(t, err)
	dir := filepath.Join(t.TempDir(), "public")
	mirror := NewMirror(preview, dir)
	_, _, err = mirror.Write(t.Context(), nil)
	must(t, err)
	before, was := contents(t, dir), preview.State().Project
	put("Viel zu heiß.")
	_, err = preview.Update(t.Context(), []string{germanHot})
	must(t, err)
	lacking := pipeline.Diff(was, preview.State().Project)
	if foreign := func(name string) bool { return !strings.HasPrefix(name, "de/") }; lacking.All ||
		len(lacking.Paths) == 0 || slices.ContainsFunc(lacking.Paths, foreign) {
		t.Errorf("the edit shows on %+v", lacking)
	}
	_, _, err = mirror.Write(t.Context(), []string{germanHot})
	must(t, err)
	var changed []string
	for name, text := range contents(t, dir) {
		if before[name] == text {
			continue
		}
		changed = append(changed, name)
		if strings.HasSuffix(name, ".html") && !strings.HasPrefix(name, "de/") {
			t.Errorf("%s was written", name)
		}
	}
	if !slices.Contains(changed, "de/kiln/firing/too-hot/index.html") {
		t.Errorf("only %q were written", changed)
	}
}

// TestMirrorOfWays carries out every way in which files change.
func TestMirrorOfWays(t *testing.T) {
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			e := newEditor(t, pipeline.Options{}, mirrored, w.begin)
			for i, step := range w.steps {
				step(e)
				e.compare(fmt.Sprintf("step %d", i+1))
			}
		})
	}
}

// TestDiff edits pages of two sites in many ways, and holds that no page outside
// those that Diff lists turns out otherwise.
func TestDiff(t *testing.T) {
	realStep := 9
	if testing.Short() {
		realStep = 18
	}
	for name, s := range map[string]struct {
		files                   fs.FS
		entry, contact, surface string
		step                    int // only every so many pages of a site that is large
	}{
		"good": {goodFiles(t), "kiln/firing/too-hot", "dealer", "app", 1},
		"real": {os.DirFS("../.."), "insync/client/insufficient-storage", "email-provider", "dashboard", realStep},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files, pages := filesOf(t, s.files)
			if s.step == 1 {
				// What a folder hands down has a link, and an anchor moved to a page.
				edit := func(name, old, new string) {
					files[name].Data = bytes.Replace(files[name].Data, []byte(old), []byte(new), 1)
				}
				edit("content/kiln/_index.md", "when: the light", "when: the light of [[guides/where-lights-are]]")
				edit("content/wheel/spinning/stalled.md", "status:",
					"moved_anchors: {old: guides/where-lights-are}\nstatus:")
			}
			preview, err := New(t.Context(), files, pipeline.Options{NoSearch: true})
			must(t, err)
			amended := 0
			for i := 0; i < len(pages); i += s.step {
				old := string(files[pages[i]].Data)
				for _, edit := range smallEdits(s.entry, s.contact, s.surface) {
					for _, text := range []string{edit(old), old} {
						if diffIsEnough(t, preview, files, pages[i], text) {
							amended++
						}
					}
				}
			}
			if amended < 100 {
				t.Errorf("a mirror amends only %d edits", amended)
			}
		})
	}
}

// filesOf copies the files of a site, and lists its pages.
func filesOf(t *testing.T, from fs.FS) (files fstest.MapFS, pages []string) {
	t.Helper()
	files = fstest.MapFS{}
	for _, top := range []string{"content", "faultbook.yaml"} {
		must(t, fs.WalkDir(from, top, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			if path.Ext(name) == ".md" {
				pages = append(pages, name)
			}
			text, err := fs.ReadFile(from, name)
			files[name] = &fstest.MapFile{Data: text}
			return err
		}))
	}
	return files, pages
}

// diffIsEnough makes one edit and compares all pages before and after. It reports
// whether Diff lists pages and not everything.
func diffIsEnough(t *testing.T, preview *Preview, files fstest.MapFS, name, text string) bool {
	t.Helper()
	if string(files[name].Data) == text {
		return false
	}
	was := preview.State().Project
	before := pagesOf(t, was)
	files[name] = &fstest.MapFile{Data: []byte(text)}
	change, err := preview.Update(t.Context(), []string{name})
	must(t, err)
	project := preview.State().Project
	difference := pipeline.Diff(was, project)
	if !change.Fresh || difference.All {
		return false
	}
	for path, after := range pagesOf(t, project) {
		if after != before[path] && !slices.Contains(difference.Paths, path) {
			t.Errorf("an edit of %s shows on %s:\n%s\nand not on it is\n%s", name, path, around(after, 0), text)
		}
	}
	return true
}

// pagesOf makes all pages of a project, with their Markdown versions.
func pagesOf(t *testing.T, b *pipeline.Project) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, p := range b.Renderer.Pages() {
		var page bytes.Buffer
		must(t, b.Renderer.Render(&page, p))
		if p.From != "" && strings.HasSuffix(p.Path, "/index.html") {
			if _, ok := b.Renderer.MarkdownPath(p); ok {
				b.Renderer.Markdown(&page, p)
			}
		}
		texts[p.Path] = page.String()
	}
	return texts
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func goodFiles(t *testing.T) fs.FS {
	t.Helper()
	archive, err := txtar.ParseFile("../../testdata/good.txtar")
	must(t, err)
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// smallEdits are edits of a page's text, most of which reach other pages.
func smallEdits(entry, contact, surface string) []func(string) string {
	replace := func(old, with string) func(string) string {
		return func(text string) string { return strings.Replace(text, old, with, 1) }
	}
	add := func(line string) func(string) string { return replace("\n---\n", "\n"+line+"\n---\n") }
	return []func(string) string{
		func(text string) string { return text + "\nMore.\n" },
		func(text string) string { return text + "\nSee [[" + entry + "]].\n" },
		func(text string) string { return text + "\n## Another part\n\n## One more\n\n## And more\n" },
		replace("summary: ", "summary: Otherwise, "), replace("status: ", "status: Quite "), replace("title: ",
			"title: Quite "),
		replace("message:", "message: Quite another message\nkeywords:"), replace("severity: critical",
			"severity: warning"), replace("severity: warning", "severity: critical"),
		add("message: Quite another message"), add("weight: 7"), add("severity: critical"), add("action: wait"),
		add("code: X1"), add("also: [Quite]"),
		add("fix: [Wait a while]"), add(`causes: ["It is [[` + entry + `]]"]`), add("leads_to: [" + entry + "]"),
		add("related: [" + entry + "]"),
		add("escalate: {to: " + contact + ", send: [A photograph]}"),
		add("shown_in: [{surface: " + surface + ", condition: It is}]"),
	}
}
