package search

// kind is what a line of a document is: one label, one message, one keyword phrase.
type kind uint8

const (
	kindCode kind = iota
	kindLabel
	kindMessage
	kindCondition
	kindKeyword
	kindCause
	kindFix
	kindSummary
	kindSurface
	kindHeading
	kindSentence // of a message or condition that has several
	kindNumber   // of a code, without its letters
)

// kinds lists the bleve field of each kind and its weight in tenths: what a word
// matched there is worth beside a word in the body (bodyWeight). Exact texts of the
// product lead; what people wrote about them follows.
var kinds = [...]struct {
	field  string
	weight int
}{
	kindCode:      {"code", 40},
	kindLabel:     {"label", 30},
	kindMessage:   {"message", 30},
	kindCondition: {"condition", 30},
	kindKeyword:   {"keyword", 24},
	kindCause:     {"cause", 18},
	kindFix:       {"fix", 16},
	kindSummary:   {"summary", 18},
	kindSurface:   {"surface", 8},
	kindHeading:   {"heading", 12},
	kindSentence:  {"sentence", 27},
	kindNumber:    {"number", 12},
}

// kindOf finds a kind by its field.
var kindOf = func() map[string]kind {
	byField := map[string]kind{}
	for k := range kinds {
		byField[kinds[k].field] = kind(k)
	}
	return byField
}()

// quotes tells whether lines of the kind are the product's own words.
func (k kind) quotes() bool { return k <= kindCondition || k == kindSentence }

// Limits of the index. They bound what one word can cost to load, whatever the
// size of the site.
const (
	maxLines       = 64   // lines of one kind a document may have; more are left out
	fewPostings    = 80   // line postings that the commonest word keeps; whole classes of equal worth are dropped
	weightPostings = 16   // how many more a word keeps for each unit of its weight: rarer words find, common ones tell apart
	bestWorth      = 2048 // added to a worth: above any worth without it
	quoteWorth     = 4096 // the same, above both
	maxSynonyms    = 200  // the same for what a word finds only through its synonyms
	maxBody        = 120  // body postings a word keeps
	weightScale    = 16   // a word's weight is its idf in sixteenths
	impactLevels   = 15   // steps of the BM25 term frequency part of a body posting
	stopDivisor    = 4    // a stop word weighs this part of its idf
)
