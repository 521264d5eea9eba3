package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// TestArchivesAreReproducible holds that the same files give the same bytes.
func TestArchivesAreReproducible(t *testing.T) {
	files := []file{
		{name: "faultbook-1.2.3/LICENSE", mode: 0o644, time: time.Unix(1e9, 0).UTC(), data: []byte("license")},
		{name: "faultbook-1.2.3/faultbook", mode: 0o755, time: time.Unix(1e9, 0).UTC(), data: []byte("program")},
	}
	for name, pack := range map[string]func(io.Writer, []file) error{"tar": writeTar, "zip": writeZip} {
		var first, second bytes.Buffer
		for _, w := range []*bytes.Buffer{&first, &second} {
			if err := pack(w, files); err != nil {
				t.Fatal(name, err)
			}
		}
		if first.Len() < 100 || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two archives of the same files have %d and %d bytes, and are not the same", name, first.Len(), second.Len())
		}
	}
}

// TestComponents holds that the list has all modules, each once, and that its
// references lead to them.
func TestComponents(t *testing.T) {
	r := &release{version: "1.2.3", commit: "abc", time: time.Unix(1e9, 0).UTC()}
	build := &debug.BuildInfo{GoVersion: "go1.26.0", Deps: []*debug.Module{{Path: "example.com/a_b/v2", Version: "v2.0.1"}, {Path: "example.com/c", Version: "v0.1.0"}}}
	text, err := r.components([]*debug.BuildInfo{build, build})
	if err != nil {
		t.Fatal(err)
	}
	var d document
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{d.SPDXID: true}
	for _, p := range d.Packages {
		if ids[p.SPDXID] || notInID.MatchString(p.SPDXID) {
			t.Errorf("the id %s is not one of its own", p.SPDXID)
		}
		ids[p.SPDXID] = true
	}
	for _, l := range d.Relationships {
		if !ids[l.Element] || !ids[l.Related] {
			t.Errorf("%+v leads nowhere", l)
		}
	}
	if len(d.Packages) != 4 || !strings.Contains(string(text), `"pkg:golang/example.com/a_b/v2@v2.0.1"`) {
		t.Errorf("the list is\n%s", text)
	}
}

// TestOtherVersionsAreRefused: a release is that of the version in the program.
func TestOtherVersionsAreRefused(t *testing.T) {
	r := &release{version: "9.9.9", out: t.TempDir()}
	if err := r.make(); err == nil || !strings.Contains(err.Error(), "internal/command/version.go") {
		t.Errorf("the answer is %v", err)
	}
	if _, err := os.Stat(filepath.Join("..", "command", "version.go")); err != nil {
		t.Error(err)
	}
}

// TestSums holds that the checksums are those that sha256sum reads.
func TestSums(t *testing.T) {
	r := &release{out: t.TempDir()}
	if err := os.WriteFile(filepath.Join(r.out, "a"), []byte("abc"), 0o644); err != nil {
		t.Fatal(err)
	}
	names, err := r.sum([]string{"a"})
	if err != nil || len(names) != 2 {
		t.Fatal(names, err)
	}
	text, err := os.ReadFile(filepath.Join(r.out, "SHA256SUMS"))
	if want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n"; err != nil || string(text) != want {
		t.Errorf("got %q, want %q, %v", text, want, err)
	}
}
