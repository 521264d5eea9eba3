package logs

import (
	"strings"
)

// shapes groups lines that differ in arguments alone, by the method of Drain (He, Zhu,
// Zheng and Lyu, ICWS 2017): a tree of fixed depth, of the number of words and then the
// first word, leads to a few groups, and a line joins the one that it is most similar to.
type shapes struct {
	leaves map[string][]*shape
	all    []*shape
	others int // lines of shapes beyond the limit
}

// shape is one group.
type shape struct {
	tokens []string
	Fault
}

// argument is the placeholder of a shape for what differs.
const argument = "<*>"

// phrase is the text of a line, cut into tokens.
type phrase struct {
	tokens []string
	counts int // tokens that count for similarity
}

func newPhrase(text string) *phrase {
	p := &phrase{tokens: shapeTokens(text)}
	for _, token := range p.tokens {
		if counts(token) {
			p.counts++
		}
	}
	return p
}

// add adds the text of a line to its group; it returns nil if there are too many groups.
func (s *shapes) add(text *phrase) *shape {
	tokens := text.tokens
	first := ""
	if len(tokens) > 0 && !forms["code"].MatchString(tokens[0]) {
		first = tokens[0]
	}
	leaf := string(rune(len(tokens))) + first
	var best *shape
	most := -1
	for _, one := range s.leaves[leaf] {
		if equal := one.equal(tokens); equal > most {
			best, most = one, equal
		}
	}
	if best != nil && float64(most) >= limit["similar"]*float64(text.counts) {
		for i := range best.tokens {
			if best.tokens[i] != tokens[i] {
				best.tokens[i] = argument
			}
		}
		return best
	}
	if len(s.all) >= int(limit["shapes"]) {
		s.others++
		return nil
	}
	if s.leaves == nil {
		s.leaves = map[string][]*shape{}
	}
	for i, token := range tokens {
		tokens[i] = strings.Clone(token) // which else would keep all that was read with it
	}
	leaf = strings.Clone(leaf)
	one := &shape{tokens: tokens}
	s.leaves[leaf], s.all = append(s.leaves[leaf], one), append(s.all, one)
	return one
}

// equal counts the words that a shape and a line share; −1 if a word that says what went wrong is
// in one alone.
func (s *shape) equal(tokens []string) int {
	equal := 0
	for i, token := range s.tokens {
		switch {
		case token == tokens[i]:
			if counts(token) {
				equal++
			}
		case tellsFault(token) || tellsFault(tokens[i]):
			return -1
		}
	}
	return equal
}

// counts reports whether a token counts for similarity: arguments do not, nor do names of
// classes and what precedes a text, since different texts have these.
func counts(token string) bool {
	if token == argument || token[len(token)-1] == ':' {
		return false
	}
	for i := 1; i+1 < len(token); i++ {
		if token[i] == '.' && isASCIILetter(token[i-1]) && isASCIILetter(token[i+1]) {
			return false
		}
	}
	return true
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func tellsFault(token string) bool { return faultWords[strings.ToLower(strings.Trim(token, ".,;:!"))] }

// shapeTokens cuts a line at spaces and replaces what looks like an argument by its
// placeholder: quoted texts, numbers, paths, addresses, values of keys.
func shapeTokens(text string) []string {
	text = forms["quoted"].ReplaceAllString(text, argument)
	var out []string
	for _, token := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }) {
		if len(out) == int(limit["shapeTokens"]) {
			return append(out, "…")
		}
		token = clip(shapeToken(token), int(limit["tokenLength"]))
		if token == argument && len(out) > 0 && out[len(out)-1] == argument {
			continue
		}
		out = append(out, token)
	}
	return out
}

func shapeToken(token string) string {
	key, value, keyed := strings.Cut(token, "=")
	if keyed && key != "" && value != "" && !strings.ContainsAny(key, `0123456789/\@`) {
		return key + "=" + argument
	}
	bare := strings.Trim(token, `.,;:!?()[]{}"'`)
	if serverErrors[bare] || forms["code"].MatchString(token) {
		return token
	}
	if bare == argument || strings.ContainsAny(bare, `0123456789/\@`) {
		at := strings.Index(token, bare)
		end := strings.TrimLeft(token[at+len(bare):], `]})"'`)
		return argument + map[bool]string{true: ":"}[strings.HasPrefix(end, ":")]
	}
	return token
}

// serverErrors are numbers that stay in shapes: HTTP statuses of server errors.
var serverErrors = map[string]bool{"500": true, "501": true, "502": true, "503": true, "504": true}

// text returns the shape for people.
func (s *shape) text() string { return strings.Join(s.tokens, " ") }
