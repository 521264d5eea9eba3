package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDepthOfLoads(t *testing.T) {
	at := func(start, end float64) *load { return &load{start: start, end: end} }
	for _, c := range []struct {
		name  string
		loads []*load
		want  int
	}{
		{"none", nil, 0},
		{"side by side", []*load{at(0, 3), at(1, 2), at(2.5, 4)}, 2},
		{"together", []*load{at(0, 3), at(0, 2), at(1, 4)}, 1},
		{"one after the other", []*load{at(4, 5), at(0, 1), at(2, 3), at(2, 6)}, 3},
	} {
		if got := depthOf(c.loads); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestQuantiles(t *testing.T) {
	values := []float64{4, 1, 3, 2}
	if m, most := quantile(values, 0.5), quantile(values, 1); m != 3 || most != 4 || quantile(nil, 0.5) != 0 {
		t.Errorf("%v, %v", m, most)
	}
}

func TestQueries(t *testing.T) {
	e := listed{Product: "Dropsuite", Operation: "Backup", Status: "Failed", Message: "Backup of <Mailbox> failed because authentication was refused / second"}
	var texts []string
	for i := range 5 {
		q := queryFor(e, i)
		texts = append(texts, q.kind+": "+q.text+"|"+q.more)
	}
	want := `message: Backup of maria.silva0@fabrikam.example failed because authentication was refused| bac
label: failed dropsuite| bac
typo: Backup of maria.silva2@fabrikam.example failed because authenitcation was refused| bac
prefix: Backup of maria.silva3@fabrikam.example fai|led 
pasted line: 2026-03-14T09:26:53.589Z [4711] ERROR worker-3: Backup of maria.silva4@fabrikam.example failed because authentication was refused (request 7f3a9c1e, node eu-2)| bac`
	if got := strings.Join(texts, "\n"); got != want {
		t.Errorf("queries are\n%s\nand should be\n%s", got, want)
	}
	if typed := (query{kind: "label", text: "a bc"}).typed(); strings.Join(typed, ",") != "a,a b,a bc" {
		t.Errorf("typed %q", typed)
	}
}

func TestServerZips(t *testing.T) {
	dir := t.TempDir()
	text := strings.Repeat("the same again ", 1000)
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	root, stop, err := serve(0, map[string]string{"/": dir})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	response, err := http.Get(root)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || string(body) != text || !response.Uncompressed {
		t.Errorf("%v, %d bytes, zipped: %v", err, len(body), response.Uncompressed)
	}
}

func TestHeld(t *testing.T) {
	for want, v := range map[string]verdict{
		"1.0 KB": {Value: 1000}, "1.0 KB (met: at most 2.0 KB)": {Value: 1000, AtMost: 2000},
		"3.0 KB (MISSED: at most 2.0 KB)": {Value: 3000, AtMost: 2000},
	} {
		if got := v.held(showKB); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
