package source

import (
	"context"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

// TestOverlay holds that a walk sees texts, moved and hidden files as if they were on
// the disk.
func TestOverlay(t *testing.T) {
	o := NewOverlay(fstest.MapFS{
		"content/_index.md": {Data: []byte("home")},
		"content/a/x.md":    {Data: []byte("x")},
		"content/a/p.png":   {Data: []byte("png")},
		"content/b/y.md":    {Data: []byte("y")},
	})
	o.Put("content/a/x.md", []byte("other"))
	o.Put("content/new/deep/z.md", []byte("z"))
	o.PutFrom("content/new/p.png", "content/a/p.png")
	o.Hide("content/a/p.png")
	o.Hide("content/b/y.md")
	tree, problems, err := Read(context.Background(), o, 2)
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	var got []string
	for _, p := range tree.Pages {
		got = append(got, p.Path+"="+string(p.Text))
	}
	want := []string{"content/_index.md=home", "content/a/x.md=other", "content/new/deep/z.md=z"}
	if !slices.Equal(got, want) || !slices.Equal(tree.Resources, []string{"new/p.png"}) {
		t.Errorf("got %q %q", got, tree.Resources)
	}
	data, err := fs.ReadFile(o, "content/new/p.png")
	if err != nil || string(data) != "png" {
		t.Errorf("a file in another place has %q, %v", data, err)
	}
	if info, err := fs.Stat(o, "content/new/p.png"); err != nil || info.Name() != "p.png" || info.Size() != 3 {
		t.Errorf("got %v, %v", info, err)
	}
	if _, err := fs.Stat(o, "content/b/y.md"); err == nil {
		t.Error("a hidden file is there")
	}
	o.Forget("content/b/y.md")
	if _, err := fs.Stat(o, "content/b/y.md"); err != nil {
		t.Error(err)
	}
}
