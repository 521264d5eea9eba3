package render

import (
	"bytes"
	"html"
	"html/template"
	"strconv"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// later hands a template a part of the page that is written when the template
// prints it, where it goes: lists of pages and rows of tables are most of a large
// site, and would otherwise be copied several times. What the template gets is a
// hole as in an document.Fragment, NUL, a number, NUL: of use between tags alone.
func (s *scope) later(part func(*bytes.Buffer)) template.HTML {
	s.late = append(s.late, part)
	return template.HTML("\x00" + strconv.Itoa(len(s.late)-1) + "\x00")
}

// sheet is what templates write a page on.
type sheet struct {
	s  *scope
	on *bytes.Buffer
}

func (w sheet) Write(text []byte) (int, error) {
	if n := len(text); n > 2 && text[0] == 0 && text[n-1] == 0 {
		if i, err := strconv.Atoi(string(text[1 : n-1])); err == nil && i >= 0 && i < len(w.s.late) {
			w.s.late[i](w.on)
			return n, nil
		}
	}
	return w.on.Write(text)
}

// write puts texts behind one another, without making one of them first.
func write(b *bytes.Buffer, texts ...string) {
	for _, t := range texts {
		b.WriteString(t)
	}
}

// writeHref writes the address of something on the site as the value of an
// attribute.
func (s *scope) writeHref(b *bytes.Buffer, url string) {
	if s.page.rooted || s.single != nil || !isPlain(url) {
		b.WriteString(escape(s.href(url, "")))
		return
	}
	b.Write(appendRelative(b.AvailableBuffer(), s.style, s.page.URL, url, ""))
}

// writeLink writes a link to a page, nothing for none.
func (s *scope) writeLink(b *bytes.Buffer, p *site.Page) {
	if p == nil || p.Title == "" {
		return
	}
	b.WriteString(`<a href="`)
	s.writeHref(b, p.URL)
	write(b, `">`, escape(p.Title), "</a>")
}

// writeMessage writes a message with its placeholders marked.
func writeMessage(b *bytes.Buffer, t document.Message) {
	for _, part := range t.Parts {
		if part.Placeholder {
			write(b, "<var>&lt;", escape(part.Text), "&gt;</var>")
		} else {
			b.WriteString(escape(part.Text))
		}
	}
}

// messageHTML returns a message with its placeholders marked.
func messageHTML(t document.Message) template.HTML {
	if len(t.Parts) == 1 && !t.Parts[0].Placeholder {
		return template.HTML(escape(t.Parts[0].Text))
	}
	var b bytes.Buffer
	writeMessage(&b, t)
	return template.HTML(b.String())
}

// marked are the signs that mean something in HTML, or to html/template.
var marked = [256]bool{0: true, '"': true, '&': true, '\'': true, '+': true, '<': true, '>': true}

// escape escapes a text for HTML. Most of the texts of a page, hundreds of them,
// have nothing to escape: that is found out without a call.
func escape(text string) string {
	for i := range len(text) {
		if marked[text[i]] {
			return html.EscapeString(text)
		}
	}
	return text
}
