package diagram

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// box is a node with its text broken into lines.
type box struct {
	Node
	name, verdict, note []string
	cut                 bool // whether some of the text is not shown
	height              int
}

// shape is the width of the shape of a tone, in pixels.
const shape = 10

// maxNote is how many lines of a note are shown.
const maxNote = 2

// Draw returns the drawing as SVG, with a label for screen readers, and its width in
// pixels. Every node must be part of a step, as Connected leaves them. A mirrored drawing
// is for a page that runs from right to left, and inherits that direction from it.
func Draw(nodes []Node, steps []Step, direction Direction, mirrored bool, label string) (svg string, width int) {
	m := sizes[direction]
	d := drawing{measures: m, direction: direction, thick: m.width}
	boxes, spans := make([]box, len(nodes)), make([]int, len(nodes))
	for i, n := range nodes {
		boxes[i] = m.fit(n)
		spans[i] = boxes[i].height
		if direction == Down {
			spans[i] = m.width
		}
	}
	if direction == Down {
		d.thick = level(boxes, m.line)
	}
	links := breakCycles(len(nodes), steps)
	p := newPlan(spans, links)
	p.order()
	p.place(m.gap)
	d.plan = p
	across := 0.0
	for _, v := range p.vertices {
		across = max(across, v.at+float64(v.size)/2)
	}
	w, h := d.point(len(p.layers)*(d.thick+m.along)-m.along+margin, int(math.Ceil(across))+margin)
	if mirrored {
		d.mirror = w
	}
	class := map[Direction]string{Across: "across", Down: "down"}[direction]
	fmt.Fprintf(&d.out,
		`<svg class="diagram %s" viewBox="0 0 %d %d" width="%d" height="%d" role="group" aria-label="%s">`, class, w, h,
		w, h, html.EscapeString(label))
	for i, l := range links {
		d.link(l, p.routes[i])
	}
	for _, layer := range p.layers {
		for _, v := range layer {
			if v < len(boxes) {
				d.box(boxes[v], p.vertices[v])
			}
		}
	}
	d.out.WriteString("</svg>")
	return d.out.String(), w
}

// level makes boxes equally high, with room for the shape above the name, and
// returns that height.
func level(boxes []box, line int) int {
	height := 0
	for _, b := range boxes {
		height = max(height, b.height+line)
	}
	for i := range boxes {
		boxes[i].height = height
	}
	return height
}

// fit breaks the text of a node into lines.
func (m measures) fit(n Node) box {
	b := box{Node: n}
	var cut bool
	b.name, b.cut = wrap(n.Name, m.text, m.size, m.lines)
	if n.Verdict != "" {
		b.verdict, _ = wrap(n.Verdict, m.text, m.size-1, maxNote)
	}
	if n.Note != "" {
		b.note, cut = wrap(n.Note, m.text, m.size-1, maxNote)
		b.cut = b.cut || cut
	}
	b.height = 2*m.pad + b.lines()*m.line
	return b
}

// lines returns how many lines of text a box has.
func (b box) lines() int { return len(b.name) + len(b.verdict) + len(b.note) }

// drawing is an SVG while it is written.
type drawing struct {
	measures
	*plan
	direction Direction
	thick     int // of a layer: the width or the height of a box
	mirror    int // the width of a mirrored drawing; 0 for others
	out       strings.Builder
}

// point turns a place along and across the direction into x and y.
func (d *drawing) point(along, across int) (x, y int) {
	x, y = along+margin, across+margin
	if d.direction == Down {
		x, y = y, x
	}
	return d.flip(x, 0), y
}

// flip mirrors the left edge of something of a width, where the drawing is mirrored.
func (d *drawing) flip(x, width int) int {
	if d.mirror == 0 {
		return x
	}
	return d.mirror - x - width
}

func (d *drawing) box(b box, v vertex) {
	x, y := d.point(v.layer*(d.thick+d.along), int(math.Round(v.at))-v.size/2)
	x = d.flip(x, 0) // positions in the box count from the left until they are written
	fmt.Fprintf(&d.out, `<a class="node tone-%s" href="%s">`, b.Tone, html.EscapeString(b.Href))
	if b.Note != "" || b.cut {
		title := b.Name
		if b.Verdict != "" {
			title += ": " + b.Verdict
		}
		if b.Note != "" {
			title += ": " + b.Note
		}
		d.out.WriteString("<title>" + html.EscapeString(title) + "</title>")
	}
	fmt.Fprintf(&d.out, `<rect x="%d" y="%d" width="%d" height="%d" rx="8"/>`, d.flip(x, d.width), y, d.width, b.height)
	textX, textY := x+31, y+(b.height-d.line*b.lines())/2
	markX, markY := x+12, textY+d.line/2-5
	if d.direction == Down {
		textY += d.line / 2
		textX, markX, markY = x+d.width/2, x+d.width/2-5, textY-d.line+4
	}
	fmt.Fprintf(&d.out, `<rect class="shape" x="%d" y="%d" width="10" height="10"/>`, d.flip(markX, shape), markY)
	baseline := textY + d.line*3/4
	for _, part := range []struct {
		class string
		lines []string
	}{{"", b.name}, {` class="note say"`, b.verdict}, {` class="note"`, b.note}} {
		for _, line := range part.lines {
			fmt.Fprintf(&d.out, `<text%s x="%d" y="%d">%s</text> `, part.class, d.flip(textX, 0), baseline,
				html.EscapeString(line))
			baseline += d.line
		}
	}
	d.out.WriteString("</a>")
}

// link writes the line of a link: straight through the layers that it passes,
// curved between them, with its arrows.
func (d *drawing) link(l link, route []int) {
	class := "step"
	if !l.forward {
		class = "step back"
	}
	fmt.Fprintf(&d.out, `<path class="%s" d="`, class)
	across := func(v int) int {
		at := int(math.Round(d.vertices[v].at))
		if v == route[0] && !l.forward {
			at += d.vertices[v].size / 4 // beside the lines that lead on from there
		}
		return at
	}
	from := d.vertices[route[0]].layer*(d.thick+d.along) + d.thick
	d.command("M", from, across(route[0]))
	for i, v := range route[1:] {
		to := from + d.along
		middle := from + d.along/2
		d.command("C", middle, across(route[i]), middle, across(v), to, across(v))
		if from = to + d.thick; i+2 < len(route) {
			d.command("L", from, across(v))
		}
	}
	end, start := route[len(route)-1], route[0]
	if l.forward {
		d.arrow(d.vertices[end].layer*(d.thick+d.along)-1, across(end), -1)
	}
	if l.back {
		d.arrow(d.vertices[start].layer*(d.thick+d.along)+d.thick+1, across(start), 1)
	}
	d.out.WriteString(`"/>`)
}

// arrow writes a head whose tip is at a place; its wings lie that way along.
func (d *drawing) arrow(along, across, wings int) {
	d.command("M", along+6*wings, across-4)
	d.command("L", along, across, along+6*wings, across+4)
}

// command writes a command of a path with its points along and across.
func (d *drawing) command(name string, places ...int) {
	d.out.WriteString(name)
	for i := 0; i < len(places); i += 2 {
		x, y := d.point(places[i], places[i+1])
		if i > 0 {
			d.out.WriteByte(' ')
		}
		fmt.Fprintf(&d.out, "%d %d", x, y)
	}
}
