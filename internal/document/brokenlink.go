package document

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"faultbook/internal/diag"
)

// fileAddress matches an address that only occurs in links.
const fileAddress = `(?:https?://[^()\[\]\s]+|` +
	`[^()\[\]\s<>]+\.(?:md|html?|png|svg|jpe?g|gif|webp|pdf)(?:#[^()\[\]\s]*)?)`

// brokenLink matches a link with a missing or misplaced character.
var brokenLink = regexp.MustCompile(
	`!?\[[^\[\]]+\][ \t]+\(` + fileAddress + `\)` + // a space between the brackets
		`|!?\[[^\[\]]+\]\(` + fileAddress + `(?:[ \t][^()]*)?$` + // no end
		`|!?\[[^\[\]]+\]\(<[^<>()]*\)` + // no > after the address
		`|!?\[[^\[\]]+\]\(` + fileAddress + `[ \t]+"[^"]*\)` + // no end of the title
		`|!?\[[^\[\]]+\]\(` + fileAddress + `[ \t]+'[^']*'[ \t]*[^\s)][^)]*\)` + // words after the title
		`|!?\[[^\[\]]+\]\([^()\s]+ \([^()]*\)[^()\s]+\)` + // spaces and brackets in the address
		`|\([^()\[\]]+\)\[` + fileAddress + `\]` + // the brackets changed over
		`|<https?://[^<>\s]*[ \t][^<>]*>` + // a space in an address alone
		`|<[\w./-]+\.md(?:#[\w-]*)?>` + // a file between < and >
		`|^\s*\[[^\[\]^]+\]:[ \t]+` + fileAddress + `[ \t]+\S.*$` + // words after the address of a name
		`|^\s*\[[^\[\]^]+\]:[ \t]+[^\s<>"'][^<>"']*[ \t][^<>"']*\.(?:md|html?|png|svg|jpe?g|gif|webp|pdf)$`)

// brokenReference matches a reference link. Its text contains a space: log lines such as
// [disk][info] do not match.
var brokenReference = regexp.MustCompile(`\[[\pL][^\[\]]*[ \t][^\[\]]*\]\[([\pL\pN][^\[\]]*)\]` +
	`|(?:^|\s)\[([\pL][^\[\]]*)\]\[\]`)

// embedded matches an embedded page or image, as wikis write it.
var embedded = regexp.MustCompile(`!\[\[[^\[\]]+\]\]`)

// loneAttribute matches an attribute list with an anchor at the end of a line of text.
var loneAttribute = regexp.MustCompile(`(?:^|[ \t])\{:?[ \t]*#[A-Za-z][\w:.-]*(?:[ \t]+[.#][\w-]+)*[ \t]*\}$`)

// brokenIn reports broken links in a line, and reference links without a definition.
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
			"write [text](address) without a space between the two, and < and > around an address with spaces")
	}
}

// soundLinks reports whether brokenLink cannot match a line. This holds for most lines, and
// the expression would take a fifth of the time to parse a page.
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

// closesBelow reports whether a link continues on a further line of its paragraph.
func (v *visitor) closesBelow(end int) bool {
	rest := v.src[end:]
	if i := bytes.Index(rest, []byte("\n\n")); i >= 0 {
		rest = rest[:i]
	}
	return bytes.IndexByte(rest, ')') >= 0
}

// lonelyIn reports an anchor that belongs to no heading and no element.
func (v *visitor) lonelyIn(line []byte, offset int) {
	line = bytes.TrimRight(line, " \t\r\n")
	if !bytes.HasSuffix(line, []byte("}")) {
		return // the expression would take a tenth of the time to parse a page
	}
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

// nearAttribute matches text at the end of a heading that looks like an anchor.
var nearAttribute = regexp.MustCompile(`\{[ \t]*#[^{}]*\}?[ \t]*$|\{#[\w-]+\}`)

// nearAttributes reports a heading whose anchor has a syntax error.
func (v *visitor) nearAttributes(n *ast.Heading) {
	if _, has := n.AttributeString(idAttribute); has || n.Lines().Len() == 0 {
		return
	}
	segment := n.Lines().At(n.Lines().Len() - 1)
	line := bytes.TrimRight(segment.Value(v.src), " \t\r\n")
	if m := nearAttribute.FindIndex(line); m != nil && bytes.Count(line[:m[0]], []byte("`"))%2 == 0 {
		v.fault(v.at(segment.Start+m[0]), utf8.RuneCount(line[m[0]:m[1]]), diag.NearMarkup,
			quoted(string(line[m[0]:m[1]]))+" looks like an anchor, and is shown as it is",
			"write {#name} at the end of the line: letters, digits and hyphens, without spaces")
	}
}

// broken reports a piece of a line as a broken link, unless it is code.
func (v *visitor) broken(line []byte, piece []int, offset int, hint string) {
	before := line[:piece[0]]
	if bytes.Count(before, []byte("`"))%2 == 1 || bytes.HasSuffix(before, []byte("\\")) {
		return
	}
	found := bytes.TrimLeft(line[piece[0]:piece[1]], " \t")
	v.fault(v.at(offset+piece[1]-len(found)), utf8.RuneCount(found), diag.NearMarkup,
		quoted(string(found))+" looks like a link, and is shown as it is", hint)
}
