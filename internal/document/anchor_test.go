package document

import (
	"slices"
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Space Full":             "space-full",
		"  In  Progress/Running": "in-progress-running",
		"Can't open":             "cant-open",
		"Can’t open":             "cant-open",
		"E1042: failed!":         "e1042-failed",
		"Größe über 5 %":         "größe-über-5",
		"Сбой резервирования":    "сбой-резервирования",
		"備份 失敗":                  "備份-失敗",
		"हिन्दी":                 "हिन्दी",
		"---":                    "",
		"a_b.c":                  "a-b-c",
		"🙂 smile":                "smile",
		"":                       "",
	} {
		if got := Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"", "A b", "--a--", "ÄÖ ß", "a\xffb", "İstanbul", "Y\u030a", "A'\u0300"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		slug := Slug(text)
		if Slug(slug) != slug {
			t.Errorf("%q: %q becomes %q", text, slug, Slug(slug))
		}
		if strings.HasPrefix(slug, "-") || strings.HasSuffix(slug, "-") || strings.Contains(slug, "--") ||
			strings.ContainsAny(slug, " /?#%&\"'<>\\") {
			t.Errorf("%q: %q is no part of an address", text, slug)
		}
	})
}

const headings = `---
title: T
---
## One & two
### *One* & ` + "`two`" + `
## One & two
## ???
## Причина
## 原因 #1
## Causes
## See [[x|that page]]
## See [[y]]
Under
-----
> ## Quoted
`

func TestHeadings(t *testing.T) {
	e, problems := open(Article, headings, false)
	if problems != nil {
		t.Fatal(problems)
	}
	var got []string
	for _, h := range e.Outline {
		got = append(got, strings.Repeat("#", h.Level)+" "+h.ID+" "+h.Text)
	}
	want := []string{
		"## one--two One & two", "### one--two-1 One & two", "## one--two-2 One & two", "## section ???", "## причина Причина",
		"## 原因-1 原因 #1", "## causes Causes",
		"## see-that-page See that page", "## see-y See y", "## under Under", "## quoted Quoted",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	html := filled(e, e.Body)
	for _, want := range []string{
		`<div class="headed" id="one-two-3"><h2 id="one--two-2">One &amp; two</h2> <a href="#one--two-2" of="One &amp; two">#</a></div>`,
		`<div class="headed"><h2 id="причина">Причина</h2> <a href="#причина" of="Причина">#</a></div>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is not in\n%s", want, html)
		}
	}
}

// TestManyEqualHeadings: each is numbered from the one before it. To count from
// the first each time takes 48 seconds for 20,000 of them.
func TestManyEqualHeadings(t *testing.T) {
	parse := func(n int) (e *Document) {
		e, _ = open(Article, "---\ntitle: T\n---\n## a 3\n"+strings.Repeat("## a\n", n), false)
		return e
	}
	var last []string
	for _, h := range parse(5).Outline {
		last = append(last, h.ID)
	}
	if want := []string{"a-3", "a", "a-1", "a-2", "a-4", "a-5"}; !slices.Equal(last, want) {
		t.Errorf("the anchors are %q, want %q", last, want)
	}
	few, many := testing.AllocsPerRun(2, func() { parse(400) }), testing.AllocsPerRun(2, func() { parse(1600) })
	if many > 5*few {
		t.Errorf("400 headings take %.0f allocations, 1600 take %.0f", few, many)
	}
}

// TestHeadingTextIsPlain holds that the contents of a page show what its
// headings show.
func TestHeadingTextIsPlain(t *testing.T) {
	for markdown, want := range map[string]string{
		"## A &amp; B":        "A & B",
		"## \\<File> \\*x\\*": "<File> *x*",
		"## `a` **b**":        "a b",
		"## [link](x.md)":     "link",
	} {
		e, _ := open(Article, "---\ntitle: T\n---\n"+markdown+"\n", false)
		if len(e.Outline) != 1 || e.Outline[0].Text != want {
			t.Errorf("%q: %+v, want %q", markdown, e.Outline, want)
		}
	}
}

// TestHeadingSlug: anchors are those that GitHub makes.
func TestHeadingSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Free/busy works":        "freebusy-works",
		"One & two":              "one--two",
		"Can't open `file_name`": "cant-open-file_name",
		"E1042: failed!":         "e1042-failed",
		"- Größe über 5 %":       "--größe-über-5-",
		"a--b - c":               "a--b---c",
		"Cafe\u0301":             "café",
		"хлеб и соль":            "хлеб-и-соль",
		"हिन्दी ΣΟΦΟΣ ⅷ":         "हिन्दी-σοφος-ⅷ",
		"🙂 smile":                "-smile",
		"v1.2.3 (beta)":          "v123-beta",
	} {
		if got := headingSlug(text); got != want {
			t.Errorf("HeadingSlug(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestOldAnchorsStay: what was published leads to the same heading as long as no other
// heading has taken it.
func TestOldAnchorsStay(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		markdown string
		want     string
	}{
		{Article, "## Free/busy works\n", "freebusy-works<free-busy-works"},
		{Article, "## Setup\n## Setup\n", "setup setup-1<setup-2"},
		{Article, "## Setup\n## Setup\n## Setup\n", "setup setup-1 setup-2<setup-3"},
		{Article, "## Causes\n", "causes<causes-2"},
		{Entry, "## Causes\n", "causes-1<causes-2"},
		{Article, "## See [x](https://example.com)\n", "see-x<see-x-https-example-com"},
		{Article, "## Setup {#own}\n## Setup\n", "own<setup-own setup"},
		{Article, "## Setup {: #own .wide }\n", "own<setup-own-wide"},
		{Article, "## Use {name}\n", "use-name"},
		{Article, "## Use `{#own}`\n", "use-own"},
		{Article, "<a id=\"free-busy-works\"></a>\n\n## Free/busy works\n", "freebusy-works"},
		{Article, "<a id=\"setup\"></a>\n\n## Setup\n", "setup"},
		{Article, "## <a name=\"setup\"></a>Setup\n", "setup<a-name-setup-a-setup"},
	} {
		status := map[Kind]string{Article: "title: T", Entry: "status: T"}[c.kind]
		e, problems := open(c.kind, "---\n"+status+"\n---\n"+c.markdown, false)
		var got []string
		for _, h := range e.Outline {
			got = append(got, strings.TrimSuffix(h.ID+"<"+h.Old, "<"))
		}
		if strings.Join(got, " ") != c.want || problems != nil {
			t.Errorf("%q: %q, %q, want %q", c.markdown, got, problems, c.want)
		}
	}
}

// TestTitleHeading: a heading that says the title again is no part of the body.
func TestTitleHeading(t *testing.T) {
	for _, c := range []struct {
		kind             Kind
		text             string
		title, body, bad string
	}{
		{Article, "title: Setup\n---\n# Setup\n\nText", "Setup", "<p>Text</p>", ""},
		{Article, "title: Setup\n---\nText\n\nSETUP\n=====\n", "Setup", "<p>Text</p>", ""},
		{Article, "weight: 1\n---\n# Set *up*\n\nText", "Set up", "<p>Text</p>", ""},
		{Article, "title: Setup\n---\n# Other\n", "Setup", "", "FB035"},
		{Article, "weight: 1\n---\n# Setup\n\n# Other\n", "Setup", "", "FB035"},
		{Article, "weight: 1\n---\nText", "", "<p>Text</p>", "FB005"},
		{Entry, "status: Too hot\n---\n# Too  Hot #\n\nText", "", "<p>Text</p>", ""},
		{Entry, "code: E1\n---\n# E1\n\nText", "", "<p>Text</p>", ""},
		{Entry, "weight: 1\n---\n# Too hot\n", "", "", "FB005"},
	} {
		e, problems := open(c.kind, "---\n"+c.text, false)
		got := filled(e, e.Body)
		if e.Meta.Title != c.title || c.bad == "" && (got != c.body || problems != nil) ||
			!strings.Contains(strings.Join(problems, " "), c.bad) {
			t.Errorf("%q: title %q, body %q, %q", c.text, e.Meta.Title, got, problems)
		}
		if m := e.Body.Markdown(nil); c.bad == "" && m != "Text" {
			t.Errorf("%q: Markdown %q", c.text, m)
		}
	}
}
