package reader

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"faultbook/internal/importer/table"
)

// isStorage reports whether a text is in the storage format of Confluence.
func isStorage(text string) bool {
	return storageMark.MatchString(text)
}

// storageMark matches an element of the storage format.
var storageMark = regexp.MustCompile(`<(?:ac|ri):[a-z]`)

// cdata matches a section of XML whose text has no markup.
var cdata = regexp.MustCompile(`(?s)<!\[CDATA\[(.*?)\]\]>`)

// emptyElement matches an element of XML without content, which HTML would leave open.
var emptyElement = regexp.MustCompile(`<((?:ac|ri):[\w\-]+|time|span|p|td|th|a)((?:\s+[\w:\-]+="[^"]*")*)\s*/>`)

// storage returns the storage format as HTML that a parser of HTML understands.
func storage(text string) string {
	text = cdata.ReplaceAllStringFunc(text, func(found string) string {
		return html.EscapeString(cdata.FindStringSubmatch(found)[1])
	})
	return emptyElement.ReplaceAllString(text, "<$1$2></$1>")
}

// confluence replaces the elements of Confluence, of its storage format and of its exported HTML, by
// plain HTML.
func (p *page) confluence(doc *html.Node) {
	var own []*html.Node
	each(doc, func(n *html.Node) { own = append(own, n) })
	for _, n := range own { // outer elements come before inner ones
		if n.Parent == nil || n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "ac:structured-macro", "ac:macro":
			p.macro(n)
		case "ac:link":
			p.pageLink(n)
		case "ac:image":
			image := element(atom.Img)
			image.Attr = []html.Attribute{{Key: "src", Val: fileOf(n)}, {Key: "alt", Val: attribute(n, "ac:alt")}}
			replace(n, image)
		case "ac:emoticon":
			replace(n, textNode(attribute(n, "ac:emoji-fallback")))
		case "ac:task":
			mark := "☐ "
			if status := namedElement(n, "ac:task-status"); status != nil && words(status) == "complete" {
				mark = "☑ "
			}
			item := element(atom.Li)
			item.AppendChild(textNode(mark))
			take(item, namedElement(n, "ac:task-body"))
			replace(n, item)
		case "ac:task-list":
			n.Data, n.DataAtom = "ul", atom.Ul
		case "time":
			if words(n) == "" {
				n.AppendChild(textNode(attribute(n, "datetime")))
			}
		case "ac:placeholder", "ac:parameter":
			n.Parent.RemoveChild(n)
		case "div", "span":
			p.exportedBox(n)
		}
	}
}

// noteKinds maps the kinds of notes in Confluence to ours.
var noteKinds = map[string]string{
	"info": "info", "note": "warning", "tip": "tip", "warning": "danger", "panel": "note",
	"information": "info", "success": "tip", "error": "danger",
}

// macro replaces a macro by the HTML that means the same.
func (p *page) macro(n *html.Node) {
	name, title := attribute(n, "ac:name"), parameter(n, "title")
	body := namedElement(n, "ac:rich-text-body")
	switch {
	case noteKinds[name] != "":
		note := &html.Node{Type: html.ElementNode, Data: noteElement}
		note.Attr = []html.Attribute{{Key: "kind", Val: noteKinds[name]}, {Key: "title", Val: title}}
		take(note, body)
		replace(n, note)
	case name == "code" || name == "noformat":
		replace(n, codeBlock(n, title))
	case name == "expand":
		details, summary := element(atom.Details), element(atom.Summary)
		if title == "" {
			title = "…"
		}
		summary.AppendChild(textNode(title))
		details.AppendChild(summary)
		take(details, body)
		replace(n, details)
	case name == "status":
		replace(n, textNode(title))
	case name == "toc":
		n.Parent.RemoveChild(n)
	default:
		p.note("the macro %q of Confluence has no place here: only its text stays", name)
		box := element(atom.Div)
		if title != "" {
			box.AppendChild(paragraph(title))
		}
		take(box, body)
		take(box, namedElement(n, "ac:plain-text-body"))
		replace(n, box)
	}
}

// codeBlock returns the code of a macro as a block, with its title before it.
func codeBlock(n *html.Node, title string) *html.Node {
	box, code := element(atom.Div), element(atom.Code)
	if title != "" {
		box.AppendChild(paragraph(title))
	}
	if language := parameter(n, "language"); language != "" {
		code.Attr = []html.Attribute{{Key: "class", Val: "language-" + language}}
	}
	take(code, namedElement(n, "ac:plain-text-body"))
	pre := element(atom.Pre)
	pre.AppendChild(code)
	box.AppendChild(pre)
	return box
}

// parameter returns a parameter of a macro; "" if it has none of the name.
func parameter(n *html.Node, name string) string {
	for _, c := range children(n, 0) {
		if c.Data == "ac:parameter" && attribute(c, "ac:name") == name {
			return words(c)
		}
	}
	return ""
}

// pageLink replaces a link to a page, a file or a person.
func (p *page) pageLink(n *html.Node) {
	text := element(atom.Span)
	for _, name := range []string{"ac:link-body", "ac:plain-text-link-body"} {
		take(text, namedElement(n, name))
	}
	to := ""
	switch target := namedElement(n, "ri:page", "ri:blog-post", "ri:attachment", "ri:user", "ri:space"); {
	case target == nil:
	case target.Data == "ri:page" || target.Data == "ri:blog-post":
		title := attribute(target, "ri:content-title")
		to = (&url.URL{
			Scheme: table.SourceScheme, Opaque: url.PathEscape(p.export + title), Fragment: attribute(n, "ac:anchor"),
		}).String()
		if words(text) == "" {
			text.AppendChild(textNode(title))
		}
	case target.Data == "ri:attachment":
		to = attribute(target, "ri:filename")
		if words(text) == "" {
			text.AppendChild(textNode(to))
		}
	default:
		p.note("a link to a person or a space is left out")
	}
	if to != "" {
		text.Data, text.DataAtom, text.Attr = "a", atom.A, []html.Attribute{{Key: "href", Val: to}}
	}
	replace(n, text)
}

// fileOf returns the file or the address that an image shows.
func fileOf(n *html.Node) string {
	if file := namedElement(n, "ri:attachment"); file != nil {
		return (&url.URL{Path: attribute(file, "ri:filename")}).EscapedPath()
	}
	if file := namedElement(n, "ri:url"); file != nil {
		return attribute(file, "ri:value")
	}
	return ""
}

// exportedBox replaces a box of the HTML that Confluence exports.
func (p *page) exportedBox(n *html.Node) {
	class := " " + attribute(n, "class") + " "
	has := func(name string) bool { return strings.Contains(class, " "+name+" ") }
	switch {
	case has("toc-macro"), has("expand-control-icon"), has("confluence-information-macro-icon"):
		n.Parent.RemoveChild(n)
	case has("confluence-information-macro"):
		_, kind, _ := strings.Cut(class, " confluence-information-macro-")
		kind, _, _ = strings.Cut(kind, " ")
		n.Attr = []html.Attribute{{Key: "kind", Val: cmp.Or(noteKinds[kind], "note")}}
		if title := ofClass(n, "title"); title != nil {
			n.Attr = append(n.Attr, html.Attribute{Key: "title", Val: words(title)})
			title.Parent.RemoveChild(title)
		}
		n.Data, n.DataAtom = noteElement, 0
	case has("expand-container"):
		summary := element(atom.Summary)
		take(summary, ofClass(n, "expand-control-text"))
		if control := ofClass(n, "expand-control"); control != nil {
			control.Parent.RemoveChild(control)
		}
		n.Data, n.DataAtom, n.Attr = "details", atom.Details, nil
		n.InsertBefore(summary, n.FirstChild)
	case has("pageSection") && exportedList(n):
		if files := children(n, atom.Div); len(files) > 1 {
			p.note("the list of what is attached to it is left out: %s", words(files[1]))
		}
		n.Parent.RemoveChild(n)
	}
}

// exportedList reports whether a box is the list of files or comments below a page.
func exportedList(n *html.Node) bool {
	found := false
	each(n, func(n *html.Node) {
		id := attribute(n, "id")
		found = found || n.DataAtom == atom.H2 && (id == "attachments" || id == "comments")
	})
	return found
}
