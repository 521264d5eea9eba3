package search

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"faultbook/search/text"
)

// needNode returns the path of Node. Only ./test quick, which installs nothing,
// does without it.
func needNode(tb testing.TB) string {
	tb.Helper()
	node, err := exec.LookPath("node")
	if err != nil && testing.Short() {
		tb.Skip("./test quick leaves out what needs Node")
	}
	if err != nil {
		tb.Fatal("Node is not installed: run ./test, which installs it, or ./test quick")
	}
	return node
}

// TestTokensAgree cuts texts of all kinds in both engines.
func TestTokensAgree(t *testing.T) {
	texts := tokenSamples(t)
	node := needNode(t)
	for i, line := range runJob(t, node, map[string]any{"texts": texts, "queries": []any{}}) {
		var got []string
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(line)
		}
		want := []string{}
		for _, token := range text.Cut(texts[i]) {
			key := token.Key
			if token.Inner {
				key += "'"
			}
			want = append(want, key+"/"+string(rune('0'+token.Sort))+string(rune('0'+token.Cue)))
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q\n  Go     %s\n  client %s", texts[i], want, got)
		}
	}
}

func tokenSamples(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/tokens.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts := strings.Split(strings.TrimSpace(string(data)), "\n")
	for _, name := range []string{"dev", "heldout", "fresh-a", "fresh-b"} {
		for _, q := range readDevQueries(t, "testdata/"+name+".jsonl") {
			texts = append(texts, q.Q)
		}
	}
	docs, _ := realSite(t, "testdata/site.json")
	for _, d := range docs {
		texts = append(texts, d.Body, strings.Join(d.Labels, " \uFFFC "), strings.Join(d.Keywords, ", "))
	}
	return texts
}
