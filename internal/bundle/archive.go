// Package bundle packs a site for readers without network. The files of a
// site come in, several at once and in any order; a ZIP archive with one
// folder in it goes out. The same files give the same bytes. It knows nothing
// of pages, and writes nothing to disk.
package bundle

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"sync"
	"time"

	"faultbook/internal/output"
)

// Archive gathers the files of a ZIP archive. Each is compressed by the goroutine that adds
// it, so that several cores work at once; Write sorts them.
type Archive struct {
	folder   string
	modified time.Time

	mu      sync.Mutex
	entries []packed
}

// packed is one compressed file.
type packed struct {
	name  string
	data  []byte
	size  uint64 // before compression
	sum   uint32
	plain bool // whether data is stored as it is
}

// oldest is the first day that a ZIP archive can name.
var oldest = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// NewArchive begins an archive whose files are all in one folder and have one time. With
// the time of the clock every archive would differ.
func NewArchive(folder string, modified time.Time) *Archive {
	if modified.Before(oldest) {
		modified = oldest
	}
	return &Archive{folder: folder, modified: modified}
}

// utf8Names is the flag of an entry whose name is UTF-8.
const utf8Names = 0x800

// compressors reuses compressors, since a new one takes more than a megabyte.
var compressors = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// Add compresses a file into the archive. It does not keep the bytes.
func (a *Archive) Add(f output.File) error {
	var b bytes.Buffer
	w := compressors.Get().(*flate.Writer)
	defer compressors.Put(w)
	w.Reset(&b)
	_, err := w.Write(f.Data)
	if err = errors.Join(err, w.Close()); err != nil {
		return fmt.Errorf("compress %s: %w", f.Path, err)
	}
	p := packed{
		name: a.folder + "/" + f.Path,
		data: bytes.Clone(b.Bytes()),
		size: uint64(len(f.Data)),
		sum:  crc32.ChecksumIEEE(f.Data),
	}
	if len(p.data) >= len(f.Data) {
		p.data, p.plain = bytes.Clone(f.Data), true
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.entries = append(a.entries, p)
	return nil
}

// Files returns how many files were added.
func (a *Archive) Files() int { return len(a.entries) }

// Write writes the archive, its files sorted by path. It fails when a path was
// added twice, or when w does.
func (a *Archive) Write(w io.Writer) error {
	slices.SortFunc(a.entries, func(x, y packed) int { return cmp.Compare(x.name, y.name) })
	z := zip.NewWriter(w)
	date := uint16((a.modified.Year()-1980)<<9 | int(a.modified.Month())<<5 | a.modified.Day())
	for i, p := range a.entries {
		if i > 0 && a.entries[i-1].name == p.name {
			return fmt.Errorf("pack %s: two files have this path", p.name)
		}
		h := &zip.FileHeader{
			// Modified would add an extra field to each file.
			Name: p.name, Method: zip.Deflate, ModifiedDate: date, Flags: utf8Names, ReaderVersion: 20,
			CRC32: p.sum, CompressedSize64: uint64(len(p.data)), UncompressedSize64: p.size,
		}
		if p.plain {
			h.Method = zip.Store
		}
		h.SetMode(0o644)
		entry, err := z.CreateRaw(h)
		if err == nil {
			_, err = entry.Write(p.data)
		}
		if err != nil {
			return fmt.Errorf("pack %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("pack the files: %w", err)
	}
	return nil
}
