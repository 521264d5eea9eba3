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

// Follow reads a growing file until the context ends. If the file is truncated, or another file
// takes its name, Follow reads what is left of the old one and starts again at the beginning of
// the new one. It fails if the file cannot be read.
func Follow(ctx context.Context, name string, r *Reader) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	if err := growing(file); err != nil {
		file.Close()
		return fmt.Errorf("%s: %w", name, err)
	}
	f := &followed{name: name, reader: r, buffer: make([]byte, chunk)}
	f.open(file)
	defer func() { f.file.Close() }()
	for {
		if err := f.read(); err != nil {
			return err
		}
		r.Flush()
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
		if err := f.change(); err != nil {
			return err
		}
	}
}

// followed is a file that is read while it grows.
type followed struct {
	name    string
	reader  *Reader
	buffer  []byte
	file    *os.File
	decoder Decoder
	at      int64  // bytes that were read
	begin   []byte // the first ones of them
}

// open starts at the beginning of a file.
func (f *followed) open(file *os.File) {
	f.file, f.decoder, f.at, f.begin = file, Decoder{}, 0, nil
	f.reader.Begin(f.name)
}

// read reads what the file has now.
func (f *followed) read() error {
	for {
		n, err := f.file.Read(f.buffer)
		if n > 0 {
			piece := f.buffer[:n]
			f.begin = append(f.begin, piece[:min(n, sniffed-len(f.begin))]...)
			f.at += int64(n)
			f.reader.Write(f.decoder.Text(piece))
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// change goes on with the file that has the name now, if that is another one or if it was
// truncated.
func (f *followed) change() error {
	now, err := os.Stat(f.name)
	if err != nil {
		return nil // its successor is not there yet
	}
	old, err := f.file.Stat()
	same := err == nil && os.SameFile(now, old)
	if same && now.Size() >= f.at && f.sameBegin() {
		return nil
	}
	next, err := os.Open(f.name)
	if err != nil {
		return nil // it is gone again
	}
	if !same {
		if err := f.read(); err != nil { // what came after the last look, before the file was moved
			next.Close()
			return err
		}
	}
	f.file.Close()
	f.open(next)
	return nil
}

// sameBegin reports whether a file begins as it did: one that was truncated may have grown
// since beyond the bytes that were read.
func (f *followed) sameBegin() bool {
	begin := make([]byte, len(f.begin))
	if _, err := f.file.ReadAt(begin, 0); err != nil {
		return true // a pipe, which has no beginning to look at
	}
	return bytes.Equal(begin, f.begin)
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
