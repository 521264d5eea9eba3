package output

import (
	"bytes"
	"io"
	"sync"
)

// holds reports whether the folder has the file with these bytes already.
func (p *Publication) holds(f File) bool {
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

// foreign reports whether a file of somebody else stands at a path.
func (p *Publication) foreign(name string) bool {
	if p.old == nil || p.old[name] { // a folder without a manifest is empty
		return false
	}
	info, err := p.root.Lstat(name)
	return err == nil && !info.IsDir()
}
