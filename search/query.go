package search

import (
	"slices"
	"strings"
)

// maxTokens is how much of a pasted text is read.
const maxTokens = 160

// maxOperatorTokens is the longest query in which -word excludes: in a pasted log a
// dash is a dash.
const maxOperatorTokens = 8

// query is a text taken apart: words, and what the writer asks of every hit.
type query struct {
	tokens   []Token
	open     bool                // the last word may still be being typed
	phrases  [][]string          // quoted
	excluded []string            // words after a dash
	filters  map[string][]string // facet → value ids
}

// parseQuery takes a text apart. values lists the facet values that filters may name.
func parseQuery(text string, values []facetRange) query {
	q := query{filters: map[string][]string{}}
	text = q.takeFilters(text, values)
	text = q.takeExcluded(text)
	q.takePhrases(text)
	q.tokens = Tokenize(text)
	if len(q.tokens) > maxTokens {
		q.tokens = q.tokens[:maxTokens]
	} else if n := len(text); n > 0 {
		last := text[n-1]
		q.open = last > 0x7F || classify(rune(fold(string(last))[0])) == charWord
	}
	return q
}

// isSpace is the space between the words of a query as typed: ASCII only, the same
// in both engines.
func isSpace(c rune) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// takeFilters takes facet:value out of a text where both are known.
func (q *query) takeFilters(text string, values []facetRange) string {
	if !strings.Contains(text, ":") {
		return text
	}
	for _, field := range strings.FieldsFunc(text, isSpace) {
		name, wanted, ok := strings.Cut(field, ":")
		wanted = fold(wanted)
		if !ok || wanted == "" {
			continue
		}
		for _, v := range values {
			if v.Facet == name && v.is(wanted) {
				if !slices.Contains(q.filters[name], v.ID) {
					q.filters[name] = append(q.filters[name], v.ID)
				}
				text = strings.Replace(text, field, " ", 1)
			}
		}
	}
	return text
}

// is compares a value typed by a reader with the id, its last part and the name.
func (f *facetRange) is(wanted string) bool {
	last := f.ID[strings.LastIndexByte(f.ID, '/')+1:]
	return wanted == fold(f.ID) || wanted == fold(last) || wanted == fold(f.Name)
}

// takeExcluded takes -word out of a short query; the first word is never excluded.
func (q *query) takeExcluded(text string) string {
	if !strings.Contains(text, " -") {
		return text
	}
	fields := strings.FieldsFunc(text, isSpace)
	if len(fields) > maxOperatorTokens {
		return text
	}
	for _, field := range fields[1:] {
		word, ok := strings.CutPrefix(field, "-")
		if !ok {
			continue
		}
		if tokens := Tokenize(word); len(tokens) == 1 && !strings.HasPrefix(word, "-") && tokens[0].Text == fold(word) {
			q.excluded = append(q.excluded, tokens[0].Text)
			text = strings.Replace(text, " "+field, " ", 1)
		}
	}
	return text
}

// takePhrases notes what stands between pairs of double quotation marks.
func (q *query) takePhrases(text string) {
	parts := strings.Split(text, `"`)
	for i := 1; i+1 < len(parts); i += 2 {
		var words []string
		for _, t := range Tokenize(parts[i]) {
			words = append(words, t.Text)
		}
		if len(words) > 0 && len(words) <= maxOperatorTokens {
			q.phrases = append(q.phrases, words)
		}
	}
}

// slotPlan is one word of a query and the spellings under which to look for it.
type slotPlan struct {
	text   string
	exact  bool       // look up the word as it is
	others []spelling // completions, and a joined word; tried as well
	near   []spelling // typing errors; tried when the word is unknown
	parts  []string   // of a glued word; tried when the word is unknown
	quiet  bool       // says nothing when unknown: a number, a stop word, or a word that was not looked up
}

// spelling is a word to look up in place of what was typed. span counts the words
// of the query that it stands for.
type spelling struct {
	word   string
	factor float64
	span   int
}

// Limits on what one query looks up, so that a pasted log loads what can matter.
const (
	maxKnown   = 16 // words of the lexicon, better classes first
	maxUnknown = 8  // other words, in order
	maxGuesses = 3  // spellings near an unknown word
	maxEndings = 5  // words that an open word may become; three for two letters
	maxTyped   = 16 // words of a query that somebody typed; a longer one was pasted…
	maxNoise   = 4  // …and has no typing errors, but names and numbers: fewer of its unknown words are looked up
)

// Factors by which a match of another spelling is worth less.
const (
	formFactor    = 0.95 // another inflection
	synonymFactor = 0.7  // another word for it
	joinFactor    = 0.95 // in sync → insync
	prefixFactor  = 0.85 // a completion of an unknown last word
	knownFactor   = 0.5  // a completion of a word that is one by itself
	bodyFactor    = 0.6  // how far a word in running text explains a query's word
)

// planSlots decides what to look up for each word. It reads the lexicon only, so that
// a client can load everything at once.
func planSlots(q query, x *lexicon) []slotPlan {
	slots := make([]slotPlan, len(q.tokens))
	exact := chooseExact(q.tokens, q.open, x)
	for i, t := range q.tokens {
		class := x.class(t.Text)
		s := slotPlan{text: t.Text, exact: exact[t.Text]}
		s.quiet = isNumber(t.Text) || class >= classStop || class >= 0 && !s.exact
		if i+1 < len(q.tokens) {
			s.others = joined(t, q.tokens[i+1], x)
		}
		ended := true
		if q.open && i == len(q.tokens)-1 {
			ends := completions(t.Text, class, x)
			s.others = append(s.others, ends...)
			ended = len(ends) == 0
		}
		// A word that is on its way to another is neither mistyped nor glued.
		if ended && class < 0 && s.exact && !isNumber(t.Text) && len(q.tokens) <= maxTyped {
			s.near = guesses(t.Text, x)
			s.parts = x.split(t.Text)
		}
		slots[i] = s
	}
	return slots
}

// chooseExact picks the words that are looked up as they are. What looks like a code
// comes first, or the words around it would crowd it out.
func chooseExact(tokens []Token, open bool, x *lexicon) map[string]bool {
	chosen := map[string]bool{}
	unknown, known, most := 0, 0, maxUnknown
	if len(tokens) > maxTyped {
		most = maxNoise
	}
	for _, t := range tokens {
		if !looksLikeCode(t.Text) || chosen[t.Text] {
			continue
		}
		if x.class(t.Text) < 0 && unknown < most {
			chosen[t.Text] = true
			unknown++
		} else if x.class(t.Text) >= 0 && known < maxKnown {
			chosen[t.Text] = true
			known++
		}
	}
	for i, t := range tokens {
		if x.class(t.Text) >= 0 || chosen[t.Text] || unknown == most {
			continue
		}
		if isNumber(t.Text) && len(tokens) > 4 || len(t.Text) < 2 || open && i == len(tokens)-1 && len(t.Text) == 2 && isASCII(t.Text) {
			continue
		}
		chosen[t.Text] = true
		unknown++
	}
	for _, class := range [...]int{classLabel, classMessage, classKeyword, classText, classBody, classStop} {
		for _, t := range tokens {
			if known < maxKnown && x.class(t.Text) == class && !chosen[t.Text] {
				chosen[t.Text] = true
				known++
			}
		}
	}
	return chosen
}

// joined gives the word that two neighbours make, if the site knows it or if they
// were written together and make a code.
func joined(a, b Token, x *lexicon) []spelling {
	word := a.Text + b.Text
	letters, _ := splitCode(word)
	code := b.Glued && letters == a.Text
	if class := x.class(word); class >= 0 && class < classStop || code {
		return []spelling{{word, joinFactor, 2}}
	}
	return nil
}

// completions of the word being typed: from two letters on, fewer where the word
// stands by itself already.
func completions(word string, class int, x *lexicon) []spelling {
	if len(word) < 2 || isNumber(word) {
		return nil
	}
	limit, factor := min(2*len([]rune(word))-1, maxEndings), prefixFactor
	if class >= 0 {
		limit, factor = 2, knownFactor
	}
	var out []spelling
	for _, w := range x.complete(word, limit) {
		out = append(out, spelling{w, factor, 1})
	}
	return out
}

// guesses at a word that was mistyped; the shorter the word, the less they are worth.
func guesses(word string, x *lexicon) []spelling {
	words, d := x.near(word, maxGuesses)
	var out []spelling
	for _, w := range words {
		out = append(out, spelling{w, 1 - 1.5*float64(d)/float64(len([]rune(word))), 1})
	}
	return out
}

func isNumber(word string) bool { return strings.Trim(word, "0123456789") == "" }
