package publish_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"faultbook/internal/bundle"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
	"faultbook/internal/texts"
)

// marked returns a file of texts in a made-up language: the English ones, every word
// between ‹ and ›.
func marked(t *testing.T) string {
	t.Helper()
	word := regexp.MustCompile(`\{\w+\}|\]\(\w+\)|\pL+`)
	english := texts.For("en")
	var b strings.Builder
	groups := map[string][]string{}
	for _, key := range english.Keys() {
		group, name, _ := strings.Cut(key, ".")
		text := word.ReplaceAllStringFunc(english.Get(key), func(word string) string {
			if strings.HasPrefix(word, "{") || strings.HasPrefix(word, "]") {
				return word
			}
			return "‹" + word + "›"
		})
		if of, form, counted := strings.Cut(name, "."); counted {
			if form != "other" {
				continue
			}
			name = of
		}
		groups[group] = append(groups[group], fmt.Sprintf("  %q: %q\n", name, text))
	}
	for group, lines := range groups {
		b.WriteString(group + ":\n" + strings.Join(lines, ""))
	}
	return b.String()
}

// greek is a site with everything that a page can have, whose own words are Greek.
func greek(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	add("faultbook.yaml", `title: Βοήθεια
description: Περιγραφή
language: qaa
base_url: https://help.example.com/
edit_url: https://example.com/{path}
name: bundle
version: "1"
offline: true
markdown: true
surfaces: [{id: portal, label: Πύλη}]
contacts: [{id: support, label: Υποστήριξη, email: a@example.com, phone: "+30 210 555 0100", url: "https://example.com/", hours: 8–16}]
roles: [{id: admin, label: Διαχειριστής}, {id: user, label: Χρήστης}]
icons: [{id: red, label: Κόκκινο, color: red, shape: circle}]
`)
	add("content/a/_index.md", "---\ntitle: Προϊόν\nsummary: Κάτι.\n---\n")
	add("content/a/b/_index.md", "---\ntitle: Εργασία\n---\n")
	add("content/a/c/_index.md", "---\ntitle: Άλλη\n---\n")
	entry := func(name, status, more string) {
		add(
			"content/a/"+name+".md",
			"---\nstatus: "+status+"\n"+more+"---\nΚείμενο.\n\n> [!NOTE]\n> Κάτι.\n\n- [x] Κάτι\n- [ ] Κάτι\n\n## Τίτλος\n\nΚάτι.[^1]\n\n[^1]: Κάτι.\n\n## Άλλος\n\nΚάτι.\n",
		)
	}
	entry("b/one", "Πρώτο", `also: [Άλλο]
code: "77"
message: Μήνυμα <Όνομα> πολύ.
placeholders: {Όνομα: Κάτι.}
severity: high
state: failed
summary: Κάτι.
icon: Κόκκινο
resolves_itself: false
causes:
  - {cause: Αιτία., fix: [Βήμα., {step: Βήμα., by: admin}]}
  - {cause: Άλλη αιτία., fix: [Άλλο βήμα.]}
fix: [Τέλος.]
shown_in: [{surface: portal, under: Καρτέλα, as: Άλλως, condition: Όταν., note: Κάτι.}]
retry: {limit: 3, interval: 5′, note: Κάτι.}
escalate: {to: support, when: Όταν, send: [Κωδικός]}
applies_to: [{platform: Όλα, versions: "1"}]
leads_to: [a/b/two]
appears_with: [a/b/three]
related: [g/x]
aliases: [/old/]
moved_anchors: {παλιό: "#causes"}
updated: 2026-11-21
`)
	entry("b/two", "Δεύτερο", "action: wait\nstate: retrying\nretry: {limit: 1}\nresolves_itself: Μόνο του.\n")
	entry("b/three", "Τρίτο", "action: none\nstate: done\n")
	entry("b/four", "Τέταρτο", "escalate: []\n")
	entry("c/one", "Πρώτο", "action: required\nseverity: low\nfix: [Βήμα.]\n")
	for i := range 6 { // a table of that length has a filter
		entry(fmt.Sprintf("c/n%d", i), fmt.Sprintf("Ένα %d", i), "message: Ένα.\nstate: waiting\n")
	}
	add("content/g/_index.md", "---\ntitle: Οδηγοί\n---\n")
	add(
		"content/g/x.md",
		"---\ntitle: Άρθρο\nsummary: Κάτι.\n---\n::table{state=failed columns=\"status,message,code,product,operation,severity,state,summary,causes,fix,shown_in,retry,contact\"}\n\n::matrix{product=a}\n\n## Ένα\n\n## Δύο\n\n## Τρία\n",
	)
	add("templates/texts/qaa.yaml", marked(t))
	return files
}

// plainly are words that are the same in every language: names, formats, keys and syntax.
var plainly = regexp.MustCompile(
	`‹[^›]*›|https?://\S+|\{page\}|\[!NOTE\\?\]|\b(?:SHA|CSV|JSON|Markdown|JavaScript|example|com|help|index|html|a|b|c|g|x|n\d|MB|bundle)\b`,
)

var latin = regexp.MustCompile(`[A-Za-z]{2,}`)

// unmarked returns the words of a text that are neither of the content nor marked.
func unmarked(text string) []string {
	return latin.FindAllString(plainly.ReplaceAllString(text, " "), -1)
}

// shownAttributes are the attributes whose values people see or hear.
var shownAttributes = map[string]bool{
	"aria-label":      true,
	"title":           true,
	"alt":             true,
	"placeholder":     true,
	"data-label":      true,
	"data-done":       true,
	"data-failed":     true,
	"data-wait":       true,
	"data-auto":       true,
	"data-light":      true,
	"data-dark":       true,
	"data-copy":       true,
	"data-some":       true,
	"data-none":       true,
	"data-descending": true,
	"data-near":       true,
	"data-print":      true,
}

// visible returns all that people see of a page.
func visible(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + "\n")
		}
		if n.Type == html.ElementNode {
			if n.Data == "script" || n.Data == "style" {
				return
			}
			for _, a := range n.Attr {
				if shownAttributes[a.Key] || n.Data == "meta" && a.Key == "content" && isDescription(n) {
					b.WriteString(a.Val + "\n")
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return b.String()
}

func isDescription(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "name" && a.Val == "description" || a.Key == "property" && a.Val == "og:description" {
			return true
		}
	}
	return false
}

// TestEveryWordIsInTheLanguage builds a site in a made-up language in which every word
// is marked, and looks for words that are not, in all that people see.
func TestEveryWordIsInTheLanguage(t *testing.T) {
	ctx := context.Background()
	project, _, problems, err := pipeline.Load(ctx, greek(t), pipeline.Options{})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	for _, d := range problems {
		if d.Code == "FB056" {
			t.Errorf("%+v", d)
		}
	}
	dir := t.TempDir()
	if _, _, problems, err := publish.Site(ctx, project, dir); err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	look := func(name string, data []byte) {
		text := string(data)
		switch path.Ext(name) {
		case ".html":
			text = visible(t, data)
		case ".txt", ".md":
			if name == "robots.txt" {
				return
			}
			text = regexp.MustCompile(`\]\([^)]*\)|<[^>]*>`).ReplaceAllString(text, " ")
		case ".xml":
			if name != "feed.xml" {
				return
			}
			text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " ")
		default:
			return
		}
		if found := unmarked(text); len(found) > 0 {
			t.Errorf("%s says %q", name, found)
		}
	}
	kinds := map[string]bool{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if m := regexp.MustCompile(`<body class="kind-(\w+)"`).FindSubmatch(data); m != nil {
			kinds[string(m[1])] = true
		}
		look(name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"home", "product", "operation", "entry", "article", "section", "messages", "search", "taxonomy", "term", "notfound", "redirect"} {
		if !kinds[kind] {
			t.Errorf("the site has no page of the kind %s", kind)
		}
	}
	single, problems, err := publish.Single(ctx, project)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	look("single.html", single)
	archive, _, err := publish.Archive(ctx, project)
	if err != nil {
		t.Fatal(err)
	}
	lookAtReadme(t, archive, look)
}

func lookAtReadme(t *testing.T, archive *bundle.Archive, look func(string, []byte)) {
	t.Helper()
	var packed bytes.Buffer
	if err := archive.Write(&packed); err != nil {
		t.Fatal(err)
	}
	files, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files.File {
		if path.Base(f.Name) == "README.txt" {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			look("README.txt", text)
			return
		}
	}
	t.Error("the bundle has no README.txt")
}

// TestScriptsSayNothing: scripts take what they say from the texts. A string in them is
// no sentence.
func TestScriptsSayNothing(t *testing.T) {
	sentence := regexp.MustCompile("[\"'`][A-Z][a-z]+ [a-z]+[^\"'`\n]*[\"'`]")
	looked := 0
	for _, pattern := range []string{"../../search/client/*.ts", "../../search/client/ui/*.ts", "../../templates/scripts/*.ts"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, ".test.ts") {
				continue
			}
			looked++
			if found := sentence.Find(text); found != nil {
				t.Errorf("%s says %s", name, found)
			}
		}
	}
	if looked < 30 {
		t.Errorf("only %d scripts were found", looked)
	}
}

// TestMissingTextsAreMarked: what a language has no text for is in English, and says so
// wherever HTML can.
func TestMissingTextsAreMarked(t *testing.T) {
	ctx := context.Background()
	files := greek(t)
	settings := string(files["faultbook.yaml"].Data)
	files["faultbook.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(settings, "qaa", "fa", 1))}
	delete(files, "templates/texts/qaa.yaml")
	project, _, problems, err := pipeline.Load(ctx, files, pipeline.Options{})
	if err != nil || problems.HasErrors() || len(problems) == 0 || problems[0].Code != "FB056" {
		t.Fatal(err, problems)
	}
	dir := t.TempDir()
	if _, _, problems, err := publish.Site(ctx, project, dir); err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	page, err := os.ReadFile(filepath.Join(dir, "a/b/one/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="fa" dir="rtl">`, `<span lang="en" dir="ltr">Skip to content</span>`,
		`<h2 id="message"><span lang="en" dir="ltr">The message</span></h2>`, `aria-label="Menu"`} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page is without %s", want)
		}
	}
	if at := bytes.Index(page, []byte("&lt;span")); at >= 0 {
		t.Errorf("a mark is shown: %s", page[at:min(len(page), at+80)])
	}
}
