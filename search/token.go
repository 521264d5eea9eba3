package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Gap stands in a template's text for a placeholder: it is no word, it ends the
// word before it, and it moves the next word gapStep positions on, so that
// whatever a product prints there may stand between the two.
const Gap = '\uFFFC'

// lineBreak parts the lines of one kind in the text of their field; the words of line
// n have positions from lineStep·n + 1 on, and no phrase reaches across.
const lineBreak = '\uFFFB'

const (
	lineStep     = 256
	gapStep      = 8  // positions a gap takes; more than two words of one template ever differ by
	maxTokenSize = 48 // runes; longer runs are keys and hashes, which nobody looks for
)

// Token is one word of a text as both engines see it.
type Token struct {
	Text     string
	Position int  // from 1; a gap before the word adds gapStep
	Glued    bool // only punctuation, no space, stands between it and the word before
}

type charClass uint8

const (
	charSpace  charClass = iota // ends a word and parts it from the next
	charPunct                   // ends a word
	charWord                    // belongs to a word
	charJoin                    // vanishes: apostrophes, soft hyphens, combining marks
	charBigram                  // Han, kana and Hangul letters, taken two by two
	charNone                    // a byte that is no character by itself
)

// classify sorts folded runes by fixed ranges rather than by Unicode tables, so
// that a browser of any age and Go of any version agree.
func classify(r rune) charClass {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return charWord
	case r <= ' ' || r == 0xA0 || r == 0x2028 || r == 0x2029 || r == 0x3000:
		return charSpace
	case r == '\'' || r == 0x2019 || r == 0xAD || r >= 0x300 && r <= 0x36F || r >= 0x200B && r <= 0x200D:
		return charJoin
	case r == 0x3099 || r == 0x309A || r >= 0xFE00 && r <= 0xFE0F || r >= 0x1AB0 && r <= 0x1AFF || r == 0xFEFF:
		return charJoin
	case r < 0xAA || r == 0xAB || r == 0xAC || r >= 0xAE && r <= 0xB1 || r == 0xB4 || r >= 0xB6 && r <= 0xB8 || r == 0xBB || r == 0xBF || r == 0xD7 || r == 0xF7:
		return charPunct
	case r >= 0x2000 && r <= 0x2BFF || r >= 0x2E00 && r <= 0x2E7F || r >= 0x3001 && r <= 0x3004 || r >= 0x3008 && r <= 0x3020 || r == 0x30FB:
		return charPunct
	case r >= 0x3040 && r <= 0x30FF || r >= 0x3400 && r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && r <= 0x11FF || r >= 0x20000 && r <= 0x3FFFF:
		return charBigram
	case r >= 0xD800 && r <= 0xF8FF || r >= 0xFFF0 && r <= 0xFFFF || r >= 0x1F000 && r <= 0x1FAFF || r >= 0xE0000:
		return charPunct
	}
	return charWord
}

// fold gives the text in which words are looked for: compatibility forms taken
// apart (ﬁ → fi, é → e + mark, Hangul into its letters), lower case rune by rune, and ß
// as ss, which is how Swiss and capitals have it.
func fold(text string) string {
	if isASCII(text) {
		return strings.ToLower(text)
	}
	if foldsByLetter(text) {
		return strings.Map(unicode.ToLower, text)
	}
	text = norm.NFKD.String(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.ReplaceAll(strings.Map(unicode.ToLower, text), "ß", "ss")
}

func isASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldsByLetter tells whether a text is ASCII but for gaps and line breaks, as the
// lines of most documents are: it has no forms to take apart.
func foldsByLetter(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < utf8.RuneSelf {
			continue
		}
		if r, size := utf8.DecodeRuneInString(text[i:]); r == Gap || r == lineBreak {
			i += size - 1
		} else {
			return false
		}
	}
	return true
}

// Tokenize cuts a text into words by the rule of FORMAT.md, which client/token.ts
// follows too.
func Tokenize(text string) []Token {
	return appendTokens(make([]Token, 0, len(text)/5+1), text)
}

// appendTokens does the same, behind other words.
func appendTokens(tokens []Token, text string) []Token {
	text = fold(nameSymbols(text))
	t := tokenizer{text: text, tokens: tokens}
	for i := 0; i < len(text); {
		// A word that something vanished in is put together letter by letter.
		if text[i] < utf8.RuneSelf && len(t.bigrams) == 0 && (t.word == nil || !t.inWord) {
			i = t.ascii(i)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		t.rune(i, r)
		i += size
	}
	t.endWord(len(t.text))
	t.endBigrams()
	return t.tokens
}

type tokenizer struct {
	text     string
	tokens   []Token
	word     []byte // the word so far, once something inside it vanished
	start    int    // where the word began, when inWord
	inWord   bool
	bigrams  []rune
	position int
	glued    bool // nothing but punctuation since the last word
}

// asciiClasses spares most letters the comparisons of classify.
var asciiClasses = func() (classes [256]charClass) {
	for r := range classes {
		classes[r] = charNone
		if r < utf8.RuneSelf {
			classes[r] = classify(rune(r))
		}
	}
	return classes
}()

// ascii reads a sign, or letters up to the next sign: most text is nothing else. It
// returns where it came to.
func (t *tokenizer) ascii(at int) int {
	switch asciiClasses[t.text[at]] {
	case charWord:
		if !t.inWord {
			t.inWord, t.start, t.word = true, at, nil
		}
		for at+1 < len(t.text) && asciiClasses[t.text[at+1]] == charWord {
			at++
		}
	case charSpace:
		t.endWord(at)
		t.glued = false
	case charPunct:
		t.endWord(at)
	case charJoin:
		t.rune(at, rune(t.text[at]))
	}
	return at + 1
}

func (t *tokenizer) rune(at int, r rune) {
	class := classify(r)
	if class != charBigram && class != charJoin {
		t.endBigrams()
	}
	switch class {
	case charWord:
		if !t.inWord {
			t.inWord, t.start, t.word = true, at, nil
		} else if t.word != nil {
			t.word = utf8.AppendRune(t.word, r)
		}
	case charJoin:
		if t.inWord && t.word == nil {
			t.word = append([]byte{}, t.text[t.start:at]...)
		}
	case charBigram:
		t.endWord(at)
		t.bigrams = append(t.bigrams, r)
	case charPunct:
		t.endWord(at)
		switch r {
		case Gap:
			t.position += gapStep
			t.glued = false
		case lineBreak:
			t.position = (t.position/lineStep + 1) * lineStep
		}
	case charSpace:
		t.endWord(at)
		t.glued = false
	}
}

func (t *tokenizer) endWord(at int) {
	if !t.inWord {
		return
	}
	t.inWord = false
	text := t.text[t.start:at]
	if t.word != nil {
		text = string(t.word)
	}
	if len(text) > maxTokenSize && utf8.RuneCountInString(text) > maxTokenSize {
		t.glued = false
		return
	}
	t.emit(text)
}

func (t *tokenizer) endBigrams() {
	run := t.bigrams
	t.bigrams = t.bigrams[:0]
	if len(run) == 1 {
		t.emit(string(run))
	}
	for i := 0; i+1 < len(run); i++ {
		t.emit(string(run[i : i+2]))
	}
}

func (t *tokenizer) emit(text string) {
	t.position++
	t.tokens = append(t.tokens, Token{Text: text, Position: t.position, Glued: t.glued})
	t.glued = true
}
