// Package score answers queries: it takes a text apart, asks for the records of its
// words, and ranks documents by one weighted sum. Records come in; documents with
// scores and a confidence go out. It reads no files and knows no bleve.
package score

import (
	"slices"
	"strings"
	"unicode/utf8"

	"faultbook/search/index"
	"faultbook/search/text"
)

// Query is a text taken apart.
type Query struct {
	Tokens   []text.Token
	Open     bool // the last word may go on
	Phrases  [][]string
	Excluded []string
	Filters  map[string][]string
	Names    []string // symbolic names, such as CRITICAL_PROCESS_DIED
}

// Parse takes a text apart: filters, excluded words, phrases and words.
func Parse(query string, facets []index.Facet) Query {
	q := Query{Filters: map[string][]string{}}
	if utf8.RuneCountInString(query) > maxText {
		query = string([]rune(query)[:maxText])
	}
	query = q.takeFilters(query, facets)
	if len(strings.Fields(query)) <= maxOperatorTokens {
		query = q.takeExcluded(query)
		q.findPhrases(query)
	}
	q.Names = symbolicNames(query)
	q.Tokens = text.Cut(query)
	q.Open = len(q.Tokens) <= maxTokens && text.EndsInWord(query)
	q.Tokens = q.Tokens[:min(len(q.Tokens), maxTokens)]
	return q
}

// findPhrases finds what is between quotation marks.
func (q *Query) findPhrases(query string) {
	parts := strings.Split(query, `"`)
	for i := 1; i+1 < len(parts); i += 2 {
		var words []string
		for _, t := range text.Cut(parts[i]) {
			if !t.Inner {
				words = append(words, t.Key)
			}
		}
		if len(words) > 0 {
			q.Phrases = append(q.Phrases, words)
		}
	}
}

// takeFilters takes out what names a facet and one of its values: product:lamp.
func (q *Query) takeFilters(query string, facets []index.Facet) string {
	for _, field := range strings.Fields(query) {
		name, wanted, ok := strings.Cut(field, ":")
		if !ok || wanted == "" {
			continue
		}
		wanted = text.Fold(wanted)
		for _, f := range facets {
			last := f.ID[strings.LastIndexByte(f.ID, '/')+1:]
			if f.Facet != name ||
				text.Fold(f.ID) != wanted && text.Fold(last) != wanted && text.Fold(f.Name) != wanted {
				continue
			}
			if !slices.Contains(q.Filters[name], f.ID) {
				q.Filters[name] = append(q.Filters[name], f.ID)
			}
			query = strings.Replace(query, field, " ", 1)
		}
	}
	return query
}

// takeExcluded takes out words with a dash before them; not the first, which may be
// an option of a program or a negative number.
func (q *Query) takeExcluded(query string) string {
	if !strings.Contains(query, " -") {
		return query
	}
	fields := strings.Fields(query)
	for _, field := range fields[1:] {
		word, ok := strings.CutPrefix(field, "-")
		if !ok || strings.HasPrefix(word, "-") {
			continue
		}
		tokens := text.Cut(word)
		if len(tokens) == 1 && tokens[0].Sort == text.Word && tokens[0].Key == text.Fold(word) {
			q.Excluded = append(q.Excluded, tokens[0].Key)
			query = strings.Replace(query, field, " ", 1)
		}
	}
	return query
}
