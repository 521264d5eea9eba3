package search

// boundLists keeps the postings of greatest worth, whole classes of equal worth at a
// time, so that of twins either both stay or both go. Only when the best class alone
// is too long is it cut, at twice the limit, in the order of documents.
func boundLists(lists []list, limit int) []list {
	total := 0
	for _, l := range lists {
		total += len(l.postings)
	}
	if total <= limit {
		return lists
	}
	worths := worthsOf(lists, total)
	var classes [worthLevels]int
	for _, worth := range worths {
		classes[worth]++
	}
	floor := worthFloor(classes[:], limit)
	kept := 0
	var out []list
	for _, l := range lists {
		var postings []posting
		for n, p := range l.postings {
			if int(worths[n]) >= floor && kept < 2*limit {
				postings = append(postings, p)
				kept++
			}
		}
		worths = worths[len(l.postings):]
		if len(postings) > 0 {
			out = append(out, list{l.form, l.weight, postings})
		}
	}
	return out
}

// worthLevels is above any worth.
const worthLevels = 2 * quoteWorth

// worthsOf orders postings for bounding: it gives the worth of each, list after list.
// Quotes come first, or a long message of common words would lose all of them; then
// the best of each document without any, so that none is lost while another has the
// word twice; then the others.
func worthsOf(lists []list, total int) []uint16 {
	docs := 0
	for _, l := range lists {
		if n := len(l.postings); n > 0 {
			docs = max(docs, l.postings[n-1].line.doc()+1)
		}
	}
	best := make([]uint16, docs)
	out := make([]uint16, 0, total)
	for _, l := range lists {
		for _, p := range l.postings {
			worth := uint16(p.worth(l.weight))
			out = append(out, worth)
			best[p.line.doc()] = max(best[p.line.doc()], worth)
		}
	}
	at := 0
	for _, l := range lists {
		for _, p := range l.postings {
			if out[at] < quoteWorth && out[at] == best[p.line.doc()] {
				out[at] += bestWorth
			}
			at++
		}
	}
	return out
}

// worth is the part of a line that the word is, times the weight of the line's kind;
// more than any such product for a quote.
func (p posting) worth(weight int) int {
	worth := kinds[p.line.kind()].weight * min(32, 32*weight/int(p.total))
	if p.line.kind().quotes() {
		worth += quoteWorth
	}
	return worth
}

// worthFloor finds the least worth to keep, given how many are of each: at least the
// best class that there is.
func worthFloor(classes []int, limit int) int {
	floor, kept := -1, 0
	for worth := len(classes) - 1; worth >= 0; worth-- {
		if classes[worth] == 0 {
			continue
		}
		if kept += classes[worth]; kept > limit && floor >= 0 {
			break
		}
		floor = worth
	}
	return floor
}
