package importer

import (
	"testing"
	"testing/fstest"

	"faultbook/internal/importer/recognise"
)

// FuzzFolder imports a page of another generator: whatever it holds, a second import
// changes no byte.
func FuzzFolder(f *testing.F) {
	f.Add(
		[]byte("---\ntitle: T\ntags: [a]\nslug: /b\ndate: 2026-01-02\nweight: 3\n---\n# T\n\n[x](b.md) ![y](c.png)\n"),
	)
	f.Add([]byte("---\ntitle: A\nslug: /0\ndate: 0000-00-00T00:00\n---\n0\n"))
	f.Add([]byte("+++\ntitle = \"T\"\ndraft = true\n+++\nText\n"))
	f.Add([]byte("---\na: b: c\n---\nT\n===\n"))
	f.Fuzz(func(t *testing.T, page []byte) {
		docs := fstest.MapFS{"a/index.md": {Data: page}, "a/b.mdx": {Data: page}, "a/c.png": {Data: []byte("png")}}
		site := fstest.MapFS{}
		opts := Options{Site: site, Mapping: recognise.Mapping{Into: "manual"}}
		for round := range 2 {
			plan, err := Folder("docs", docs, opts)
			if err != nil {
				t.Fatal(err)
			}
			if round > 0 && len(plan.New)+len(plan.Updates) > 0 {
				t.Errorf("a second import writes %d files", len(plan.New)+len(plan.Updates))
			}
			carryOut(t, site, plan)
		}
	})
}

// FuzzMake imports a CSV twice.
func FuzzMake(f *testing.F) {
	f.Add([]byte("Status,Message,Summary,Fix\nHot,%s is hot,x,- a\nHot,,y,\n\"\",z,,\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		site := fstest.MapFS{}
		for round := range 2 {
			plan, err := Make([]Source{{Name: "a.csv", Data: data}}, Options{Site: site})
			if err != nil {
				return
			}
			if round > 0 && len(plan.New)+len(plan.Updates) > 0 {
				t.Errorf("a second import writes %d files", len(plan.New)+len(plan.Updates))
			}
			carryOut(t, site, plan)
		}
	})
}
