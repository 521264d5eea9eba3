package logs

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// gunzip unpacks the members of a gzip file. What follows the last one is left out.
type gunzip struct {
	in       *bufio.Reader
	unzipped *gzip.Reader
	left     bool // other bytes followed
}

func newGunzip(in *bufio.Reader) (*gunzip, error) {
	unzipped, err := gzip.NewReader(in)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, errCut
	}
	if err != nil {
		return nil, err
	}
	unzipped.Multistream(false)
	return &gunzip{in: in, unzipped: unzipped}, nil
}

func (g *gunzip) Read(p []byte) (int, error) {
	n, err := g.unzipped.Read(p)
	switch {
	case !errors.Is(err, io.EOF):
		return n, err
	case n > 0:
		return n, nil // the end comes again
	}
	next, _ := g.in.Peek(len(gzipMagic)) // an error is the end of the file, or comes again
	if string(next) != gzipMagic {
		g.left = len(bytes.Trim(next, "\x00")) > 0 // zeros fill the blocks of a tape
		return 0, io.EOF
	}
	if err := g.unzipped.Reset(g.in); err != nil {
		return 0, err
	}
	g.unzipped.Multistream(false)
	return 0, nil
}

func (f *Files) gzip(name string, in *bufio.Reader) error {
	unzipped, err := newGunzip(in)
	if err != nil {
		return fmt.Errorf("read the gzip archive: %w", err)
	}
	short := strings.TrimSuffix(name, ".gz")
	buffered := bufio.NewReaderSize(&limited{unzipped, f}, sniffed)
	if begin, _ := buffered.Peek(sniffed); isTar(begin) {
		err = f.tar(buffered)
	} else {
		err = f.text(short, buffered)
	}
	if err != nil {
		return fmt.Errorf("read the gzip archive: %w", err)
	}
	if unzipped.left {
		f.Notes = append(f.Notes, name+" has other bytes after its end, which were left out")
	}
	return nil
}

// isTar reports whether a file with this beginning is a tar archive.
func isTar(begin []byte) bool {
	const at, magic = 257, "ustar"
	return len(begin) > at && bytes.HasPrefix(begin[at:], []byte(magic))
}

// tar reads the files of a tar archive.
func (f *Files) tar(in io.Reader) error {
	archive := tar.NewReader(in)
	for n := 0; ; n++ {
		header, err := archive.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, io.ErrUnexpectedEOF):
			return errCut
		case err != nil:
			return err
		case n == maxFiles:
			return fmt.Errorf("it holds more than %d files; unpack it and name the logs that matter", maxFiles)
		case header.Typeflag != tar.TypeReg:
			continue
		}
		if err := f.inner(header.Name, archive); err != nil {
			return fmt.Errorf("%s: %w", header.Name, err)
		}
	}
}

// inner reads a file of an archive.
func (f *Files) inner(name string, in io.Reader) error {
	buffered := bufio.NewReaderSize(in, sniffed)
	begin, err := buffered.Peek(sniffed)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case bytes.HasPrefix(begin, []byte(gzipMagic)):
		return f.gzip(path.Clean(name), buffered)
	case isTar(begin):
		return f.tar(buffered)
	case Binary(begin):
		f.Skipped = append(f.Skipped, name)
		return nil
	}
	return f.text(name, buffered)
}
