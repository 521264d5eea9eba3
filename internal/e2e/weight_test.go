package e2e_test

import (
	"bytes"
	"compress/gzip"
	"path"
	"strings"
	"testing"
)

// maxWeight is what the first view of an entry may cost on the way to a phone
// with a bad connection: HTML and styles, compressed as servers do it.
const maxWeight = 20_000

func TestEntriesAreLight(t *testing.T) {
	heaviest, name := 0, ""
	for _, p := range pagesOf(t, readPlain) {
		if p.kind() != "entry" {
			continue
		}
		weight := zipped(t, readFile(t, plain, p.file))
		styles := 0
		for link := range elements(p.doc, "link") {
			if attr(link, "rel") == "stylesheet" {
				styles++
				weight += zipped(t, readFile(t, plain, path.Join(path.Dir(p.file), attr(link, "href"))))
			}
		}
		if styles == 0 {
			t.Errorf("%s has no style sheet", p.file)
		}
		if weight > heaviest {
			heaviest, name = weight, p.file
		}
	}
	if heaviest == 0 {
		t.Fatal("no entry was weighed")
	}
	t.Logf("the heaviest entry, %s, is %d bytes", strings.TrimSuffix(name, "/index.html"), heaviest)
	if heaviest > maxWeight {
		t.Errorf("%s is %d bytes with its styles, more than %d", name, heaviest, maxWeight)
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
