package recognise

import (
	_ "embed" // for the words of headings
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Field is what a column is: a key of an entry, or a part of its place.
type Field string

// The fields that a column can be.
const (
	Status    Field = "status"
	Message   Field = "message"
	Code      Field = "code"
	Summary   Field = "summary"
	Causes    Field = "causes"
	Fix       Field = "fix"
	Severity  Field = "severity"
	State     Field = "state"
	Contact   Field = "contact"
	ShownIn   Field = "shown_in"
	Condition Field = "condition"
	Product   Field = "product"
	Operation Field = "operation"
	Icon      Field = "icon"
	Keywords  Field = "keywords"
	Address   Field = "address"
	Key       Field = "key"
	Body      Field = "body"
	Mixed     Field = "entry" // a label first, then its summary and steps
	Ignore    Field = "-"
)

//go:embed headers.txt
var headersText string

// headerWords are the words of headings of one field.
type headerWords struct {
	field   Field
	phrases [][]string
}

// headers are the words of headings by field, in English and German.
var headers = sync.OnceValue(func() []headerWords {
	var out []headerWords
	for line := range strings.Lines(headersText) {
		field, words, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		h := headerWords{field: Field(field)}
		for phrase := range strings.SplitSeq(words, ", ") {
			h.phrases = append(h.phrases, strings.Fields(phrase))
		}
		out = append(out, h)
	}
	return out
})

// Fields lists the names that a column can be given.
func Fields() []string {
	names := []string{string(Mixed), string(Ignore)}
	for _, h := range headers() {
		names = append(names, string(h.field))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// guess is what the words of a heading say, and how much of them says it.
type guess struct {
	field Field
	score int
}

// Scores of a heading: each word counts, the last word of a heading is what it is
// about, and a whole heading is certain.
const (
	perWord  = 10
	wholeToo = 5
	lastToo  = 2
)

// byHeader guesses the field of a column by its heading.
func byHeader(heading string) guess {
	words := split(heading)
	var best guess
	for _, h := range headers() {
		for _, parts := range h.phrases {
			at := index(words, parts)
			if at < 0 {
				continue
			}
			score := perWord * len(parts)
			if len(parts) == len(words) {
				score += wholeToo
			}
			if at+len(parts) == len(words) {
				score += lastToo
			}
			if score > best.score {
				best = guess{h.field, score}
			}
		}
	}
	return best
}

// split returns the words of a text in small letters.
func split(text string) []string {
	return strings.FieldsFunc(
		strings.ToLower(text),
		func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) },
	)
}

// index returns where a phrase begins among words, in the singular or the plural.
func index(words, phrase []string) int {
	for at := range len(words) - len(phrase) + 1 {
		if slices.EqualFunc(words[at:at+len(phrase)], phrase, func(a, b string) bool { return a == b || a == b+"s" }) {
			return at
		}
	}
	return -1
}
