package e2e_test

import (
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	// killedPages is how many pages a killed build has: enough that its commit takes a
	// few milliseconds, into which half of the kills fall. After each kill, killedQueries
	// queries are asked.
	killedPages, killedQueries = 600, 2
	kills                      = 20
	// killsVariable asks for more kills than each run of the tests makes, of a site with
	// morePages, and for moreQueries.
	killsVariable          = "FAULTBOOK_KILLS"
	morePages, moreQueries = 1500, 10
)

// TestKilledBuilds kills builds at moments spread over their whole time and over
// their commit. The site that is left works: every page that can be reached opens,
// and the search answers. The next build makes the site that a clean one makes.
func TestKilledBuilds(t *testing.T) {
	var b *tab
	k := &killed{t: t, dir: t.TempDir(), out: filepath.Join(t.TempDir(), "site"), word: "State", other: "Condition",
		pages: killedPages}
	n, queries := kills, killedQueries
	if more, err := strconv.Atoi(os.Getenv(killsVariable)); err == nil {
		n, queries, k.pages = more, moreQueries, morePages
	}
	save(t, k.dir, "faultbook.yaml", "title: Lamp\n")
	k.writeAll()
	took := k.build(k.out)
	root := fileServer(t, k.out, "/")
	for i := range n {
		if i%kills == 0 { // the time of a tab is limited
			b = newTab(t)
		}
		k.change(i)
		if i%4 < 2 {
			k.kill(func() { time.Sleep(time.Duration(i) * took / time.Duration(n)) })
		} else {
			k.kill(func() { k.awaitCommit(); time.Sleep(time.Duration(i%20) * time.Millisecond / 2) })
		}
		k.walk()
		for q := range queries {
			query := fmt.Sprintf([]string{"State %d broken", "Condition %d"}[q%2], 7+24*q)
			asked(b, root, url.Values{"q": {query}})
			if hits := hitsIn(b, onPage); len(hits) == 0 {
				t.Errorf("kill %d: %q finds nothing: %s", i, query, words(b, onPage))
			}
		}
		if i%5 == 4 {
			k.compare()
		}
		b.clean()
	}
}

// killed is a site whose builds are killed.
type killed struct {
	t              *testing.T
	dir, out       string
	pages          int
	word, other    string
	edition, edits int // of the whole, of one page
}

func (k *killed) page(i int) string {
	return fmt.Sprintf(
		"---\nstatus: %s %d\nmessage: The lamp is in %s %d and broken.\nsummary: Edition %d.\n---\nSee [[%s %d]].\n",
		k.word,
		i,
		k.word,
		i,
		k.edition,
		k.word,
		(i+1)%k.pages,
	)
}

func (k *killed) file(i int) string {
	return fmt.Sprintf("content/lamp/part-%d/%s-%d.md", i%20, strings.ToLower(k.word), i)
}

func (k *killed) writeAll() {
	for i := range k.pages {
		save(k.t, k.dir, k.file(i), k.page(i))
	}
}

// change renames every page, or edits one.
func (k *killed) change(i int) {
	if i%2 == 0 {
		k.word, k.other, k.edition = k.other, k.word, k.edition+1
		if err := os.RemoveAll(filepath.Join(k.dir, "content")); err != nil {
			k.t.Fatal(err)
		}
		k.writeAll()
		return
	}
	k.edits++
	save(k.t, k.dir, k.file(3), k.page(3)+fmt.Sprintf("\nEdit %d of it.\n", k.edits))
}

func (k *killed) program(out string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], "build", "-C", k.dir, "--output", out)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// build builds the site and returns how long that took.
func (k *killed) build(out string) time.Duration {
	k.t.Helper()
	clock := time.Now()
	if text, err := k.program(out).CombinedOutput(); err != nil {
		k.t.Fatalf("%v: %s", err, text)
	}
	return time.Since(clock)
}

// kill begins a build and kills it when wait returns.
func (k *killed) kill(wait func()) {
	k.t.Helper()
	cmd := k.program(k.out)
	if err := cmd.Start(); err != nil {
		k.t.Fatal(err)
	}
	wait()
	_ = cmd.Process.Kill() // it may have ended
	_ = cmd.Wait()
}

// awaitCommit returns when a build has begun to change the site: it writes the list
// of files first.
func (k *killed) awaitCommit() {
	list := filepath.Join(k.out, ".faultbook")
	before, err := os.Stat(list)
	if err != nil {
		k.t.Fatal(err)
	}
	for end := time.Now().Add(waitLimit); time.Now().Before(end); time.Sleep(100 * time.Microsecond) {
		if now, err := os.Stat(list); err == nil && !now.ModTime().Equal(before.ModTime()) {
			return
		}
	}
	k.t.Fatal("the build changed nothing")
}

var reference = regexp.MustCompile(`(?:href|src)="([^"#?:]+)["#?]`)

// walk reads every page that the home page leads to, and demands that each file
// exists that one of them names.
func (k *killed) walk() {
	k.t.Helper()
	seen, queue := map[string]bool{"index.html": true}, []string{"index.html"}
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		text, err := os.ReadFile(filepath.Join(k.out, filepath.FromSlash(name)))
		if err != nil {
			k.t.Fatal(err)
		}
		for _, match := range reference.FindAllStringSubmatch(string(text), -1) {
			to := path.Join(path.Dir(name), match[1])
			if strings.HasSuffix(match[1], "/") || to == "." {
				to = path.Join(to, "index.html")
			}
			if seen[to] {
				continue
			}
			seen[to] = true
			if _, err := os.Stat(filepath.Join(k.out, filepath.FromSlash(to))); err != nil {
				k.t.Errorf("%s names %s, which is not there", name, to)
			} else if path.Ext(to) == ".html" {
				queue = append(queue, to)
			}
		}
	}
	if len(seen) < k.pages {
		k.t.Errorf("%d files can be reached, of %d pages", len(seen), k.pages)
	}
}

// compare builds after a kill, and in a new folder. Retained files aside the two
// are the same.
func (k *killed) compare() {
	k.t.Helper()
	clean := filepath.Join(k.t.TempDir(), "clean")
	k.build(k.out)
	k.build(clean)
	got, want := k.read(k.out), k.read(clean)
	maps.DeleteFunc(got, func(name, _ string) bool {
		_, there := want[name]
		return !there && retainable.MatchString(name)
	})
	if !maps.Equal(got, want) {
		k.t.Error("the build after a kill differs from a clean one")
	}
}

// retainable matches files that stay for another publication.
var retainable = regexp.MustCompile(`^(assets|search/[^/]+)/`)

func (k *killed) read(dir string) map[string]string {
	k.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == ".faultbook" {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		k.t.Fatal(err)
	}
	return files
}

// save writes a file, and the folders that it is in.
func save(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
