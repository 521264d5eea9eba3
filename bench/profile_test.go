package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/pprof/profile"
)

// TestProfile looks at the profile in the repository: it tells the compiler of our
// functions, and nobody of the machine that it was made on.
func TestProfile(t *testing.T) {
	data, err := os.ReadFile("../default.pgo")
	if err != nil {
		t.Fatal(err)
	}
	p, err := profile.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	ours := 0
	for _, f := range p.Function {
		if strings.ContainsAny(f.Filename, `/\`) {
			t.Errorf("%s names a folder: %s", f.Name, f.Filename)
		}
		if strings.HasPrefix(f.Name, "faultbook/") {
			ours++
		}
	}
	if ours < 100 {
		t.Errorf("only %d of our functions", ours)
	}
	for _, m := range p.Mapping {
		if m.File != "" {
			t.Errorf("the profile names the program %s", m.File)
		}
	}
	if p.TimeNanos != 0 || len(p.Comments) > 0 {
		t.Errorf("the profile has the time %d and the comments %q", p.TimeNanos, p.Comments)
	}
}
