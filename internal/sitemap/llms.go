package sitemap

import (
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/output"
	"faultbook/internal/site"
)

// LLMsPath tells language models what the site is about and where to read on.
const LLMsPath = "llms.txt"

// maxListed is up to how many entries are named each; of a larger site only the
// operations are: their own pages name the entries.
const maxListed = 500

func overview(s *site.Site) output.File {
	var b strings.Builder
	b.WriteString("# " + document.EscapeMarkdown(s.Config.Title) + "\n")
	if s.Config.Description != "" {
		b.WriteString("\n> " + document.EscapeMarkdown(s.Config.Description) + "\n")
	}
	intro := s.Config.Texts.Get("overview.intro", "json", address(s, "catalogue.json"), "csv", address(s, "catalogue.csv"))
	b.WriteString("\n" + intro + "\n")
	for _, top := range append(append([]*site.Page{}, s.Products...), s.Sections...) {
		b.WriteString("\n## " + document.EscapeMarkdown(top.Title) + "\n\n")
		list(&b, s, top)
	}
	return output.File{Path: LLMsPath, Data: []byte(b.String())}
}

// list writes the pages below a page, one a line.
func list(b *strings.Builder, s *site.Site, of *site.Page) {
	for _, p := range s.List(of.Children) {
		if p.Kind == document.Entry && len(s.Entries) > maxListed {
			continue
		}
		name := p.Title
		if p.Kind == document.Entry && of.Kind == document.Operation {
			name = of.Title + ": " + name
		}
		b.WriteString("- [" + document.EscapeMarkdown(name) + "](" + address(s, reading(s, p)) + ")")
		if text := p.Plain(p.Meta.Summary); text != "" {
			b.WriteString(": " + document.EscapeMarkdown(text))
		}
		b.WriteByte('\n')
		list(b, s, p)
	}
}

// reading returns the address of the form of a page that a program reads best.
func reading(s *site.Site, p *site.Page) string {
	if s.Config.Markdown {
		return p.URL + "index.md"
	}
	return p.URL
}
