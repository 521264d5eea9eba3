package search

// Constants of the confidence, all parts of 1.
const (
	confident    = 0.51 // below this a result says that its matches are weak
	mostEvidence = 5    // idf units that a word counts for at most: on a large site every unknown word would be a veto
	closeHits    = 3    // which of so many comes first is chance…
	closeScore   = 0.98 // …if they score this part of the best at least: the surest of them counts
	unknownWords = 3    // unknown words beyond this many count no further: noise around a message

	wholeSure   = 0.9 // three or more words of a text of the product, all of it: certain, whatever stands around
	wholeNamed  = 0.8 // a shorter one, with words that name its product or operation
	mostOfIt    = 0.6 // three or more words in order, most of the text, with such words; or its beginning
	wholeCover  = 0.88
	namedEnough = 100 // score of a facet value that its words have named: a query in a reader's own words…
	namedShare  = 0.1 // …that names the product or operation of its best page is likelier about it
	mostCover   = 0.6
	quoteWeight = 2 // idf units that three words or more must have: "please try again" is no evidence
	strictOrder = 0.84
)

// confidence tells how sure it is that the query is about a document. It is
// the part of the query's weight that the document explains, where a word that the
// site does not know weighs most; or, since a pasted log is mostly noise, what the
// most telling text of the product itself that stands in the query is worth.
func confidence(slots []slot, best ranked, unknownWeight int) float64 {
	explained, total, unknown := 0.0, 0.0, 0.0
	for i, s := range slots {
		w := float64(min(s.weight, mostEvidence*weightScale))
		if !s.known {
			unknown += w
			continue
		}
		total += w
		explained += w * best.explained[i]
	}
	total += min(unknown, float64(unknownWords*min(unknownWeight, mostEvidence*weightScale)))
	if total == 0 {
		return 0
	}
	share := explained / total
	if best.named >= namedEnough {
		share += namedShare
	}
	return min(1, max(share, best.quoted()))
}

// quoted is what the document's own texts in the query are worth as evidence.
func (d *docScore) quoted() float64 {
	switch {
	case d.whole >= 3:
		return wholeSure
	case d.whole > 0 && d.named >= namedEnough:
		return wholeNamed
	case d.most && d.named >= namedEnough:
		return mostOfIt
	}
	return 0
}

// quote notes a line of the product's own text as evidence.
func (d *docScore) quote(words int, sum, cover, order float64) {
	if order < strictOrder || words >= 3 && sum < quoteWeight*weightScale {
		return
	}
	if cover >= wholeCover {
		d.whole = max(d.whole, words)
	}
	d.most = d.most || cover >= mostCover && words >= 3
}
