package document

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"faultbook/internal/diag"
)

// fileAddress matches an address that nothing but a link has.
const fileAddress = `(?:https?://[^()\[\]\s]+|` +
	`[^()\[\]\s<>]+\.(?:md|html?|png|svg|jpe?g|gif|webp|pdf)(?:#[^()\[\]\s]*)?)`

// brokenLink are pieces of a line that look like a link and lack a sign of it.
var brokenLink = regexp.MustCompile(
	`!?\[[^\[\]]+\][ \t]+\(` + fileAddress + `\)` + // a blank between the brackets
		`|!?\[[^\[\]]+\]\(` + fileAddress + `(?:[ \t][^()]*)?$` + // no end
		`|!?\[[^\[\]]+\]\(<[^<>()]*\)` + // no > after the address
		`|!?\[[^\[\]]+\]\(` + fileAddress + `[ \t]+"[^"]*\)` + // no end of the title
		`|!?\[[^\[\]]+\]\(` + fileAddress + `[ \t]+'[^']*'[ \t]*[^\s)][^)]*\)` + // words after the title
		`|!?\[[^\[\]]+\]\([^()\s]+ \([^()]*\)[^()\s]+\)` + // blanks and brackets in the address
		`|\([^()\[\]]+\)\[` + fileAddress + `\]` + // the brackets changed over
		`|<https?://[^<>\s]*[ \t][^<>]*>` + // a blank in an address alone
		`|<[\w./-]+\.md(?:#[\w-]*)?>` + // a file between < and >
		`|^\s*\[[^\[\]^]+\]:[ \t]+` + fileAddress + `[ \t]+\S.*$` + // words after the address of a name
		`|^\s*\[[^\[\]^]+\]:[ \t]+[^\s<>"'][^<>"']*[ \t][^<>"']*\.(?:md|html?|png|svg|jpe?g|gif|webp|pdf)$`)

// brokenReference matches a link whose address is to be found under a name. Words have
// blanks between them: log lines such as [disk][info] do not.
var brokenReference = regexp.MustCompile(`\[[\pL][^\[\]]*[ \t][^\[\]]*\]\[([\pL\pN][^\[\]]*)\]` +
	`|(?:^|\s)\[([\pL][^\[\]]*)\]\[\]`)

// embedded matches what wikis replace by a page or an image.
var embedded = regexp.MustCompile(`!\[\[[^\[\]]+\]\]`)

// loneAttribute matches an anchor of its own that a text has at the end of a line.
var loneAttribute = regexp.MustCompile(`(?:^|[ \t])\{:?[ \t]*#[A-Za-z][\w:.-]*(?:[ \t]+[.#][\w-]+)*[ \t]*\}$`)

// brokenIn reports links that lack a sign, or the definition of their address.
func (v *visitor) brokenIn(line []byte, offset int) {
	if bytes.IndexByte(line, ']') < 0 && bytes.IndexByte(line, '>') < 0 {
		return
	}
	line = bytes.TrimRight(line, " \t\r\n")
	for _, m := range embedded.FindAllIndex(line, mostForeign) {
		v.broken(line, m, offset, "link to a page with [[its id]], and show an image with ![what it shows](file.png)")
	}
	if !soundLinks(line) {
		v.brokenLinks(line, offset)
	}
	if !bytes.Contains(line, []byte("][")) {
		return
	}
	for _, m := range brokenReference.FindAllSubmatchIndex(line, mostForeign) {
		name := string(line[max(m[2], m[4]):max(m[3], m[5])])
		if v.definitions[util.ToLinkReference([]byte(name))] == nil {
			v.broken(line, m, offset,
				"add a line ["+name+"]: with the address, or write the address in round brackets: [text](address)")
		}
	}
}

func (v *visitor) brokenLinks(line []byte, offset int) {
	for _, m := range brokenLink.FindAllIndex(line, mostForeign) {
		if m[1] == len(line) && line[m[1]-1] != ')' && v.closesBelow(offset+len(line)) ||
			line[m[0]] == '<' && bytes.HasSuffix(line[:m[0]], []byte("](")) {
			continue
		}
		v.broken(line, m, offset,
			"write [text](address) with no blank between the two, and < and > around an address with blanks")
	}
}

// soundLinks reports whether a line has only links that brokenLink cannot match. Most lines
// do, and the expression costs a fifth of the time to read a page.
func soundLinks(line []byte) bool {
	if bytes.Contains(line, []byte(")[")) || bytes.IndexByte(line, '<') >= 0 {
		return false
	}
	for {
		end := bytes.IndexByte(line, ']')
		if end < 0 {
			return true
		}
		line = line[end+1:]
		switch address := bytes.TrimLeft(line, " \t"); {
		case bytes.HasPrefix(line, []byte(":")) || len(address) < len(line) && bytes.HasPrefix(address, []byte("(")):
			return false
		case bytes.HasPrefix(line, []byte("(")):
			end := bytes.IndexByte(line, ')')
			if end < 0 || bytes.ContainsAny(line[1:end], " \t<(") {
				return false
			}
			line = line[end+1:]
		}
	}
}

// closesBelow reports whether a link that begins on a line ends on another of the same
// paragraph.
func (v *visitor) closesBelow(end int) bool {
	rest := v.src[end:]
	if i := bytes.Index(rest, []byte("\n\n")); i >= 0 {
		rest = rest[:i]
	}
	return bytes.IndexByte(rest, ')') >= 0
}

// lonelyIn reports an anchor that is neither that of a heading nor an element.
func (v *visitor) lonelyIn(line []byte, offset int) {
	line = bytes.TrimRight(line, " \t\r\n")
	m := loneAttribute.FindIndex(line)
	if m == nil || bytes.Count(line[:m[0]], []byte("`"))%2 == 1 {
		return
	}
	found := bytes.TrimLeft(line[m[0]:], " \t")
	v.fault(v.at(offset+len(line)-len(found)), utf8.RuneCount(found), diag.NearMarkup,
		quoted(string(found))+" looks like an anchor, and is shown as it is",
		`write it at the end of a heading, or put <a id="name"></a> before the words`)
}

// brokenBelow reports the broken links of a block of lines.
func (v *visitor) brokenBelow(n ast.Node) {
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		v.brokenIn(segment.Value(v.src), segment.Start-segment.Padding)
	}
}

// nearAttribute matches the end of a heading that looks like an anchor of its own.
var nearAttribute = regexp.MustCompile(`\{[ \t]*#[^{}]*\}?[ \t]*$|\{#[\w-]+\}`)

// nearAttributes reports a heading whose anchor was not understood.
func (v *visitor) nearAttributes(n *ast.Heading) {
	if _, has := n.AttributeString(idAttribute); has || n.Lines().Len() == 0 {
		return
	}
	segment := n.Lines().At(n.Lines().Len() - 1)
	line := bytes.TrimRight(segment.Value(v.src), " \t\r\n")
	if m := nearAttribute.FindIndex(line); m != nil && bytes.Count(line[:m[0]], []byte("`"))%2 == 0 {
		v.fault(v.at(segment.Start+m[0]), utf8.RuneCount(line[m[0]:m[1]]), diag.NearMarkup,
			quoted(string(line[m[0]:m[1]]))+" looks like an anchor, and is shown as it is",
			"write {#name} at the end of the line: letters, digits and hyphens, without blanks")
	}
}

// broken reports a piece of a line as a link that is none, unless it is code.
func (v *visitor) broken(line []byte, piece []int, offset int, hint string) {
	before := line[:piece[0]]
	if bytes.Count(before, []byte("`"))%2 == 1 || bytes.HasSuffix(before, []byte("\\")) {
		return
	}
	found := bytes.TrimLeft(line[piece[0]:piece[1]], " \t")
	v.fault(v.at(offset+piece[1]-len(found)), utf8.RuneCount(found), diag.NearMarkup,
		quoted(string(found))+" looks like a link, and is shown as it is", hint)
}
