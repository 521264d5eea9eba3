package logs_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"faultbook/internal/logs"
)

// update rewrites the answers in testdata/vectors.json: go test ./internal/logs -update
var update = flag.Bool("update", false, "rewrite the answers of testdata/vectors.json")

// vector is a log and what the readers in Go and in browsers say of it.
type vector struct {
	Name   string          `json:"name"`
	Log    string          `json:"log"`
	Answer json.RawMessage `json:"answer"`
}

func testEntries(t testing.TB) []logs.Entry {
	t.Helper()
	var entries []logs.Entry
	read(t, "testdata/entries.json", &entries)
	return entries
}

func read(t testing.TB, name string, value any) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, value); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func answerTo(m *logs.Matcher, log string) *logs.Answer {
	r := m.NewReader()
	for n, text := range strings.Split(log, nextFile) {
		r.Begin(string(rune('a'+n)) + ".log")
		r.Write(text)
	}
	return r.Answer()
}

// nextFile parts the files of a vector: a.log, b.log and so on.
const nextFile = "\f----\n"

// TestVectors: the answers are those of the file, whose differences are reviewed; the
// test of the client has browsers' code give the same.
func TestVectors(t *testing.T) {
	m := logs.NewMatcher(testEntries(t))
	var all []vector
	read(t, "testdata/vectors.json", &all)
	for i, v := range all {
		var got bytes.Buffer
		encoder := json.NewEncoder(&got)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(answerTo(m, v.Log)); err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := json.Compact(&want, v.Answer); err != nil && !*update {
			t.Fatal(err)
		}
		if *update {
			all[i].Answer = got.Bytes()
		} else if !bytes.Equal(bytes.TrimSpace(got.Bytes()), want.Bytes()) {
			t.Errorf("%s:\n got %s\nwant %s", v.Name, &got, &want)
		}
	}
	if *update {
		var text bytes.Buffer
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(all); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("testdata/vectors.json", text.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
