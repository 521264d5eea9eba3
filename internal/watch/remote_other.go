//go:build !linux

package watch

// silentFileSystem knows no such file systems here: there --poll asks for it.
func silentFileSystem(string) string { return "" }
