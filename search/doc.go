// Package search makes a site searchable by the error texts people paste. In
// come documents: labels, codes, message templates and other short texts by
// kind, a body, facets and the bytes to show for a hit. bleve indexes them;
// Open reads from the index what bleve computed into a Searcher, which answers
// queries in Go; Export writes the same facts as small static shards, which the
// TypeScript engine in client/ reads in a browser. FORMAT.md holds the query
// plan that both engines follow and the shards byte for byte.
//
// The package knows fields and templates. It knows neither pages nor Markdown,
// it writes no file outside the index folder, and it starts no network.
package search
