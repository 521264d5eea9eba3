//go:build unix

package watch

import (
	"io/fs"
	"syscall"
)

// inode returns a number that changes when another file takes the name.
func inode(info fs.FileInfo) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ino
	}
	return 0
}
