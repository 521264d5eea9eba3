package render

import (
	"html/template"
	"slices"

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
	pages := s.site.List(operation.Children)
	pages = slices.DeleteFunc(pages, func(p *site.Page) bool { return p.Kind != document.Entry })
	nodes, at := s.nodes(pages), map[site.Ref]int{}
	for i, p := range pages {
		at[p.Ref] = i
	}
	var steps []diagram.Step
	d := &Diagram{}
	for i, p := range pages {
		var next []FlowItem
		for _, to := range p.LeadsTo {
			if j, here := at[to]; here && j != i {
				steps = append(steps, diagram.Step{From: i, To: j})
				next = append(next, flowItem(nodes[j]))
			}
		}
		if len(next) > 0 {
			d.Steps = append(d.Steps, Transition{From: flowItem(nodes[i]), To: next})
		}
	}
	if len(steps) == 0 {
		return nil
	}
	nodes, steps = diagram.Connected(nodes, steps)
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
func flowItem(n diagram.Node) FlowItem {
	return FlowItem{Text: n.Name, Href: n.Href, Note: n.Note, Tone: n.Tone, Verdict: n.Verdict}
}

// nodes returns the boxes. Entries with equal labels also show their messages.
func (s *scope) nodes(pages []*site.Page) []diagram.Node {
	alike := alikeIn(pages)
	nodes := make([]diagram.Node, len(pages))
	for i, p := range pages {
		nodes[i] = diagram.Node{Name: p.Title, Href: s.href(p.URL, ""), Tone: toneOf(p),
			Verdict: s.verdictLabel(p)}
		if alike(p) {
			nodes[i].Note = firstMessage(p, noteLength)
		}
	}
	return nodes
}
