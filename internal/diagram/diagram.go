// Package diagram draws directed graphs: named nodes and the steps between them come in, an
// SVG whose nodes are links goes out. Nodes are arranged in layers, so that most arrows
// point one way, and the same nodes and steps always give the same drawing. The SVG has
// classes but no style: a page's style sheet colors the parts. It never knows pages.
package diagram

// Node is one box of a drawing.
type Node struct {
	Name string // at most three lines of it are shown
	Note string // smaller, below the name: distinguishes nodes of the same name
	Href string
	// Verdict is a short text below the name.
	Verdict string
	Tone    string // class "tone-TONE": gives the box its color and its shape
}

// Step leads from one node to another, by their indexes.
type Step struct{ From, To int }

// Direction is where most arrows point.
type Direction int

const (
	// Across is from left to right, for wide screens.
	Across Direction = iota
	// Down is from top to bottom, with small boxes, for phones.
	Down
)

// measures are the sizes of a direction's drawings, in pixels.
type measures struct {
	width      int // of a box
	text       int // the widest line of a name
	lines      int // of a name, at most
	size       int // of a name's letters
	line       int // from one line to the next
	pad        int // above and below the text
	along, gap int // between layers, and between boxes of one layer
}

// Between text and width there is room for letters a fifth wider: readers may space
// them (WCAG 1.4.12).
var sizes = map[Direction]measures{
	Across: {width: 160, text: 104, lines: 3, size: 13, line: 17, pad: 10, along: 32, gap: 12},
	Down:   {width: 108, text: 86, lines: 3, size: 12, line: 15, pad: 8, along: 38, gap: 10},
}

// margin keeps outlines of boxes and of the focus inside the drawing, in pixels.
const margin = 4

// Connected returns the nodes that have a step, in their order, and the steps
// between them by their new indexes. Steps of a node to itself and repeated
// steps are left out.
func Connected(nodes []Node, steps []Step) ([]Node, []Step) {
	place := make([]int, len(nodes))
	seen := map[Step]bool{}
	for _, s := range steps {
		if s.From != s.To {
			place[s.From], place[s.To] = 1, 1
		}
	}
	var kept []Node
	for i, n := range nodes {
		if place[i] == 1 {
			place[i] = len(kept)
			kept = append(kept, n)
		}
	}
	var between []Step
	for _, s := range steps {
		if s.From != s.To && !seen[s] {
			seen[s] = true
			between = append(between, Step{place[s.From], place[s.To]})
		}
	}
	return kept, between
}
