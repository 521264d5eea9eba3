package search

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// sampleQueries makes queries of every kind for a sample site.
func sampleQueries(docs []Document, n int) []string {
	random := rand.New(rand.NewPCG(2, 3))
	typo := func(text string) string {
		at := random.IntN(max(1, len(text)-2)) + 1
		return text[:at] + text[min(len(text), at+1):]
	}
	var out []string
	for len(out) < n {
		d := docs[random.IntN(len(docs))]
		message := strings.Join(d.Messages[0], "Reading Room 12")
		switch len(out) % 10 {
		case 0:
			out = append(out, d.Labels[0])
		case 1:
			out = append(out, message)
		case 2:
			out = append(out, "2024-05-01 12:00:11 WARN [x-77] host=a.example.org "+message+" (code 5)")
		case 3:
			out = append(out, message[:len(message)*2/3])
		case 4:
			out = append(out, typo(message))
		case 5:
			out = append(out, d.Keywords[0]+" "+d.Keywords[2])
		case 6:
			out = append(out, strings.ReplaceAll(d.Labels[0], " ", ""))
		case 7:
			out = append(out, `"`+d.Keywords[1]+`" `+d.Labels[0])
		case 8:
			out = append(out, d.Fixes[0]+" severity:"+d.Facets["severity"])
		case 9:
			out = append(out, d.Labels[0]+" "+d.Keywords[4]+" -"+strings.Fields(d.Keywords[3])[0])
		}
	}
	return out
}

var update = flag.Bool("update", false, "write testdata/vectors-*.jsonl anew")

// vector is what a query must give: a line of testdata/vectors-*.jsonl.
type vector struct {
	Q       string    `json:"q"`
	Low     bool      `json:"low,omitempty"`
	Unknown []string  `json:"unknown,omitempty"`
	IDs     []string  `json:"ids"`
	Scores  []float64 `json:"scores"`
}

// vectors reads the vectors of a site, after writing them when asked to.
func vectors(t *testing.T, s *Searcher, name string, queries []string) []vector {
	t.Helper()
	path := "testdata/vectors-" + name + ".jsonl"
	if *update {
		var text bytes.Buffer
		for _, q := range queries {
			v := vectorOf(q, s.Search(q, QueryOptions{}))
			data, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			text.Write(append(data, '\n'))
		}
		if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []vector
	for line := range strings.Lines(string(data)) {
		var v vector
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

func vectorOf(q string, r Result) vector {
	v := vector{Q: q, Low: r.LowConfidence, Unknown: r.Unknown, IDs: []string{}, Scores: []float64{}}
	for _, h := range r.Hits {
		v.IDs = append(v.IDs, h.ID)
		v.Scores = append(v.Scores, h.Score)
	}
	return v
}

// same compares entries in order, and scores to 4 digits.
func (v vector) same(w vector) bool {
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-4 }
	return v.Low == w.Low && slices.Equal(v.Unknown, w.Unknown) && slices.Equal(v.IDs, w.IDs) && slices.EqualFunc(v.Scores, w.Scores, near)
}

// agree holds both engines to the vectors, and their counts to each other, and returns the client's answers.
func agree(t *testing.T, s *Searcher, name string, queries []string) []clientAnswer {
	t.Helper()
	want := vectors(t, s, name, queries)
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	asked := make([]clientQuery, len(want))
	for i, v := range want {
		asked[i] = clientQuery{v.Q, map[string]any{"counts": true}}
	}
	answers := runClient(t, files, asked)
	bad := 0
	for i, a := range answers {
		r := s.Search(want[i].Q, QueryOptions{Counts: true})
		inGo, inClient := vectorOf(want[i].Q, r), vector{want[i].Q, a.Low, a.Unknown, a.IDs, a.Scores}
		if !want[i].same(inGo) || !want[i].same(inClient) || !reflect.DeepEqual(r.Counts, a.Counts) {
			if bad++; bad <= 5 {
				t.Errorf("%q\n  want   %+v\n  Go     %+v %v\n  client %+v %v", want[i].Q, want[i], inGo, r.Counts, inClient, a.Counts)
			}
		}
	}
	if bad > 0 {
		t.Errorf("%d of %d vectors differ; -update writes them anew", bad, len(want))
	}
	return answers
}

func TestEnginesAgreeOnSample(t *testing.T) {
	docs, options := sampleSite(1000, 60)
	s := buildSample(t, docs, options)
	weigh(t, s, agree(t, s, "sample", sampleQueries(docs, 300)))
}

// TestEnginesAgreeOnSite asks what people ask of the real site, and what they would
// paste of each of its messages.
func TestEnginesAgreeOnSite(t *testing.T) {
	s := openSite(t, "testdata/site.json")
	docs, _ := realSite(t, "testdata/site.json")
	var queries []string
	for _, q := range readDevQueries(t, "testdata/dev.jsonl") {
		queries = append(queries, q.Q)
	}
	for _, d := range docs {
		queries = append(queries, d.Labels[0], d.ID)
		for _, m := range d.Messages {
			queries = append(queries, "ERROR 2024 "+strings.Join(m, "Archive 7")+" (pid 77)")
		}
	}
	t.Logf("%d queries", len(queries))
	weigh(t, s, agree(t, s, "site", queries))
}

func gzipSize(data []byte) int {
	var counter countWriter
	w, _ := gzip.NewWriterLevel(&counter, 9)
	w.Write(data)
	w.Close()
	return int(counter)
}

type countWriter int

func (c *countWriter) Write(p []byte) (int, error) { *c += countWriter(len(p)); return len(p), nil }

// weigh logs what the queries load, gzipped, without and with the engine.
func weigh(t testing.TB, s *Searcher, answers []clientAnswer) {
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[string]int{}
	for _, f := range files {
		sizes[strings.TrimSuffix(f.Name, ".js")] = gzipSize(f.Data)
	}
	engine := gzipSize(bundle(t, "client/search.ts", true))
	var totals, parts []int
	var again []float64
	sums := map[byte]int{}
	for _, a := range answers {
		total := engine
		for _, name := range a.Files {
			total += sizes[name]
			at := strings.IndexByte(name, '/') + 1
			sums[name[at]] += sizes[name]
		}
		totals = append(totals, total)
		parts = append(parts, len(a.Files))
		again = append(again, a.Again)
	}
	slices.Sort(totals)
	slices.Sort(parts)
	slices.Sort(again)
	n := len(totals)
	t.Logf("engine %d, manifest %d; first query: median %d, 90%% %d, most %d bytes; %d files (most %d)", engine, sizes["manifest"], totals[n/2], totals[n*9/10], totals[n-1], parts[n/2], parts[n-1])
	t.Logf("means: terms %d, titles %d, details %d; time median %.2f ms, 95%% %.2f ms", sums['t']/n, sums['b']/n, sums['d']/n, again[n/2], again[n*95/100])
}
