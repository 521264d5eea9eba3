package search

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// clientAnswer is what client/batch.test.ts prints for a query.
type clientAnswer struct {
	Low        bool
	Confidence float64
	Unknown    []string
	IDs        []string
	Scores     []float64
	Languages  []string // of the messages that match
	Matched    []string // these messages
	Counts     map[string]map[string]int
	Files      []string
	Cold       float64
	Again      float64
}

type clientQuery struct {
	Q       string         `json:"q"`
	Options map[string]any `json:"options,omitempty"`
}

// bundle puts a client file and what it imports into one script.
func bundle(tb testing.TB, entry string, minify bool) []byte {
	tb.Helper()
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{
			entry,
		}, Bundle: true, Target: api.ES2022, Format: api.FormatIIFE, Write: false, External: []string{"fs"},
		LogLevel:         api.LogLevelSilent,
		MinifyWhitespace: minify, MinifyIdentifiers: minify, MinifySyntax: minify, GlobalName: "faultbook",
	})
	if len(result.Errors) > 0 {
		tb.Fatalf("bundle %s: %s", entry, result.Errors[0].Text)
	}
	return result.OutputFiles[0].Contents
}

// runClientLines has Node answer the queries over the files.
func runClientLines(tb testing.TB, files []File, queries []clientQuery) []string {
	tb.Helper()
	node := needNode(tb)
	dir := tb.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return runJob(tb, node, map[string]any{"dir": dir, "queries": queries})
}

func runClient(tb testing.TB, files []File, queries []clientQuery) []clientAnswer {
	tb.Helper()
	var answers []clientAnswer
	for _, line := range runClientLines(tb, files, queries) {
		var answer clientAnswer
		if err := json.Unmarshal([]byte(line), &answer); err != nil {
			tb.Fatalf("client: %s", line)
		}
		answers = append(answers, answer)
	}
	if len(answers) != len(queries) {
		tb.Fatalf("client answered %d of %d queries", len(answers), len(queries))
	}
	return answers
}

func runJob(tb testing.TB, node string, job map[string]any) []string {
	tb.Helper()
	dir := tb.TempDir()
	script, input := filepath.Join(dir, "batch.js"), filepath.Join(dir, "job.json")
	data, err := json.Marshal(job)
	if err != nil {
		tb.Fatal(err)
	}
	for path, data := range map[string][]byte{script: bundle(tb, "client/batch.test.ts", false), input: data} {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	command := exec.Command(node, script, input)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		tb.Fatalf("node: %v", err)
	}
	var lines []string
	scanner := bufio.NewScanner(strings.NewReader(string(out)))
	scanner.Buffer(nil, 1<<24)
	for scanner.Scan() {
		lines = append(lines, scanner.Text())
	}
	return lines
}

// TestClient runs the client's own tests.
func TestClient(t *testing.T) {
	node := needNode(t)
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{
			"client/engine.test.ts",
		}, Bundle: true, Target: api.ES2022, Format: api.FormatCommonJS, Platform: api.PlatformNode,
		LogLevel: api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors[0].Text)
	}
	script := filepath.Join(t.TempDir(), "engine.test.cjs")
	if err := os.WriteFile(script, result.OutputFiles[0].Contents, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), node, "--test", script).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
