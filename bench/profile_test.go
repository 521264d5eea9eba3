package main

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"faultbook/bench/generate"
	"faultbook/internal/command"
)

// BenchmarkBuild builds a site of 10,000 pages without search and with it. Its CPU
// profile is the profile that the compiler reads:
//
//	go test -C bench -trimpath -run '^$' -bench Build -benchtime 3x -cpuprofile ../default.pgo
func BenchmarkBuild(b *testing.B) {
	site, err := generate.New(10_000)
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	if err := site.Faultbook(filepath.Join(dir, "site")); err != nil {
		b.Fatal(err)
	}
	for n := 0; b.Loop(); n++ {
		for _, search := range []string{"--no-search=true", "--no-search=false"} {
			out := filepath.Join(dir, strconv.Itoa(n)+search)
			if code := command.Run([]string{"build", "-C", filepath.Join(dir, "site"), "--output", out, search}, io.Discard, os.Stderr); code != 0 {
				b.Fatal("the build ends with", code)
			}
		}
	}
}
