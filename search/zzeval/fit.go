package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"faultbook/search/score"
)

const nf = score.Features

type example struct {
	site, kind string
	weight     float64
	feats      [][nf]float64
	gold, also []bool
	back       []float64
}

func examples(all []run) []example {
	var out []example
	counts := map[string]int{}
	for _, r := range all {
		if len(r.q.Gold) > 0 {
			counts[r.s.name+kindOf(r)]++
		}
	}
	for _, r := range all {
		if len(r.q.Gold) == 0 {
			continue
		}
		q := score.Parse(r.q.Q, r.s.s.Facets)
		a := r.s.s.Search(&q)
		e := example{site: r.s.name, kind: kindOf(r)}
		found := false
		for i, x := range a.Ranked {
			id := r.s.m.Docs[x.Doc].ID
			g := slices.Contains(r.q.Gold, id)
			if i >= 60 && !g {
				continue
			}
			found = found || g
			e.feats = append(e.feats, x.Features)
			e.gold = append(e.gold, g)
			e.also = append(e.also, slices.Contains(r.q.Also, id))
			b := 1.0
			if x.Doc >= r.s.s.Visible {
				b = score.BackgroundFactor
			}
			e.back = append(e.back, b)
		}
		if !found {
			e.gold = nil
		}
		// a kind counts by the root of its queries
		e.weight = 1 / math.Sqrt(float64(counts[r.s.name+kindOf(r)]))
		if strings.Contains(e.kind, "g_") {
			e.weight *= 0.5
		}
		out = append(out, e)
	}
	return out
}

func (e *example) rank(w *[nf]float64) (r1, r5 bool) {
	if e.gold == nil {
		return false, false
	}
	type sc struct {
		s float64
		i int
	}
	var l []sc
	for i := range e.feats {
		s := 0.0
		for k, v := range e.feats[i] {
			s += w[k] * v
		}
		l = append(l, sc{math.Round(s*e.back[i]*1e4) / 1e4, i})
	}
	slices.SortStableFunc(l, func(a, b sc) int {
		if a.s != b.s {
			if a.s > b.s {
				return -1
			}
			return 1
		}
		return a.i - b.i
	})
	for n, x := range l[:min(5, len(l))] {
		if e.gold[x.i] && n == 0 {
			r1 = true
		}
		if e.gold[x.i] || e.also[x.i] {
			r5 = true
		}
	}
	return
}

func evaluate(ex []example, w *[nf]float64) {
	type t struct{ n, a, b float64 }
	m := map[string]*t{}
	for i := range ex {
		r1, r5 := ex[i].rank(w)
		for _, k := range []string{ex[i].site + " " + ex[i].kind, "~" + ex[i].site} {
			if m[k] == nil {
				m[k] = &t{}
			}
			m[k].n++
			if r1 {
				m[k].a++
			}
			if r5 {
				m[k].b++
			}
		}
	}
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Printf("  %-34s R@1 %.3f R@5 %.3f n %.0f\n", k, m[k].a/m[k].n, m[k].b/m[k].n, m[k].n)
	}
}

// train minimises the listwise softmax loss, weights kept positive, pulled to start.
func train(ex []example, start [nf]float64, skip string) [nf]float64 {
	w := start
	var g2 [nf]float64
	for step := range 300 {
		var grad [nf]float64
		total := 0.0
		for i := range ex {
			e := &ex[i]
			if e.gold == nil || e.site == skip || (skip == "own" && e.site == "ownnk") {
				continue
			}
			const temp = 6.0
			var s []float64
			top := math.Inf(-1)
			for j := range e.feats {
				v := 0.0
				for k, f := range e.feats[j] {
					v += w[k] * f
				}
				v *= e.back[j] * temp
				s = append(s, v)
				top = max(top, v)
			}
			za, zg := 0.0, 0.0
			for j := range s {
				s[j] = math.Exp(s[j] - top)
				za += s[j]
				if e.gold[j] {
					zg += s[j]
				}
			}
			for j := range s {
				p := s[j] / za
				c := p
				if e.gold[j] {
					c = p - s[j]/max(zg, 1e-9)
				}
				for k, f := range e.feats[j] {
					grad[k] += e.weight * c * f * temp * e.back[j]
				}
			}
			total += e.weight
		}
		for k := range w {
			gr := grad[k]/total + 0.01*(w[k]-start[k])
			g2[k] = 0.95*g2[k] + 0.05*gr*gr
			w[k] = max(0, w[k]-0.03*gr/(math.Sqrt(g2[k])+1e-3))
		}
		_ = step
	}
	// scale so that the greatest is as it was
	return w
}

func fitAll(all []run) {
	ex := examples(all)
	lost := 0
	for _, e := range ex {
		if e.gold == nil {
			lost++
		}
	}
	fmt.Println(len(ex), "examples, gold not found:", lost)
	summary(ex, &score.Weights)
	for _, skip := range []string{"sql", "m365", "own", ""} {
		w := train(ex, score.Weights, skip)
		fmt.Printf("without %q: ", skip)
		for k, v := range w {
			fmt.Printf("%s=%.2f ", names[k], v)
		}
		fmt.Println()
		var held []example
		for _, e := range ex {
			if e.site == skip || skip == "own" && e.site == "ownnk" || skip == "" {
				held = append(held, e)
			}
		}
		if skip == "" && !*full {
			evaluate(held, &w)
		} else { summary(held,&w) }
	}
}

func summary(ex []example, w *[nf]float64) {
	type t struct{ n, a, b float64 }
	m := map[string]*t{}
	for i := range ex {
		r1, r5 := ex[i].rank(w)
		k := ex[i].site
		if strings.Contains(ex[i].kind, "g_") { k += " gen" }
		if strings.Contains(ex[i].kind, "body_s") { k += " body" }
		if m[k] == nil { m[k] = &t{} }
		m[k].n++
		if r1 { m[k].a++ }
		if r5 { m[k].b++ }
	}
	for k, v := range m { fmt.Printf("   %s %.3f %.3f;", k, v.a/v.n, v.b/v.n) }
	fmt.Println()
}
