package document

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// Solution is the section of a body that says what to do. Pages of other help centers have
// one instead of steps in the front matter.
type Solution struct {
	ID      string // the anchor of its heading; empty where the body has no such section
	Heading string
	First   string // its first words, those of a paragraph or of the first item of a list
}

// solutionLength is the length of the first words in characters: three lines on a phone.
const solutionLength = 200

//go:embed solutions.txt
var solutionWords string

// solutionHeadings are what headings of such sections begin with.
var solutionHeadings = func() []string {
	var out []string
	for line := range strings.Lines(solutionWords) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}()

// isSolution reports whether a heading announces what to do.
func isSolution(heading string) bool {
	text := LabelKey(heading)
	for _, words := range solutionHeadings {
		if rest, ok := strings.CutPrefix(text, words); ok && !continuesWord(words, rest) {
			return true
		}
	}
	return false
}

// continuesWord reports whether the text after words goes on with a letter of the last
// word. Scripts without spaces have no such letters.
func continuesWord(words, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(words)
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(next) && !unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// solution finds the first section that says what to do.
func (v *visitor) solution() Solution {
	for i, n := range v.headings {
		h := v.doc.Outline[i]
		if !isSolution(h.Text) {
			continue
		}
		if first := v.firstWords(n); first != "" {
			return Solution{h.ID, h.Text, Beginning(first, solutionLength)}
		}
	}
	return Solution{}
}

// firstWords returns the first words below a heading: those of a paragraph, or of the first
// item of a list. It skips headings of lower levels, and a paragraph with a colon at its end
// that introduces a list.
func (v *visitor) firstWords(h *ast.Heading) string {
	for n := h.NextSibling(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level <= h.Level {
				return ""
			}
		case *ast.List:
			if item := n.FirstChild(); item != nil && item.FirstChild() != nil {
				return oneLine(plainNode(item.FirstChild(), v.src))
			}
		case *ast.Paragraph:
			text := strings.TrimSpace(oneLine(plainNode(n, v.src)))
			if _, list := n.NextSibling().(*ast.List); text != "" && !(list && strings.HasSuffix(text, ":")) {
				return text
			}
		}
	}
	return ""
}

// Beginning returns a text, cut between words to at most so many characters.
func Beginning(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := string(runes[:most])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " .,;:") + "…"
}
