//go:build !unix

package main

import "os"

const exeSuffix = ".exe"

// peakMemory is not known on this system.
func peakMemory(*os.ProcessState) int64 { return 0 }

func settleDisk() {}
