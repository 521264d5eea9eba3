package render

import (
	"html/template"
	"strings"

	"faultbook/internal/diagram"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/texts"
)

// maxNodes is how many boxes a drawing may have. With more, the table is quicker to
// read.
const maxNodes = 25

// noteLength is how many characters of a message a drawing shows.
const noteLength = 60

// phoneWidth is the widest drawing that a common phone shows whole, in pixels.
const phoneWidth = 360

// diagram draws the entries of an operation and the steps between them. It is nil without
// such relations, or with more than maxNodes entries.
func (s *scope) diagram(operation *site.Page) *Diagram {
	var pages []*site.Page
	at := map[site.Ref]int{}
	names := map[string]int{}
	for _, p := range s.site.List(operation.Children) {
		if p.Kind == document.Entry {
			at[p.Ref] = len(pages)
			pages = append(pages, p)
			names[strings.ToLower(p.Title)]++
		}
	}
	var steps []diagram.Step
	d := &Diagram{}
	for i, p := range pages {
		var next []FlowItem
		for _, to := range p.LeadsTo {
			if j, here := at[to]; here && j != i {
				steps = append(steps, diagram.Step{From: i, To: j})
				next = append(next, s.flowItem(s.site.Page(to), names))
			}
		}
		if len(next) > 0 {
			d.Steps = append(d.Steps, Transition{From: s.flowItem(p, names), To: next})
		}
	}
	if len(steps) == 0 {
		return nil
	}
	nodes, steps := diagram.Connected(s.nodes(pages, names), steps)
	if len(nodes) > maxNodes {
		return nil
	}
	label := s.words.Get("flow.label", "operation", operation.Title)
	mirrored := s.words.Direction() == texts.RightToLeft
	across, _ := diagram.Draw(nodes, steps, diagram.Across, mirrored, label)
	down, width := diagram.Draw(nodes, steps, diagram.Down, mirrored, label)
	d.Across, d.Wide = template.HTML(across), width > phoneWidth
	if !d.Wide {
		d.Down = template.HTML(down)
	}
	return d
}

// flowItem returns an entry for the description of a drawing in words.
func (s *scope) flowItem(p *site.Page, names map[string]int) FlowItem {
	item := FlowItem{Text: p.Title, Href: s.href(p.URL, ""), Tone: toneOf(p), Verdict: s.verdictLabel(p)}
	if names[strings.ToLower(p.Title)] > 1 && len(p.Meta.Messages) > 0 {
		item.Note = shorten(p.Meta.Messages[0].String(), noteLength)
	}
	return item
}

// nodes returns the boxes. Entries with equal labels also show their messages.
func (s *scope) nodes(pages []*site.Page, names map[string]int) []diagram.Node {
	nodes := make([]diagram.Node, len(pages))
	for i, p := range pages {
		nodes[i] = diagram.Node{Name: p.Title, Href: s.href(p.URL, ""), Tone: toneOf(p),
			Verdict: s.verdictLabel(p)}
		if names[strings.ToLower(p.Title)] > 1 && len(p.Meta.Messages) > 0 {
			nodes[i].Note = shorten(p.Meta.Messages[0].String(), noteLength)
		}
	}
	return nodes
}
