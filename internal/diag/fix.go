package diag

import (
	"slices"
	"strings"
	"unicode"
)

// Fix replaces a part of a line so that the problem is gone. It never changes a letter or a
// digit.
type Fix struct {
	Line   int    `json:"line"`
	Column int    `json:"column"` // in characters, from 1
	Width  int    `json:"width"`  // in characters
	Text   string `json:"text"`
}

// FixedBy returns the diagnostic with a fix that replaces the underlined part. An empty
// text means no fix.
func (d Diagnostic) FixedBy(text string) Diagnostic {
	if text != "" {
		d.Fix = &Fix{d.Pos.Line, d.Pos.Column, d.Width, text}
	}
	return d
}

// Same returns the only candidate that has the letters and digits of a word, in their
// order: regardless of letter case, spaces and punctuation. It returns "" for none or several.
func Same(word string, candidates []string) string {
	wanted := Letters(word)
	if wanted == "" {
		return ""
	}
	found := ""
	for _, c := range candidates {
		if c == found || Letters(c) != wanted {
			continue
		}
		if found != "" {
			return ""
		}
		found = c
	}
	return found
}

// Letters returns the letters and digits of a text in lower case.
func Letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// Fixes returns the fixes of a file, from its end to its beginning. Of two that overlap the
// first counts.
func (l List) Fixes(file string) []Fix {
	var fixes []Fix
	for _, d := range l {
		if d.Pos.File == file && d.Fix != nil {
			fixes = append(fixes, *d.Fix)
		}
	}
	slices.SortStableFunc(fixes, func(a, b Fix) int {
		if a.Line != b.Line {
			return b.Line - a.Line
		}
		return b.Column - a.Column
	})
	apart := func(later, earlier Fix) bool {
		return earlier.Line < later.Line || earlier.Column+earlier.Width <= later.Column
	}
	var out []Fix
	for i, f := range fixes {
		if i+1 < len(fixes) && !apart(f, fixes[i+1]) {
			continue
		}
		out = append(out, f)
	}
	return out
}
