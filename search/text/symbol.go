package text

import (
	"regexp"
	"strings"

	"faultbook/search/data"
)

// quotedSymbols finds one to three signs between quotation marks. Compilers differ in
// nothing else: "expected ';'", "expected ')'". Signs elsewhere are punctuation.
var quotedSymbols = regexp.MustCompile("['\"`‘“]([!#$%&()*+,./:;<=>?@\\[\\\\\\]^{|}~-]{1,3})['\"`’”]")

// symbols are the signs that become words, and their names.
var symbols, symbolNames = func() (string, []string) {
	words := data.Words("text", "symbols")
	return strings.Join(words["signs"], ""), words["names"]
}()

// nameSymbols puts names in the places of quoted signs.
func nameSymbols(text string) string {
	if !quotesSigns(text) {
		return text
	}
	return quotedSymbols.ReplaceAllStringFunc(text, func(quoted string) string {
		var names strings.Builder
		for _, sign := range quoted {
			if at := strings.IndexRune(symbols, sign); at >= 0 {
				names.WriteString(" " + symbolNames[at])
			}
		}
		return names.String() + " "
	})
}

// quotesSigns reports whether a sign follows a quotation mark anywhere, which is rare: an
// apostrophe is a quotation mark too, and the expression is slow on running text.
func quotesSigns(text string) bool {
	for i := range len(text) {
		size := quotesBy[text[i]]
		if size > 0 && i+size < len(text) && strings.IndexByte(symbols, text[i+size]) >= 0 {
			return true
		}
	}
	return false
}

// quotesBy is the size of the quotation mark that a byte begins; of several bytes are
// the curly ones.
var quotesBy = [256]int{'\'': 1, '"': 1, '`': 1, 0xE2: 3}
