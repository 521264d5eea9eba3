package render

import (
	"fmt"
	"html/template"
	"path"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// fill returns a fragment of the page owner as HTML for the page being rendered.
func (s *scope) fill(owner *site.Page, f document.Fragment) template.HTML {
	return s.marked(owner, f.HTML(func(m document.Mark) string {
		switch m.Part {
		case document.PagePart:
			return escape(s.id(""))
		case document.AnchorPart:
			return anchorOf(s.words, s.id(m.Name), m.Of)
		case document.AddressPart:
			return s.written(m.Name)
		case document.WordPart:
			return escape(s.words.Get(m.Name, "heading", m.Of))
		}
		t := owner.Targets[m.Index]
		if t.Broken && m.Of != "" {
			return escape(m.Of)
		}
		switch m.Part {
		case document.SpacedOpenPart:
			return "<a " + s.hrefAttributes(t) + ">"
		case document.SpacedClosePart:
			return "</a>"
		case document.SpacedImagePart:
			return "<img " + m.Name + " " + s.imageAttributes(t) + ` loading="lazy" decoding="async">`
		case document.HrefPart:
			return s.hrefAttributes(t)
		case document.LabelPart:
			return escape(t.Label)
		case document.SourcePart:
			return `src="` + escape(s.href(t.URL, "")) + `"`
		case document.ValuePart:
			return escape(s.target(t))
		case document.ImagePart:
			return s.imageAttributes(t)
		}
		return s.unmarked(owner, s.block(t))
	}))
}

// imageAttributes returns the address and the size of an image.
func (s *scope) imageAttributes(t site.Target) string {
	attributes := `src="` + escape(s.href(t.URL, "")) + `"`
	if t.Size.X > 0 {
		attributes += fmt.Sprintf(` width="%d" height="%d"`, t.Size.X, t.Size.Y)
	}
	return attributes
}

// id returns the id of a named element of the page.
func (s *scope) id(name string) string {
	if s.single != nil {
		return s.single.id(name)
	}
	return name
}

// written returns an address in an author's own HTML, as the value of an attribute.
func (s *scope) written(address string) string {
	if s.single != nil {
		return s.single.written(s.page.URL, address)
	}
	return address
}

// hrefAttributes returns the attributes of a link in a text.
func (s *scope) hrefAttributes(t site.Target) string {
	href := s.target(t)
	attributes := `href="` + escape(href) + `"`
	if strings.HasPrefix(href, dataScheme) {
		attributes += ` download="` + escape(path.Base(t.URL)) + `"` // browsers do not open data addresses
	}
	return attributes
}

// target returns the address that a link in a text leads to.
func (s *scope) target(t site.Target) string {
	switch {
	case t.Broken:
		return "#"
	case t.External && t.Anchor != "":
		return t.URL + "#" + escapePath(t.Anchor)
	case t.External:
		return t.URL
	}
	return s.href(t.URL, t.Anchor)
}

// steps returns steps as HTML. Each begins with the role that takes it, where that
// is not any reader.
func (s *scope) steps(owner *site.Page, steps []document.Step) []template.HTML {
	out := make([]template.HTML, len(steps))
	for i, step := range steps {
		out[i] = s.step(owner, step)
	}
	return out
}

func (s *scope) step(owner *site.Page, step document.Step) template.HTML {
	text := s.fill(owner, step.Text)
	role := s.site.Role(step)
	if role == nil {
		return text
	}
	return template.HTML(
		`<span class="by" data-by="` + escape(role.ID) + `">` + escape(role.Label) + ":</span> " + string(text))
}

func (s *scope) text(t site.Text) template.HTML {
	if t.Fragment == "" {
		return ""
	}
	return s.fill(s.site.Page(t.Owner), t.Fragment)
}

// block renders the table of a directive.
func (s *scope) block(t site.Target) string {
	switch {
	case t.Table != nil:
		return string(s.part(tablePart, s.table(s.site.Rows(t.Table), t.Table.Columns, t.Table.Caption)))
	case t.Matrix != 0:
		return string(s.part(matrixPart, s.matrix(s.site.Page(t.Matrix))))
	}
	return ""
}
