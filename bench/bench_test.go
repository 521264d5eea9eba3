package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSizes(t *testing.T) {
	sizes, err := parseSizes("10_000, 1000,1000")
	if err != nil || !slices.Equal(sizes, []int{1000, 10_000}) {
		t.Errorf("%v, %v", sizes, err)
	}
	for _, bad := range []string{"", "5", "many"} {
		if _, err := parseSizes(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	if _, err := chooseSections("build,bild"); err == nil || !strings.Contains(err.Error(), `"bild"`) {
		t.Errorf("an unknown section: %v", err)
	}
}

func TestStagesKeepTheirOrder(t *testing.T) {
	var names []string
	for _, s := range orderStages(map[string]int64{"zip": 1, "render": 2, "read": 3, "bake": 4, "parse": 5}) {
		names = append(names, s.Name)
	}
	if got := strings.Join(names, " "); got != "read parse render bake zip" {
		t.Error(got)
	}
}

func TestVerdicts(t *testing.T) {
	b := &bench{sizes: []int{1000, 10_000}}
	for _, pages := range b.sizes {
		b.report.Measurements = append(b.report.Measurements,
			measurement{Subject: buildSubject, Pages: pages, usage: usage{Wall: 1, User: 1, Peak: 200}},
			measurement{Subject: hugoSubject, Pages: pages, usage: usage{Wall: 2, User: 5, Peak: 400}})
	}
	for _, s := range []section{ratioSection, growthSection} {
		if err := s.run(b); err != nil {
			t.Fatal(err)
		}
	}
	var text bytes.Buffer
	if err := b.report.writeText(&text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"0.20 (met: at most 0.25)", "0.50 (MISSED: at most 0.33)", "0.10"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in\n%s", want, &text)
		}
	}
	var out bytes.Buffer
	if err := b.report.writeJSON(&out); err != nil || !json.Valid(out.Bytes()) {
		t.Errorf("%v\n%s", err, &out)
	}
}

// TestMeasure measures this test binary itself, which lists its tests.
func TestMeasure(t *testing.T) {
	prepared := 0
	b := &bench{ctx: context.Background(), log: io.Discard, runs: 2}
	used, out, err := b.measure(t.TempDir(), os.Args[0], []string{"-test.list", "TestMeasure"}, func() error { prepared++; return nil })
	if err != nil || prepared != 2 || !bytes.Contains(out, []byte("TestMeasure")) {
		t.Errorf("%v, prepared %d times\n%s", err, prepared, out)
	}
	if used.Wall <= 0 || used.CPU() <= 0 || used.Peak < 1<<20 {
		t.Errorf("%+v", used)
	}
	if _, _, err := b.measure(t.TempDir(), os.Args[0], []string{"-test.nonsense"}, func() error { return nil }); err == nil || !strings.Contains(err.Error(), "nonsense") {
		t.Errorf("a program that fails: %v", err)
	}
}

func TestGenerateRefusesAFullFolder(t *testing.T) {
	dir := t.TempDir()
	site := filepath.Join(dir, "site")
	run := func(args ...string) error { return runGenerate(context.Background(), args, io.Discard, io.Discard) }
	if err := run("--pages", "20", "--for", "hugo", site); err != nil {
		t.Fatal(err)
	}
	if err := run("--pages", "20", site); err == nil {
		t.Error("it wrote into a folder with files in it")
	}
	if err := run("--pages", "20", "--for", "jekyll", filepath.Join(dir, "other")); err == nil {
		t.Error("it knows jekyll")
	}
	if _, err := countPublished(site); err != nil {
		t.Error(err)
	}
}
