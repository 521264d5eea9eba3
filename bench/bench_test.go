package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReport holds that figures are compared with the last ones of the same
// machine, and that only what exceeds the noise got worse.
func TestReport(t *testing.T) {
	past := []record{
		{Machine: "a", Figures: map[string]figure{"x: s": {Value: 10}, "y: s": {Value: 10, Noise: 0.3}, "z: s": {Value: 10}, "p: points": {Value: 99}}},
		{Machine: "b", Figures: map[string]figure{"x: s": {Value: 1}}},
	}
	now := record{Machine: "a", Figures: map[string]figure{"x: s": {Value: 12}, "y: s": {Value: 12}, "z: s": {Value: 5}, "p: points": {Value: 80}}}
	var out bytes.Buffer
	report(&out, now, past)
	_, worse, _ := strings.Cut(out.String(), "worse than last time")
	for name, want := range map[string]bool{"x: s": true, "y: s": false, "z: s": false, "p: points": true} {
		if got := strings.Contains(worse, name); got != want {
			t.Errorf("%s got worse: %v, want %v\n%s", name, got, want, &out)
		}
	}
	file := filepath.Join(t.TempDir(), "figures.json")
	if err := writeRecords(file, append(past, now)); err != nil {
		t.Fatal(err)
	}
	if again, err := readRecords(file); err != nil || len(again) != 3 || again[2].Figures["x: s"].Value != 12 {
		t.Errorf("%v, %v", again, err)
	}
}

func TestArguments(t *testing.T) {
	if sizes, err := parseSizes("10000, 1000,1000"); err != nil || !slices.Equal(sizes, []int{1000, 10_000}) {
		t.Errorf("%v, %v", sizes, err)
	}
	if _, err := parseSizes("5"); err == nil {
		t.Error("a size that is too small is taken")
	}
	if _, err := choose("build,bild"); err == nil || !strings.Contains(err.Error(), `"bild"`) {
		t.Errorf("an unknown section: %v", err)
	}
}

// TestMeasure measures this test binary itself, which lists its tests.
func TestMeasure(t *testing.T) {
	b := &bench{ctx: context.Background(), runs: 2}
	used, err := b.measure(t.TempDir(), "", os.Args[0], "-test.list", "TestMeasure")
	if err != nil || !bytes.Contains(used.out, []byte("TestMeasure")) || used.cpu.Value <= 0 || used.memory.Value < 1 {
		t.Errorf("%+v, %v", used, err)
	}
	if _, err := b.measure(t.TempDir(), "", os.Args[0], "-test.nonsense"); err == nil || !strings.Contains(err.Error(), "nonsense") {
		t.Errorf("a program that fails: %v", err)
	}
}

func TestAtPercent(t *testing.T) {
	if values := []float64{4, 1, 3, 2, 5}; most(values).Value != 5 || atPercent(values, 50).Value != 3 || most(nil).Value != 0 {
		t.Errorf("%v, %v", most(values), atPercent(values, 50))
	}
}

func TestQueries(t *testing.T) {
	e := listed{Product: "Dropsuite", Operation: "Backup", Status: "Failed", Message: "Backup of <Mailbox> failed because authentication was refused / second"}
	var texts []string
	for i := range 5 {
		q := queryFor(e, i)
		texts = append(texts, q.text+"|"+q.more)
	}
	want := `Backup of srv-00.fabrikam.example failed because authentication was refused| bac
failed dropsuite| bac
Backup of srv-02.fabirkam.example failed because authentication was refused| bac
Backup of srv-03.fabrikam.example failed be|caus
2026-03-14T09:26:53.589Z [4711] ERROR worker-3: Backup of srv-04.fabrikam.example failed because authentication was refused (request 7f3a9c1e, node eu-2)| bac`
	if got := strings.Join(texts, "\n"); got != want {
		t.Errorf("queries are\n%s\nand should be\n%s", got, want)
	}
}

func TestServerZips(t *testing.T) {
	dir, text := t.TempDir(), strings.Repeat("the same again ", 1000)
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	server := serve(map[string]string{"/": t.TempDir(), "/sub/": dir})
	defer server.Close()
	response, err := http.Get(server.URL + "/sub/")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != nil || string(body) != text || !response.Uncompressed {
		t.Errorf("%v, %d bytes, zipped: %v", err, len(body), response.Uncompressed)
	}
}
