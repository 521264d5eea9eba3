package shard

import "testing"

func TestDistinct(t *testing.T) {
	a, same, b := File{"s/a.js", []byte("1")}, File{"s/a.js", []byte("1")}, File{"s/b.js", []byte("1")}
	if got, err := distinct([]File{a, b, same}); err != nil || len(got) != 2 || got[0].Name != a.Name || got[1].Name != b.Name {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := distinct([]File{a, {"s/a.js", []byte("2")}}); err == nil {
		t.Error("two shards with other rows have one name")
	}
}
