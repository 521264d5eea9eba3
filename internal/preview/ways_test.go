package preview

import (
	"fmt"
	"os"
	"testing"
	"time"

	"faultbook/internal/pipeline"
)

const (
	hot       = "content/kiln/firing/too-hot.md"
	germanHot = "content/kiln/firing/too-hot.de.md"
	inGerman  = "content.de/kiln/firing/too-hot.md"
	cold      = "content/kiln/cooling/done.md"
	panel     = "content/guides/where-lights-are.md"
	calling   = "content/guides/before-you-call.md"
)

// way is one way in which an author's files change, in steps; after each the
// preview must be what a build from nothing is.
type way struct {
	name  string
	slow  bool // a step is several writes
	steps []func(*editor)
}

// begin makes an editor write as a way asks for.
func (w way) begin(e *editor) {
	if w.slow {
		e.partialSaveDelay = partialSaveMax * 3 / 4
	}
}

var ways = []way{
	{name: "write in place", steps: []func(*editor){
		func(e *editor) { e.edit(hot, "See [the other", "Wait. See [the other") },
		func(e *editor) { e.edit(hot, "The kiln is hotter", "The oven is hotter") },
		func(e *editor) { e.edit(hot, "status: Too Hot", "status: Far Too Hot\nalso: [Too Hot]") },
		func(e *editor) { e.edit(hot, "severity: critical", "severity: warning") },
	}},
	{name: "translations", steps: []func(*editor){
		func(e *editor) {
			e.write("faultbook.yaml", e.read("faultbook.yaml")+"\nlanguages: {de: {title: Ofenhilfe}, ja: {}}\n")
		},
		func(e *editor) { e.write(germanHot, "---\nsummary: Der Ofen ist zu heiß. Siehe [[Stalled]].\n---\n") },
		func(e *editor) { e.edit(germanHot, "zu heiß", "viel zu heiß") },
		func(e *editor) { e.edit(germanHot, "[[Stalled]]", "[[Stalld]]") },
		func(e *editor) { e.edit(hot, "The kiln is hotter", "The oven is hotter") },
		func(e *editor) { e.edit(germanHot, "[[Stalld]]", "[[Stalled]]") },
		func(e *editor) {
			e.edit(hot, "status: Too Hot", "status: Far Too Hot\nalso: [Too Hot]\nmessages: {ja: 熱すぎます}")
		},
		func(e *editor) { e.edit(germanHot, "summary:", "severity: high\nsummary:") },
		func(e *editor) { e.edit(germanHot, "severity: high", "draft: true") },
		func(e *editor) { e.edit(germanHot, "draft: true\n", "") },
		func(e *editor) { e.rename(germanHot, "content/kiln/firing/to-hot.de.md") },
		func(e *editor) { e.rename("content/kiln/firing/to-hot.de.md", germanHot) },
		func(e *editor) { e.edit("faultbook.yaml", "Ofenhilfe", "Hilfe zum Ofen") },
		func(e *editor) { e.edit("faultbook.yaml", "{de: {title: Hilfe zum Ofen}, ja: {}}", "{ja: {}}") },
		// the file is a page now
		func(e *editor) { e.must(os.Remove(e.path(germanHot))) },
		func(e *editor) { e.edit("faultbook.yaml", "languages: {ja: {}}", "") },
	}},
	{name: "links and headings", steps: []func(*editor){
		func(e *editor) {
			e.edit(cold, "summary: The kiln is cold.\n---\n", "summary: The kiln is cold.\n---\nSee [[Stalled]].\n")
		},
		func(e *editor) { e.edit(cold, "[[Stalled]]", "[[Stalld]]") },
		func(e *editor) { e.edit(cold, "[[Stalld]]", "[[Stalled]] and [[Too Hot]]") },
		func(e *editor) { e.edit(calling, "## The seal", "## A seal") }, // others link to the heading
		func(e *editor) { e.edit(calling, "## A seal", "## The seal") },
		func(e *editor) { e.edit(cold, "[[Stalled]] and [[Too Hot]]", "nothing") },
		func(e *editor) { e.edit(hot, "action: none", "action: none\nmessage: Two\nmessage: Two") },
		func(e *editor) { e.edit(hot, "action: none\nmessage: Two\nmessage: Two", "action: wait") },
	}},
	{name: "published addresses, retired pages and fields of the site", steps: []func(*editor){
		func(e *editor) { e.edit(cold, "cold.\n---\n", "cold.\n---\n## Part\n") },
		func(e *editor) {
			e.write("faultbook.lock",
				"/kiln/cooling/done/\tpage\tkiln/cooling/done\n/kiln/cooling/done/#part\tanchor\n")
		},
		func(e *editor) { e.edit(cold, "## Part", "## Another part") }, // no page links to it
		func(e *editor) { e.edit(cold, "state: done", "state: done\nmoved_anchors: {part: \"#another-part\"}") },
		func(e *editor) { e.write("faultbook.lock", "<<<<<<< HEAD\n") },
		func(e *editor) { e.must(os.Remove(e.path("faultbook.lock"))) },
		func(e *editor) { e.edit(hot, "action: none", "action: none\nretired: {since: 7, to: [door-open]}") },
		func(e *editor) { e.edit(hot, "since: 7", "since: 8") },
		func(e *editor) { e.edit(hot, "\nretired: {since: 8, to: [door-open]}", "") },
		func(e *editor) {
			e.edit("faultbook.yaml", "raw_html: false",
				"raw_html: false\nfields: [{id: mailed, label: Mailed, type: bool, column: true, facet: true}]")
		},
		func(e *editor) { e.edit(hot, "action: none", "action: none\nmailed: yes") },
		func(e *editor) { e.edit(hot, "mailed: yes", "mailed: no") },
		func(e *editor) { e.edit(hot, "mailed: no", "mailed: perhaps") },
		func(e *editor) { e.edit(hot, "mailed: perhaps", "mailed: yes") },
		func(e *editor) { e.edit("faultbook.yaml", "label: Mailed", "label: Sent") },
	}},
	{name: "HTML, anchors and markup of other generators", steps: []func(*editor){
		func(e *editor) {
			e.edit(
				cold,
				"summary: The kiln is cold.\n---\n",
				"summary: The kiln is cold.\n---\n<a href=\"too-hot.md#own\">See</a> [it](my guide.md) [old](/kb/1) %s.\n",
			)
		},
		func(e *editor) {
			e.edit(hot, "See [the other", "<div id=\"own\">\n\n!!! note\n    Wait.\n\n</div>\n\nSee [the other")
		},
		func(e *editor) { e.edit(hot, "<div id=\"own\">", "<div id=\"other\">") },
		func(e *editor) {
			e.write("content/kiln/firing/my guide.md", "---\nstatus: My guide\naction: none\n---\n# My guide\n")
		},
		func(e *editor) { e.edit(hot, "<div id=\"other\">", "<div id=\"own\">") },
		func(e *editor) {
			e.edit("faultbook.yaml", "raw_html: false",
				"raw_html: false\nlink_base: https://old.example.com/\nplaceholder_syntax: printf")
		},
		func(e *editor) { e.edit(calling, "## The seal", "## The seal {#the-seal}") },
		func(e *editor) {
			e.edit(hot, "action: none", "action: none\ncode: [H1, 10-12]\nmessage: at %d degrees")
		},
		func(e *editor) { e.must(os.Remove(e.path("content/kiln/firing/my guide.md"))) },
	}},
	{name: "a heading that is the title", steps: []func(*editor){
		func(e *editor) { e.write("content/guides/own.md", "---\nweight: 1\n---\n# Own\n\nText.\n") },
		func(e *editor) {
			e.edit(cold, "summary: The kiln is cold.\n---\n",
				"summary: The kiln is cold.\n---\n[[guides/own#own]] [[Own]]\n")
		},
		func(e *editor) { e.edit("content/guides/own.md", "# Own", "# Other") },
		func(e *editor) { e.edit("content/guides/own.md", "# Other", "# Own") },
	}},
	{name: "front matter that breaks, then labels, then all fixed", steps: []func(*editor){
		func(e *editor) { e.edit(hot, "status: Too Hot", "status: [Too Hot") },
		func(e *editor) { e.edit(cold, "The kiln is cold.", "It is cold.") },
		func(e *editor) { e.edit(hot, "status: [Too Hot", "status: Too Hot") },
	}},
	{name: "save by rename", steps: []func(*editor){func(e *editor) {
		e.write("content/kiln/firing/.new", e.read(hot)+"\nMore.\n")
		e.rename("content/kiln/firing/.new", hot)
	}}},
	{name: "vim", steps: []func(*editor){func(e *editor) {
		text := e.read(hot)
		e.write("content/kiln/firing/.too-hot.md.swp", "swap")
		e.write("content/kiln/firing/4913", "")
		e.must(os.Remove(e.path("content/kiln/firing/4913")))
		e.rename(hot, hot+"~")
		e.write(hot, text+"\nMore.\n")
		e.must(os.Remove(e.path(hot + "~")))
	}}},
	{name: "Emacs", steps: []func(*editor){func(e *editor) {
		e.must(os.Symlink("me@here.1:2", e.path("content/kiln/firing/.#too-hot.md")))
		e.write("content/kiln/firing/#too-hot.md#", "autosave")
		e.edit(hot, "See [the other", "Wait. See [the other")
		e.must(os.Remove(e.path("content/kiln/firing/.#too-hot.md")))
	}}},
	{name: "JetBrains", steps: []func(*editor){func(e *editor) {
		e.write(hot+"___jb_tmp___", e.read(hot)+"\nMore.\n")
		e.rename(hot, hot+"___jb_old___")
		e.rename(hot+"___jb_tmp___", hot)
		e.must(os.Remove(e.path(hot + "___jb_old___")))
	}}},
	{name: "delete and bring back", steps: []func(*editor){
		func(e *editor) { e.rename(cold, "away.md") },
		func(e *editor) { e.rename("away.md", cold) },
		func(e *editor) { e.must(os.Remove(e.path("content/wheel/spinning/_index.md"))) },
	}},
	{name: "rename", steps: []func(*editor){
		func(e *editor) { e.rename(hot, "content/kiln/firing/much-too-hot.md") }, // others link to the id
		func(e *editor) { e.rename("content/kiln/firing/much-too-hot.md", hot) },
		func(e *editor) { e.rename(panel, "content/guides/lights.md") },
		func(e *editor) { e.edit("faultbook.yaml", "guides/where-lights-are", "guides/lights") },
	}},
	{name: "a folder moves", steps: []func(*editor){
		func(e *editor) { e.rename("content/wheel/spinning", "content/wheel/turning") },
		func(e *editor) { e.edit("content/wheel/turning/stalled.md", "The wheel stands", "It stands") },
		func(e *editor) { e.rename("content/wheel/turning", "content/kiln/turning") },
		func(e *editor) { e.edit("content/kiln/turning/stalled.md", "It stands", "The wheel stands") },
	}},
	{name: "a new folder with files", steps: []func(*editor){
		func(e *editor) {
			for i := range 30 {
				e.write(fmt.Sprintf("content/wheel/new/deep/er/page-%d.md", i),
					fmt.Sprintf("---\ntitle: Page %d\n---\nText.\n", i))
			}
		},
		func(e *editor) { e.edit("content/wheel/new/deep/er/page-7.md", "Text.", "Other text.") },
		func(e *editor) { e.must(os.RemoveAll(e.path("content/wheel/new"))) },
	}},
	{name: "a branch switch", steps: []func(*editor){
		func(e *editor) {
			for i := range 2000 {
				e.write(fmt.Sprintf("content/branch/part-%d/page-%d.md", i%40, i),
					fmt.Sprintf("---\nstatus: State %d\n---\n", i))
			}
		},
		func(e *editor) { e.must(os.RemoveAll(e.path("content/branch"))) },
	}},
	{name: "the content removed and restored", steps: []func(*editor){
		func(e *editor) { e.rename("content", "away") },
		func(e *editor) { e.rename("away", "content") },
		func(e *editor) { e.edit(hot, "See [the other", "Wait. See [the other") },
	}},
	{name: "something else in the place of the content", steps: []func(*editor){
		func(e *editor) { e.rename("content", "away"); e.write("content", "a file") },
		func(e *editor) { e.must(os.Remove(e.path("content"))); e.must(os.Symlink("/usr", e.path("content"))) },
		func(e *editor) {
			e.must(os.Remove(e.path("content")))
			e.must(os.Symlink("nowhere", e.path("content")))
		},
		func(e *editor) { e.must(os.Remove(e.path("content"))); e.rename("away", "content") },
		func(e *editor) { e.edit(hot, "See [the other", "Wait. See [the other") },
	}},
	{name: "the settings removed and restored", steps: []func(*editor){
		func(e *editor) { e.rename("faultbook.yaml", "away.yaml") },
		func(e *editor) { e.rename("away.yaml", "faultbook.yaml") },
		func(e *editor) { e.edit("faultbook.yaml", "raw_html: false", "raw_html: true") },
		func(e *editor) { e.edit("faultbook.yaml", "label: Critical", "label: Grave") },
		func(e *editor) { e.edit("faultbook.yaml", "severities:", "severitys:") },
		func(e *editor) { e.edit("faultbook.yaml", "severitys:", "severities:") },
	}},
	{name: "files that cannot be read", steps: []func(*editor){
		func(e *editor) { e.must(os.Symlink("nothing.md", e.path("content/guides/dangling.md"))) },
		func(e *editor) { e.write("content/guides/nothing.md", "---\ntitle: Now there\n---\n") },
		func(e *editor) { e.must(os.Remove(e.path("content/guides/dangling.md"))) },
		func(e *editor) { e.must(os.Symlink("circle.md", e.path("content/guides/circle.md"))) },
		func(e *editor) { e.must(os.Remove(e.path("content/guides/circle.md"))) },
		func(e *editor) { e.must(os.Mkdir(e.path("content/guides/folder.md"), 0o755)) },
		func(e *editor) { e.write("content/guides/latin.md", "---\ntitle: caf\xe9\n---\n") },
		func(e *editor) { e.write("content/guides/latin.md", "---\ntitle: café\n---\n") },
	}},
	{name: "links that lead out of the site", steps: []func(*editor){
		func(e *editor) { e.must(os.Symlink("/etc/hostname", e.path("synonyms.txt"))) },
		func(e *editor) { e.edit(hot, "See [the other", "Wait. See [the other") },
		func(e *editor) { e.must(os.Remove(e.path("synonyms.txt"))) },
		func(e *editor) { e.must(os.Symlink("/usr", e.path("templates"))) },
		func(e *editor) { e.must(os.Remove(e.path("templates"))) },
		func(e *editor) { e.write("templates/base.html", "<p>None of it.</p>") },
		func(e *editor) { e.must(os.Remove(e.path("templates/base.html"))) },
	}},
	{name: "a half-written file", slow: true, steps: []func(*editor){
		func(e *editor) { e.write(hot, "") },
		func(e *editor) {
			for _, part := range []string{"---\n", "---\nstatus: To", "---\nstatus: Too Hot\n---\nT",
				"---\nstatus: Too Hot\n---\nText, see [[Stalled]].\n"} {
				e.write(hot, part)
				time.Sleep(10 * time.Millisecond)
			}
		},
	}},
	{name: "a half-written template", slow: true, steps: []func(*editor){
		func(e *editor) { e.write("templates/partials/footer.html", "<footer>Ours</footer>") },
		func(e *editor) { // is never a good one without a text
			for _, part := range []string{"", "<footer>{{.Nothing}</footer>"} {
				e.write("templates/partials/footer.html", part)
				time.Sleep(15 * time.Millisecond)
			}
		},
		func(e *editor) { e.must(os.Remove(e.path("templates/partials/footer.html"))) },
		func(e *editor) { e.write("templates/partials/footer.html", "") },
	}},
	{name: "links", steps: []func(*editor){
		func(e *editor) { e.write("content/beside/part.md", "---\ntitle: Part\n---\nOne.\n") },
		func(e *editor) { e.must(os.Symlink("../beside", e.path("content/guides/linked"))) },
		func(e *editor) { e.edit("content/beside/part.md", "One.", "Two.") },
		func(e *editor) { e.must(os.Symlink("../beside/part.md", e.path("content/guides/single.md"))) },
		func(e *editor) { e.edit("content/beside/part.md", "Two.", "Three.") },
		func(e *editor) { e.write("content/beside/more.md", "---\ntitle: More\n---\n") },
		func(e *editor) { e.must(os.Symlink("/etc", e.path("content/guides/outside"))) },
		func(e *editor) { e.must(os.Remove(e.path("content/guides/outside"))) },
		func(e *editor) { e.must(os.RemoveAll(e.path("content/beside"))) },
	}},
	{name: "links out of the content", steps: []func(*editor){
		func(e *editor) { e.write("beside/part.md", "---\ntitle: Part\n---\nOne.\n") },
		func(e *editor) { e.must(os.Symlink("../../beside", e.path("content/guides/linked"))) },
		func(e *editor) { e.edit("beside/part.md", "One.", "Two.") },
		func(e *editor) { e.write("beside/more.md", "---\ntitle: More\n---\n") },
		func(e *editor) { e.must(os.Remove(e.path("content/guides/linked"))) },
		func(e *editor) { e.edit(hot, "See [the other", "Wait. See [the other") },
	}},
	{name: "files beside pages", steps: []func(*editor){
		func(e *editor) { e.edit("content/guides/door.svg", `width="320"`, `width="640"`) },
		func(e *editor) { e.edit("content/guides/door.svg", `M0 0h320`, `M0 0h99`) },
		func(e *editor) { e.write("content/kiln/plan.pdf", "%PDF") },
		func(e *editor) { e.must(os.Remove(e.path("content/guides/door.svg"))) },
	}},
	{name: "a logo among the content", steps: []func(*editor){
		func(e *editor) {
			e.write("faultbook.yaml", e.read("faultbook.yaml")+"theme: {logo: content/guides/door.svg}\n")
		},
		func(e *editor) { e.edit("content/guides/door.svg", `M0 0h320`, `M0 0h99`) },
		func(e *editor) { e.rename("content/guides/door.svg", "content/guides/gate.svg") },
		func(e *editor) { e.rename("content/guides/gate.svg", "content/guides/door.svg") },
	}},
	{name: "the offline bundle", steps: []func(*editor){
		func(e *editor) { e.write("faultbook.yaml", e.read("faultbook.yaml")+"offline: true\n") },
		func(e *editor) { e.edit(hot, "The kiln is hotter", "The oven is hotter") },
		func(e *editor) { e.edit("faultbook.yaml", "offline: true\n", "") },
	}},
	{name: "moved anchors", steps: []func(*editor){
		func(e *editor) {
			e.edit(hot, "action: none", `moved_anchors: {old: "#shown", seal: guides/before-you-call#the-seal}`)
		},
		func(e *editor) { e.edit(hot, "See [the other", "Wait. See [the other") },
		func(e *editor) { e.edit(calling, "## The seal", "## A seal") },
		func(e *editor) { e.edit(calling, "## A seal", "## The seal") },
		func(e *editor) { e.edit(hot, "seal: guides/before-you-call#the-seal", "old2: Stalled") },
		func(e *editor) { e.edit(hot, "status: Too Hot", "status: Far Too Hot\nalso: [Too Hot, Stalled]") },
	}},
	{name: "drafts and kinds", steps: []func(*editor){
		func(e *editor) { e.edit(hot, "action: none", "draft: true") },
		func(e *editor) {
			e.edit("content/wheel/spinning/_index.md", "title: Spinning", "title: Spinning\nkind: section")
		},
		func(e *editor) { e.edit("content/kiln/_index.md", "weight: 1", "weight: 3") },
		func(e *editor) {
			e.edit("content/kiln/_index.md", "the light stays on for an hour", "it does not help")
		},
	}},
	{name: "a folder of translations", steps: []func(*editor){
		func(e *editor) { e.write(inGerman, "---\nsummary: Der Ofen ist zu heiß.\n---\n") },
		func(e *editor) { e.write("faultbook.yaml", e.read("faultbook.yaml")+"\nlanguages: {de: {}, ja: {}}\n") },
		func(e *editor) { e.edit(inGerman, "zu heiß", "überhitzt") },
		func(e *editor) { e.edit(hot, "The kiln is hotter", "The oven is hotter") },
		func(e *editor) { e.write("content.de/kiln/plan.svg", "<svg/>") },
		func(e *editor) { e.write(germanHot, "---\nsummary: Zwei Ofen.\n---\n") },
		func(e *editor) { e.edit(inGerman, "überhitzt", "viel zu heiß") },
		func(e *editor) { e.must(os.Remove(e.path(germanHot))) },
		func(e *editor) { e.rename(inGerman, "content.de/kiln/firing/too-cold.md") },
		func(e *editor) { e.rename("content.de/kiln/firing/too-cold.md", germanHot) },
		func(e *editor) { e.rename(germanHot, inGerman) },
		func(e *editor) { e.rename("content.de", "kept") },
		func(e *editor) { e.rename("kept", "content.ja") },
		func(e *editor) { e.edit("faultbook.yaml", ", ja: {}", "") },
		func(e *editor) { e.must(os.RemoveAll(e.path("content.ja"))) },
	}},
	{name: "templates and styles", steps: []func(*editor){
		func(e *editor) { e.write("templates/partials/footer.html", "<footer>Ours</footer>") },
		func(e *editor) { e.write("templates/partials/footer.html", "<footer>{{.Nothing}</footer>") },
		func(e *editor) { e.write("templates/partials/footer.html", "<footer>{{.Site.Title}}</footer>") },
		func(e *editor) { e.write("templates/styles/tokens.css", ":root { --x: 1 }") },
		func(e *editor) { e.edit(hot, "action: none", "action: wait") },
		func(e *editor) { e.must(os.RemoveAll(e.path("templates"))) },
	}},
}

// TestWays carries out every way with real files and real events.
func TestWays(t *testing.T) {
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			e := newEditor(t, pipeline.Options{NoSearch: true}, w.begin)
			for i, step := range w.steps {
				step(e)
				e.compare(fmt.Sprintf("step %d", i+1))
			}
		})
	}
}

// TestLogoIsWatched holds that a logo elsewhere in the folder of a site is followed too.
func TestLogoIsWatched(t *testing.T) {
	e := newEditor(t, pipeline.Options{NoSearch: true}, func(e *editor) {
		e.write("brand/logo.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8"/></svg>`)
		e.write("faultbook.yaml", e.read("faultbook.yaml")+"theme: {logo: brand/logo.svg}\n")
	})
	e.edit("brand/logo.svg", "M0 0h8", "M0 0h4")
	e.compare("an edit of the logo")
}

// TestLogoNamedLater holds that a logo is followed that the settings name only
// while the site is watched, and no longer when they name another.
func TestLogoNamedLater(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h%d"/></svg>`
	e := newEditor(t, pipeline.Options{NoSearch: true})
	e.write("brand/logo.svg", fmt.Sprintf(svg, 1))
	e.write("faultbook.yaml", e.read("faultbook.yaml")+"theme: {logo: brand/logo.svg}\n")
	e.compare("naming the logo")
	e.write("brand/logo.svg", fmt.Sprintf(svg, 2))
	e.compare("an edit of the logo")
	e.edit("faultbook.yaml", "brand/logo.svg", "marks/logo.svg")
	e.compare("naming one that is not there")
	e.write("marks/logo.svg", fmt.Sprintf(svg, 3))
	e.compare("its coming")
	e.write("marks/logo.svg", fmt.Sprintf(svg, 4))
	e.compare("an edit of it")
}

// TestSearchFollows holds that an edited text is found, and a text that is gone
// is not.
func TestSearchFollows(t *testing.T) {
	e := newEditor(t, pipeline.Options{})
	e.compareSearch("the beginning", "too hot", "zeppelin")
	e.edit(hot, "See [the other", "A zeppelin. See [the other")
	e.compare("the edit")
	e.compareSearch("the edit", "too hot", "zeppelin", "door open")
	e.must(os.Remove(e.path(cold)))
	e.edit("content/kiln/firing/door-open.md", "appears_with: [kiln/cooling/done]\n", "")
	e.compare("the removal")
	e.compareSearch("the removal", "done", "zeppelin")
}

// TestSearchFollowsInAllLanguages holds that each language has a search that follows it.
func TestSearchFollowsInAllLanguages(t *testing.T) {
	e := newEditor(t, pipeline.Options{}, func(e *editor) {
		e.write("faultbook.yaml", e.read("faultbook.yaml")+"\nlanguages: {de: {}, ja: {}}\n")
		e.write(germanHot, "---\nsummary: Der Ofen ist zu heiß.\n---\n")
	})
	e.compareSearch("the beginning", "too hot")
	e.edit(germanHot, "zu heiß", "überhitzt")
	e.compare("an edit of a translation")
	e.compareSearch("an edit of a translation")
	e.edit("faultbook.yaml", "de: {}, ", "")
	e.must(os.Remove(e.path(germanHot)))
	e.compare("the removal of a language")
	e.compareSearch("the removal of a language")
}
