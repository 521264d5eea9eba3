//go:build !linux

package watch

// silentFileSystem knows no such file systems on this system; --poll turns polling on.
func silentFileSystem(string) string { return "" }
