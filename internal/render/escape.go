package render

import (
	"html"
	"html/template"
	"strings"

	"faultbook/internal/document"
)

// messageHTML returns a message with its placeholders marked.
func messageHTML(t document.Message) template.HTML {
	if len(t.Parts) == 1 && !t.Parts[0].Placeholder {
		return template.HTML(escape(t.Parts[0].Text))
	}
	var b strings.Builder
	for _, part := range t.Parts {
		if part.Placeholder {
			b.WriteString("<var>" + escape(part.Shown()) + "</var>")
		} else {
			b.WriteString(escape(part.Text))
		}
	}
	return template.HTML(b.String())
}

// marked are the characters with a meaning in HTML or html/template.
var marked = [256]bool{0: true, '"': true, '&': true, '\'': true, '+': true, '<': true, '>': true}

// escape escapes a text for HTML. Most of the hundreds of texts of a page have nothing
// to escape.
func escape(text string) string {
	for i := range len(text) {
		if marked[text[i]] {
			return html.EscapeString(text)
		}
	}
	return text
}
