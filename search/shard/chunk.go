package shard

import "hash/fnv"

// chunker cuts rows into shards where their own content says so, so that an edit moves
// no boundary but those beside it.
type chunker struct {
	target int    // bytes of a shard before compression
	every  uint32 // one in so many keys may begin a shard
	size   int    // of the one under way
}

// newChunker takes how many bytes belong to how many keys. A shard is cut between half
// and twice the target; what may begin one, and a larger target, are rounded to powers
// of two, so that a site that grows by a page keeps its boundaries.
func newChunker(by cutting, total, keys int) *chunker {
	c := &chunker{target: by.target, every: 1}
	if total > largeIndex {
		c.target = by.large
	}
	for total/c.target > by.most {
		c.target *= 2
	}
	perKey := max(1, total/max(1, keys)) // a site without words has none
	for int(c.every)*perKey*2 < c.target/2 {
		c.every *= 2
	}
	return c
}

// cuts reports whether a shard ends before what is found by a key and has so many bytes.
func (c *chunker) cuts(key string, size int) bool {
	h := fnv.New32a()
	h.Write([]byte(key))
	marked := h.Sum32()>>8%c.every == 0
	cut := c.size > 0 && (c.size+size > 2*c.target || c.size >= c.target/2 && marked)
	if cut {
		c.size = 0
	}
	c.size += size
	return cut
}
