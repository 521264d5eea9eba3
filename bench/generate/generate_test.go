package generate_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"

	"faultbook/bench/generate"
	"faultbook/internal/command"
)

// files makes a site in a new folder, and returns the folder and its files.
func files(t *testing.T, pages int, write func(*generate.Site, string) error) (dir string, texts map[string]string) {
	t.Helper()
	dir, texts = t.TempDir(), map[string]string{}
	site, err := generate.New(pages)
	if err == nil {
		err = write(site, dir)
	}
	if err == nil {
		err = fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := fs.ReadFile(os.DirFS(dir), name)
			texts[name] = string(text)
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir, texts
}

func TestSiteHasNoFaults(t *testing.T) {
	for _, pages := range []int{generate.MinPages, 57, 600} {
		dir, texts := files(t, pages, (*generate.Site).Faultbook)
		if got := len(texts) - 1; got != pages { // faultbook.yaml
			t.Errorf("a site of %d pages has %d", pages, got)
		}
		if _, again := files(t, pages, (*generate.Site).Faultbook); !maps.Equal(texts, again) {
			t.Errorf("two sites of %d pages differ", pages)
		}
		var out, problems bytes.Buffer
		if code := command.Run([]string{"check", "-C", dir}, &out, &problems); code != 0 || problems.Len() > 0 {
			t.Errorf("%d pages: check ends with %d\n%.3000s", pages, code, problems.String())
		}
	}
	if _, err := generate.New(generate.MinPages - 1); err == nil {
		t.Error("too few pages are no error")
	}
}

var (
	ourLink  = regexp.MustCompile(`\[\[[^\]]+\]\]|\]\([^)]+\.md\)`)
	hugoLink = regexp.MustCompile(`\]\(\{\{< relref "/([^"]+)" >\}\}\)`)
)

// TestDialectsAgree holds that both kinds of sites have the same bodies: as many
// links on each line, and where there is none, the same words.
func TestDialectsAgree(t *testing.T) {
	_, ours := files(t, 300, (*generate.Site).Faultbook)
	_, theirs := files(t, 300, (*generate.Site).Hugo)
	for name, text := range ours {
		a, b := strings.Split(body(text), "\n"), strings.Split(body(theirs[name]), "\n")
		if !strings.HasSuffix(name, ".md") {
			continue
		} else if len(a) != len(b) {
			t.Fatalf("%s: %d and %d lines", name, len(a), len(b))
		}
		for i := range a {
			links := hugoLink.FindAllStringSubmatch(b[i], -1)
			for _, link := range links {
				if ours["content/"+link[1]+".md"] == "" {
					t.Errorf("%s links to %s, which is not there", name, link[1])
				}
			}
			if n := len(ourLink.FindAllString(a[i], -1)); n != len(links) || n == 0 && a[i] != b[i] && !strings.HasPrefix(a[i], "::table{") {
				t.Errorf("%s:\n%s\n%s", name, a[i], b[i])
			}
		}
		if words := len(strings.Fields(body(text))); strings.Contains(text, "\nstate: ") && (words < 150 || words > 420) {
			t.Errorf("%s has %d words; the figures are about 150 to 400", name, words)
		}
	}
}

func body(page string) string {
	parts := strings.SplitN(page, "---\n", 3)
	return parts[len(parts)-1]
}
