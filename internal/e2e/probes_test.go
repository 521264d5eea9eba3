package e2e_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"faultbook/internal/e2e/chrome"
)

// TestProbesSeeFaults lets every probe of these tests look at a page that has
// the fault it is for. A probe that is blind would find nothing anywhere.
func TestProbesSeeFaults(t *testing.T) {
	t.Parallel()
	faulty, err := os.ReadFile("testdata/faulty.html")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(faulty)
	}))
	t.Cleanup(server.Close)
	b := newTab(t)
	b.do(chrome.Width(320))
	b.call(noteShifts)
	b.open(server.URL+"/", "")
	until(b, `shifts.length > 0`)
	shifts := eval[[]string](b, readShifts)
	expect(t, "the console and requests", strings.Join(b.takeFaults(), "\n"),
		"console.log: \"a word\"", "exception: ", "gives 404", "a request leaves the site: http://localhost")
	expect(t, "what moves", strings.Join(shifts, "\n"), " by ")
	expect(t, "what is too wide", strings.Join(eval[[]string](b, wider+"(320)"), "\n"), "DIV.wide reaches to 900", "the page is 900 pixels wide")
	expect(t, "dead controls", strings.Join(eval[[]string](b, deadControls), "\n"), `<button class="dead"`)
	expect(t, "hidden content", strings.Join(eval[[]string](b, hiddenContent), "\n"), "P.gone")
	expect(t, "accessibility", strings.Join(violations(b), "\n"), "image-alt", "color-contrast", "target-size")
	if got := pressTab(b); got.Marked {
		t.Errorf("a stop without an outline is taken for marked: %+v", got)
	}
}

func expect(t *testing.T, what, got string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("looking for %s gives\n%s\nwithout %q", what, got, want)
		}
	}
}
