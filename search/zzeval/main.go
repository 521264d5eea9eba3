package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"time"

	"faultbook/search/index"
	"faultbook/search/score"
)

type site struct {
	name string
	docs []index.Document
	m    *index.Model
	s    *score.Site
}

type query struct {
	Q, Type, Corpus string
	Gold, Also      []string
	set             string
}

func load(name string, strip bool) *site {
	data, err := os.ReadFile("/tmp/eval/dump/" + strings.TrimSuffix(name, "nk") + ".json")
	if err != nil {
		panic(err)
	}
	var in struct {
		Documents []index.Document
		Options   index.Options
	}
	if err := json.Unmarshal(data, &in); err != nil {
		panic(err)
	}
	if strip {
		for i := range in.Documents {
			in.Documents[i].Keywords = nil
		}
	}
	syn, _ := os.ReadFile("/work/search-tree/search/synonyms/en.txt")
	start := time.Now()
	m := index.FromDocuments(in.Documents, in.Options, string(syn))
	fmt.Fprintln(os.Stderr, name, "built in", time.Since(start))
	cache := map[string]*index.Record{}
	s := &score.Site{Lexicon: score.NewLexicon(m.Lexicon), Facets: m.Facets, Visible: m.Visible, Unknown: m.UnknownWeight()}
	s.Lookup = func(key string) *index.Record {
		if r, ok := cache[key]; ok {
			return r
		}
		r := m.Lookup(key)
		cache[key] = r
		return r
	}
	return &site{name, in.Documents, m, s}
}

func readQueries(path, set string) []query {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	var out []query
	for line := range strings.Lines(string(data)) {
		var q query
		if json.Unmarshal([]byte(line), &q) == nil {
			q.set = set
			out = append(out, q)
		}
	}
	return out
}

var (
	explain = flag.String("explain", "", "show misses of kinds with this prefix")
	only    = flag.String("only", "", "site")
	ask     = flag.String("ask", "", "site:query")
	gen     = flag.Int("gen", 0, "generated queries a kind")
	full    = flag.Bool("brief", false, "")
	fit     = flag.Int("fit", 0, "rounds of fitting")
)

func main() {
	flag.Parse()
	real := readQueries("/work/shared/search/real/queries.jsonl", "real")
	real = append(real, readQueries("/work/shared/search/real/body.jsonl", "body")...)
	var own []query
	for _, f := range []string{"dev", "heldout", "fresh-a", "fresh-b"} {
		own = append(own, readQueries("/work/search-tree/search/testdata/"+f+".jsonl", f)...)
	}
	names := []string{"sql", "m365", "own", "ownnk"}
	if *only != "" {
		names = strings.Split(*only, ",")
	}
	if *ask != "" {
		name, q, _ := strings.Cut(*ask, ":")
		show(load(name, name == "ownnk"), q)
		return
	}
	var all []run
	for _, name := range names {
		s := load(name, name == "ownnk")
		switch name {
		case "sql", "m365":
			for _, q := range real {
				if q.Corpus == name {
					all = append(all, run{s, q, ""})
				}
			}
		default:
			for _, q := range own {
				all = append(all, run{s, q, ""})
			}
		}
	}
	if *gen > 0 {
		seen := map[*site]bool{}
		for _, r := range slices.Clone(all) {
			if !seen[r.s] {
				seen[r.s] = true
				for _, q := range generated(r.s, *gen) {
					all = append(all, run{r.s, q, ""})
				}
			}
		}
	}
	if *fit > 0 {
		fitAll(all)
		return
	}
	start := time.Now()
	report(all, true)
	fmt.Fprintln(os.Stderr, "answered in", time.Since(start))
}

type run struct {
	s    *site
	q    query
	kind string
}

func kindOf(r run) string {
	switch r.q.set {
	case "real":
		return r.q.Type + " "
	case "body":
		return r.q.Type + " " + r.s.name
	}
	return r.s.name + " " + r.q.Type
}

type tally struct{ n, r1, r5 float64 }

func report(all []run, print bool) map[string]*tally {
	t := map[string]*tally{}
	count := func(k string, r1, r5 bool) {
		c := t[k]
		if c == nil {
			c = &tally{}
			t[k] = c
		}
		c.n++
		if r1 {
			c.r1++
		}
		if r5 {
			c.r5++
		}
	}
	for _, r := range all {
		if len(r.q.Gold) == 0 {
			continue
		}
		q := score.Parse(r.q.Q, r.s.s.Facets)
		a := r.s.s.Search(&q)
		var got []string
		for i := range a.Ranked[:min(5, len(a.Ranked))] {
			got = append(got, r.s.m.Docs[a.Ranked[i].Doc].ID)
		}
		r1 := len(got) > 0 && slices.Contains(r.q.Gold, got[0])
		r5 := slices.ContainsFunc(got, func(id string) bool { return slices.Contains(r.q.Gold, id) || slices.Contains(r.q.Also, id) })
		k := kindOf(r)
		count(k, r1, r5)
		count("ALL "+r.s.name+map[bool]string{true: " body"}[r.q.set == "body"], r1, r5)
		if print && !r1 && *explain != "" && strings.HasPrefix(k, *explain) {
			rank := -1
			for i, x := range a.Ranked {
				if slices.Contains(r.q.Gold, r.s.m.Docs[x.Doc].ID) {
					rank = i
					break
				}
			}
			fmt.Printf("%s %s: %.150q unknown %v\n", r.s.name, k, r.q.Q, a.Unknown)
			if rank >= 0 {
				fmt.Printf("   want %2d %.3f %s %s\n", rank, a.Ranked[rank].Score, r.s.m.Docs[a.Ranked[rank].Doc].ID, feats(a.Ranked[rank].Features))
			} else {
				fmt.Printf("   want %v: not found\n", r.q.Gold)
			}
			if len(a.Ranked) > 0 {
				fmt.Printf("   got     %.3f %s %s\n", a.Ranked[0].Score, r.s.m.Docs[a.Ranked[0].Doc].ID, feats(a.Ranked[0].Features))
			}
		}
	}
	if print {
		var keys []string
		for k := range t {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			fmt.Printf("%-28s R@1 %.3f R@5 %.3f n %.0f\n", k, t[k].r1/t[k].n, t[k].r5/t[k].n, t[k].n)
		}
	}
	return t
}

var names = []string{"Lab", "Msg", "Key", "Txt", "Win", "Any", "Cov", "Dic", "Ali", "Cod", "Fac", "Exa", "Pai", "Sai"}

func feats(f [score.Features]float64) string {
	out := ""
	for i, v := range f {
		if v > 0 {
			out += fmt.Sprintf(" %s=%.2f", names[i], v)
		}
	}
	return out
}

func show(s *site, text string) {
	q := score.Parse(text, s.s.Facets)
	for _, t := range q.Tokens {
		fmt.Print(t.Key, "/", t.Sort, t.Cue, " ")
	}
	a := s.s.Search(&q)
	fmt.Println("\nunknown", a.Unknown)
	for _, r := range a.Ranked[:min(8, len(a.Ranked))] {
		fmt.Printf("%.4f %s %s\n", r.Score, s.m.Docs[r.Doc].ID, feats(r.Features))
	}
}

// objective: mean over groups of R@1 + .3 R@5
func objective(all []run) float64 {
	t := report(all, false)
	sum, n := 0.0, 0.0
	for k, c := range t {
		if strings.HasPrefix(k, "ALL") {
			w := 1.0
			if strings.Contains(k, "body") {
				w = 0.5
			}
			sum += w * (c.r1 + 0.3*c.r5) / c.n
			n += w * 1.3
		}
	}
	return sum / n
}

func fitWeights(all []run, rounds int) {
	best := objective(all)
	fmt.Println("start", best)
	for round := range rounds {
		for i := range score.Weights {
			for _, f := range []float64{0, 0.5, 0.75, 1.33, 2} {
				old := score.Weights[i]
				score.Weights[i] = old * f
				if f == 0 && old == 0 {
					score.Weights[i] = 0.3
				}
				if o := objective(all); o > best+1e-5 {
					best = o
					fmt.Printf("round %d %s = %.3f: %.4f\n", round, names[i], score.Weights[i], best)
				} else {
					score.Weights[i] = old
				}
			}
		}
	}
	fmt.Printf("%.3f\n", score.Weights)
	report(all, true)
}
