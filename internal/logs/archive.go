package logs

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Limits of archives. Larger ones are meant to exhaust memory or disk.
const (
	MaxInflated = 4 << 30 // bytes, unpacked, of all archives of one run
	maxFiles    = 10_000  // files of one archive
)

// errInflated is the error for archives that exceed the limit.
var errInflated = fmt.Errorf(
	"its archives hold more than %d GB; unpack them and name the logs that matter",
	MaxInflated>>30,
)

// errCut ends the reading of an archive that lacks its end.
var errCut = errors.New("it ends too early; copy it again, or unpack it and name the logs that matter")

// Files reads the texts of files into a reader: plain ones, .gz, and all files of a .zip or
// a .tar.
type Files struct {
	Reader  *Reader
	Skipped []string // files that are not text
	Notes   []string // sentences about what was left out of other files
	Limit   int64    // unpacked bytes that archives may still have
}

// How archives begin.
const zipMagic, gzipMagic = "PK\x03\x04", "\x1f\x8b"

// chunk is the number of bytes of one read: enough lines for several workers, and little memory.
const chunk = 256 << 10

// File reads one file. at reads the same bytes, size of them, at any offset; it is nil for a
// stream, which cannot be a .zip. File fails if the file cannot be read or unpacked, or if it
// exceeds a limit.
func (f *Files) File(name string, in io.Reader, at io.ReaderAt, size int64) error {
	buffered := bufio.NewReaderSize(in, chunk)
	magic, err := buffered.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.HasPrefix(magic, []byte(zipMagic)) && at == nil:
		return errors.New("a ZIP archive cannot be read from standard input; name the file")
	case bytes.HasPrefix(magic, []byte(zipMagic)):
		return f.archive(at, size)
	case bytes.HasPrefix(magic, []byte(gzipMagic)):
		return f.gzip(name, buffered)
	}
	if begin, _ := buffered.Peek(sniffed); isTar(begin) {
		if err := f.tar(buffered); err != nil {
			return fmt.Errorf("read the tar archive: %w", err)
		}
		return nil
	}
	if begin, _ := buffered.Peek(sniffed); Binary(begin) { // text reports the error
		return errors.New("this is no text; give logs as text, .gz, .tar or .zip")
	}
	return f.text(name, buffered)
}

func (f *Files) archive(at io.ReaderAt, size int64) error {
	archive, err := zip.NewReader(at, size)
	if err != nil {
		return fmt.Errorf("read the ZIP archive: %w", err)
	}
	if len(archive.File) > maxFiles {
		return fmt.Errorf(
			"the ZIP archive holds %d files, more than %d; unpack it and name the logs that matter",
			len(archive.File),
			maxFiles,
		)
	}
	for _, file := range archive.File {
		if file.FileInfo().IsDir() {
			continue
		}
		if err := f.member(file); err != nil {
			return fmt.Errorf("read %s in the ZIP archive: %w", file.Name, err)
		}
	}
	return nil
}

func (f *Files) member(file *zip.File) error {
	if file.Flags&1 != 0 {
		return errors.New("it is encrypted; unpack it first")
	}
	opened, err := file.Open()
	if err != nil {
		return err
	}
	defer opened.Close()
	return f.inner(file.Name, &limited{opened, f})
}

// text reads a text to its end.
func (f *Files) text(name string, in io.Reader) error {
	f.Reader.Begin(name)
	var d Decoder
	buffer := make([]byte, chunk)
	for {
		n, err := io.ReadAtLeast(in, buffer, sniffed)
		f.Reader.Write(d.Text(buffer[:n]))
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			f.Reader.End()
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// limited counts the unpacked bytes of an archive.
type limited struct {
	io.Reader
	of *Files
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = errCut
	}
	if l.of.Limit -= int64(n); l.of.Limit < 0 {
		return 0, errInflated
	}
	return n, err
}
