package render

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"slices"
	"strings"

	"faultbook/internal/asset"
	"faultbook/internal/texts"
)

// Edition is what a single HTML file holds of a site in one language.
type Edition struct {
	Of        Languages
	Templates *Templates
	Assets    *asset.Set
	Parts     SingleParts
}

// Single writes one HTML file of a whole site to a buffer, in some languages, the first one
// first. Every page is an element whose id is its address, and links lead to these ids:
// without scripts the pages of the first language follow each other, with scripts one shows
// at a time. The other languages are in templates, which the script choose opens. It fails
// when a template does, which Diagnostic reports, or when a file cannot be read.
func Single(to *bytes.Buffer, editions []Edition, choose []byte) error {
	book := &singleBook{choose: choose}
	for _, e := range editions {
		book.all = append(book.all, newSingleFile(e))
	}
	var first *SingleView
	for _, f := range book.all {
		view, err := f.viewIn(book)
		if err != nil {
			return err
		}
		if first == nil {
			first = view
		}
		if len(book.all) > 1 {
			if err := book.addEdition(f, view); err != nil {
				return err
			}
		}
	}
	f := book.all[0]
	if len(book.all) == 1 {
		first.Head, first.Data = f.head(), f.data()
	} else {
		script := element("script", "", choose)
		first.Head, first.Data = book.styles+book.heads+script, book.bodies+script
		first.Editions = strings.Join(book.prefixes()[1:], " ")
	}
	first.Policy = book.policy()
	s := &scope{Renderer: f.r}
	f.prefix = ""
	return cmp.Or(s.execute(to, f.r.templates.partials, single, first), f.err)
}

// singleBook is a single HTML file in all its languages.
type singleBook struct {
	all    []*singleFile
	choose []byte
	// styles are the style sheets, heads and bodies the templates of languages in the head
	// and in the body.
	styles, heads, bodies template.HTML
}

// prefixes returns the folders of the languages.
func (b *singleBook) prefixes() []string {
	all := make([]string, len(b.all))
	for i, f := range b.all {
		all[i] = f.r.site.Config.Prefix
	}
	return all
}

// addEdition adds the templates of one language, whose scripts run once it is chosen.
func (b *singleBook) addEdition(f *singleFile, view *SingleView) error {
	words := f.r.words
	edition := ` data-edition="` + escape(f.r.site.Config.Prefix) + `"`
	attributes := edition + ` lang="` + escape(f.r.site.Config.Language) + `" dir="` + words.Direction() + `"`
	first := b.all[0]
	var body bytes.Buffer
	if f == first {
		b.styles += element("style", edition, f.style())
	} else {
		if !bytes.Equal(f.style(), first.style()) {
			b.styles += element("style", edition+` media="not all"`, f.style())
		}
		s := &scope{Renderer: f.r}
		f.prefix = ""
		if err := s.execute(&body, f.r.templates.partials, singleBodyPart, view); err != nil {
			return err
		}
		attributes += " data-whole"
	}
	b.heads += element("template", attributes, []byte(element("script", "", f.scripts()[0])))
	b.bodies += element("template", attributes, append(body.Bytes(), f.data()...))
	return nil
}

// policy allows the scripts, the styles and the images of the file.
func (b *singleBook) policy() string {
	var scripts, styles [][]byte
	for _, f := range b.all {
		scripts, styles = append(scripts, f.scripts()...), append(styles, f.style())
	}
	if len(b.all) > 1 {
		scripts = append(scripts, b.choose)
	}
	return "default-src 'none'; img-src data:; media-src data:; base-uri 'none'; script-src" +
		sums(scripts) + "; style-src" + sums(styles)
}

// viewIn makes all pages of a language, and returns the view of the file in it.
func (f *singleFile) viewIn(book *singleBook) (*SingleView, error) {
	pages, err := f.make()
	if err != nil {
		return nil, err
	}
	s := &scope{Renderer: f.r}
	f.prefix = ""
	around := &View{Site: *f.siteView}
	view := &SingleView{
		Site: *f.siteView, Description: f.description, NoIndex: f.r.site.Config.NoIndex,
		Icon: template.URL(f.dataOf(f.r.assets.Icon)), Menus: f.drawn, Pages: pages,
		Header: s.part(headerPart, around), Footer: s.part(footerPart, around),
	}
	if len(book.all) > 1 {
		for _, in := range book.all {
			c := in.r.site.Config
			name := texts.SelfName(c.Language)
			view.Languages = append(view.Languages, LanguageLink{Tag: c.Language, Name: name,
				Href: "#/" + escapePath(c.Prefix), Current: in == f, Direction: otherDirection(f.r.words, name)})
		}
	}
	return view, cmp.Or(s.err, f.err)
}

func (f *singleFile) style() []byte {
	return append(slices.Clone(f.asset(f.r.assets.Style)), f.parts.Style...)
}

// scripts returns the scripts of a language. The first runs before anything is painted, as
// on the site.
func (f *singleFile) scripts() [][]byte {
	scripts := [][]byte{f.asset(f.r.assets.Script), f.parts.Book}
	if len(f.parts.Search) > 0 {
		scripts = append(scripts, f.parts.Search)
	}
	return scripts
}

// head returns the first script and the style, as elements.
func (f *singleFile) head() template.HTML {
	return element("script", "", f.scripts()[0]) + element("style", "", f.style())
}

// data returns the search index and the other scripts, as elements.
func (f *singleFile) data() (elements template.HTML) {
	for _, shard := range f.parts.Shards {
		// A < could end the element. It can only be in a string of the data.
		data := bytes.ReplaceAll(shard.Data, []byte("<"), []byte(`\u003c`))
		elements += element("script", ` type="application/json" data-shard="`+shard.Name+`"`, data)
	}
	for _, script := range f.scripts()[1:] {
		elements += element("script", "", script)
	}
	return elements
}

// element returns an element whose text is not escaped.
func element(name, attributes string, text []byte) template.HTML {
	return template.HTML("<" + name + attributes + ">" + string(text) + "</" + name + ">\n")
}

// sums returns the hash of each text, once, for a content security policy.
func sums(texts [][]byte) string {
	var b strings.Builder
	seen := map[[sha256.Size]byte]bool{}
	for _, text := range texts {
		sum := sha256.Sum256(text)
		if !seen[sum] {
			b.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
		}
		seen[sum] = true
	}
	return b.String()
}
