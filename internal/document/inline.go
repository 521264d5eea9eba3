package document

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// isPlain reports whether a text means the same as Markdown and as plain text:
// no character of emphasis, code, a link, an entity or a second line in it, and none
// of a block at its beginning. Most texts of the front matter are such.
func isPlain(text string) bool {
	return isLiteral(text) && strings.IndexByte(text, '>') < 0 && !beginsBlock(text)
}

// isLiteral reports whether a piece of a text, other than its beginning, means the
// same as Markdown and as plain text.
func isLiteral(piece string) bool {
	return !strings.ContainsAny(piece, "\n\\`*_[]<~^&@\x00") && !strings.Contains(piece, "www.") &&
		!strings.Contains(piece, "://") && !strings.Contains(piece, "==") && !strings.Contains(piece, "++")
}

// beginsBlock reports whether a text begins as blocks do that are no paragraphs,
// numbered lists aside.
func beginsBlock(text string) bool {
	return strings.ContainsAny(text[:1], "#+-=|:>") || strings.HasPrefix(text, "!!!") || strings.HasPrefix(text, "???")
}

// marked turns a text whose only Markdown is code between single backticks and
// strong words between double asterisks into what Markdown makes of it; it reports
// false for any other text. Nearly all texts that are not plain are such, and
// setting up a parser for a few words costs ten times as much.
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

// codeSpan cuts code in backticks off the beginning of a text. Markdown takes a
// blank from both ends of code.
func codeSpan(text string) (tag, inside, rest string) {
	inside, rest, closed := strings.Cut(text[1:], "`")
	if text[0] != '`' || !closed || inside == "" || strings.HasPrefix(rest, "`") ||
		strings.Trim(inside, " ") != inside || strings.ContainsAny(inside, "\n\x00") {
		return "", "", ""
	}
	return "code", inside, rest
}

// strongWords cuts words in double asterisks off the beginning of a text that
// follows a space: with a letter or digit at both ends, and a space or the end of
// a sentence after them, the asterisks cannot mean anything else.
func strongWords(text string) (tag, inside, rest string) {
	inside, rest, closed := strings.Cut(strings.TrimPrefix(text, "**"), "**")
	if !closed || inside == "" || !isLiteral(inside) ||
		!util.IsAlphaNumeric(inside[0]) || !util.IsAlphaNumeric(inside[len(inside)-1]) ||
		rest != "" && !strings.ContainsAny(rest[:1], " .,;:!?") {
		return "", "", ""
	}
	return "strong", inside, rest
}
