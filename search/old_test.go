package search

import (
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestPublishedByOlderPrograms holds what the client makes of shards that were published
// before: those of this version answer, of any other it says that they are outdated.
func TestPublishedByOlderPrograms(t *testing.T) {
	versions, err := os.ReadDir("../testdata/published")
	if err != nil {
		t.Fatal(err)
	}
	asked, current := []clientQuery{{Q: "lamp Desk is too hot"}}, 0
	for _, v := range versions {
		if !v.IsDir() {
			continue
		}
		lines := runClientLines(t, publishedFiles(t, v.Name()), asked)
		text := strings.Join(lines, "\n")
		switch {
		case v.Name() == strconv.Itoa(Version):
			if current++; !strings.Contains(text, `"ids":["lamp/start/hot"`) {
				t.Errorf("version %s: %s", v.Name(), text)
			}
		case len(lines) == 0 || !strings.HasPrefix(lines[0], "FAILED SearchError: outdated") &&
			!strings.HasPrefix(lines[0], "FAILED Error: outdated"):
			t.Errorf("version %s: %s", v.Name(), text)
		}
	}
	if current != 1 {
		t.Errorf("testdata/published has no site of version %d", Version)
	}
}

// TestMixedPublications holds that shards of two publications give no hits of either: a
// host that has copied half of a folder does that.
func TestMixedPublications(t *testing.T) {
	now := publishedFiles(t, strconv.Itoa(Version))
	for _, other := range []string{"5", "6", "7"} {
		var old []byte
		for _, f := range publishedFiles(t, other) {
			if strings.HasPrefix(f.Name, "s/t") {
				old = f.Data
			}
		}
		var mixed []File
		for _, f := range now {
			if strings.HasPrefix(f.Name, "s/t") {
				f.Data = old
			}
			mixed = append(mixed, f)
		}
		lines := runClientLines(t, mixed, []clientQuery{{Q: "lamp Desk is too hot"}})
		if len(lines) == 0 || !strings.HasPrefix(lines[0], "FAILED") {
			t.Errorf("with a shard of version %s: %s", other, strings.Join(lines, "\n"))
		}
	}
}

// publishedFiles returns the files of the search that a build of a version published.
func publishedFiles(t *testing.T, version string) []File {
	t.Helper()
	root := os.DirFS("../testdata/published/" + version + "/search")
	var files []File
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files = append(files, File{Name: name, Data: data})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
