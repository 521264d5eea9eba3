package e2e_test

import (
	"bytes"
	"encoding/csv"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// schemas are what other programs expect of the files that they read: for the
// sitemap the schema of sitemaps.org, from an npm package.
var schemas = []struct {
	file, kind, schema string
	broken             func(string) string
}{
	{
		"sitemap.xml",
		"--schema",
		"testdata/sitemap.xsd",
		func(s string) string { return strings.Replace(s, "<loc>", "<loc>not an address ", 1) },
	},
	{
		"feed.xml",
		"--relaxng",
		"testdata/atom.rng",
		func(s string) string { return strings.Replace(s, "T00:00:00Z", "", 1) },
	},
	{
		"opensearch.xml",
		"--relaxng",
		"testdata/opensearch.rng",
		func(s string) string { return strings.Replace(s, "<ShortName>", "<ShortName>too long for a menu ", 1) },
	},
}

// TestFilesFollowTheirSchemas lets xmllint read them, and each once more with a
// fault in it, which must be seen.
func TestFilesFollowTheirSchemas(t *testing.T) {
	if testing.Short() {
		t.Skip("./test quick leaves out what needs xmllint")
	}
	for _, s := range schemas {
		t.Run(s.file, func(t *testing.T) {
			lint := func(text string) (string, error) {
				cmd := exec.CommandContext(
					t.Context(),
					"xmllint",
					"--nonet",
					"--noout",
					s.kind,
					filepath.FromSlash(s.schema),
					"-",
				)
				cmd.Stdin = strings.NewReader(text)
				out, err := cmd.CombinedOutput()
				return string(out), err
			}
			text := string(readFile(t, based, s.file))
			if out, err := lint(text); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
			if out, err := lint(s.broken(text)); err == nil || !strings.Contains(out, "fails to validate") {
				t.Errorf("a fault is not seen: %v\n%s", err, out)
			}
		})
	}
}

// TestTableFollowsItsFormat holds catalogue.csv to RFC 4180: lines end in CR
// and LF, each has as many fields as the first, and quotes are where they must be.
func TestTableFollowsItsFormat(t *testing.T) {
	data := readFile(t, plain, "catalogue.csv")
	if !utf8.Valid(data) || !bytes.HasSuffix(data, []byte("\r\n")) {
		t.Error("it is not UTF-8, or its last line does not end in CR and LF")
	}
	r := csv.NewReader(bytes.NewReader(data)) // with every strictness
	rows, err := r.ReadAll()
	want := 1 // the names of the columns
	for _, e := range readCatalogue(t).Entries {
		want += 1 + len(e.Languages)
	}
	if err != nil || len(rows) != want {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	inQuotes, bare := false, 0
	for i, c := range data {
		switch {
		case c == '"':
			inQuotes = !inQuotes
		case c == '\n' && !inQuotes && data[i-1] != '\r':
			bare++
		}
	}
	if bare > 0 {
		t.Errorf("%d lines end without CR", bare)
	}
}
