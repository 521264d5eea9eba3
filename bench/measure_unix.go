//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

const exeSuffix = ""

// peakMemory returns the most memory that a process that ended held at once,
// in bytes, as wait4 tells it.
func peakMemory(state *os.ProcessState) int64 {
	r, ok := state.SysUsage().(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "darwin":
		return int64(r.Maxrss)
	}
	return int64(r.Maxrss) * 1024
}

// settleDisk waits until everything is written, so that no run pays for what
// was written before it.
func settleDisk() { syscall.Sync() }
