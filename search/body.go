package search

import (
	"cmp"
	"math"
	"slices"

	bleveSearch "github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// readBody turns bleve's frequencies and norms into the term frequency part of BM25.
// Lengths come back from the norm as bleve's own scorer takes them back.
func readBody(reader index.IndexReader, places ordinals, documents int) (out []fieldWord, err error) {
	type occurrence struct {
		doc    uint32
		tf     uint64
		length float64
	}
	lengths := make([]float64, documents)
	var found [][]occurrence
	err = eachTerm(reader, fieldBody, false, func(word string, postings index.TermFieldReader) error {
		var here []occurrence
		var reuse index.TermFieldDoc
		for {
			next, err := postings.Next(reuse.Reset())
			if err != nil || next == nil {
				out = append(out, fieldWord{word: word})
				found = append(found, here)
				return err
			}
			if doc := places.of(next.ID); doc >= 0 {
				length := math.Round(1 / (next.Norm * next.Norm))
				lengths[doc] = length
				here = append(here, occurrence{uint32(doc), next.Freq, length})
			}
		}
	})
	sum := 0.0
	for _, l := range lengths {
		sum += l
	}
	mean := sum / float64(max(1, len(lengths)))
	for i, here := range found {
		for _, o := range here {
			out[i].body = append(out[i].body, bodyPosting{o.doc, impact(float64(o.tf), o.length/mean)})
		}
		slices.SortFunc(out[i].body, func(a, b bodyPosting) int { return cmp.Compare(a.doc, b.doc) })
	}
	return out, err
}

// impact is tf·(k1+1)/(tf+k1·(1−b+b·length/mean)), which is below k1+1, as 1 to 15.
func impact(tf, length float64) uint8 {
	k1, b := bleveSearch.BM25_k1, bleveSearch.BM25_b
	part := tf / (tf + k1*(1-b+b*length))
	return uint8(max(1, math.Round(impactLevels*part)))
}
