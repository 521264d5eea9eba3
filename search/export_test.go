package search

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// shardText takes the text of a term shard out of its script.
func shardText(tb testing.TB, f File) string {
	tb.Helper()
	data := strings.TrimSuffix(strings.TrimPrefix(string(f.Data), "fb("), ")")
	var text string
	if err := json.Unmarshal([]byte(data), &text); err != nil {
		tb.Fatalf("%s: %v", f.Name, err)
	}
	return text
}

func readManifest(tb testing.TB, f File) manifest {
	tb.Helper()
	_, data, _ := strings.Cut(strings.TrimSuffix(string(f.Data), ")\n"), ",")
	var m manifest
	if err := json.Unmarshal([]byte(data), &m); err != nil {
		tb.Fatal(err)
	}
	return m
}

// TestShards reads every record back from the shard in which a client looks for it.
func TestShards(t *testing.T) {
	s := openSite(t, "testdata/site.json")
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	head := readManifest(t, files[0])
	cuts, begins := cutsOf(head), strings.Fields(head.Begins)
	heavy := newUnpacker(head.Heavy)
	long, room := heavy.gaps(), 8*heavy.number(0)
	hashes := heavy.gaps()
	for _, l := range s.model.lexicon {
		begins = append(begins, beginning(l.word))
	}
	in := map[string]map[string]bool{} // forms by shard
	for _, f := range files[1:] {
		name := f.Name[strings.IndexByte(f.Name, '/')+1:]
		if name[0] != 't' {
			continue
		}
		records, err := unpackShard(shardText(t, f))
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		in[name] = map[string]bool{}
		for _, r := range records {
			for _, form := range r.forms {
				in[name][form] = true
				want := s.lookup(form)
				if want == nil || !reflect.DeepEqual(normal(want), normal(r)) {
					t.Fatalf("%s: %q reads back as\n%+v, want\n%+v", f.Name, form, normal(r), normal(want))
				}
			}
		}
	}
	forms := 0
	for _, g := range s.model.groups {
		for _, form := range s.lookup(g.name()).forms {
			forms++
			if !slices.Contains(begins, beginning(form)) {
				t.Errorf("no word begins as %q does", form)
			}
			at := cuts.shardOf(form, s.model.lexicon)
			if !in["t"+itoa(at)+".js"][form] {
				t.Errorf("%q is not in t%d, where it is looked for", form, at)
			}
			if s.lexicon.class(form) < 0 && slices.Contains(long, at) && !slices.Contains(hashes, hash(form, room)) {
				t.Errorf("%q has no hash, and t%d is not loaded for it", form, at)
			}
		}
	}
	if forms < 3000 || len(long) < 5 {
		t.Errorf("only %d forms and %d long shards", forms, len(long))
	}
}

func cutsOf(m manifest) *cuts { return &cuts{newUnpacker(m.Cuts).gaps(), strings.Fields(m.Terms)} }

// shardOf returns the number of the term shard that a word is looked for in: how many
// shards begin before it, or with it.
func (c *cuts) shardOf(word string, lexicon []lexeme) int {
	near, n := nearest(lexicon, word), 0
	for _, at := range c.lexicon {
		if at <= near {
			n++
		}
	}
	for _, other := range c.words {
		if at := nearest(lexicon, other); at < near || at == near && other <= word {
			n++
		}
	}
	return n
}

func TestBeginning(t *testing.T) {
	for word, want := range map[string]string{"a": "a", "pause": "pau", "e1042x": "e0000", "7f3a9c1e": "0f0a0", "é": "é", "größer": "grö", "ab2": "ab0", "接続": "接続"} {
		if got := beginning(word); got != want {
			t.Errorf("%q begins with %q, want %q", word, got, want)
		}
	}
}

func itoa(n int) string {
	data, _ := json.Marshal(n)
	return string(data)
}

// normal leaves out what a shard does not hold and makes empty lists alike.
func normal(r *record) string {
	c := *r
	c.name, c.stop = "", false
	data, _ := json.Marshal(textOf(encode("", &c)))
	return string(data)
}

func TestExportIsStable(t *testing.T) {
	docs, options := sampleSite(300, 40)
	var before []File
	for range 2 {
		files, err := Export(buildSample(t, docs, options))
		if err != nil {
			t.Fatal(err)
		}
		same := func(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }
		if before != nil && !slices.EqualFunc(before, files, same) {
			t.Error("two exports of one site differ")
		}
		before = files
		slices.Reverse(docs) // the order of the documents must not matter either
	}
}

// TestDamage has the client meet what can go wrong with files.
func TestDamage(t *testing.T) {
	docs, options := sampleSite(60, 20)
	files, err := Export(buildSample(t, docs, options))
	if err != nil {
		t.Fatal(err)
	}
	set := readManifest(t, files[0]).Set
	query := []clientQuery{{Q: docs[0].Labels[0] + " " + strings.Join(docs[0].Messages[0], " ")}}
	for name, change := range map[string]func(*File) bool{
		"another version": func(f *File) bool {
			f.Data = bytes.Replace(f.Data, []byte(`"version":4`), []byte(`"version":3`), 1)
			return true
		},
		"no terms":     func(f *File) bool { return !strings.HasPrefix(f.Name, set+"/t") },
		"no titles":    func(f *File) bool { return !strings.HasPrefix(f.Name, set+"/b") },
		"half a shard": func(f *File) bool { f.Data = halve(f); return true },
		"half a lexicon": func(f *File) bool {
			f.Data = bytes.Replace(f.Data, []byte(`","cuts":"`), []byte(`zz","cuts":"`), 1)
			return true
		},
	} {
		var changed []File
		for _, f := range files {
			if change(&f) {
				changed = append(changed, f)
			}
		}
		lines := runClientLines(t, changed, query)
		if len(lines) != 1 || !strings.HasPrefix(lines[0], "FAILED") || !strings.Contains(lines[0], "eload the page") {
			t.Errorf("%s: %q is no sentence that a reader can act on", name, lines)
		}
	}
}

// halve cuts the text of a term shard in the middle and leaves a valid script.
func halve(f *File) []byte {
	if !strings.Contains(f.Name, "/t") {
		return f.Data
	}
	return append(slices.Clone(f.Data[:len(f.Data)/2]), `")`...)
}

func textOf(e *encoded) string { return e.head + e.bodies + e.tail }

func FuzzDecode(f *testing.F) {
	line := newLineRef(3, kindLabel, 1)
	f.Add(packShard([]*record{{forms: []string{"pause", "paused"}, weight: 40, lists: []list{{"paused", 40, []posting{{line, 2, 55}}}, {"", 30, []posting{{line, 1, 55}}}},
		body: []bodyPosting{{4, 9}}, phrases: []phrase{{0, []string{"back"}, []list{{"", 12, []posting{{line, 1, 55}}}}}}}}))
	f.Add("BAAAAA")
	f.Fuzz(func(t *testing.T, text string) {
		records, err := unpackShard(text)
		if err != nil {
			return
		}
		for _, r := range records {
			if len(r.forms) == 0 {
				t.Errorf("%q gives a record without a form", text)
			}
		}
	})
}

func FuzzSearch(f *testing.F) {
	s := openSite(f, "testdata/site.json")
	for _, q := range []string{`"on queue" restore`, "backup -paused", "product:dropsuite space full", `a"b"c" -`, "接続 ﷺ", "inprogress", "\xff-\x00:"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		r := s.Search(q, QueryOptions{Counts: true})
		if !slices.IsSortedFunc(r.Hits, func(a, b Hit) int {
			if a.Score < b.Score {
				return 1
			}
			return 0
		}) {
			t.Errorf("%q: hits out of order", q)
		}
	})
}
