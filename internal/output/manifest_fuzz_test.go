package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// FuzzManifest holds that no list of files makes a publication touch anything outside
// the folder, or in it what is not listed.
func FuzzManifest(f *testing.F) {
	for _, seed := range []string{"", manifestHead, manifestHead + "\na\n/1 s/x\n", manifestHead + "\n../keep.txt\n/etc/none\n.\n", manifestHead + "\r\na\x00b\n/9999999999999999999 a\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, list string) {
		above := t.TempDir()
		dir := filepath.Join(above, "public")
		write(t, above, content{"keep.txt": "mine", "public/" + manifestName: list, "public/mine/x": "mine"})
		p, err := Begin(t.Context(), dir, Retention{})
		if err == nil {
			add(t, p, content{"index.html": "new"})
			_, err = p.Commit()
		}
		kept, readErr := os.ReadFile(filepath.Join(above, "keep.txt"))
		if readErr != nil || string(kept) != "mine" {
			t.Fatalf("%q touched a file outside: %q, %v", list, kept, readErr)
		}
		if err == nil {
			if _, err := fs.Stat(os.DirFS(dir), "index.html"); err != nil {
				t.Fatal(err)
			}
		}
	})
}
