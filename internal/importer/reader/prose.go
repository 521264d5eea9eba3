package reader

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	markdowntable "github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prose returns the part of an article that became no table, as Markdown.
func (p *page) prose(main *html.Node) (string, error) {
	p.footnotes(main)
	p.headings(main)
	each(main, func(n *html.Node) {
		switch n.DataAtom {
		case atom.A:
			p.relink(n)
		case atom.Table:
			flatTable(n)
		}
	})
	conv := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(),
		markdowntable.NewTablePlugin( // a table that is none of entries, such as one of a single row
			markdowntable.WithHeaderPromotion(true),
			markdowntable.WithSpanCellBehavior(markdowntable.SpanBehaviorMirror),
			markdowntable.WithNewlineBehavior(markdowntable.NewlineBehaviorPreserve),
		),
	))
	conv.Register.RendererFor(noteElement, converter.TagTypeBlock, writeNote, converter.PriorityStandard)
	conv.Register.RendererFor(footnoteMark, converter.TagTypeInline, writeFootnoteMark, converter.PriorityStandard)
	conv.Register.RendererFor(footnoteText, converter.TagTypeBlock, writeFootnoteText, converter.PriorityStandard)
	conv.Register.RendererFor("details", converter.TagTypeBlock, writeDetails, converter.PriorityStandard)
	text, err := conv.ConvertNode(main)
	if err != nil {
		return "", fmt.Errorf("%s: its text cannot be made Markdown: %w", p.article.Source, err)
	}
	whole := headingID.ReplaceAllStringFunc(string(text), func(found string) string {
		return strings.ReplaceAll(found, `\`, "")
	})
	return withoutEmptySections(strings.TrimSpace(whole)), nil
}

// headingID matches the id of a heading, in which Markdown escapes nothing.
var headingID = regexp.MustCompile(`(?m)\{#[\w.\-\\]+\}$`)

// noteElement is the name of the element that holds a note.
const noteElement = "faultbook-note"

// writeNote writes a note with its kind and its title.
func writeNote(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	_, _ = w.WriteString("\n\n" + strings.TrimSpace(":::"+attribute(n, "kind")+" "+attribute(n, "title")) + "\n\n")
	ctx.RenderChildNodes(ctx, w, n)
	_, _ = w.WriteString("\n\n:::\n\n")
	return converter.RenderSuccess
}

// writeDetails writes a text that opens on request.
func writeDetails(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	title := "…"
	for _, c := range children(n, atom.Summary) {
		title = words(c)
		n.RemoveChild(c)
	}
	_, _ = w.WriteString("\n\n<details>\n<summary>" + html.EscapeString(title) + "</summary>\n\n")
	ctx.RenderChildNodes(ctx, w, n)
	_, _ = w.WriteString("\n\n</details>\n\n")
	return converter.RenderSuccess
}

// lastLevel is the lowest level of headings in HTML.
const lastLevel = 6

// level returns the level of a heading, from 1 to lastLevel; 0 for other elements.
func level(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	return 0
}

// ownID matches the ids that a heading can keep.
var ownID = regexp.MustCompile(`^[A-Za-z][\w.\-]*$`)

// reserved are ids that each page of a site has.
var reserved = []string{"related", "table", "main", "nav", "toc", "search", "top"}

// headings removes the heading with the title of the article. If another heading is of the first level
// too, it lowers all by one. Headings keep their ids, to which links lead.
func (p *page) headings(main *html.Node) {
	first := false
	each(main, func(n *html.Node) {
		if level(n) == 1 && (words(n) == p.article.Title || words(n) == p.heading1) && n.Parent != nil {
			n.Parent.RemoveChild(n)
		} else {
			first = first || level(n) == 1
		}
	})
	p.anchors = map[string]bool{}
	each(main, func(n *html.Node) {
		at := level(n)
		if at == 0 || words(n) == "" {
			return
		}
		if first && at < lastLevel {
			n.Data = "h" + string(rune('0'+at+1))
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
		if id := attribute(n, "id"); ownID.MatchString(id) && !p.anchors[id] && !slices.Contains(reserved, id) {
			p.anchors[id] = true
			n.AppendChild(&html.Node{Type: html.TextNode, Data: " {#" + id + "}"})
		}
	})
}

// withoutEmptySections removes headings without a text below them: their tables became entries.
func withoutEmptySections(text string) string {
	lines := strings.Split(text, "\n")
	var out []string
	below := lastLevel + 1 // the level of the heading that follows directly; 0 where a text follows
	fenced := strings.Count(text, "\n```")+strings.Count(text, "\n~~~") > 0
	for _, line := range slices.Backward(lines) {
		level := len(line) - len(strings.TrimLeft(line, "#"))
		isHeading := level >= 1 && level <= lastLevel && strings.HasPrefix(line[level:], " ") && !fenced
		switch {
		case isHeading && below != 0 && level >= min(below, lastLevel):
			continue
		case isHeading && below > lastLevel:
			continue
		case isHeading:
			below = level
		case strings.TrimSpace(line) != "":
			below = 0
		}
		out = append(out, line)
	}
	slices.Reverse(out)
	return strings.TrimSpace(blankLines.ReplaceAllString(strings.Join(out, "\n"), "\n\n"))
}

// blankLines matches more than one empty line.
var blankLines = regexp.MustCompile(`\n{3,}`)
