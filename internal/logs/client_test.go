package logs_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"

	"faultbook/internal/logs"
	"faultbook/internal/logs/logtest"
)

// clientEntry is an entry as the reader in browsers has it.
type clientEntry struct {
	ID       string         `json:"id"`
	Label    string         `json:"label"`
	Verdict  string         `json:"verdict"`
	Messages []logs.Message `json:"messages"`
	Codes    []string       `json:"codes"`
	Labels   []string       `json:"labels"`
	LeadsTo  []int          `json:"leadsTo"`
}

// secretArguments are arguments that are left out with the secrets.
var secretArguments = []logs.Values{
	{Name: "Word", Values: []string{"log", "from", "rights and duties", "東京支社"}},
	{Name: "Long", Values: []string{"bounced back to the sender"}},
}

// runClient has Node read logs, and leave secrets out of texts: a line for each.
func runClient(t *testing.T, entries []logs.Entry, texts, secrets []string) [][]byte {
	t.Helper()
	var list []clientEntry
	for _, e := range entries {
		list = append(list, clientEntry{e.ID, e.Label, e.Verdict, append([]logs.Message{}, e.Message...),
			append([]string{}, e.Codes...), append([]string{}, e.Labels...), append([]int{}, e.LeadsTo...)})
	}
	shapes := [][]string{}
	if len(secrets) > 0 {
		shapes = secretShapes
	}
	job, err := json.Marshal(
		map[string]any{
			"entries":   list,
			"logs":      append([]string{}, texts...),
			"secrets":   append([]string{}, secrets...),
			"arguments": secretArguments,
			"nextFile":  nextFile,
			"shapes":    shapes,
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "job.json")
	if err := os.WriteFile(path, job, 0o644); err != nil {
		t.Fatal(err)
	}
	lines := runScript(t, "../../search/client/logs/vectors.test.ts", path)
	if len(lines) != len(texts)+len(secrets)+len(shapes) {
		t.Fatalf("%d answers to %d logs and %d secrets", len(lines), len(texts), len(secrets))
	}
	return lines
}

// runScript has Node run a script, and returns the lines that it prints.
func runScript(t *testing.T, script string, args ...string) [][]byte {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if !testing.Short() {
			t.Fatal("Node is not installed: run ./test, which installs it, or ./test quick")
		}
		t.Skip("./test quick leaves out what needs Node")
	}
	result := api.Build(api.BuildOptions{EntryPoints: []string{script}, Bundle: true, Target: api.ES2022,
		Format: api.FormatCommonJS, Platform: api.PlatformNode, LogLevel: api.LogLevelSilent})
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors[0].Text)
	}
	path := filepath.Join(t.TempDir(), "script.cjs")
	if err := os.WriteFile(path, result.OutputFiles[0].Contents, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, append([]string{path}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Split(bytes.TrimSuffix(out, []byte("\n")), []byte("\n"))
}

// longLines are logs with lines that are longer than what is joined, cut, or searched for a text, and how
// many statuses are in them. Some have characters of two, three and four bytes.
func longLines() map[string]int {
	const message = "Backup of A failed after 3 attempts"
	long := strings.Repeat
	return map[string]int{
		long("word ", 1700) + "Backup of A failed\nafter 3 attempts\n":                0,
		long("word ", 1000) + "Backup of A failed\nafter 3 attempts\n":                1,
		long("名", 2700) + " Backup of A failed\nafter 3 attempts\n":                   1, // 2,719 units, 8,119 bytes
		"ERROR wire torn " + long("y", 16300) + ` "GET ` + long("z", 9000) + "\n":     0,
		"ERROR wire torn " + long("𝐀", 9000) + " end\nERROR " + long("é", 300) + "\n": 0,
		long("x", 32767) + "𝐀 end\n" + long("名", 32760) + " " + message + "\n":        0, // cut within the message
		long("é", 40000) + "ERROR wire torn\n" + long("𝐀", 20000) + " " + message:     1,
	}
}

func TestLongLines(t *testing.T) {
	m := logs.NewMatcher(testEntries(t))
	for log, want := range longLines() {
		a := answerTo(m, log)
		if a.Recognised != want {
			t.Errorf("%.30q…: %d statuses, want %d", log, a.Recognised, want)
		}
		for _, f := range a.Undocumented {
			if !utf8.ValidString(f.Shape+f.Place.Text) || len(f.Shape) > 20_000 {
				t.Errorf("%.30q…: a shape of %d bytes", log, len(f.Shape))
			}
		}
	}
}

// TestClientGivesTheSameAnswers: browsers say of the vectors, and of logs of many
// products, what the command says.
func TestClientGivesTheSameAnswers(t *testing.T) {
	entries := testEntries(t)
	m := logs.NewMatcher(entries)
	var all []vector
	read(t, "testdata/vectors.json", &all)
	var texts []string
	for _, v := range all {
		texts = append(texts, v.Log)
	}
	for log := range longLines() {
		texts = append(texts, log)
	}
	for seed := range uint64(6) {
		texts = append(texts, strings.Join(logtest.New(entries, 2500, 60, seed).Lines, "\n"))
	}
	for i, line := range runClient(t, entries, texts, nil) {
		want := answerTo(m, texts[i])
		var got logs.Answer
		if err := json.Unmarshal(line, &got); err != nil {
			t.Fatal(err)
		}
		if a, b := indented(t, &got), indented(t, want); a != b {
			t.Errorf("log %d: %s", i, firstDifference(a, b))
		}
	}
}

func indented(t *testing.T, a *logs.Answer) string {
	t.Helper()
	text, err := json.MarshalIndent(a, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func firstDifference(a, b string) string {
	first, second := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(first), len(second)) {
		if first[i] != second[i] {
			from := max(0, i-6)
			return fmt.Sprintf(
				"in browsers\n%s\nin Go\n%s",
				strings.Join(first[from:i+1], "\n"),
				strings.Join(second[from:i+1], "\n"),
			)
		}
	}
	return "one is longer"
}
