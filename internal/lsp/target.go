package lsp

import (
	"fmt"
	"path"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/edit"
	"faultbook/internal/site"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// target is the thing at a cursor: a linked page, a term or a key.
type target struct {
	page *site.Page
	term *config.Term
	key  *yamldoc.Key
	at   textRange
	file *source.File
}

// targetAt returns the target at a cursor; nil if there is none.
func (s *server) targetAt(p positionParams) *target {
	name, within := s.nameOf(p.TextDocument.URI)
	if !within {
		return nil
	}
	f := s.text(name)
	line := int32(p.Position.Line) + 1
	at := source.At{Line: line, Column: int32(column(f.Line(line), p.Position.Character)) + 1}
	settled := s.preview.State().Current
	if from := pageOf(settled, name); from != nil {
		for _, n := range namings(settled, from) {
			if n.at.Line == line && n.at.Column <= at.Column && at.Column <= n.at.Column+int32(n.width) {
				return &target{
					page: n.page,
					file: f,
					at:   rangeIn(f.Line(line), p.Position.Line, int(n.at.Column)-1, n.width),
				}
			}
		}
	}
	if !inYAML(f, line) {
		return nil
	}
	return s.keyAt(f, at, p.Position.Line)
}

// keyAt finds the key or the term at a place in YAML.
func (s *server) keyAt(f *source.File, at source.At, line int) *target {
	text := f.Line(at.Line)
	if m := keyLine.FindStringSubmatchIndex(text); m[4] >= 0 { // the line has a key
		start, end := len([]rune(text[:m[4]])), len([]rune(text[:m[5]]))
		if cursor := int(at.Column) - 1; start <= cursor && cursor <= end {
			keys, _ := within(s.keysOf(f.Path), parents(f, at.Line, start), false)
			if k := yamldoc.Find(keys, text[m[4]:m[5]]); k != nil {
				return &target{key: k, file: f, at: rangeIn(text, line, start, end-start)}
			}
			return nil
		}
	}
	p := placeIn(f, s.keysOf(f.Path), at.Line, int(at.Column)-1)
	k := p.key
	if k == nil {
		k = p.short
	}
	if k == nil {
		return nil
	}
	word := p.word + p.after
	term := config.Find(s.preview.State().Current.Config.Terms(k.Names), strings.TrimSpace(word))
	if term == nil {
		return nil
	}
	start := int(at.Column) - 1 - len([]rune(p.word))
	return &target{term: term, file: f, at: rangeIn(text, line, start, len([]rune(word)))}
}

// naming is a place in a file that names a page.
type naming struct {
	page  *site.Page
	at    source.At
	width int
}

// namings lists the places in which a page names others: links of its texts and references
// of its front matter.
func namings(s *site.Site, p *site.Page) []naming {
	var out []naming
	for i, h := range p.Holes {
		if i < len(p.Targets) && h.Kind != document.DirectiveBlock && p.Targets[i].Page != 0 {
			out = append(out, naming{s.Page(p.Targets[i].Page), h.At, int(h.Width)})
		}
	}
	for _, ref := range edit.References(&p.Meta) {
		if to, _ := s.Resolve(p, ref.Value); to != nil {
			out = append(out, naming{to, ref.At, len([]rune(ref.Value))})
		}
	}
	return out
}

// hover explains the target at a cursor.
func (s *server) hover(p positionParams) (any, error) {
	t := s.targetAt(p)
	if t == nil {
		return nil, nil
	}
	var text string
	switch {
	case t.page != nil:
		text = about(s.preview.State().Current, t.page)
	case t.term != nil:
		text = fmt.Sprintf("**%s** (`%s`)", t.term.Label, t.term.ID)
		if len(t.term.Words) > 0 {
			text += "\n\n" + strings.Join(t.term.Words, ", ")
		}
	default:
		text = fmt.Sprintf("`%s`: %s", t.key.Name, t.key.About)
		if len(t.key.Choices) > 0 {
			text += "\n\n" + strings.Join(t.key.Choices, ", ")
		}
	}
	return hover{markup{"markdown", text}, t.at}, nil
}

// about describes a page.
func about(s *site.Site, p *site.Page) string {
	parts := []string{fmt.Sprintf("**%s** (`%s`)", document.EscapeMarkdown(p.Title), p.ID)}
	if v := p.Verdict(); p.Kind == document.Entry && v != site.NoVerdict {
		parts = append(parts, s.Config.Texts.Get("verdict."+string(v)))
	}
	for _, m := range p.Meta.Messages {
		parts = append(parts, "> "+document.EscapeMarkdown(strings.Join(strings.Fields(m.String()), " ")))
	}
	if summary := p.Plain(p.Meta.Summary); summary != "" {
		parts = append(parts, document.EscapeMarkdown(summary))
	}
	return strings.Join(parts, "\n\n")
}

// definition returns where the page or the term at a cursor is written.
func (s *server) definition(p positionParams) (any, error) {
	t := s.targetAt(p)
	switch {
	case t == nil || t.key != nil:
		return nil, nil
	case t.page != nil && t.page.Virtual:
		return nil, nil
	case t.page != nil:
		return location{URI: s.uriOf(t.page.File.Path)}, nil
	case t.term.IDAt.Line == 0:
		return nil, nil // it comes with the program
	}
	f := s.text(config.FileName)
	line := int(t.term.IDAt.Line) - 1
	text := f.Line(t.term.IDAt.Line)
	return location{
		s.uriOf(config.FileName),
		rangeIn(text, line, int(t.term.IDAt.Column)-1, len([]rune(t.term.ID))),
	}, nil
}

// subject returns the page at a cursor: the one that a link there names, or else the page of
// the file.
func (s *server) subject(p positionParams) *site.Page {
	if t := s.targetAt(p); t != nil && t.page != nil {
		return t.page
	}
	name, _ := s.nameOf(p.TextDocument.URI)
	return pageOf(s.preview.State().Current, name)
}

// references lists the places that name the page at a cursor.
func (s *server) references(p positionParams) (any, error) {
	out := []location{}
	page, settled := s.subject(p), s.preview.State().Current
	if page == nil {
		return out, nil
	}
	for _, from := range settled.Pages {
		for _, n := range namings(settled, from) {
			if n.page == page {
				text := from.File.Line(n.at.Line)
				out = append(
					out,
					location{s.uriOf(from.File.Path), rangeIn(text, int(n.at.Line)-1, int(n.at.Column)-1, n.width)},
				)
			}
		}
	}
	return out, nil
}

// prepareRename returns the id that a rename at a cursor changes, and its range.
func (s *server) prepareRename(p positionParams) (any, error) {
	page := s.subject(p)
	if page == nil || page.ID == "" {
		return nil, nil
	}
	if t := s.targetAt(p); t != nil && t.page != nil {
		return map[string]any{"range": t.at, "placeholder": page.ID}, nil
	}
	at := rangeIn(s.text(page.File.Path).Line(int32(p.Position.Line)+1), p.Position.Line, 0, 0)
	return map[string]any{"range": at, "placeholder": page.ID}, nil
}

// newID returns the new id of a page. A name without a slash stays in the folder of the page.
func newID(page *site.Page, name string) string {
	if strings.Contains(name, "/") || !strings.Contains(page.ID, "/") {
		return name
	}
	return path.Join(path.Dir(page.ID), name)
}
