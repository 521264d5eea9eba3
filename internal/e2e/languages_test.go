package e2e_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"faultbook/internal/command"
	"faultbook/internal/e2e/chrome"
)

// spoken is a language of the test site.
type spoken struct {
	tag, folder, direction string
	title                  string // of the site
	query                  string // a message as a reader pastes it
	word                   string // of the page that is translated
}

var languages = []spoken{
	{"en", "", "ltr", "Lamp Help", "The lamp Desk 7 is too hot. It switches itself off.", "It is covered."},
	{"de", "de/", "ltr", "Lampenhilfe", "Die Lampe Desk 7 ist zu heiß. Sie schaltet sich ab.", "Sie ist bedeckt."},
	{"fr", "fr/", "ltr", "Aide lampe", "La lampe Desk 7 est trop chaude. Elle s'éteint.", "Elle est couverte."},
	{"ar", "ar/", "rtl", "مساعدة المصباح", "المصباح Desk 7 ساخن جدا. سيتم إيقاف تشغيله.", "إنه مغطى."},
	{"ja", "ja/", "ltr", "ランプのヘルプ", "ランプ Desk 7 が熱くなりすぎています。自動的に消灯します。", "覆われています。"},
}

const hotEntry, startEntry = "lamp/start/overheated", "lamp/start/starting"

// languagesSite writes the test site in five languages, and makes it: published, as a
// folder without a server, and as one file.
var languagesSite = sync.OnceValues(func() (published [3]string, err error) {
	archive, err := txtar.ParseFile("testdata/languages.txtar")
	if err != nil {
		return published, err
	}
	dir := filepath.Join(made, "languages")
	for _, f := range archive.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return published, err
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return published, err
		}
	}
	published = [3]string{filepath.Join(dir, "public"), filepath.Join(dir, "folder"), filepath.Join(dir, "lamp.html")}
	for _, args := range [][]string{
		{"build", "-C", dir}, {"bundle", "-C", dir, "--dir", published[1]}, {"bundle", "-C", dir, "--output", published[2]},
	} {
		var out bytes.Buffer
		if code := command.Run(args, &out, &out); code != 0 {
			return published, fmt.Errorf("faultbook %v: exit code %d:\n%s", args, code, &out)
		}
	}
	return published, nil
})

func inLanguages(t *testing.T) (published, folder string) {
	t.Helper()
	made, err := languagesSite()
	if err != nil {
		t.Fatal(err)
	}
	return made[0], made[1]
}

// singleInLanguages opens the test site in one file, without network.
func singleInLanguages(t *testing.T, fragment string) *tab {
	t.Helper()
	made, err := languagesSite()
	if err != nil {
		t.Fatal(err)
	}
	b := disconnected(t)
	b.open(strings.TrimSuffix(fileURL(made[2]), "/"), fragment)
	return b
}

// TestSingleFileInAllLanguages follows the menu of languages in one file: each shows the
// same page in its language and direction, and its links stay in the language.
func TestSingleFileInAllLanguages(t *testing.T) {
	t.Parallel()
	b := singleInLanguages(t, "#/"+hotEntry+"/")
	for _, l := range append(languages[1:], languages[0]) {
		eval[bool](b, fmt.Sprintf(`(document.querySelector(".languages a[hreflang=%s]").click(), true)`, l.tag))
		until(b, fmt.Sprintf(`document.documentElement?.lang === %s && document.documentElement.matches(".ready")`, quoted(l.tag)))
		at(b, "/"+l.folder+hotEntry+"/")
		got := eval[[]string](b, `[getComputedStyle(document.body).direction, document.querySelector(".brand").textContent.trim(),
			document.querySelector(".languages [aria-current]").hreflang]`)
		if want := []string{l.direction, l.title, l.tag}; !slices.Equal(got, want) {
			t.Errorf("the page is %q, want %q", got, want)
		}
		if !strings.Contains(words(b, "main:not([hidden])"), l.word) {
			t.Errorf("%s: the page is without %q", l.tag, l.word)
		}
		lost := eval[[]string](b, `[...document.querySelectorAll("a[href^='#']:not(.languages a)")].map(a => decodeURIComponent(a.getAttribute("href").slice(1)))
			.filter(id => !document.getElementById(id.split("?")[0]))`)
		if len(lost) > 0 {
			t.Errorf("%s: links lead out of the language: %q", l.tag, lost)
		}
	}
	eval[bool](b, `(history.back(), true)`)
	until(b, `document.documentElement?.lang === "ja" && document.documentElement.matches(".ready")`)
	at(b, "/ja/"+hotEntry+"/")
	b.clean()
}

// TestSingleFileFindsInAllLanguages holds that a message in any language finds its page in
// one file, in every language, and that the hit leads to the page in the language.
func TestSingleFileFindsInAllLanguages(t *testing.T) {
	t.Parallel()
	b := singleInLanguages(t, "")
	for _, l := range languages {
		for _, q := range languages {
			b.open("about:blank", "")
			made, _ := languagesSite()
			b.open(strings.TrimSuffix(fileURL(made[2]), "/"), "#/"+l.folder+"search/?"+url.Values{"q": {q.query}}.Encode())
			answered(b, q.query)
			if hits := hitsIn(b, onPage); len(hits) == 0 || hits[0] != hotEntry {
				t.Errorf("%s: %q finds %q", l.tag, q.query, hits)
			}
		}
		eval[bool](b, `(document.querySelector(".results a[data-entry], [data-search-results] a[data-entry]").click(), true)`)
		at(b, "/"+l.folder+hotEntry+"/")
		if lang := eval[string](b, `document.documentElement.lang`); lang != l.tag {
			t.Errorf("a hit in %s leads to a page in %s", l.tag, lang)
		}
	}
	b.clean()
}

// TestSingleFileWithoutScriptsIsInTheFirstLanguage holds that readers without scripts have
// the pages of the first language, and no menu that leads nowhere.
func TestSingleFileWithoutScriptsIsInTheFirstLanguage(t *testing.T) {
	made, err := languagesSite()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(readFile(t, filepath.Dir(made[2]), filepath.Base(made[2]))))
	if err != nil {
		t.Fatal(err)
	}
	first, others := editionsOf(doc)
	if all := ids(first); !slices.Contains(all, "/"+hotEntry+"/") || slices.Contains(all, "/de/"+hotEntry+"/") {
		t.Error("the pages outside of templates are not those of the first language")
	}
	whole := 0
	for _, other := range others {
		if slices.Contains(ids(other), "nav") {
			whole++
		}
	}
	if whole != len(languages)-1 {
		t.Errorf("%d languages are in templates, want %d", whole, len(languages)-1)
	}
	for menu := range elements(first, "nav") {
		if attr(menu, "class") == "languages" && attr(menu.Parent, "class") != "js-only" {
			t.Error("readers without scripts have a menu of languages")
		}
	}
}

// TestPagesInAllLanguages holds that each page is in its language and direction, and that
// the menu of languages leads to the same page: by a server, and in a folder.
func TestPagesInAllLanguages(t *testing.T) {
	t.Parallel()
	published, folder := inLanguages(t)
	for name, place := range map[string]struct{ root, end string }{
		"a server": {fileServer(t, published, "/sub/"), ""}, "a folder": {fileURL(folder), "index.html"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t)
			for i, l := range languages {
				b.open(place.root, l.folder+hotEntry+"/"+place.end)
				got := eval[[]string](
					b,
					`(s => [document.documentElement.lang, s.direction, document.querySelector(".brand").textContent.trim()])(getComputedStyle(document.body))`,
				)
				if want := []string{l.tag, l.direction, l.title}; !slices.Equal(got, want) {
					t.Errorf("the page is %q, want %q", got, want)
				}
				if !strings.Contains(words(b, "main"), l.word) {
					t.Errorf("%s: the page is without %q", l.tag, l.word)
				}
				next := languages[(i+1)%len(languages)]
				link := eval[string](
					b,
					fmt.Sprintf(`document.querySelector(".languages a[hreflang=%s]").href`, next.tag),
				)
				if want := place.root + next.folder + hotEntry + "/" + place.end; link != want {
					t.Errorf("%s leads to %s by %s, want %s", l.tag, next.tag, link, want)
				}
				others := eval[[]string](
					b,
					`[...document.querySelectorAll(".translated dd")].map(dd => dd.lang + " " + getComputedStyle(dd).direction)`,
				)
				for _, o := range languages {
					if said := slices.Contains(others, o.tag+" "+o.direction); said != (o.tag != l.tag) {
						t.Errorf("%s lists the messages in %q", l.tag, others)
					}
				}
				if l.folder == "" {
					continue
				}
				b.open(place.root, l.folder+startEntry+"/"+place.end)
				if words(b, ".untranslated") == "" || eval[string](b, `document.querySelector("h1").lang`) != "en" ||
					eval[string](b, `document.querySelector(".lead > [lang]").lang`) != "en" {
					t.Errorf("%s: a page that is not translated does not say so", l.tag)
				}
			}
			b.clean()
		})
	}
}

// TestMessagesInAllLanguages holds that a message in any language finds its page in every
// language, and that the hit says which it is, where that is not the page's own.
func TestMessagesInAllLanguages(t *testing.T) {
	t.Parallel()
	published, folder := inLanguages(t)
	for name, root := range map[string]string{"a server": fileServer(t, published, "/sub/"), "a folder": fileURL(folder)} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t)
			for _, l := range languages {
				for _, q := range languages {
					b.open(root, l.folder+"search/index.html?"+url.Values{"q": {q.query}}.Encode())
					answered(b, q.query)
					if hits := hitsIn(b, onPage); len(hits) == 0 || hits[0] != hotEntry {
						t.Errorf("%s: %q finds %q", l.tag, q.query, hits)
					}
					shown := eval[string](b, `document.querySelector(".hit-message").lang`)
					if want := map[bool]string{false: q.tag}[l.tag == q.tag]; shown != want {
						t.Errorf("%s: %q is said to match in %q, want %q", l.tag, q.query, shown, want)
					}
				}
			}
			b.clean()
		})
	}
}

// TestEveryoneCanReadAllLanguages checks the pages with axe, wide and on a phone, and that
// nothing is wider than the screen.
func TestEveryoneCanReadAllLanguages(t *testing.T) {
	t.Parallel()
	published, _ := inLanguages(t)
	root := fileServer(t, published, "/sub/")
	for _, width := range []int64{1280, 390} {
		b := newTab(t)
		b.do(chrome.Width(width))
		for _, l := range languages {
			for _, page := range []string{"", "lamp/", "lamp/start/", hotEntry + "/", startEntry + "/", "guides/cooling/", "search/?q=" + url.QueryEscape(languages[3].query), "404.html"} {
				b.open(root, l.folder+page)
				if strings.HasPrefix(page, "search/") {
					settled(b)
				}
				eval[bool](b, `[...document.querySelectorAll("details")].every(d => d.open = true)`)
				for _, fault := range append(violations(b), eval[[]string](b, fmt.Sprintf("%s(%d)", wider, width))...) {
					t.Errorf("%s%s at %d: %s", l.folder, page, width, fault)
				}
			}
		}
	}
}

// TestAlternatesOfAllLanguages reads the pages: those that are translated name one another
// with the same addresses, the sitemap too, and every link leads to a page.
func TestAlternatesOfAllLanguages(t *testing.T) {
	published, _ := inLanguages(t)
	pages, err := readPages(published)
	if err != nil {
		t.Fatal(err)
	}
	const base = "https://help.example.com/sub/"
	lists := map[string][]string{}
	for _, p := range pages {
		var list []string
		for link := range elements(p.doc, "link") {
			if tag := attr(link, "hreflang"); tag != "" {
				list = append(list, tag+" "+attr(link, "href"))
			}
		}
		lists[base+p.url] = list
	}
	for page, list := range lists {
		for _, one := range list {
			if _, address, _ := strings.Cut(one, " "); !slices.Equal(lists[address], list) {
				t.Errorf("%s names %s, and not the other way round", page, address)
			}
		}
	}
	var want []string
	for i, l := range languages {
		want = append(want, l.tag+" "+base+l.folder+hotEntry+"/")
		if i == 0 {
			want = append(want, "x-default "+base+hotEntry+"/")
		}
	}
	if got := lists[base+"ja/"+hotEntry+"/"]; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	sitemap := string(readFile(t, published, "sitemap.xml"))
	for _, l := range languages {
		if strings.Count(sitemap, "<loc>"+base+l.folder+hotEntry+"/</loc>") != 1 {
			t.Errorf("the sitemap lacks the page in %s", l.tag)
		}
	}
	if strings.Contains(sitemap, base+"de/"+startEntry) {
		t.Error("the sitemap has a page that is not translated")
	}
	found := visit(t, fileServer(t, published, "/sub/"), "").pages()
	for _, l := range languages {
		if !slices.Contains(found, l.folder+"guides/cooling/") {
			t.Errorf("no link leads to the guide in %s", l.tag)
		}
	}
}
