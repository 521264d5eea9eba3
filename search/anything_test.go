package search

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// anythingVariable asks for more texts than each run of the tests makes.
const anythingVariable = "FAULTBOOK_ANYTHING"

// oddities are pieces of texts at which engines may part: signs, operators, scripts,
// numbers of all forms, and what no text should have.
var oddities = []string{
	"\"", "-", "--", "-x", "+", "#", ":", "product:", "product:insync", "severity:", "q:", ".", "…", "/", "\\", "<", ">", "&", "'", "’", "`", "*", "^", "~", "|", "(", ")", "[", "]", "{", "}", "@", "$", "%", "%s", "%1$d", "{0}",
	"0x", "0x7B", "0x0000007b", "80070005", "-1073741819", "2147483648", "4294967295", "4294967296", "5.1.195", "1.2.3.4.5", "ORA-942", "E_1042", "HCW8019, 8021", "v2.10", "2026-11-30", "12:00:11", "1e9", "00000", "999999999999999999999",
	"\u0000", "\u200b", "\u200d", "\u00ad", "\u202e", "\ufeff", "\ufffc", "\ufffd", "\U0010ffff", "ﬁ", "ﬀ", "ẞ", "ß", "İ", "ı", "Ǆ", "ά", "Å", "e\u0301", "שָׁלוֹם", "كَتَبَ", "ไม่สามารถ", "ບໍ່", "မြန်မာ", "接続中", "エラー", "오류", "👍", "👩‍💻", "\U0001F1E9\U0001F1EA", "ｆｕｌｌ", "①", "½", "²", "℃", "Ⅷ",
	"error", "code", "stop", "line", "version", "id", "the", "not", "FileNotFoundException", "OutOfMemoryError", ".NET", "C++", "C#", "--force", "constructor", "__proto__", "toString", "hasOwnProperty", "\n", "\r\n", "\t", "\u2028", "at java.lang.Thread.run(Thread.java:748)", "https://a.example.com/b?c=d#e", "C:\\Users\\ana",
}

// anything makes texts of pieces of a site's own words and of oddities.
func anything(docs []Document, seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 11))
	var words []string
	for _, d := range docs {
		words = append(
			words,
			strings.Fields(strings.Join(d.Labels, " ")+" "+d.Body+" "+strings.Join(d.Keywords, " "))...)
		for _, m := range d.Messages {
			words = append(words, strings.Join(m, "7"))
		}
	}
	piece := func() string {
		if r.IntN(2) == 0 {
			return oddities[r.IntN(len(oddities))]
		}
		word := []rune(words[r.IntN(len(words))])
		switch at := r.IntN(len(word)); r.IntN(6) {
		case 0:
			return string(word[:at])
		case 1:
			return string(word[:at]) + string(word[min(at+1, len(word)):])
		case 2:
			return strings.ToUpper(string(word))
		}
		return string(word)
	}
	var out []string
	for range n {
		var text strings.Builder
		for range 1 + r.IntN(1+r.IntN(40)) {
			text.WriteString(piece())
			if r.IntN(4) > 0 {
				text.WriteByte(' ')
			}
		}
		out = append(out, text.String())
	}
	return out
}

// TestEnginesAgreeOnAnything asks texts that nobody would write: both engines give the
// same entries in the same order, and confidences between 0 and 1.
func TestEnginesAgreeOnAnything(t *testing.T) {
	n := 300
	if more, err := strconv.Atoi(os.Getenv(anythingVariable)); err == nil {
		n = more
	}
	s := openSite(t, "testdata/site.json")
	docs, _ := realSite(t, "testdata/site.json")
	if found := sameAnswers(t, s, anything(docs, uint64(n), n)); found < n/2 {
		t.Errorf("%d of %d queries find something", found, n)
	}
}

// sameAnswers holds both engines to the same answers, and returns how many queries find something.
func sameAnswers(t *testing.T, s *Searcher, queries []string) (found int) {
	t.Helper()
	asked := make([]clientQuery, len(queries))
	for i, q := range queries {
		asked[i].Q = q
	}
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	bad := 0
	for i, a := range runClient(t, files, asked) {
		r := s.Search(queries[i], QueryOptions{})
		inGo, inClient := vectorOf(queries[i], r), vector{queries[i], a.Low, a.Unknown, a.IDs, a.Scores}
		if !inGo.same(inClient) || a.Confidence < 0 || a.Confidence > 1 {
			if bad++; bad <= 5 {
				t.Errorf("%q\n  Go     %+v\n  client %+v", queries[i], inGo, inClient)
			}
		}
		if len(r.Hits) > 0 {
			found++
		}
	}
	if bad > 0 {
		t.Errorf("%d of %d answers differ", bad, len(queries))
	}
	return found
}

// FuzzQuery: no text stops the engine, and hits come in the order of their scores.
func FuzzQuery(f *testing.F) {
	docs, options := sampleSite(60, 6)
	s := buildSample(f, docs, options)
	for _, text := range anything(docs, 1, 100) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := s.Search(text, QueryOptions{Counts: true})
		for i, h := range r.Hits {
			if i > 0 && h.Score > r.Hits[i-1].Score || h.ID == "" {
				t.Errorf("%q: hit %d is %+v", text, i, h)
			}
		}
	})
}

// FuzzSynonyms: a site's own groups may say anything, and its labels are found as before.
func FuzzSynonyms(f *testing.F) {
	docs, options := sampleSite(12, 4)
	for _, text := range []string{"", "a, b", "# no\n\nprinter, printing device\nprinter", ",,\n , \n", "a,a,a", "the, of", "\xff, \u0301"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		options := options
		options.Synonyms = text
		if r := buildSample(t, docs, options).Search(docs[0].Labels[0], QueryOptions{}); len(r.Hits) == 0 {
			t.Errorf("with %q nothing is found", text)
		}
	})
}
