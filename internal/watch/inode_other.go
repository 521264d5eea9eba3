//go:build !unix

package watch

import "io/fs"

// inode is unknown on this system; watching relies on size and time.
func inode(fs.FileInfo) uint64 { return 0 }
