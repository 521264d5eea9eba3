package importer

import (
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/importer/recognise"
)

// TestMarkdownFolder imports the docs of another generator, twice.
func TestMarkdownFolder(t *testing.T) {
	docs := fstest.MapFS{
		"mkdocs.yml":    {Data: []byte("site_name: L\n")},
		"docs/index.md": {Data: []byte("# Lamp\n\nSee [setup](setup/README.md).\n")},
		"docs/setup/README.md": {
			Data: []byte(
				"---\ndescription: How to.\nsidebar_position: 2\ntags: [a]\nlayout: wide\n---\n# Set up {#old}\n\n![p](p.png) " +
					"[up](../index.md#x)\n",
			),
		},
		"docs/setup/p.png": {Data: []byte("png")},
		"docs/setup/b.mdx": {
			Data: []byte("---\ntitle: B\nslug: /old/b\ndate: 2026-01-02\n---\nimport X from 'x';\n\nText.\n"),
		},
		"docs/bad.md": {Data: []byte("---\ntitle: a: b\n---\nText.\n")},
	}
	site := fstest.MapFS{}
	plan, err := Folder("lamp", docs, Options{Site: site, Mapping: recognise.Mapping{Into: "manual"}})
	if err != nil {
		t.Fatal(err)
	}
	carryOut(t, site, plan)
	for name, want := range map[string]string{
		"content/manual/_index.md": "---\nkind: section\ntitle: Lamp\n---\nSee [setup](setup/_index.md).\n",
		"content/manual/setup/_index.md": "---\nkind: section\ntitle: Set up\nsummary: How to.\nweight: 2\nkeywords:\n  " +
			"- a\naliases:\n  - /setup\n---\n![p](p.png) [up](../_index.md#x)\n",
		"content/manual/setup/b.md": "---\nkind: article\ntitle: B\naliases:\n  - /old/b\nupdated: 2026-01-02\n---\n" +
			"Text.\n",
		"content/manual/setup/p.png": "png",
		"content/manual/bad.md":      "---\nkind: article\ntitle: 'a: b'\naliases:\n  - /bad\n---\nText.\n",
	} {
		if got := text(t, site, name); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
	report := strings.Join(plan.Report.Unplaced, "\n")
	for _, want := range []string{"the key layout has no place", "import X from 'x';", "docs/bad.md"[5:]} {
		if !strings.Contains(report, want) {
			t.Errorf("%q is not in the report:\n%s", want, report)
		}
	}
	again, err := Folder("lamp", docs, Options{Site: site, Mapping: recognise.Mapping{Into: "manual"}})
	if err != nil || len(again.New)+len(again.Updates) > 0 {
		t.Errorf("a second import writes %v %v, %v", again.New, again.Updates, err)
	}
}

// TestRedirects imports a folder whose settings lead old addresses to its pages.
func TestRedirects(t *testing.T) {
	const settings = "site_name: L\nmarkdown_extensions:\n  - x: {a: !!python/name:b.c }\nplugins:\n  - search\n  - " +
		"redirects:\n" +
		"      redirect_maps:\n        old/faults.md: codes.md#e1\n        gone.md: https://x.example/\n"
	docs := fstest.MapFS{"mkdocs.yml": {Data: []byte(settings)}, "docs/codes.md": {Data: []byte("# Codes\n\nx\n")}}
	plan, err := Folder("lamp", docs, Options{Site: fstest.MapFS{}})
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	carryOut(t, site, plan)
	want := "---\nkind: article\ntitle: Codes\naliases:\n  - /old/faults\n---\nx\n"
	if got := text(t, site, "content/codes.md"); got != want {
		t.Errorf("the page is\n%s\nwant\n%s", got, want)
	}
	if report := strings.Join(plan.Report.Unplaced, "\n"); !strings.Contains(report,
		"gone.md leads to https://x.example/") {
		t.Errorf("the report says\n%s", report)
	}
}

// TestStatusesInArticles imports a folder with tables and sections of statuses, which stay articles.
func TestStatusesInArticles(t *testing.T) {
	docs := fstest.MapFS{
		"mkdocs.yml":     {Data: []byte("site_name: L\n")},
		"docs/codes.md":  {Data: []byte("# Codes\n\n| Code | Remedy |\n|---|---|\n| E1 | Wait |\n| E2 | Run |\n")},
		"docs/one.md":    {Data: []byte("# One\n\n| Code | Remedy |\n|---|---|\n| E1 | Wait |\n")},
		"docs/parts.md":  {Data: []byte("# Parts\n\n## A1: Board\n\nx\n\n## A5: Fan\n\ny\n")},
		"docs/plain.md":  {Data: []byte("# Plain\n\n| Step | Action |\n|---|---|\n| 1 | Wait |\n")},
		"docs/fields.md": {Data: []byte("# Fields\n\n| Name | Description |\n|---|---|\n| size | Its size |\n")},
	}
	plan, err := Folder("lamp", docs, Options{Site: fstest.MapFS{}})
	if err != nil {
		t.Fatal(err)
	}
	want := "codes.md: 2 statuses stay part of this article: import the file alone to make an entry of each\n" +
		"one.md: a status stays part of this article: import the file alone to make an entry of it\n" +
		"parts.md: 2 statuses stay part of this article: import the file alone to make an entry of each"
	if got := strings.Join(plan.Report.Unplaced, "\n"); got != want {
		t.Errorf("the report says\n%s\nwant\n%s", got, want)
	}
}

// TestMarkdownAlone imports pages of MDX and Markdown without their folder.
func TestMarkdownAlone(t *testing.T) {
	beside := fstest.MapFS{"b.md": {Data: []byte("# B\n")}, "_p.mdx": {Data: []byte("Part.")}}
	a := "---\ntitle: Codes\ndescription: All of them.\ntags: [x]\n---\nimport P from './_p.mdx';\n\n<P />\n\n" +
		"See [b](b.md) and [c](c.mdx#d).\n"
	c := "---\ntitle: C\n---\n\n| Code | Fix |\n|---|---|\n| E1 | Wait {/* no */} |\n"
	plan, err := Make(
		[]Source{{Name: "a.mdx", Data: []byte(a), Pictures: beside}, {Name: "c.mdx", Data: []byte(c), Pictures: beside}},
		Options{Site: fstest.MapFS{}},
	)
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	carryOut(t, site, plan)
	want := "---\ntitle: Codes\nsummary: All of them.\nkeywords:\n  - x\n---\nPart.\n\nSee b and " +
		"[c](../c/messages/e1.md).\n"
	if got := text(t, site, "content/guides/codes.md"); got != want {
		t.Errorf("the article is\n%s\nwant\n%s", got, want)
	}
	if got := text(t, site, "content/c/messages/e1.md"); got != "---\ncode: E1\nfix:\n  - Wait\n---\n" {
		t.Errorf("the entry is\n%s", got)
	}
	if _, found := site["content/guides/b.md"]; found {
		t.Error("a page beside the source became a file of the site")
	}
}

// TestGenerators imports folders of generators whose names, addresses and links differ
// from ours.
func TestGenerators(t *testing.T) {
	for _, c := range []struct {
		what  string
		files map[string]string
		want  map[string]string // the end of each new page
		notes string
	}{
		{"Docusaurus", map[string]string{
			"docusaurus.config.ts": "export default {}",
			"docs/01-intro.md": "---\nslug: /\n---\n# Intro\n\n[a](/docs/guides/a) ![l](/img/l.png) " +
				"[b](guides/B.md#b)\n",
			"docs/guides/a.mdx":                 "import P from './_p.mdx';\n\n# A\n\n<P />\n\n[home](/docs/)\n",
			"docs/guides/_p.mdx":                "Part.",
			"docs/guides/B.md":                  "# B {#b}\n\nx\n\n# C\n\n## D\n",
			"docs/guides/_category_.json":       `{"label": "All", "position": 2, "link": {"description": "D."}}`,
			"static/img/l.png":                  "png",
			"versioned_docs/version-1/intro.md": "x",
		}, map[string]string{
			"_index.md":        "\n---\n[a](guides/a.md) ![l](img/l.png) [b](guides/B.md)\n",
			"guides/_index.md": "title: All\nsummary: D.\nweight: 2\n---\n",
			"guides/a.md":      "aliases:\n  - /docs/guides/a\n---\nPart.\n\n[home](../_index.md)\n",
			"guides/B.md":      "---\nx\n\n## C\n\n### D\n",
			"img/l.png":        "png",
		}, "the folder versioned_docs has other editions"},
		{"MkDocs", map[string]string{
			"mkdocs.yml":               "nav:\n  - Home: index.md\n  - a b & c.md\n",
			"docs/index.md":            "# Home {#top}\n\n--8<-- \"p.md\"\n\n[x](a%20b%20&%20c.md) [y](#top)\n",
			"docs/a b & c.md":          "# Abc\n\n[home](index.md#top)\n",
			"docs/\u0041\u0308/con.md": "x",
			"includes/p.md":            "P.",
			"docs/unused.pdf":          "x",
		}, map[string]string{
			"_index.md":     "weight: 1\n---\nP.\n\n[x](a-b-c.md) [y](_index.md)\n",
			"a-b-c.md":      "weight: 2\n---\n[home](_index.md)\n",
			"Ä/con-page.md": "title: Con page\n---\nx\n",
		}, "the file unused.pdf is left out"},
		{"Hugo", map[string]string{
			"hugo.toml": "title = 'x'",
			"content/posts/a.md": "+++\ntitle = 'A'\ndescription = \"\"\"\nLong\ntext\"\"\"\naliases = [\n  '/old',\n" +
				"]\n[params]\nx = 1\n+++\n[b]({{< ref \"b\" >}})\n",
			"content/posts/b/index.md": "{\"title\": \"B\", \"weight\": 3}\n\n[a]({{% relref \"/posts/a.md#x\" %}})\n",
		}, map[string]string{
			"posts/a.md":        "title: A\nsummary: Long text\naliases:\n  - /old\n---\n[b](b/_index.md)\n",
			"posts/b/_index.md": "title: B\nweight: 3\n---\n[a](../a.md#x)\n",
		}, "the key params has no place here: posts/a.md has it, with \"map[x:1]\""},
		{"Starlight", map[string]string{
			"astro.config.mjs": "x",
			"src/content/docs/g/one.md": "---\ntitle: One\nsidebar: {order: 4}\nlastUpdated: 2024-06-07\ntags: [{label: " +
				"T}]\n---\n![i](../../../assets/i.png) [self](/g/one/#p) [up](../two/)\n",
			"src/content/docs/g/two.mdx": "---\ntitle: Two\n---\nx\n",
			"src/assets/i.png":           "png",
		}, map[string]string{
			"g/one.md": "weight: 4\nkeywords:\n  - T\nupdated: 2024-06-07\n---\n![i](../files/i.png) [self](one.md#p) " +
				"[up](two.md)\n",
		}, ""},
	} {
		files, site := fstest.MapFS{}, fstest.MapFS{}
		for name, data := range c.files {
			files[name] = &fstest.MapFile{Data: []byte(data)}
		}
		plan, err := Folder("old", files, Options{Site: site})
		if err != nil {
			t.Fatal(err)
		}
		carryOut(t, site, plan)
		for name, want := range c.want {
			if got := text(t, site, "content/"+name); !strings.HasSuffix(got, want) {
				t.Errorf("%s: %s is\n%s\nand ends not with\n%s", c.what, name, got, want)
			}
		}
		if report := strings.Join(plan.Report.Unplaced, "\n"); !strings.Contains(report, c.notes) {
			t.Errorf("%s: %q is not in the report:\n%s", c.what, c.notes, report)
		}
		again, err := Folder("old", files, Options{Site: site})
		if err != nil || len(again.New)+len(again.Updates) > 0 {
			t.Errorf("%s: a second import writes %v %v, %v", c.what, again.New, again.Updates, err)
		}
	}
}

// TestHomeOfTheSite holds that the home page of a generator gets a page of its own where the
// site has a home page.
func TestHomeOfTheSite(t *testing.T) {
	site := fstest.MapFS{"content/_index.md": {Data: []byte("Ours.\n")}}
	docs := fstest.MapFS{"index.md": {Data: []byte("# Lamp\n\nText.\n")}, "a.md": {Data: []byte("[home](index.md)\n")}}
	for range 2 {
		plan, err := Folder("lamp", docs, Options{Site: site})
		if err != nil {
			t.Fatal(err)
		}
		carryOut(t, site, plan)
	}
	if got := text(t, site, "content/home.md"); !strings.HasSuffix(got, "title: Lamp\n---\nText.\n") || len(site) != 4 {
		t.Errorf("%s in %d files", got, len(site))
	}
	if got := text(t, site, "content/a.md"); !strings.Contains(got, "[home](home.md)") {
		t.Errorf("%s", got)
	}
}
