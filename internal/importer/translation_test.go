package importer

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/output"
)

// filesOf makes a folder of texts.
func filesOf(texts map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// TestTranslations imports a folder of Docusaurus with translations, twice.
func TestTranslations(t *testing.T) {
	const german = "i18n/de/docusaurus-plugin-content-docs/"
	files := filesOf(map[string]string{
		"docusaurus.config.js": "module.exports = {url: 'https://x.example', baseUrl: '/manual/', " +
			"i18n: {defaultLocale: 'en', locales: ['en', 'de']}}",
		"docs/01-intro.md":      "---\nslug: /\nsidebar_position: 3\n---\n# Intro\n\n[a](02-more/a.mdx)\n",
		"docs/02-more/a.mdx":    "import P from './_p.md';\n\n# A\n\n<P />\n",
		"docs/02-more/_p.md":    "Part.",
		"docs/02-more/x.png":    "English",
		german + "current.json": "{}",
		german + "current/01-intro.md": "---\nslug: /\ndescription: Kurz.\nsidebar_position: 3\n---\n# Einstieg\n\n" +
			"[a](02-more/a.mdx) [b](/manual/de/docs/more/a#x) [c](https://x.example/manual/docs/more/a)\n",
		german + "current/02-more/a.mdx":               "import P from './_p.md';\n\n# Ä\n\n<P />\n\n![x](./x.png)\n",
		german + "current/02-more/x.png":               "Deutsch",
		german + "current/gone.md":                     "# Weg\n",
		german + "version-1/01-intro.md":               "x",
		"i18n/en/" + currentDir + "/01-intro.md":       "x",
		"i18n/de/docusaurus-theme-classic/navbar.json": "{}",
		"i18n/fr/docusaurus-plugin-content-blog/a.md":  "x",
		"versioned_docs/version-1/01-intro.md":         "x",
	})
	site := fstest.MapFS{}
	plan, err := Folder("old", files, Options{Site: site})
	if err != nil {
		t.Fatal(err)
	}
	carryOut(t, site, plan)
	for name, want := range map[string]string{
		"content.de/_index.md": "---\ntitle: Einstieg\nsummary: Kurz.\n---\n[a](more/a.md) " +
			"[b](more/a.md#x) [c](more/a.md)\n",
		"content.de/more/a.md":     "---\ntitle: Ä\n---\nPart.\n\n![x](../02-more/x.de.png)\n",
		"content/02-more/x.de.png": "Deutsch",
		"content/more/a.md":        "---\nkind: article\ntitle: A\naliases:\n  - /docs/more/a\n---\nPart.\n",
	} {
		if got := text(t, site, name); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
	if slices.ContainsFunc(plan.New, func(f output.File) bool { return strings.HasPrefix(f.Path, "content.en") }) {
		t.Error("the language of the pages has translations")
	}
	report := strings.Join(plan.Report.Unplaced, "\n")
	for _, want := range []string{
		german + "current: translated pages: 2; they need `de: {}` in `languages` of faultbook.yaml",
		german + "current/gone.md: it is left out", "the folder versioned_docs has other editions",
		"the folder i18n/fr/docusaurus-plugin-content-blog has other editions",
	} {
		if !strings.Contains(report, want) {
			t.Errorf("%q is not in the report:\n%s", want, report)
		}
	}
	if strings.Contains(report, "theme-classic") {
		t.Errorf("texts of the interface are in the report:\n%s", report)
	}
	again, err := Folder("old", files, Options{Site: site})
	if err != nil || len(again.New)+len(again.Updates) > 0 {
		t.Errorf("a second import writes %v %v, %v", again.New, again.Updates, err)
	}
}

// TestAddressOfTheSite holds that links from the root lead to pages whatever folder of its host the old site was
// published in.
func TestAddressOfTheSite(t *testing.T) {
	for config, settings := range map[string]string{
		"mkdocs.yml":           "site_name: x\nsite_url: https://x.example/manual/  # public\nuse_directory_urls: true\n",
		"docusaurus.config.js": "const c = {\n  url: 'https://x.example',\n  baseUrl: '/manual/',\n  themeConfig: {},\n};\n",
		"hugo.toml":            "baseURL = 'https://x.example/manual/'\n[[menu.main]]\nurl = '/posts/'\n",
		"hugo.json":            `{"title": "x", ` + "\n" + ` "baseURL": "https://x.example/manual"}`,
		"astro.config.mjs":     "export default defineConfig({\n  site: 'https://x.example',\n  base: '/manual',\n})\n",
	} {
		dir := generatorOf(filesOf(map[string]string{
			config: settings, "docs/a.md": "", "content/a.md": "", "src/content/docs/a.md": "",
		})).dir
		files := filesOf(map[string]string{
			config: settings, dir + "/index.md": "# H\n", dir + "/g/b.md": "# B\n\nx\n\n## C\n\ny\n",
			dir + "/a.md": "# A\n\n[b](/manual/g/b/#c) [c](https://x.example/manual/g/b/) [d](https://y.example/manual/g/b/) " +
				"[f](/g/b)\n",
		})
		site := fstest.MapFS{}
		plan, err := Folder("old", files, Options{Site: site})
		if err != nil {
			t.Fatal(err)
		}
		carryOut(t, site, plan)
		want := "[b](g/b.md#c) [c](g/b.md) [d](https://y.example/manual/g/b/) [f](g/b.md)\n"
		if got := text(t, site, "content/a.md"); !strings.HasSuffix(got, want) {
			t.Errorf("%s: the page is\n%s\nand does not end with\n%s", config, got, want)
		}
	}
}
