package diagram

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

func named(names ...string) []Node {
	var nodes []Node
	for _, name := range names {
		nodes = append(nodes, Node{Name: name, Href: name + "/", Tone: "info"})
	}
	return nodes
}

// backup is a product's usual life of a job: it waits, runs, ends in several
// ways, and may go round.
var backup = struct {
	nodes []Node
	steps []Step
}{named("Queued", "Running", "Completed", "Retrying", "Cancelled", "Expired"),
	[]Step{{0, 1}, {1, 2}, {1, 3}, {3, 1}, {3, 4}, {2, 5}}}

func TestConnectedLeavesOutWhatStandsAlone(t *testing.T) {
	nodes, steps := Connected(named("a", "alone", "b", "itself", "c"), []Step{{0, 2}, {3, 3}, {2, 4}, {0, 2}})
	if got := fmt.Sprint(names(nodes), steps); got != "[a b c] [{0 1} {1 2}]" {
		t.Errorf("got %s", got)
	}
}

func names(nodes []Node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, n.Name)
	}
	return out
}

func TestEveryStepLeadsToALaterLayer(t *testing.T) {
	for name, steps := range map[string][]Step{
		"a row":           {{0, 1}, {1, 2}, {2, 3}},
		"a circle":        {{0, 1}, {1, 2}, {2, 0}, {2, 3}},
		"there and back":  {{0, 1}, {1, 0}, {1, 2}, {2, 3}},
		"a long way":      {{0, 1}, {1, 2}, {2, 3}, {0, 3}},
		"two beginnings":  {{0, 2}, {1, 2}, {2, 3}},
		"nothing but one": {{0, 1}, {1, 0}, {2, 3}, {3, 2}},
	} {
		links := breakCycles(4, steps)
		layer := layers(4, links)
		for _, l := range links {
			if layer[l.from] >= layer[l.to] {
				t.Errorf("%s: %d in layer %d leads to %d in layer %d", name, l.from, layer[l.from], l.to, layer[l.to])
			}
		}
		arrows := 0
		for _, l := range links {
			for _, has := range []bool{l.forward, l.back} {
				if has {
					arrows++
				}
			}
		}
		if arrows != len(steps) {
			t.Errorf("%s: %d arrows for %d steps", name, arrows, len(steps))
		}
	}
}

func TestFewStepsLeadBack(t *testing.T) {
	back := 0
	for _, l := range breakCycles(len(backup.nodes), backup.steps) {
		if l.back && !l.forward {
			back++
		}
	}
	if back != 0 {
		t.Errorf("%d steps lead back, and none has to: there and back is one line", back)
	}
	// Of a circle one step leads back, and it is not the one from the beginning.
	links := breakCycles(4, []Step{{0, 1}, {1, 2}, {2, 3}, {3, 1}})
	if i := slices.IndexFunc(links, func(l link) bool { return l.back }); i != 3 {
		t.Errorf("got %+v, want the last step turned", links)
	}
}

func TestOrderUndoesCrossings(t *testing.T) {
	// Two beginnings whose ends are listed the other way round.
	p := newPlan([]int{10, 10, 10, 10}, breakCycles(4, []Step{{0, 3}, {1, 2}}))
	if p.crossings() != 1 {
		t.Fatalf("%d crossings before, want 1", p.crossings())
	}
	if p.order(); p.crossings() != 0 {
		t.Errorf("%d crossings after", p.crossings())
	}
}

// rects reads the boxes of a drawing by the addresses they lead to, and checks
// that it is well-formed.
func rects(t *testing.T, svg string) map[string][4]int {
	t.Helper()
	boxes := map[string][4]int{}
	href := ""
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return boxes
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		values := map[string]string{}
		for _, a := range e.Attr {
			values[a.Name.Local] = a.Value
		}
		switch {
		case e.Name.Local == "a":
			href = values["href"]
		case e.Name.Local == "rect" && values["class"] == "":
			var b [4]int
			for i, key := range []string{"x", "y", "width", "height"} {
				fmt.Sscan(values[key], &b[i])
			}
			boxes[href] = b
		}
	}
}

func TestBoxesDoNotOverlap(t *testing.T) {
	for _, direction := range []Direction{Across, Down} {
		svg, width := Draw(backup.nodes, backup.steps, direction, false, "States")
		boxes := rects(t, svg)
		if len(boxes) != len(backup.nodes) {
			t.Fatalf("%d boxes for %d nodes", len(boxes), len(backup.nodes))
		}
		for a, p := range boxes {
			if p[0] < 0 || p[1] < 0 || p[0]+p[2] > width {
				t.Errorf("%s at %v leaves the drawing", a, p)
			}
			for b, q := range boxes {
				if a != b && p[0] < q[0]+q[2] && q[0] < p[0]+p[2] && p[1] < q[1]+q[3] && q[1] < p[1]+p[3] {
					t.Errorf("%s at %v lies over %s at %v", a, p, b, q)
				}
			}
		}
		queued, running := boxes["Queued/"], boxes["Running/"]
		if axis := int(direction); queued[axis]+queued[axis+2] >= running[axis] {
			t.Errorf("in direction %d Running at %v does not follow Queued at %v", direction, running, queued)
		}
	}
}

func TestSameDrawing(t *testing.T) {
	one, _ := Draw(backup.nodes, backup.steps, Across, false, "States")
	for range 20 {
		if two, _ := Draw(backup.nodes, backup.steps, Across, false, "States"); one != two {
			t.Fatal("the same steps give two drawings")
		}
	}
}

func TestTextIsEscapedAndWhole(t *testing.T) {
	nodes := []Node{{Name: "A < B & C", Note: "Error in <Store>", Href: "?a&b", Tone: "high"},
		{Name: strings.Repeat("Very long name ", 9), Href: "b/"}}
	svg, _ := Draw(nodes, []Step{{0, 1}}, Across, false, `"States"`)
	rects(t, svg)
	for _, want := range []string{"A &lt; B &amp; C", "<title>A &lt; B &amp; C: Error in &lt;Store&gt;</title>",
		`class="node tone-high"`, "<title>" + nodes[1].Name} {
		if !strings.Contains(svg, want) {
			t.Errorf("%s\nis without %s", svg, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
		cut  bool
	}{
		{"Retrying", "Retrying", false},
		{"In Progress/Running", "In Progress/|Running", false},
		{"Backup was interrupted by the administrator", "Backup was|interrupted by…", true},
		{"Donaudampfschifffahrtsgesellschaft", "Donaudampfsch…", true},
		{"", "", false},
	} {
		lines, cut := wrap(c.text, 112, 13, 2)
		if got := strings.Join(lines, "|"); got != c.want || cut != c.cut {
			t.Errorf("%q gives %q %v, want %q %v", c.text, got, cut, c.want, c.cut)
		}
	}
}

// TestMirrored: a drawing for a page that runs from right to left has the same boxes,
// mirrored.
func TestMirrored(t *testing.T) {
	for _, direction := range []Direction{Across, Down} {
		plain, width := Draw(backup.nodes, backup.steps, direction, false, "States")
		mirrored, same := Draw(backup.nodes, backup.steps, direction, true, "States")
		if width != same {
			t.Fatalf("the drawings are %d and %d wide", width, same)
		}
		there := rects(t, mirrored)
		for name, box := range rects(t, plain) {
			if want := [4]int{width - box[0] - box[2], box[1], box[2], box[3]}; there[name] != want {
				t.Errorf("in direction %d %s is at %v, want %v", direction, name, there[name], want)
			}
		}
	}
}
