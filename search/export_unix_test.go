//go:build unix

package search

import (
	"runtime"
	"syscall"
	"testing"
	"time"
)

// cpu returns the time that this process has worked.
func cpu() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// BenchmarkExport indexes and exports 10,000 pages of 300 words, the size for which
// the project promises 6 s of CPU and 400 MB.
func BenchmarkExport(b *testing.B) {
	docs, options := sampleSite(10000, 220)
	for b.Loop() {
		start, wall := cpu(), time.Now()
		s := buildSample(b, docs, options)
		built, wallBuilt := cpu(), time.Now()
		files, err := s.Files()
		if err != nil {
			b.Fatal(err)
		}
		size := 0
		for _, f := range files {
			size += len(f.Data)
		}
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		b.Logf("build %v CPU (%v wall), export %v CPU, %v wall in all; %d files, %d KB; system memory %d MB", built-start, wallBuilt.Sub(wall), cpu()-built, time.Since(wall), len(files), size>>10, memory.Sys>>20)
	}
}
