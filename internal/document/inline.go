package document

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// isPlain reports whether a text means the same as Markdown and as plain text: it has no
// emphasis, code, link, entity or second line, and does not begin a block. This holds for
// most texts of the front matter.
func isPlain(text string) bool {
	return isLiteral(text) && strings.IndexByte(text, '>') < 0 && !beginsBlock(text)
}

// isLiteral reports the same for a piece of a text after its beginning.
func isLiteral(piece string) bool {
	return !strings.ContainsAny(piece, "\n\\`*_[]<~^&@\x00") && !strings.Contains(piece, "www.") &&
		!strings.Contains(piece, "://") && !strings.Contains(piece, "==") && !strings.Contains(piece, "++")
}

// beginsBlock reports whether a text begins like a block other than a paragraph or a
// numbered list.
func beginsBlock(text string) bool {
	return strings.ContainsAny(text[:1], "#+-=|:>") || strings.HasPrefix(text, "!!!") || strings.HasPrefix(text, "???")
}

// marked renders a text whose only Markdown is code between single backticks and strong
// words between double asterisks. It reports false for any other text. Nearly all texts that
// are not plain are like this, and running the parser costs ten times as much.
func marked(text string, keep bool) (Fragment, bool) {
	if beginsBlock(text) || '0' <= text[0] && text[0] <= '9' || strings.IndexByte(text, '@') >= 0 {
		return "", false
	}
	source := ""
	if keep {
		source = text
	}
	w := newWriter()
	defer writers.Put(w)
	for before := byte(' '); ; {
		i := strings.IndexAny(text, "`*")
		if i < 0 {
			w.words(text, false)
			return w.fragment(source), isLiteral(text)
		}
		if !isLiteral(text[:i]) {
			return "", false
		}
		w.words(text[:i], false)
		if i > 0 {
			before = text[i-1]
		}
		tag, inside, rest := codeSpan(text[i:])
		if tag == "" && before == ' ' {
			tag, inside, rest = strongWords(text[i:])
		}
		if tag == "" {
			return "", false
		}
		if tag == "code" {
			w.code(inside, false)
		} else {
			w.WriteString("<" + tag + ">")
			w.words(inside, false)
			w.WriteString("</" + tag + ">")
		}
		before, text = 0, rest
	}
}

// codeSpan cuts code in backticks off the beginning of a text. It leaves code with a space at
// an end to Markdown, which removes the space.
func codeSpan(text string) (tag, inside, rest string) {
	inside, rest, closed := strings.Cut(text[1:], "`")
	if text[0] != '`' || !closed || inside == "" || strings.HasPrefix(rest, "`") ||
		strings.Trim(inside, " ") != inside || strings.ContainsAny(inside, "\n\x00") {
		return "", "", ""
	}
	return "code", inside, rest
}

// strongWords cuts words in double asterisks off the beginning of a text after a space. With
// a letter or digit at both ends, and a space or the end of a sentence after them, the
// asterisks cannot mean anything else.
func strongWords(text string) (tag, inside, rest string) {
	inside, rest, closed := strings.Cut(strings.TrimPrefix(text, "**"), "**")
	if !closed || inside == "" || !isLiteral(inside) ||
		!util.IsAlphaNumeric(inside[0]) || !util.IsAlphaNumeric(inside[len(inside)-1]) ||
		rest != "" && !strings.ContainsAny(rest[:1], " .,;:!?") {
		return "", "", ""
	}
	return "strong", inside, rest
}
