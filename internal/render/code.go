package render

import "strings"

// wholeCodes puts each word with a hyphen in the code of a text, such as --selector
// or HG-1210, into an element of its own, which styles keep whole where there is
// room. Browsers break lines behind any hyphen otherwise; what begins with hyphens
// keeps them even where it must be broken.
func wholeCodes(text string) string {
	const open, end = "<code>", "</code>"
	if !strings.Contains(text, open) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 64)
	for {
		before, rest, found := strings.Cut(text, open)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(open)
		code, after, closed := strings.Cut(rest, end)
		inBlock := strings.HasSuffix(before, ">") && strings.HasPrefix(before[strings.LastIndexByte(before, '<')+1:], "pre")
		if !closed || inBlock || !strings.Contains(code, "-") || strings.Contains(code, "<") {
			text = rest
			continue
		}
		for i, word := range strings.Split(code, " ") {
			if i > 0 {
				b.WriteByte(' ')
			}
			writeWhole(&b, word)
		}
		b.WriteString(end)
		text = after
	}
}

// longWord is more characters than a line of a phone holds: such a word flows with
// the text.
const longWord = 30

// writeWhole writes a word of a code; the class w is that of words kept whole.
func writeWhole(b *strings.Builder, word string) {
	name := strings.TrimLeft(word, "-")
	if name == "" || !strings.Contains(word, "-") {
		b.WriteString(word)
		return
	}
	whole := len(word) <= longWord
	if whole {
		b.WriteString(`<span class="w">`)
	}
	if hyphens := len(word) - len(name); hyphens > 0 {
		first := 1
		if name[0] == '&' {
			first = strings.IndexByte(name, ';') + 1
		}
		for first < len(name) && name[first]&0xc0 == 0x80 {
			first++ // the rest of a letter
		}
		b.WriteString(`<span class="n">` + word[:hyphens+first] + "</span>")
		name = name[first:]
	}
	b.WriteString(name)
	if whole {
		b.WriteString("</span>")
	}
}
