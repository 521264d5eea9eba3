package shard

import (
	"crypto/sha256"
	"testing"
)

func TestShardsWithTheSameRows(t *testing.T) {
	written := 0
	w := &exporter{func(File) error { written++; return nil }, map[string][sha256.Size]byte{}}
	rows := [][]byte{[]byte(`"a|b"`)}
	first, err := w.shard("t", rows)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := w.shard("t", rows); err != nil || again != first || written != 1 {
		t.Errorf("%s and %s, %d files, %v", first, again, written, err)
	}
	w.sums[first] = [sha256.Size]byte{1}
	if _, err := w.shard("t", rows); err == nil {
		t.Error("two shards with other rows have one name")
	}
}
