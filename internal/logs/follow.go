package logs

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// pause is how long a reader waits for a file to grow.
const pause = 300 * time.Millisecond

// Follow reads a growing file until the context ends. If the file is truncated or replaced,
// Follow starts again at its beginning. It fails if the file cannot be read.
func Follow(ctx context.Context, name string, r *Reader) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { file.Close() }()
	if err := growing(file); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
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
				continue // its successor is not there yet
			}
			file.Close()
			file, at, d = next, 0, Decoder{}
			r.Begin(name)
		}
	}
}

// growing fails for what is no text that grows: a folder, an archive, another binary file.
func growing(file *os.File) error {
	if info, err := file.Stat(); err != nil || info.IsDir() {
		return cmp.Or(err, errors.New("this is a folder; name the file in it that grows"))
	}
	begin := make([]byte, sniffed)
	n, err := file.ReadAt(begin, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil // a pipe, which has no beginning to look at
	}
	switch begin = begin[:n]; {
	case bytes.HasPrefix(begin, []byte(gzipMagic)), bytes.HasPrefix(begin, []byte(zipMagic)):
		return errors.New("an archive does not grow; read it without --follow, or name the text file that grows")
	case Binary(begin):
		return errors.New("this is no text; name the text file that grows")
	}
	return nil
}

// replaced reports whether the name now belongs to another file than the open one, or the
// file is shorter than the bytes that were read.
func replaced(name string, file *os.File, at int64) bool {
	now, err := os.Stat(name)
	if err != nil {
		return false
	}
	open, err := file.Stat()
	return err != nil || !os.SameFile(now, open) || now.Size() < at
}
