package shard

import (
	"crypto/sha256"
	"fmt"
)

// Rows writes a shard of rows of any kind, beside those of the search, and gives its
// name without folder and ending.
func Rows(kind string, rows []any) (string, File, error) {
	lines := make([][]byte, len(rows))
	for i, row := range rows {
		line, err := marshal(row)
		if err != nil {
			return "", File{}, fmt.Errorf("shard: %w", err)
		}
		lines[i] = line
	}
	var file File
	w := exporter{func(f File) error { file = f; return nil }, map[string][sha256.Size]byte{}}
	name, err := w.shard(kind, lines)
	return name, file, err
}

// Call writes a script that hands over one value.
func Call(name string, value any) (File, error) {
	data, err := marshal(value)
	if err != nil {
		return File{}, fmt.Errorf("shard: %w", err)
	}
	return File{name, fmt.Appendf(nil, "fb(%s)\n", data)}, nil
}
