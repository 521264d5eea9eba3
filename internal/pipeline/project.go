package pipeline

import (
	"bytes"
	"io/fs"
	"strings"
	"sync"
	"time"

	"faultbook/internal/asset"
	"faultbook/internal/host"
	"faultbook/internal/lock"
	"faultbook/internal/render"
	"faultbook/internal/site"
)

// Project is a linked site with everything that its pages and files are made from. It never
// changes.
type Project struct {
	Site     *site.Site
	Renderer *render.Renderer
	Assets   *asset.Set
	Synonyms string // the text of the site's own file
	Options  Options
	Drafts   []string   // paths of the documents that are left out as drafts, sorted
	Others   []*Project // the site in its further languages; none for these themselves
	// Lock is the addresses that were published before; nil where nothing records them.
	Lock *lock.Lock

	files     fs.FS
	sites     []*site.Site // in all languages that are made, the first one first
	templates *render.Templates
	pages     func() map[string]render.Page // by path, made when first asked for
	data      func() (map[string][]byte, error)
	rules     func() *host.Rules
	unstyled  func() *render.Renderer
}

// Project returns the project of the linked sites of these sources, one for each language,
// the first language first.
func (s *Sources) Project(linked []*site.Site) *Project {
	var chosen []*site.Site
	for _, i := range s.chosen {
		chosen = append(chosen, linked[i])
	}
	first := s.project(s.chosen[0], linked[s.chosen[0]], chosen)
	if !s.opts.Drafts {
		first.Drafts = s.Drafts()
	}
	for _, i := range s.chosen[1:] {
		first.Others = append(first.Others, s.project(i, linked[i], chosen))
	}
	return first
}

// project returns the project of the site in a language, counted from 0. sites are the
// site in all languages that are made.
func (s *Sources) project(language int, linked *site.Site, sites []*site.Site) *Project {
	p := &Project{
		Site: linked, Assets: s.frontends[language].assets, Synonyms: s.Synonyms, Options: s.opts, Lock: s.lock,
		files: s.files, templates: s.frontends[language].templates, sites: sites,
	}
	var offer *render.Download
	if linked.Config.Offline {
		offer = p.Download(0)
	}
	p.Renderer = p.RendererFor(render.Pretty, offer)
	own := s.rules.Own
	p.rules = sync.OnceValue(func() *host.Rules {
		c := linked.Config
		return host.New(c.BasePath(), c.NoIndex, redirects(sites), c.Policy, p.Prefixes()...).With(own)
	})
	p.unstyled = sync.OnceValue(func() *render.Renderer {
		assets := *p.Assets
		assets.Style = ""
		return render.New(p.languages(), p.templates, &assets, render.Pretty, offer)
	})
	p.pages = sync.OnceValue(p.pagesByPath)
	p.data = sync.OnceValues(p.dataByPath)
	return p
}

// languages returns the site and all its languages, for a renderer.
func (p *Project) languages() render.Languages { return render.Languages{Site: p.Site, All: p.sites} }

// RendererFor returns a renderer of the site's pages with another style of
// links, and the download that pages offer; nil for none.
func (p *Project) RendererFor(style render.Style, offer *render.Download) *render.Renderer {
	return render.New(p.languages(), p.templates, p.Assets, style, offer)
}

// ArchiveName returns what the offline bundle is called.
func (p *Project) ArchiveName() string { return p.Edition() + ".zip" }

// Edition returns NAME-VERSION, what the offline bundle of all languages that are made and
// its folder are called.
func (p *Project) Edition() string { return site.EditionOf(p.sites) }

// Updated returns the day of the last change in any language; zero when unknown.
func (p *Project) Updated() time.Time { return site.Latest(p.sites) }

// Sites returns the site in all languages that are made, the first one first.
func (p *Project) Sites() []*site.Site { return p.sites }

// SumSuffix is appended to the name of a file to name the file with its SHA-256.
const SumSuffix = ".sha256"

// Download returns the offline bundle as pages offer it, with its size in bytes;
// 0 when that is unknown.
func (p *Project) Download(size int64) *render.Download {
	name := p.ArchiveName()
	return &render.Download{Path: name, SumPath: name + SumSuffix, Bytes: size}
}

// Offers reports whether a file of the output is the offline bundle, or has its
// SHA-256.
func (p *Project) Offers(name string) bool {
	archive := p.ArchiveName()
	return p.Site.Config.Offline && (name == archive || name == archive+SumSuffix)
}

// Rules returns how the site is to be served.
func (p *Project) Rules() *host.Rules { return p.rules() }

// Templates returns the built-in templates, each replaced by the site's own file of the same
// path if there is one. It reads the site's files once.
func (p *Project) Templates() fs.FS { return takeSnapshot(p.files) }

// Page returns the page that is served from a path of the output.
func (p *Project) Page(name string) (render.Page, bool) {
	page, ok := p.pages()[name]
	return page, ok
}

// Render makes one page. render.Diagnostic gives the place of a fault in a template.
func (p *Project) Render(page render.Page) ([]byte, error) {
	var text bytes.Buffer
	err := p.Renderer.Render(&text, page)
	return text.Bytes(), err
}

// RenderUnstyled makes one page without the address of its style sheet, so that a new style
// does not make pages differ.
func (p *Project) RenderUnstyled(page render.Page) ([]byte, error) {
	var text bytes.Buffer
	err := p.unstyled().Render(&text, page)
	return text.Bytes(), err
}

// InSingle returns the edition of the site in its language for a single HTML file.
func (p *Project) InSingle(parts render.SingleParts) render.Edition {
	return render.Edition{Of: p.languages(), Templates: p.templates, Assets: p.Assets, Parts: parts}
}

// Markdown returns the Markdown version of a page, by its path in the output.
func (p *Project) Markdown(name string) ([]byte, bool) {
	stem, found := strings.CutSuffix(name, ".md")
	page, exists := p.Page(stem + ".html")
	if !found || !exists {
		return nil, false
	}
	if own, has := p.Renderer.MarkdownPath(page); !has || own != name {
		return nil, false
	}
	var text bytes.Buffer
	p.Renderer.Markdown(&text, page)
	return text.Bytes(), true
}

func (p *Project) pagesByPath() map[string]render.Page {
	pages := p.Renderer.Pages()
	byPath := make(map[string]render.Page, len(pages))
	for _, page := range pages {
		byPath[page.Path] = page
	}
	return byPath
}

// redirects lists the old addresses of all pages, in all languages.
func redirects(sites []*site.Site) []host.Redirect {
	var list []host.Redirect
	for _, s := range sites {
		for _, p := range s.Pages {
			for _, url := range p.AliasURLs() {
				list = append(list, host.Redirect{From: s.Config.Prefix + url, To: s.Config.Prefix + p.URL})
			}
		}
	}
	return list
}
