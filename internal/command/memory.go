package command

import (
	"math"
	"os"
	"runtime/debug"
)

// How much the heap of a command that ends with its work may grow between
// collections, in percent of what is in use; Go's default is 100. A build of
// 10,000 pages takes 6 % less CPU and 100 MB more with 200 than with 120. A
// large site would need gigabytes with that: from largeSite documents on, the heap
// grows less, and a build of 50,000 stays within 1.5 GB.
//
// A soft limit keeps what collections cannot foresee, such as the index of the search
// beside the site, near what a large site needs in any case.
//
// With the index of the search, more than Go's default buys no time.
const (
	smallGCPercent  = 200
	searchGCPercent = 100
	largeGCPercent  = 60
	largeSite       = 20_000
	largeDocument   = 28 << 10 // bytes of memory for each document of a large site
)

// gcPercent returns how much the heap may grow for a site of so many documents,
// with or without its search, in percent.
func gcPercent(documents int, search bool) int {
	switch {
	case documents >= largeSite:
		return largeGCPercent
	case search:
		return searchGCPercent
	}
	return smallGCPercent
}

// memoryLimit returns the soft limit of memory for a site of so many documents, in
// bytes.
func memoryLimit(documents int) int64 {
	if documents < largeSite {
		return math.MaxInt64
	}
	return int64(documents) * largeDocument
}

// limitMemory sets how much the heap may grow, unless the variables GOGC and
// GOMEMLIMIT do.
func limitMemory(percent int, limit int64) {
	if _, set := os.LookupEnv("GOGC"); !set {
		debug.SetGCPercent(percent)
	}
	if _, set := os.LookupEnv("GOMEMLIMIT"); !set {
		debug.SetMemoryLimit(limit)
	}
}
