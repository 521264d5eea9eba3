package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// present reports whether the folder has the file with these bytes already.
func (p *Publication) present(f File) bool {
	if !p.old[f.Path] {
		return false
	}
	info, err := p.root.Lstat(f.Path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(f.Data)) {
		return false
	}
	file, err := p.root.Open(f.Path)
	if err != nil {
		return false
	}
	defer file.Close()
	return reads(file, f.Data)
}

// reads reports whether a reader gives some bytes. Files are compared piece by
// piece: those of a large site are more than should be in memory.
func reads(r io.Reader, data []byte) bool {
	piece := pieces.Get().(*[]byte)
	defer pieces.Put(piece)
	for len(data) > 0 {
		n, err := io.ReadFull(r, (*piece)[:min(len(*piece), len(data))])
		if err != nil || !bytes.Equal((*piece)[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

var pieces = sync.Pool{New: func() any { piece := make([]byte, 64<<10); return &piece }}

// foreign reports whether a path has a file that faultbook did not write.
func (p *Publication) foreign(name string) bool {
	if p.old == nil || p.old[name] { // a folder without a manifest is empty
		return false
	}
	info, err := p.root.Lstat(name)
	return err == nil && !info.IsDir() && !p.renamed(name, info)
}

// renamed reports whether what stands at a path is an old file of ours that had
// other letter case: some file systems take the two names for one.
func (p *Publication) renamed(name string, info fs.FileInfo) bool {
	for old := range p.old {
		if strings.EqualFold(old, name) {
			if there, err := p.root.Lstat(old); err == nil && os.SameFile(there, info) {
				return true
			}
		}
	}
	return false
}

// ready reports why what is staged cannot be put in place once the stale files
// are gone: something of it is missing, or a foreign file or link has the path of
// a folder. As long as nothing has changed, the last site is whole.
func (p *Publication) ready(stale []string) error {
	going := newGoing(p.dir, stale)
	for _, name := range p.waiting.files {
		if _, err := os.Lstat(p.waiting.at(name)); err != nil {
			return fmt.Errorf("put the files in place: %w", err)
		}
		if info, err := p.root.Lstat(name); err == nil && info.IsDir() && !going.goes(name) {
			return fmt.Errorf("write %s: %w", filepath.Join(p.dir, filepath.FromSlash(name)), ErrFolder)
		}
	}
	missing := map[string]bool{}
	for _, dir := range slices.Sorted(maps.Keys(p.waiting.made)) { // a folder before those in it
		if missing[path.Dir(dir)] {
			missing[dir] = true
			continue
		}
		info, err := p.root.Lstat(dir)
		_, goes := slices.BinarySearch(stale, dir)
		switch {
		case errors.Is(err, fs.ErrNotExist), err == nil && !info.IsDir() && goes:
			missing[dir] = true
		case err != nil:
			return fmt.Errorf("put the files in place: %w", err)
		case !info.IsDir():
			return fmt.Errorf("make the folder %s: %w", filepath.Join(p.dir, filepath.FromSlash(dir)), ErrInTheWay)
		}
	}
	return nil
}
