package diagram

import (
	"cmp"
	"slices"
)

// The number of passes over the layers to order and to place them. More passes change
// nothing in drawings of a readable size.
const (
	orderSweeps = 12
	placeSweeps = 60
)

// vertex is a node in its layer, or a place where a link passes through one.
type vertex struct {
	layer      int
	size       int // across the direction, in pixels
	at         float64
	prev, next []int // neighbours in the layers before and after
}

// plan is a drawing before it has coordinates.
type plan struct {
	vertices []vertex // the nodes first, by their index
	layers   [][]int  // vertices in their order
	routes   [][]int  // of each link: the vertices that it passes, ends included
}

// passing is the width of a link that crosses a layer, in pixels.
const passing = 10

// newPlan makes the layers of nodes that take up the given pixels across.
func newPlan(sizes []int, links []link) *plan {
	p := &plan{vertices: make([]vertex, len(sizes))}
	for i, layer := range layers(len(sizes), links) {
		p.vertices[i] = vertex{layer: layer, size: sizes[i]}
	}
	for _, l := range links {
		route := []int{l.from}
		for layer := p.vertices[l.from].layer + 1; layer < p.vertices[l.to].layer; layer++ {
			p.vertices = append(p.vertices, vertex{layer: layer, size: passing})
			route = append(route, len(p.vertices)-1)
		}
		route = append(route, l.to)
		for i, v := range route[1:] {
			p.vertices[route[i]].next = append(p.vertices[route[i]].next, v)
			p.vertices[v].prev = append(p.vertices[v].prev, route[i])
		}
		p.routes = append(p.routes, route)
	}
	for i, v := range p.vertices {
		for len(p.layers) <= v.layer {
			p.layers = append(p.layers, nil)
		}
		p.layers[v.layer] = append(p.layers[v.layer], i)
	}
	return p
}

// order arranges the vertices of each layer so that few links cross: each goes
// to the middle of its neighbours, from the first layer to the last and back,
// and the best of all arrangements is kept.
func (p *plan) order() {
	best, fewest := cloneLayers(p.layers), p.crossings()
	for sweep := range orderSweeps {
		rank := p.ranks()
		for i := range p.layers {
			at, neighbours := i, func(v int) []int { return p.vertices[v].prev }
			if sweep%2 == 1 {
				at, neighbours = len(p.layers)-1-i, func(v int) []int { return p.vertices[v].next }
			}
			middle := map[int]float64{}
			for _, v := range p.layers[at] {
				middle[v] = mean(neighbours(v), rank, rank[v])
			}
			slices.SortStableFunc(p.layers[at], func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
			for j, v := range p.layers[at] {
				rank[v] = float64(j)
			}
		}
		if n := p.crossings(); n < fewest {
			best, fewest = cloneLayers(p.layers), n
		}
	}
	p.layers = best
}

func cloneLayers(layers [][]int) [][]int {
	out := make([][]int, len(layers))
	for i, l := range layers {
		out[i] = slices.Clone(l)
	}
	return out
}

// ranks returns the place of each vertex in its layer.
func (p *plan) ranks() []float64 {
	rank := make([]float64, len(p.vertices))
	for _, layer := range p.layers {
		for i, v := range layer {
			rank[v] = float64(i)
		}
	}
	return rank
}

func mean(of []int, values []float64, otherwise float64) float64 {
	if len(of) == 0 {
		return otherwise
	}
	sum := 0.0
	for _, v := range of {
		sum += values[v]
	}
	return sum / float64(len(of))
}

// crossings counts the pairs of links that cross.
func (p *plan) crossings() int {
	rank, n := p.ranks(), 0
	for _, layer := range p.layers {
		for i, a := range layer {
			for _, b := range layer[i+1:] {
				for _, fromA := range p.vertices[a].prev {
					for _, fromB := range p.vertices[b].prev {
						if rank[fromA] > rank[fromB] {
							n++
						}
					}
				}
			}
		}
	}
	return n
}

// place gives each vertex its middle across the direction: as near to the
// middle of its neighbours as the others of its layer let it.
func (p *plan) place(gap int) {
	at := make([]float64, len(p.vertices))
	for _, layer := range p.layers {
		p.separate(layer, at, gap)
	}
	for sweep := range placeSweeps {
		for i := range p.layers {
			layer := p.layers[i]
			if sweep%2 == 1 {
				layer = p.layers[len(p.layers)-1-i]
			}
			for _, v := range layer {
				at[v] = mean(slices.Concat(p.vertices[v].prev, p.vertices[v].next), at, at[v])
			}
			p.separate(layer, at, gap)
		}
	}
	least := at[0]
	for v := range at {
		least = min(least, at[v]-float64(p.vertices[v].size)/2)
	}
	for v := range at {
		p.vertices[v].at = at[v] - least
	}
}

// block is a row of neighbours in a layer that touch.
type block struct {
	sum   float64 // of the places that its vertices want, less their offsets
	count int
}

func (b block) mean() float64 { return b.sum / float64(b.count) }

// separate moves the vertices of a layer apart, in their order and as little as
// possible: neighbours that come too near form a block around their mean
// (isotonic regression by pooling).
func (p *plan) separate(layer []int, at []float64, gap int) {
	offsets := make([]float64, len(layer))
	var blocks []block
	for i, v := range layer {
		if i > 0 {
			before := layer[i-1]
			offsets[i] = offsets[i-1] + float64(p.vertices[before].size+p.vertices[v].size)/2 + float64(gap)
		}
		blocks = append(blocks, block{at[v] - offsets[i], 1})
		for n := len(blocks); n > 1 && blocks[n-2].mean() > blocks[n-1].mean(); n-- {
			blocks[n-2].sum += blocks[n-1].sum
			blocks[n-2].count += blocks[n-1].count
			blocks = blocks[:n-1]
		}
	}
	i := 0
	for _, b := range blocks {
		for range b.count {
			at[layer[i]] = b.mean() + offsets[i]
			i++
		}
	}
}
