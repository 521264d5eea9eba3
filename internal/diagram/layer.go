package diagram

import "slices"

// link is a step as the layers see it: it always leads to a later layer.
type link struct {
	from, to int
	forward  bool // an arrow at its end
	back     bool // an arrow at its beginning: its step leads back
}

// breakCycles reverses the steps that close a cycle, and merges two steps between the same
// nodes into one link.
func breakCycles(n int, steps []Step) []link {
	at := sequence(n, steps)
	var links []link
	for _, s := range steps {
		l := link{from: s.From, to: s.To, forward: true}
		if at[s.From] > at[s.To] {
			l = link{from: s.To, to: s.From, back: true}
		}
		i := slices.IndexFunc(links, func(o link) bool { return o.from == l.from && o.to == l.to })
		if i < 0 {
			links = append(links, l)
			continue
		}
		links[i].forward = links[i].forward || l.forward
		links[i].back = links[i].back || l.back
	}
	return links
}

// sequence gives each node a place in a row in which few steps lead back: ends go last,
// beginnings first, and of a cycle the node with the most steps (the heuristic of Eades,
// Lin and Smyth).
func sequence(n int, steps []Step) []int {
	at := make([]int, n)
	placed := make([]bool, n)
	first, last := 0, n-1
	for first <= last {
		best, bestScore, isEnd := -1, 0, false
		for i := range n {
			if placed[i] {
				continue
			}
			in, out := degrees(i, steps, placed)
			if out == 0 && in > 0 {
				best, isEnd = i, true
				break
			}
			score := out - in
			if in == 0 {
				score = n * n
			}
			if best < 0 || score > bestScore {
				best, bestScore = i, score
			}
		}
		placed[best] = true
		if isEnd {
			at[best] = last
			last--
		} else {
			at[best] = first
			first++
		}
	}
	return at
}

// degrees counts the steps to and from a node among those not yet placed.
func degrees(node int, steps []Step, placed []bool) (in, out int) {
	for _, s := range steps {
		if s.To == node && !placed[s.From] {
			in++
		}
		if s.From == node && !placed[s.To] {
			out++
		}
	}
	return in, out
}

// layers assigns each node to the layer after the last node that leads to it. A node
// without incoming links comes directly before its first target.
func layers(n int, links []link) []int {
	layer := make([]int, n)
	for range n { // a path has fewer links than there are nodes
		for _, l := range links {
			layer[l.to] = max(layer[l.to], layer[l.from]+1)
		}
	}
	for i := range n {
		next, begins := n, true
		for _, l := range links {
			if l.to == i {
				begins = false
			}
			if l.from == i {
				next = min(next, layer[l.to])
			}
		}
		if begins && next < n {
			layer[i] = next - 1
		}
	}
	return layer
}
