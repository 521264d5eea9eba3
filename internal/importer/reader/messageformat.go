package reader

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// mostVariants is how many texts one message with choices may give: the numbers of the options of
// several choices multiply.
const mostVariants = 12

// chooses matches the beginning of a choice among texts, as ICU and Java write it.
var chooses = regexp.MustCompile(`\{\s*([\w.\-]+)\s*,\s*(plural|select|selectordinal|choice)\s*,`)

// longestChoice is how many bytes a message with choices may have, and mostChoices how many choices. A
// larger one is no message of a product.
const (
	longestChoice = 4 << 10
	mostChoices   = 32
)

// variants lists the texts of a message: one for each option of its choices. more says that there are
// more texts than mostVariants.
func variants(text string) (out []string, more bool) {
	out = []string{text}
	if len(text) > longestChoice {
		return out, false
	}
	for range mostChoices {
		var next []string
		chosen := false
		for _, one := range out {
			options := firstChoice(one)
			chosen = chosen || options != nil
			if options == nil {
				options = []string{one}
			}
			for _, option := range options {
				if !slices.Contains(next, option) {
					next = append(next, option)
				}
			}
		}
		if len(next) > mostVariants {
			next, more = next[:mostVariants], true
		}
		if out = next; !chosen {
			break
		}
	}
	return out, more
}

// firstChoice lists the texts of a message for the options of its first choice; nil if it has none.
func firstChoice(text string) []string {
	m := chooses.FindStringSubmatchIndex(text)
	if m == nil {
		return nil
	}
	end := closingBrace(text, m[0])
	if end < 0 {
		return nil
	}
	name, kind, inside := text[m[2]:m[3]], text[m[4]:m[5]], text[m[1]:end]
	options := pluralOptions(inside, name)
	if kind == "choice" {
		options = choiceOptions(inside)
	}
	for i, option := range options {
		options[i] = text[:m[0]] + option + text[end+1:]
	}
	return options
}

// closingBrace returns the offset of the brace that closes the one at an offset; -1 if none does.
func closingBrace(text string, at int) int {
	depth := 0
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// pluralOptions lists the texts of `one {…} other {…}`, where # is the number.
func pluralOptions(text, name string) []string {
	var out []string
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			return out
		}
		end := closingBrace(text, open)
		if end < 0 {
			return out
		}
		out = append(out, strings.ReplaceAll(text[open+1:end], "#", "{"+name+"}"))
		text = text[end+1:]
	}
}

// choiceOptions lists the texts of Java's `0#none|1#one|1<many`.
func choiceOptions(text string) []string {
	var out []string
	depth, from := 0, 0
	add := func(part string) {
		if at := strings.IndexAny(part, "#<≤"); at >= 0 {
			_, size := utf8.DecodeRuneInString(part[at:])
			out = append(out, part[at+size:])
		}
	}
	for i := range len(text) {
		switch {
		case text[i] == '{':
			depth++
		case text[i] == '}':
			depth--
		case text[i] == '|' && depth == 0:
			add(text[from:i])
			from = i + 1
		}
	}
	add(text[from:])
	return out
}

// argument matches an argument of a message of Java.
var argument = regexp.MustCompile(`\{\s*\w+\s*[,}]`)

// quotedText matches quoted text of a Java message, in which braces mean nothing.
var quotedText = regexp.MustCompile(`''|'([^']*)'`)

// withoutQuotes removes the quotation marks of a Java message that has arguments.
func withoutQuotes(text string) string {
	if !argument.MatchString(text) {
		return text
	}
	return quotedText.ReplaceAllStringFunc(text, func(found string) string {
		if found == "''" {
			return "'"
		}
		return found[1 : len(found)-1]
	})
}
