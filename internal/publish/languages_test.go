package publish_test

import (
	"context"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/diag"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
)

const languagesAddress = "https://help.example.com/x/"

// languagesSite is a site in three languages of which one is hardly translated.
var languagesSite = map[string]string{
	"faultbook.yaml": `title: Help
base_url: ` + languagesAddress + `
markdown: true
languages:
  de: {title: Hilfe, contacts: {us: Unser Support}, roles: {admin: Verwaltung}}
  ar:
contacts: [{id: us, label: Us}]
roles: [{id: admin, label: Administrators}]
`,
	"content/_index.md": "---\ntitle: Help\nsummary: Find what it says.\n---\n",
	"content/a/b/one.md": `---
status: One Failed
message: Disk <Name> is full.
messages: {ar: القرص <Name> ممتلئ.}
severity: high
summary: The disk is full. See [[Two Done]].
causes:
  - cause: Too many files.
    fix: [{step: Delete some., by: admin}, "See [the guide](../../g/x.md)."]
fix: Wait.
retry: {limit: 3, note: Then it ends.}
escalate: {to: us, when: it stays, send: ID}
leads_to: [two]
aliases: [/old/]
updated: 2026-03-01
---
Body of [[two]] and ![drawing](d.svg).
`,
	"content/a/b/d.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="8" height="8"><path d="M0 0h8"/></svg>`,
	"content/a/b/one.de.md": `---
summary: Die Platte ist voll. Siehe [[Two Done]].
causes:
  - cause: Zu viele Dateien.
    fix: [Löschen Sie einige., "Siehe [die Anleitung](../../g/x.md)."]
retry: {note: Dann endet es.}
updated: 2026-02-01
---
Text zu [[two]] und ![Bild](d.svg).
`,
	"content/a/b/two.md": "---\nstatus: Two Done\nsummary: All done.\naction: none\n---\n",
	"content/g/x.md":     "---\ntitle: The guide\n---\nText.\n\n- One\n",
	"content/g/x.de.md":  "---\ntitle: Die Anleitung\n---\n",
}

func mapFS(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// publishLanguages publishes a site and returns its files by path.
func publishLanguages(t *testing.T, files map[string]string, opts pipeline.Options) map[string]string {
	t.Helper()
	project, _, problems, err := pipeline.Load(context.Background(), mapFS(files), opts)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	dir := t.TempDir()
	if _, _, problems, err := publish.Site(context.Background(), project, dir); err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return readAll(t, dir)
}

func readAll(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	linksOf   = regexp.MustCompile(` (?:href|src|action)="([^"#]*)[^"]*"`)
	alternate = regexp.MustCompile(`<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">`)
)

// TestLinksOfAllLanguages holds that every link of every page leads to a file, and that
// links stay in the language of the page but for the menu of languages.
func TestLinksOfAllLanguages(t *testing.T) {
	files := publishLanguages(t, languagesSite, pipeline.Options{})
	followed := 0
	for name, text := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		base, err := url.Parse(languagesAddress + name)
		if err != nil {
			t.Fatal(err)
		}
		menu, _, _ := strings.Cut(text[max(0, strings.Index(text, `<nav class="languages"`)):], "</nav>")
		for _, m := range linksOf.FindAllStringSubmatch(text, -1) {
			to, err := base.Parse(m[1])
			if err != nil || strings.Contains(m[0], "mailto:") {
				t.Fatal(name, m[1], err)
			}
			target := strings.TrimPrefix(to.Path, "/x/")
			if target == "" || strings.HasSuffix(target, "/") {
				target += "index.html"
			}
			if followed++; files[target] == "" {
				t.Errorf("%s links to %s, which is not there", name, m[1])
			}
			if inside := strings.HasPrefix(name, "de/"); inside && path.Ext(target) == ".html" &&
				!strings.HasPrefix(target, "de/") &&
				!strings.Contains(menu, m[0]) &&
				!strings.Contains(text, `rel="canonical" `+m[0]) &&
				!strings.HasPrefix(m[1], "https:") {
				t.Errorf("%s leaves its language by %s", name, m[1])
			}
		}
	}
	if followed < 500 {
		t.Errorf("only %d links were followed", followed)
	}
	for name := range files {
		if strings.HasPrefix(name, "de/assets/") || strings.HasPrefix(name, "de/a/b/d.svg") {
			t.Errorf("%s is published for each language", name)
		}
	}
}

// TestAlternatesAreReciprocal holds that every page with the addresses of its languages is
// in the list of each of them, with the same addresses.
func TestAlternatesAreReciprocal(t *testing.T) {
	files := publishLanguages(t, languagesSite, pipeline.Options{})
	lists := map[string][]string{} // by the address of the page
	for name, text := range files {
		if path.Ext(name) == ".html" {
			var list []string
			for _, m := range alternate.FindAllStringSubmatch(text, -1) {
				list = append(list, m[1]+" "+m[2])
			}
			lists[languagesAddress+strings.TrimSuffix(name, "index.html")] = list
		}
	}
	for page, list := range lists {
		self := false
		for _, one := range list {
			tag, address, _ := strings.Cut(one, " ")
			self = self || address == page && tag != "x-default"
			if !slices.Equal(lists[address], list) {
				t.Errorf("%s names %s, which has %q and not %q", page, address, lists[address], list)
			}
		}
		if len(list) > 0 && !self {
			t.Errorf("%s does not name itself: %q", page, list)
		}
	}
	one := []string{
		"en " + languagesAddress + "a/b/one/",
		"x-default " + languagesAddress + "a/b/one/",
		"de " + languagesAddress + "de/a/b/one/",
	}
	if got := lists[languagesAddress+"de/a/b/one/"]; !slices.Equal(got, one) {
		t.Errorf("got %q, want %q", got, one)
	}
	for _, line := range []string{
		"<loc>" + languagesAddress + "de/a/b/one/</loc>\n  <lastmod>2026-02-01</lastmod>\n" +
			`  <xhtml:link rel="alternate" hreflang="en" href="` + languagesAddress + `a/b/one/">`,
	} {
		if !strings.Contains(files["sitemap.xml"], line) {
			t.Errorf("the sitemap is without %s", line)
		}
	}
	if strings.Contains(files["sitemap.xml"], "/ar/a/b/one/") || files["de/sitemap.xml"] != "" ||
		files["de/robots.txt"] != "" {
		t.Error("the sitemap has pages that are not translated, or there are several")
	}
}

// TestTranslatedPages holds what a translation says and what it has from its page.
func TestTranslatedPages(t *testing.T) {
	files := publishLanguages(t, languagesSite, pipeline.Options{})
	for name, wants := range map[string][]string{
		"de/a/b/one/index.html": {
			`<html lang="de">`, "<h1>One Failed</h1>", "Die Platte ist voll. Siehe <a href=\"../two/\">Two Done</a>.", "Zu viele Dateien.",
			`data-by="admin">Verwaltung:</span> Löschen Sie einige.`, `<a href="../../../g/x/">die Anleitung</a>`, "Dann endet es.", "<dd>3</dd>",
			"Unser Support", "Hoch", `src="../../../../a/b/d.svg"`, `<a href="../../../../a/b/one/" hreflang="en" lang="en">English</a>`,
			`<meta property="og:locale" content="de_DE">`, `<dt>Arabisch</dt>`,
		},
		"de/g/x/index.html":     {"<h1>Die Anleitung</h1>", "<li>One</li>"},
		"de/a/b/two/index.html": {`<p class="untranslated">`, `<h1 lang="en">`, `<span lang="en">All done.</span>`, `rel="canonical" href="` + languagesAddress + `a/b/two/"`},
		"ar/a/b/one/index.html": {`<html lang="ar" dir="rtl">`, "<bdi>القرص", `dir="ltr">The disk is full.`, `<dt>الإنجليزية</dt><dd lang="en"`},
		"de/404.html":           {`href="/x/de/"`, `href="/x/assets/`, "Hilfe"},
		"de/llms.txt":           {languagesAddress + "de/a/b/one/index.md"},
		"de/feed.xml":           {languagesAddress + "de/a/b/one/"},
		"de/old/index.html":     {`href="../a/b/one/"`},
		"de/search/manifest.js": {"faultbookShard("},
		"_redirects":            {"/de/old/ /x/de/a/b/one/ 301!", "/de/* /de/404.html 404"},
		"_headers":              {"/de/search/s/*\n", "/de/feed.xml\n"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) &&
				!(name == "ar/a/b/one/index.html" && want == "<bdi>القرص" && strings.Contains(files[name], "القرص <var>")) {
				t.Errorf("%s is without %s", name, want)
			}
		}
	}
	for name, no := range map[string]string{"de/a/b/one/index.html": `class="untranslated"`, "a/b/one/index.html": `class="untranslated"`} {
		if strings.Contains(files[name], no) {
			t.Errorf("%s has %s", name, no)
		}
	}
}

// TestSiteOfOneLanguage holds that a site of one language has nothing of this.
func TestSiteOfOneLanguage(t *testing.T) {
	one := map[string]string{}
	for name, text := range languagesSite {
		if !strings.HasSuffix(name, ".de.md") {
			one[name] = text
		}
	}
	one["faultbook.yaml"] = "title: Help\nbase_url: " + languagesAddress + "\ncontacts: [{id: us, label: Us}]\nroles: [{id: admin, label: A}]\n"
	for name, text := range publishLanguages(t, one, pipeline.Options{}) {
		for _, no := range []string{"hreflang", `class="languages"`, "xhtml"} {
			if strings.HasSuffix(name, "ml") && strings.Contains(text, no) {
				t.Errorf("%s has %s", name, no)
			}
		}
	}
}

// TestBundleOfLanguages holds that a bundle has the languages that it is asked for, the
// first one at its root.
func TestBundleOfLanguages(t *testing.T) {
	bundle := func(tags ...string) map[string]string {
		project, _, problems, err := pipeline.Load(
			context.Background(),
			mapFS(languagesSite),
			pipeline.Options{Languages: tags},
		)
		if err != nil || problems.HasErrors() {
			t.Fatal(err, problems)
		}
		dir := t.TempDir()
		if _, problems, err := publish.Folder(context.Background(), project, dir); err != nil || problems.HasErrors() {
			t.Fatal(err, problems)
		}
		return readAll(t, dir)
	}
	all := bundle()
	if all["de/a/b/one/index.html"] == "" || !strings.Contains(all["index.html"], `href="de/index.html"`) {
		t.Error("the bundle lacks a language")
	}
	german := bundle("de", "en")
	if !strings.Contains(german["a/b/one/index.html"], `<html lang="de">`) ||
		!strings.Contains(german["en/a/b/one/index.html"], `<html lang="en">`) ||
		!strings.Contains(german["a/b/one/index.html"], `href="../../../en/a/b/one/index.html"`) ||
		german["ar/index.html"] != "" {
		t.Error("the bundle of two languages is another")
	}
	project, _, _, err := pipeline.Load(
		context.Background(),
		mapFS(languagesSite),
		pipeline.Options{Languages: []string{"ar"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	single, problems, err := publish.Single(context.Background(), project)
	if err != nil || problems.HasErrors() || !strings.Contains(string(single), `<html lang="ar" dir="rtl"`) ||
		strings.Contains(string(single), `class="languages"`) {
		t.Error("one file is in another language", err, problems)
	}
}

// TestEditionOfLanguages holds that the name of a bundle changes with a translation, by its
// day or by its bytes, and with the choice of languages.
func TestEditionOfLanguages(t *testing.T) {
	const translation = "content/a/b/one.de.md"
	edition := func(change func(files fstest.MapFS), tags ...string) string {
		files := mapFS(languagesSite)
		change(files)
		project, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{Languages: tags})
		if err != nil || problems.HasErrors() {
			t.Fatal(err, problems)
		}
		for _, in := range project.Others {
			if in.Edition() != project.Edition() {
				t.Errorf("in %s the bundle is called %s", in.Site.Config.Language, in.Edition())
			}
		}
		return project.Edition()
	}
	put := func(files fstest.MapFS, name, old, with string) {
		files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[name].Data), old, with, 1))}
	}
	undated := func(files fstest.MapFS) {
		put(files, translation, "updated: 2026-02-01\n", "")
		put(files, "content/a/b/one.md", "updated: 2026-03-01\n", "")
	}
	if got := edition(func(fstest.MapFS) {}); got != "help-2026-03-01" {
		t.Errorf("the bundle is called %s", got)
	}
	later := func(files fstest.MapFS) { put(files, translation, "2026-02-01", "2026-04-04") }
	if got := edition(later); got != "help-2026-04-04" {
		t.Errorf("with a later translation the bundle is called %s", got)
	}
	if got := edition(later, "en", "ar"); got != "help-2026-03-01" {
		t.Errorf("without the later translation the bundle is called %s", got)
	}
	before := edition(undated)
	changed := edition(func(files fstest.MapFS) {
		undated(files)
		put(files, translation, "voll", "ganz voll")
	})
	if two := edition(undated, "en", "de"); before == changed || before == two || before != edition(undated) {
		t.Errorf("bundles are called %s, %s with another translation, and %s in two languages", before, changed, two)
	}
}

// TestFaultsOfTranslations holds where what is wrong with translations is reported, and
// that what is wrong with a page is reported once.
func TestFaultsOfTranslations(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		code       diag.Code
		line       int
	}{
		"of no page":            {"content/a/b/onn.de.md", "---\nsummary: x\n---\n", diag.NoSource, 0},
		"a fact":                {"content/a/b/two.de.md", "---\nsummary: x\nseverity: high\n---\n", diag.UnknownKey, 3},
		"a broken link":         {"content/a/b/two.de.md", "---\nsummary: See [[nowhere]].\n---\n", diag.NoSuchPage, 2},
		"a broken link in text": {"content/a/b/two.de.md", "---\nsummary: x\n---\nSee [it](nowhere.md).\n", diag.NoSuchFile, 4},
		"an unknown role":       {"content/a/b/two.de.md", "---\nfix: {step: x, by: nobody}\n---\n", diag.UnknownTerm, 2},
		"a stray placeholder":   {"content/a/b/one.de.md", "---\nplaceholders: {Nme: x}\n---\n", diag.StrayPlaceholder, 2},
		"a broken page":         {"content/a/b/two.md", "---\nstatus: Two Done\nsummary: See [[nowhere]].\n---\n", diag.NoSuchPage, 3},
		"an address":            {"content/de/x.md", "---\ntitle: X\n---\n", diag.AddressTaken, 0},
		"in a folder, of none":  {"content.de/a/b/onn.md", "---\nsummary: x\n---\n", diag.NoSource, 0},
		"of a translation":      {"content.de/a/b/one.de.md", "---\nsummary: x\n---\n", diag.NoSource, 0},
		"beside and in folder":  {"content.de/a/b/one.md", "---\nsummary: x\n---\n", diag.TwoTranslations, 0},
		"a fact in a folder":    {"content.de/a/b/two.md", "---\nsummary: x\nseverity: high\n---\n", diag.UnknownKey, 3},
		"a link in a folder":    {"content.de/a/b/two.md", "---\nsummary: x\n---\nSee [it](nowhere.md).\n", diag.NoSuchFile, 4},
	} {
		files := mapFS(languagesSite)
		files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		_, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
		if err != nil {
			t.Fatal(err)
		}
		errors := slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
		if len(errors) != 1 || errors[0].Code != c.code || errors[0].Pos.Line != c.line ||
			c.code != diag.AddressTaken && errors[0].Pos.File != c.file {
			t.Errorf("%s: got %+v", name, errors)
		}
	}
}

// inFolder returns a site whose translations into German are in a folder.
func inFolder(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, text := range files {
		if below, found := strings.CutSuffix(name, ".de.md"); found {
			name = "content.de" + strings.TrimPrefix(below, "content") + ".md"
		}
		out[name] = text
	}
	return out
}

// TestFolderOfTranslations holds that translations in a folder make the same site as those
// beside their pages.
func TestFolderOfTranslations(t *testing.T) {
	want := publishLanguages(t, languagesSite, pipeline.Options{})
	got := publishLanguages(t, inFolder(languagesSite), pipeline.Options{})
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s differs", name)
		}
	}
	if !strings.Contains(got["de/a/b/one/index.html"], "Die Platte ist voll") || len(got) != len(want) {
		t.Error("the translation is missing, or there are other files")
	}
}

// TestTwoTranslationsNamePlaces holds that each of two translations of a page is named.
func TestTwoTranslationsNamePlaces(t *testing.T) {
	files := mapFS(languagesSite)
	files["content.de/g/x.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Anders\n---\n")}
	_, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || len(problems) != 1 {
		t.Fatal(err, problems)
	}
	d := problems[0]
	if d.Pos.File != "content.de/g/x.md" || len(d.Related) != 1 || d.Related[0].Pos.File != "content/g/x.de.md" {
		t.Errorf("got %+v", d)
	}
}

// TestWarningsOfTranslationFolders holds what is reported of files and folders that hold no
// translation.
func TestWarningsOfTranslationFolders(t *testing.T) {
	for name, hint := range map[string]string{
		"content.de/a/b/d.svg": "plan.de.png", "content.fr/a/b/one.md": "`languages`", "content.AR/g/x.md": "content.ar",
		"content.ar": "make it a folder", "content.en/a/b/two.md": "move its pages to content",
	} {
		files := mapFS(languagesSite)
		files[name] = &fstest.MapFile{Data: []byte("---\ntitle: X\n---\n")}
		project, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
		if err != nil || len(problems) != 1 || problems[0].Code != diag.NoTranslation ||
			!strings.Contains(problems[0].Hint, hint) || !strings.HasPrefix(name, problems[0].Pos.File) {
			t.Errorf("%s: got %v, %+v", name, err, problems)
			continue
		}
		if len(project.Site.Resources) != 1 {
			t.Errorf("%s: the site publishes %q", name, project.Site.Resources)
		}
	}
}

// TestLackOfTranslations holds which pages count as not translated, or as changed since.
func TestLackOfTranslations(t *testing.T) {
	project, _, _, err := pipeline.Load(context.Background(), mapFS(languagesSite), pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range project.Translations() {
		got = append(got, d.Pos.File+" "+string(d.Code))
	}
	want := []string{
		"content/_index.md FB091", "content/_index.md FB091", "content/a/b/one.de.md FB092", "content/a/b/one.md FB091",
		"content/a/b/two.md FB091", "content/a/b/two.md FB091", "content/g/x.md FB091",
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	project, _, _, err = pipeline.Load(context.Background(), mapFS(inFolder(languagesSite)), pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	hints := map[string]string{}
	for _, d := range project.Translations() {
		hints[d.Pos.File+" "+d.Text] = d.Hint
	}
	for fault, want := range map[string]string{
		"content/a/b/two.md there is no translation into German": "write it into content.de/a/b/two.md",
		"content/a/b/two.md there is no translation into Arabic": "write it into content/a/b/two.ar.md",
	} {
		if hints[fault] != want {
			t.Errorf("%s: the hint is %q, and should be %q", fault, hints[fault], want)
		}
	}
}
