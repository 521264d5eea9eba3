package document

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"faultbook/internal/diag"
)

// startTag writes the start tag of an element of the allow list.
func (m *htmlNode) startTag(token html.Token, raw string, at int) {
	e, known := elements[token.Data]
	if !known || e.within != "" && !m.isOpen(e.within) {
		m.leaveOut(token, raw, at)
		return
	}
	if len(m.opened) >= maxNesting {
		m.report(at, lineOf(raw), diag.TooDeep, fmt.Sprintf("more than %d elements are open here", maxNesting),
			"close elements, or take the repetitions out")
		m.hide(at, raw, " ")
		m.write(" ", true)
		return
	}
	block := e.flow && token.Data != "br"
	if block && !m.takesBlocks() {
		m.write(" ", true)
		m.open(opened{element: e, name: token.Data, end: " "}, at, raw)
		return
	}
	for top := m.top(); top != nil && endedBy(top.name, e); top = m.top() {
		m.close()
	}
	tag, end := m.built(token, raw, at, e)
	m.write(tag, e.flow)
	switch {
	case e.void || end == "":
	case token.Type == html.SelfClosingTagToken:
		m.write(end, e.flow)
	default:
		m.open(opened{element: e, name: token.Data, end: end}, at, raw)
	}
}

// takesBlocks reports whether the container of the node may contain blocks. A paragraph
// becomes a <div> for them.
func (m *htmlNode) takesBlocks() bool {
	switch m.parent.Kind() {
	case ast.KindHeading:
		return false
	case ast.KindParagraph:
		m.parent.SetAttributeString(flowAttribute, true)
	}
	return m.parent.Type() != ast.TypeInline
}

// built returns a start tag with marks for its ids and addresses, and its end.
func (m *htmlNode) built(token html.Token, raw string, at int, e element) (tag, end string) {
	name := e.name(token.Data)
	if name == "img" {
		return m.image(token, raw, at), ""
	}
	id := m.anchor(token, raw, at)
	if name == "a" {
		i := slices.IndexFunc(token.Attr, func(a html.Attribute) bool { return a.Key == "href" })
		if i < 0 { // an anchor, which needs no end tag
			if id == "" {
				return "", ""
			}
			return "<span" + id + "></span>", ""
		}
		address := m.address(token.Attr[i].Val, "href", raw, at, PathLink, HrefPart)
		return startTag("a", token.Attr) + id + " " + addressAttribute("href", []byte(address)) + ">", "</a>"
	}
	tag, end = startTag(name, token.Attr)+id+">", "</"+name+">"
	if name == "table" && !m.isOpen("table") {
		return m.tableOpens() + tag, end + "</section>"
	}
	return tag, end
}

// tableOpens returns the start of the element in which a table scrolls.
func (m *htmlNode) tableOpens() string {
	name := "table.plain"
	if n := len(m.doc.Outline); m.body && n > 0 {
		name = "table.below\n" + m.doc.Outline[n-1].Text
	}
	return `<section class="table-scroll" tabindex="0" aria-label="` + markOf(WordPart, name) + `">`
}

// image returns an image, with the width of the author if there is one.
func (m *htmlNode) image(token html.Token, raw string, at int) string {
	tag, part, size, described := startTag("img", nil)+m.anchor(token, raw, at), ImagePart, "", false
	source := ""
	for _, a := range token.Attr {
		switch {
		case a.Key == "src":
			source = a.Val
		case a.Key == "alt":
			described = true
			tag += ` alt="` + html.EscapeString(a.Val) + `"`
		case a.Key == "title":
			tag += ` title="` + html.EscapeString(a.Val) + `"`
		case (a.Key == "width" || a.Key == "height") && pixels.MatchString(a.Val):
			size += " " + a.Key + `="` + a.Val + `"`
			part = SourcePart
		}
	}
	if !described {
		m.report(at, lineOf(raw), diag.NoAltText, "image without alternative text",
			`describe what it shows: alt="what it shows"`)
		tag += ` alt=""`
	}
	if strings.TrimSpace(source) == "" {
		m.report(at, lineOf(raw), diag.NoSuchFile, "image without an address", `name its file: src="picture.png"`)
		return ""
	}
	address := m.address(source, "src", raw, at, ImageLink, part)
	return tag + " " + addressAttribute("src", []byte(address)) + size + ` loading="lazy" decoding="async">`
}

// pixels matches a width or a height that HTML allows.
var pixels = regexp.MustCompile(`^\d{1,5}$`)

// endTag closes an element and the open elements inside.
func (m *htmlNode) endTag(name, raw string, at int) {
	e, known := elements[name]
	last := len(m.opened) - 1
	for last >= 0 && m.opened[last].container == m.parent && m.opened[last].name != name {
		last--
	}
	if last < 0 || m.opened[last].container != m.parent {
		switch {
		case name == "br":
			m.write("<br>", true)
			return
		case known && !e.flow:
			m.hide(at, raw, "")
			return
		case known && !e.lax:
			m.report(at, raw, diag.RawHTML, raw+" closes nothing, and is left out",
				"remove it, or open the element before it")
		}
		m.hide(at, raw, " ")
		m.write(" ", true)
		return
	}
	for len(m.opened)-1 > last {
		m.close()
	}
	m.end()
}

// leaveOut removes a tag, and separates the words around it.
func (m *htmlNode) leaveOut(token html.Token, raw string, at int) {
	line := lineOf(raw)
	if m.isPlaceholder(token, raw) {
		m.report(at, line, diag.RawHTML, line+" is no HTML element, so readers see it as text",
			"write a literal < as \\<")
		m.words(html.EscapeString(raw))
		return
	}
	for _, a := range token.Attr {
		if slices.Contains(spoken, a.Key) && strings.TrimSpace(a.Val) != "" {
			m.report(at, line, diag.LostWords,
				fmt.Sprintf("HTML in the text is left out, and the words %q with it: %s", a.Val, line),
				"write the words as Markdown, or set `raw_html: true` in faultbook.yaml")
			m.hide(at, raw, " ")
			m.write(" ", true)
			return
		}
	}
	m.report(at, line, diag.RawHTML, "HTML in the text is left out: "+line, leftOutHint)
	m.hide(at, raw, " ")
	m.write(" ", true)
	if token.Type == html.StartTagToken && len(m.opened) < maxNesting {
		m.open(opened{element: element{flow: true, lax: true}, name: token.Data, end: " "}, at, raw)
	}
}

// isPlaceholder reports whether a tag is more likely a placeholder, such as <Network Name>:
// it has no end tag, and HTML has no such element.
func (m *htmlNode) isPlaceholder(token html.Token, raw string) bool {
	if token.Type != html.StartTagToken || strings.ContainsAny(raw, "=\n") || htmlNames[token.Data] {
		return false
	}
	if m.ended == nil {
		m.ended = map[string]bool{}
		for _, end := range endTags.FindAllSubmatch(m.src, -1) {
			m.ended[strings.ToLower(string(end[1]))] = true
		}
	}
	return !m.ended[token.Data]
}

// endTags matches the beginning of an end tag.
var endTags = regexp.MustCompile(`</([A-Za-z][^\s/>]*)`)

// htmlNames are the elements of HTML that texts must not contain.
var htmlNames = setOf("applet audio base basefont body button canvas datalist dialog dir embed fieldset form frame " +
	"frameset head hgroup html iframe input label legend link map area marquee menu meta meter noembed noframes " +
	"noscript object optgroup option output param picture plaintext portal progress script search select slot source " +
	"style svg math " +
	"template textarea title track video xmp path g circle rect line polyline polygon blink")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
