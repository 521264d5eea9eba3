package main

import (
	"testing"

	"faultbook/bench/generate"
	"faultbook/internal/logs"
	"faultbook/internal/logs/logtest"
)

// TestLogsOfAMadeUpSite hides messages of 1,000 made-up entries in logs of other products.
func TestLogsOfAMadeUpSite(t *testing.T) {
	dir := t.TempDir()
	site, err := generate.New(1000)
	if err == nil {
		err = site.Faultbook(dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	entries, err := logEntries(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	logtest.Hold(t, entries)
}

// BenchmarkForeignLine measures a line that matches nothing.
func BenchmarkForeignLine(b *testing.B) {
	entries, err := logEntries(b.Context(), "..")
	if err != nil {
		b.Fatal(err)
	}
	r := logs.NewMatcher(entries).NewReader()
	r.Begin("a.log")
	line := "2026-03-04 05:06:07,123 INFO  [pool-7-thread-2] com.example.Service: Processed 4711 records for sales in 12 ms\n"
	for b.Loop() {
		r.Write(line)
	}
}
