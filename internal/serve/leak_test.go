package serve_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/serve"
	"faultbook/internal/source"
	"faultbook/internal/watch"
)

// held is what a program holds on to.
type held struct{ heap, goroutines, descriptors int }

// TestHoldsNoMore makes 10,000 changes with real file events, while a browser
// looks on, and holds that the last 8,000 of them leave nothing behind; a quarter
// of both in ./test quick.
func TestHoldsNoMore(t *testing.T) {
	l := newLongDay(t)
	changes, settled := 10_000, 2000
	if testing.Short() {
		changes, settled = changes/4, settled/4
	}
	var before held
	for n := range changes {
		if n == settled {
			before = l.held()
		}
		l.change(n)
	}
	after := l.held()
	// A kilobyte for each of the 8,000 changes would be 8 MB. Quick sees larger leaks only.
	if grown := after.heap - before.heap; grown > 2<<20 {
		t.Errorf("the heap grew by %d KB, from %d to %d", grown>>10, before.heap>>10, after.heap>>10)
	}
	if after.goroutines > before.goroutines+2 || after.descriptors > before.descriptors+2 {
		t.Errorf("there were %d goroutines and %d descriptors, and are %d and %d",
			before.goroutines, before.descriptors, after.goroutines, after.descriptors)
	}
}

// longDay is a site with its watcher, its preview and its server, and an author.
type longDay struct {
	*site
	reported chan bool
}

func newLongDay(t *testing.T) *longDay {
	l := &longDay{site: &site{t: t, dir: t.TempDir()}, reported: make(chan bool, 1)}
	l.write("faultbook.yaml", "")
	for i := range 20 {
		l.write(fmt.Sprintf("content/lamp/start/e%d.md", i),
			fmt.Sprintf("---\nstatus: Label %d\nseverity: warning\n---\nSee [[e%d]].\n", i, (i+1)%20))
	}
	files, err := source.OpenFolder(l.dir)
	if err != nil {
		t.Fatal(err)
	}
	watcher, err := pipeline.Watch(l.dir, files, watch.Options{Say: func(text string) { t.Log(text) }}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if l.preview, err = preview.New(t.Context(), files, pipeline.Options{}); err != nil {
		t.Fatal(err)
	}
	if l.server, err = serve.Listen(serve.Options{Host: "127.0.0.1", Live: true, Dir: l.dir}, l.preview); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	ended := make(chan error, 2)
	go func() { ended <- l.server.Run(ctx) }()
	go func() {
		ended <- l.preview.Follow(ctx, watcher, func(c preview.Change) {
			l.server.Changed(c)
			select {
			case l.reported <- true:
			default: // it is known that something changed
			}
		})
	}()
	t.Cleanup(func() {
		end()
		for range 2 {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
		watcher.Close()
		files.Close()
	})
	return l
}

// change makes one change, mostly of a text, and waits until the preview has it.
func (l *longDay) change(n int) {
	name := fmt.Sprintf("content/lamp/start/e%d.md", n%20)
	text := fmt.Sprintf("---\nstatus: Label %d\nseverity: warning\n---\nSee [[e%d]], and %s.\n", n%20, (n+1)%20,
		word(n))
	switch {
	case n%200 == 7: // a fault, which the next change of the page mends
		l.save("content/lamp/start/new.md", "---\nstatsu: x\n---\n")
		l.await(func(s preview.State) bool { return s.Problems.HasErrors() })
		return
	case n%200 == 8:
		if err := os.Remove(filepath.Join(l.dir, "content/lamp/start/new.md")); err != nil {
			l.t.Fatal(err)
		}
		l.await(func(s preview.State) bool { return !s.Problems.HasErrors() })
		return
	case n%10 == 3:
		text = strings.Replace(text, "status: ", "status: "+word(n)+" ", 1)
	}
	l.save(name, text)
	l.await(func(s preview.State) bool {
		return string(s.Project.Site.PageByID(fmt.Sprintf("lamp/start/e%d", n%20)).File.Text) == text
	})
	if n%25 == 0 {
		l.get(fmt.Sprintf("lamp/start/e%d/", n%20))
	}
	if n%250 == 0 {
		l.get("search/manifest.js")
		l.visit("lamp/start/e1/")
	}
}

// save saves a file as editors do that never leave half of one.
func (l *longDay) save(name, text string) {
	l.write(name+"~", text)
	file := filepath.Join(l.dir, name)
	if err := os.Rename(file+"~", file); err != nil {
		l.t.Fatal(err)
	}
}

func (l *longDay) await(is func(preview.State) bool) {
	l.t.Helper()
	for deadline := time.After(2 * time.Minute); ; {
		if is(l.preview.State()) {
			return
		}
		select {
		case <-l.reported:
		case <-deadline:
			l.t.Fatal("a change was not followed")
		}
	}
}

func (l *longDay) get(address string) {
	r, err := http.Get(l.server.URL() + address)
	if err != nil {
		l.t.Fatal(err)
	}
	text(l.t, r)
}

// visit opens a page, receives its events, and leaves.
func (l *longDay) visit(page string) {
	ctx, leave := context.WithCancel(l.t.Context())
	defer leave()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, l.server.URL()+".faultbook/events?page=/"+page, nil)
	if err != nil {
		l.t.Fatal(err)
	}
	r, err := http.DefaultClient.Do(request)
	if err != nil {
		l.t.Fatal(err)
	}
	r.Body.Close()
}

// held waits until all that is under way has ended, and returns what is held then.
func (l *longDay) held() held {
	l.get("search/manifest.js")
	http.DefaultClient.CloseIdleConnections()
	now := held{goroutines: runtime.NumGoroutine()}
	for deadline := time.Now().Add(time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		now.goroutines = min(now.goroutines, runtime.NumGoroutine())
	}
	runtime.GC()
	runtime.GC() // what the first one could still reach from pools
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	open, err := os.ReadDir("/dev/fd")
	if err != nil {
		l.t.Fatal(err)
	}
	now.heap, now.descriptors = int(m.HeapAlloc), len(open)
	return now
}

// word makes up a word, another one for each number.
func word(n int) string {
	var letters strings.Builder
	for n += 26; n > 0; n /= 26 {
		letters.WriteByte(byte('a' + n%26))
	}
	return "zep" + letters.String()
}
