//go:build !linux

package source

import (
	"io"
	"os"
	"syscall"
)

// opened is a folder inside the site.
type opened = os.Root

func open(root *os.Root, dir string) (*opened, error) { return root.OpenRoot(dir) }

// readFile reads a file of an opened folder. That files never block is said
// when they are opened: the runtime would try it with each of them, by four
// system calls.
func readFile(folder *opened, name string) ([]byte, error) {
	file, err := folder.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	text := make([]byte, info.Size())
	n, err := io.ReadFull(file, text)
	if err == io.EOF || err == io.ErrUnexpectedEOF { // somebody made it shorter
		err = nil
	}
	return text[:n], err
}
