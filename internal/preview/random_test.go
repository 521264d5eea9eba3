package preview

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/history"
	"faultbook/internal/pipeline"
)

// changes returns how many changes the random author makes: in ./test quick the
// first fifth of them.
func changes() int {
	if testing.Short() {
		return 100
	}
	return 500
}

// author makes changes at random, from a fixed seed.
type author struct {
	*editor
	*rand.Rand
	known map[string]string // the files of the newest good state
	n     int
	// faulty is true while the site has errors.
	faulty    bool
	languages bool // whether the site has several
}

// TestRandomChanges makes many changes in a row, some of which break the site,
// and compares with a build from nothing after each; the search now and then.
func TestRandomChanges(t *testing.T) {
	a := &author{editor: newEditor(t, pipeline.Options{}), Rand: rand.New(rand.NewPCG(4, 2026))}
	a.known = a.texts()
	for a.n = range changes() {
		name := a.change()
		if a.faulty = a.compare(fmt.Sprintf("change %d, %s", a.n, name)); !a.faulty {
			a.known = a.texts()
		}
		if a.n%100 == 99 {
			a.restore() // a search needs a site
			a.compare("restoring")
			a.compareSearch(fmt.Sprintf("change %d", a.n), "too hot", "door open", "zeppelin", fmt.Sprintf("word%d", a.n/2))
		}
	}
}

// texts reads all files of the site.
func (a *author) texts() map[string]string {
	texts := map[string]string{}
	a.must(filepath.WalkDir(a.dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && e.Name() == history.Dir {
			return fs.SkipDir
		}
		if err != nil || e.IsDir() || e.Type()&fs.ModeSymlink != 0 {
			return err
		}
		rel, err := filepath.Rel(a.dir, name)
		text, readErr := os.ReadFile(name)
		texts[filepath.ToSlash(rel)] = string(text)
		if err == nil {
			err = readErr
		}
		return err
	}))
	return texts
}

// restore brings back the newest good state, as a switch of branches does:
// many files at once.
func (a *author) restore() {
	now := a.texts()
	for name := range now {
		if _, known := a.known[name]; !known {
			a.must(os.Remove(a.path(name)))
		}
	}
	for name, text := range a.known {
		if now[name] != text {
			if info, err := os.Lstat(a.path(name)); err == nil && info.IsDir() {
				a.must(os.RemoveAll(a.path(name)))
			}
			a.write(name, text)
		}
	}
	links, err := filepath.Glob(a.path("content/guides/link*"))
	a.must(err)
	for _, link := range links {
		a.must(os.Remove(link))
	}
}

// pick returns one of the pages.
func (a *author) pick() string {
	var pages []string
	for name := range a.texts() {
		if strings.HasPrefix(name, "content") && path.Ext(name) == ".md" {
			pages = append(pages, name)
		}
	}
	slices.Sort(pages)
	if len(pages) == 0 {
		return "content/_index.md"
	}
	return pages[a.IntN(len(pages))]
}

// anchor names a place where a section may stand now.
func (a *author) anchor() string {
	places := []string{`"#related"`, "kiln/firing/too-hot", "kiln/firing/door-open#fix", "Stalled", "guides/before-you-call#the-seal"}
	return places[a.IntN(len(places))]
}

func (a *author) change() string {
	if a.faulty && a.IntN(3) > 0 {
		a.restore()
		return "restoring"
	}
	moves := a.moves()
	names := slices.Sorted(maps.Keys(moves))
	name := names[a.IntN(len(names))]
	page := a.pick()
	moves[name](page, a.texts()[page])
	return name + " of " + page
}

// moves are what the author may do to a page with a text.
func (a *author) moves() map[string]func(page, text string) {
	word := fmt.Sprintf("word%d", a.n)
	new := fmt.Sprintf("content/kiln/firing/new-%d.md", a.n)
	replace := func(old, with string) func(string, string) {
		return func(page, text string) { a.write(page, strings.Replace(text, old, with, 1)) }
	}
	moves := map[string]func(page, text string){
		"a word more":      func(page, text string) { a.write(page, text+"\nMore: "+word+".\n") },
		"another word":     func(page, text string) { a.write(page, text+"\nA zeppelin, and "+word+".\n") },
		"a heading":        func(page, text string) { a.write(page, text+"\n## Part "+word+"\n") },
		"a link":           func(page, text string) { a.write(page, text+"\nSee [[Too Hot]] and [[Stalled]].\n") },
		"a broken link":    func(page, text string) { a.write(page, text+"\nSee [["+word+"]].\n") },
		"another summary":  replace("summary: ", "summary: "+word+" "),
		"another label":    replace("status: ", "status: "+word+" "),
		"another title":    replace("title: ", "title: "+word+" "),
		"another severity": replace("severity: critical", "severity: warning"),
		"another state":    replace("state: failed", "state: done"),
		"a draft":          replace("---\n", "---\ndraft: true\n"),
		"a weight":         replace("---\n", "---\nweight: "+fmt.Sprint(a.IntN(9))+"\n"),
		"an alias":         replace("---\n", "---\naliases: [/old/"+word+"/]\n"),
		"another day":      replace("---\n", "---\nupdated: 2026-0"+fmt.Sprint(1+a.IntN(9))+"-05\n"),
		"a moved anchor":   replace("---\n", "---\nmoved_anchors: {"+word+": "+a.anchor()+"}\n"),
		"broken YAML":      replace("---\n", "---\nkeywords: [\n"),
		"half a file":      func(page, text string) { a.write(page, text[:a.IntN(len(text)+1)]) },
		"an empty file":    func(page, _ string) { a.write(page, "") },
		"the end":          func(page, _ string) { a.must(os.Remove(a.path(page))) },
		"a copy":           func(_, text string) { a.write(new, text) },
		"a new entry": func(string, string) {
			a.write(new, "---\nstatus: New "+word+"\nseverity: warning\n---\nText, see [[Done]].\n")
		},
		"save by rename": func(page, text string) {
			a.write(page+"~", text+"\nRenamed "+word+".\n")
			a.rename(page+"~", page)
		},
		"another name": func(page, _ string) { a.rename(page, path.Dir(page)+"/"+word+".md") },
		"another folder": func(page, _ string) {
			if dir := path.Dir(page); dir != "content" {
				a.rename(dir, path.Dir(dir)+"/"+word)
			}
		},
		"a new folder": func(string, string) {
			for i := range 5 {
				a.write(fmt.Sprintf("content/wheel/%s/page-%d.md", word, i), fmt.Sprintf("---\nstatus: %s %d\n---\n", word, i))
			}
		},
		"a link of the file system": func(page, _ string) {
			a.must(os.MkdirAll(a.path("content/guides"), 0o755))
			a.must(os.Symlink("../"+strings.TrimPrefix(page, "content/"), a.path("content/guides/link-"+word+".md")))
		},
		"settings": func(string, string) {
			a.write("faultbook.yaml", strings.Replace(a.texts()["faultbook.yaml"], "title: ", "title: "+word+" ", 1))
		},
		"twins in Markdown, or none": func(string, string) {
			text := a.texts()["faultbook.yaml"]
			if without, has := strings.CutSuffix(text, "markdown: true\n"); has {
				a.write("faultbook.yaml", without)
			} else {
				a.write("faultbook.yaml", text+"markdown: true\n")
			}
		},
		"a picture": func(string, string) {
			a.write("content/guides/door.svg", fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="200"/>`, 1+a.IntN(500)))
		},
	}
	if a.languages {
		a.translate(moves, word)
	}
	if a.past != nil {
		day := fmt.Sprintf("2026-%02d-%02dT12:00:00Z", 1+a.IntN(12), 1+a.IntN(28))
		moves["a commit"] = func(string, string) { a.commit(day) }
		moves["a commit once more"] = func(string, string) {
			a.git(day, "commit", "-q", "--amend", "--allow-empty", "-m", word, "--date", day)
		}
		moves["another branch"] = func(string, string) { a.git(day, "checkout", "-q", "-b", word) }
		moves["the branch before"] = func(string, string) {
			a.commit(day)
			a.compare("the commit before leaving a branch") // what was good so long stays when the other is not
			a.git(day, "checkout", "-q", "@{-1}")
		}
	}
	return moves
}

// translate adds what the author may do to translations.
func (a *author) translate(moves map[string]func(page, text string), word string) {
	pages := []string{"kiln/firing/too-hot", "kiln/firing/door-open", "kiln/cooling/done", "guides/before-you-call", "kiln/_index"}
	page := pages[a.IntN(len(pages))]
	beside, below := "content/"+page+".de.md", "content.de/"+page+".md"
	text := "---\nsummary: Übersetzt, " + word + ".\n---\nSiehe [[Stalled]].\n"
	moves["a translation"] = func(string, string) { a.write(beside, text) }
	moves["a translation in a folder"] = func(string, string) { a.write(below, text) }
	moves["a Japanese translation"] = func(string, string) { a.write("content.ja/"+page+".md", "---\nsummary: 翻訳 "+word+"\n---\n") }
	moves["the end of a translation"] = func(string, string) {
		a.must(os.RemoveAll(a.path(beside)))
		a.must(os.RemoveAll(a.path(below)))
	}
	moves["a draft of a translation"] = func(string, string) { a.write(beside, "---\ndraft: true\nsummary: Entwurf.\n---\n") }
	moves["the end of a folder of translations"] = func(string, string) { a.must(os.RemoveAll(a.path("content.ja"))) }
}
