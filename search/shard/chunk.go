package shard

import "hash/fnv"

// chunker cuts rows into shards where their own content says so, so that an edit moves
// no boundary but those beside it.
type chunker struct {
	target int    // bytes of a shard before compression
	every  uint32 // one in so many keys may begin a shard
	size   int    // of the one under way
}

// newChunker takes the target and the bytes that belong to a key on average. A shard is
// cut between half and twice the target; what may begin one is rounded to a power of
// two, so that a site that grows by a page keeps its boundaries.
func newChunker(target, perKey int) *chunker {
	c := &chunker{target: target, every: 1}
	perKey = max(1, perKey) // a site without words has none
	for int(c.every)*perKey*2 < target/2 {
		c.every *= 2
	}
	return c
}

// cuts tells whether a shard ends before what is found by a key and has so many bytes.
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
