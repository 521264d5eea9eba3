package logs

import (
	"context"
	"errors"
	"io"
	"os"
	"time"
)

// pause is how long a reader waits for a file to grow.
const pause = 300 * time.Millisecond

// Follow reads a file that grows until the context ends. A file that became shorter, or
// that another one replaced, is read from its beginning.
func Follow(ctx context.Context, name string, r *Reader) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { file.Close() }()
	var d Decoder
	r.Begin(name)
	buffer := make([]byte, chunk)
	for at := int64(0); ; {
		n, err := file.Read(buffer)
		at += int64(n)
		r.Write(d.Text(buffer[:n]))
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if n > 0 {
			continue
		}
		r.Flush()
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
		if replaced(name, file, at) {
			next, err := os.Open(name)
			if err != nil {
				continue // it is on its way
			}
			file.Close()
			file, at, d = next, 0, Decoder{}
			r.Begin(name)
		}
	}
}

// replaced reports whether a name stands for another file than the open one, or one that
// is shorter than what was read.
func replaced(name string, file *os.File, at int64) bool {
	now, err := os.Stat(name)
	if err != nil {
		return false
	}
	open, err := file.Stat()
	return err != nil || !os.SameFile(now, open) || now.Size() < at
}
