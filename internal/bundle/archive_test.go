package bundle

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"faultbook/internal/output"
)

var day = time.Date(2026, 3, 31, 12, 30, 0, 0, time.UTC)

// files are of every kind: text, nothing, what does not compress, and a name
// that is not ASCII.
var files = []output.File{
	{Path: "index.html", Data: []byte(strings.Repeat("<p>Again.", 1000))},
	{Path: "a/b/index.html", Data: []byte("x")},
	{Path: "a/empty.txt"},
	{Path: "säge/tür.txt", Data: []byte("ä")},
}

func written(t *testing.T, a *Archive) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := a.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestArchiveHoldsItsFiles(t *testing.T) {
	a := NewArchive("top-1", day)
	for _, f := range files {
		if err := a.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	data := written(t, a)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		i := slices.IndexFunc(files, func(g output.File) bool { return "top-1/"+g.Path == f.Name })
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil || i < 0 || !bytes.Equal(got, files[i].Data) {
			t.Errorf("%s holds %q, %v", f.Name, got, err)
		}
		if y, m, d := f.Modified.Date(); y != 2026 || m != 3 || d != 31 || f.Mode() != 0o644 || f.NonUTF8 {
			t.Errorf("%s: %v, mode %v", f.Name, f.Modified, f.Mode())
		}
	}
	if want := []string{"top-1/a/b/index.html", "top-1/a/empty.txt", "top-1/index.html", "top-1/säge/tür.txt"}; !slices.Equal(names, want) {
		t.Errorf("the files are %q, want %q", names, want)
	}
	if a.Files() != len(files) {
		t.Errorf("Files says %d", a.Files())
	}
}

// TestOrderDoesNotShow adds the same files one after another and all at once.
func TestOrderDoesNotShow(t *testing.T) {
	one, other := NewArchive("top", day), NewArchive("top", day)
	for _, f := range files {
		if err := one.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	var group sync.WaitGroup
	for _, f := range slices.Backward(files) {
		group.Go(func() {
			if err := other.Add(f); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if !bytes.Equal(written(t, one), written(t, other)) {
		t.Error("the archives differ")
	}
}

func TestTwoFilesWithOnePathAreRefused(t *testing.T) {
	a := NewArchive("top", time.Time{})
	for range 2 {
		if err := a.Add(output.File{Path: "a"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Write(io.Discard); err == nil || !strings.Contains(err.Error(), "top/a") {
		t.Errorf("got %v", err)
	}
}
