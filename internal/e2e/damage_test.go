package e2e_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

// damages are what a proxy, a broken disk or a half-copied folder does to a file.
var damages = []struct {
	name  string
	apply func(r *rand.Rand, data []byte, others [][]byte) (changed []byte, status int)
}{
	{"a flipped bit", func(r *rand.Rand, data []byte, _ [][]byte) ([]byte, int) {
		data[r.IntN(len(data))] ^= 1 << r.IntN(8)
		return data, http.StatusOK
	}},
	{"a cut", func(r *rand.Rand, data []byte, _ [][]byte) ([]byte, int) {
		return data[:r.IntN(len(data))], http.StatusOK
	}},
	{"a hole", func(r *rand.Rand, data []byte, _ [][]byte) ([]byte, int) {
		at := r.IntN(len(data))
		return append(data[:at:at], data[min(len(data), at+1+r.IntN(40)):]...), http.StatusOK
	}},
	{"zeros", func(r *rand.Rand, data []byte, _ [][]byte) ([]byte, int) {
		at := r.IntN(len(data))
		clear(data[at:min(len(data), at+64)])
		return data, http.StatusOK
	}},
	{"another file", func(r *rand.Rand, _ []byte, others [][]byte) ([]byte, int) {
		return others[r.IntN(len(others))], http.StatusOK
	}},
	{"nothing", func(*rand.Rand, []byte, [][]byte) ([]byte, int) { return nil, http.StatusOK }},
	{"a page of an error", func(*rand.Rand, []byte, [][]byte) ([]byte, int) {
		return []byte("<!doctype html><title>502 Bad Gateway</title>"), http.StatusOK
	}},
	{"not found", func(*rand.Rand, []byte, [][]byte) ([]byte, int) { return nil, http.StatusNotFound }},
	{"an error", func(*rand.Rand, []byte, [][]byte) ([]byte, int) { return nil, http.StatusInternalServerError }},
}

const (
	// damagesMade is how many damages each run of the tests makes; damagesVariable
	// asks for more.
	damagesMade     = 45
	damagesVariable = "FAULTBOOK_DAMAGES"
)

// searchAnswer is what the search page shows of a query.
type searchAnswer struct {
	State, Said string
	Hits        []string
}

// readAnswer reads a searchAnswer.
const readAnswer = `(results => ({
	State: results.dataset.state, Said: results.textContent.trim(),
	Hits: [...results.querySelectorAll("a[data-entry]")].map(a => a.dataset.entry),
}))(document.querySelector("[data-search-results]"))`

// inChromium and inFirefox ask the search page of a site, as on a first visit.
func inChromium(t *testing.T) func(root, query string) searchAnswer {
	b := newTab(t)
	b.call(cold)
	return func(root, query string) searchAnswer {
		asked(b, root, url.Values{"q": {query}})
		return eval[searchAnswer](b, readAnswer)
	}
}

func inFirefox(t *testing.T) func(root, query string) searchAnswer {
	b := startFirefox(t)
	return func(root, query string) (answer searchAnswer) {
		visitIn(t, b, root+"search/index.html?"+url.Values{"q": {query}}.Encode())
		look(t, b, `new Promise(found => {
			const look = () => ["done", "failed"].includes(document.querySelector("[data-search-results]")?.dataset.state)
				? found(`+readAnswer+`) : setTimeout(look, 5)
			look()
		})`, &answer)
		return answer
	}
}

// TestDamagedFilesAreNoticed damages each file of the search that a query loads, one at
// a time: the hits are those of the whole site, or the page says that something is wrong.
func TestDamagedFilesAreNoticed(t *testing.T) {
	t.Parallel()
	n := damagesMade
	if more, err := strconv.Atoi(os.Getenv(damagesVariable)); err == nil {
		n = more
	}
	t.Run("Chromium", func(t *testing.T) { t.Parallel(); damage(t, n, inChromium(t)) })
	// Once of each kind, unless more are asked for.
	t.Run("Firefox", func(t *testing.T) { t.Parallel(); damage(t, max(len(damages), n-damagesMade), inFirefox(t)) })
}

// damage asks a query of the built site again and again, each time with one damage.
func damage(t *testing.T, n int, ask func(root, query string) searchAnswer) {
	files := searchFiles(t)
	var damaged atomic.Pointer[damagedFile]
	var requested atomic.Value
	requested.Store([]string{})
	root := brokenServer(t, func(w http.ResponseWriter, r *http.Request) bool {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if _, shard := files[name]; shard {
			requested.Store(append(slices.Clone(requested.Load().([]string)), name))
		}
		w.Header().Set("Cache-Control", "no-store")
		d := damaged.Load()
		if d == nil || d.name != name {
			return false
		}
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.WriteHeader(d.status)
		_, _ = w.Write(d.data)
		return true
	})
	const query = "Server not reachable, retry later (503)"
	want := ask(root, query).Hits
	loaded := requested.Load().([]string)
	if len(want) == 0 || len(loaded) < 3 {
		t.Fatalf("the whole site gives %v, from %v", want, loaded)
	}
	failed := 0
	for i := range n {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		kind, name := damages[i%len(damages)], loaded[r.IntN(len(loaded))]
		data, status := kind.apply(
			r,
			bytes.Clone(files[name]),
			[][]byte{files[loaded[r.IntN(len(loaded))]], files["search/manifest.js"]},
		)
		damaged.Store(&damagedFile{name, data, status})
		switch got := ask(root, query); {
		case got.State == "failed" && got.Said == "":
			t.Errorf("%d, %s in %s: the page says nothing", i, kind.name, name)
		case got.State == "failed":
			failed++
		case !slices.Equal(got.Hits, want):
			t.Errorf("%d, %s in %s: the hits are %v, want %v or an error", i, kind.name, name, got.Hits, want)
		}
	}
	t.Logf("%d of %d damages were shown to the reader", failed, n)
}

type damagedFile struct {
	name   string
	data   []byte
	status int
}

// searchFiles reads the manifest and the shards of the built site, by path.
func searchFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(filepath.Join(plain, "search"), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".js" {
			return err
		}
		rel, _ := filepath.Rel(plain, name)
		files[filepath.ToSlash(rel)], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
