package e2e_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"faultbook/internal/e2e/firefox"
)

// startFirefox starts the other browser.
func startFirefox(t *testing.T) *firefox.Browser {
	t.Helper()
	if testing.Short() {
		t.Skip("./test quick leaves the browser out")
	}
	b, err := firefox.Start(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Stop)
	return b
}

// TestFirefoxNeedsNoNetwork does with the other browser what readers do with
// the bundle, without network and without a server.
func TestFirefoxNeedsNoNetwork(t *testing.T) {
	t.Parallel()
	b := startFirefox(t)
	if err := b.Offline(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		test func(*testing.T, *firefox.Browser)
	}{
		{"every template", firefoxOpens}, {"the sample queries", firefoxSearches}, {"the single file", firefoxTurns},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.test(t, b)
			for _, said := range heard(t, b) {
				t.Errorf("the console says: %s", said)
			}
		})
	}
	// The console was listened to.
	look(t, b, `!!document.head.append(Object.assign(document.createElement("script"), {src: "none.js"}))`, new(bool))
	look(t, b, `!console.warn("a word")`, new(bool))
	for end := time.Now().Add(waitLimit); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if all := strings.Join(heard(t, b), "\n"); strings.Contains(all, "none.js") && strings.Contains(all, "a word") {
			return
		}
	}
	t.Error("a script that is missing, or a warning of a page, is not heard of")
}

// firefoxOpens opens a page of every template in the unzipped folder.
func firefoxOpens(t *testing.T, b *firefox.Browser) {
	root := fileURL(unzipped(t))
	for _, v := range visited {
		if v.name == "not found" {
			continue // nobody gets there without a server
		}
		visitIn(t, b, root+places[2].page(v.url))
		var ready bool
		look(
			t,
			b,
			`document.documentElement.classList.contains("js") && !!getComputedStyle(document.body).getPropertyValue("--accent")`,
			&ready,
		)
		if !ready {
			t.Errorf("%s has no style or no script", v.name)
		}
	}
}

// firefoxSearches asks a share of the sample queries: the hits and their scores
// are those of Chromium over HTTP.
func firefoxSearches(t *testing.T, b *firefox.Browser) {
	var queries, got []string
	for i, q := range sampleQueries(t) {
		if i%10 == 0 {
			queries = append(queries, q)
		}
	}
	online := newTab(t)
	online.open(preview(t, plainBook), "search/")
	want := answers(online, queries)
	visitIn(t, b, fileURL(unzipped(t))+"search/index.html")
	list, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	look(t, b, fmt.Sprintf(askAll, list), &got)
	if len(got) != len(want) || len(got) < 20 {
		t.Fatalf("%d answers, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("Firefox  %s\nChromium %s", got[i], want[i])
		}
	}
}

// firefoxTurns goes through a few pages of the single file.
func firefoxTurns(t *testing.T, b *firefox.Browser) {
	for _, page := range []string{"/", "/dropsuite/backup/retrying/", "/insync/client/", "/messages/"} {
		visitIn(t, b, singleFile(t)+"#"+page)
		var shown []string
		look(t, b, `[...document.querySelectorAll("main:not([hidden])")].map(m => m.id)`, &shown)
		if strings.Join(shown, " ") != page {
			t.Errorf("%s shows %q", page, shown)
		}
	}
}

func visitIn(t *testing.T, b *firefox.Browser, address string) {
	t.Helper()
	if err := b.Open(address); err != nil {
		t.Fatal(err)
	}
}

func look(t *testing.T, b *firefox.Browser, expression string, value any) {
	t.Helper()
	if err := b.Eval(expression, value); err != nil {
		t.Fatal(err)
	}
}

func heard(t *testing.T, b *firefox.Browser) []string {
	t.Helper()
	said, err := b.Console()
	if err != nil {
		t.Fatal(err)
	}
	// On a busy computer a style sheet comes late, and Firefox remarks on it.
	return slices.DeleteFunc(said, func(line string) bool { return strings.Contains(line, "Layout was forced before") })
}
