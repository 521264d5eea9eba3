package site

import (
	"cmp"
	"image"
	"path"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/entry"
	"faultbook/internal/source"
)

// Input is all that a site is made of.
type Input struct {
	Config    *config.Config
	Layout    *Layout
	Entries   []*entry.Entry
	Resources []string               // paths below content, sorted
	Images    map[string]image.Point // sizes in pixels, by path below content
	Changed   map[string]time.Time   // days on which files without a day of their own changed, by path
	Drafts    bool                   // whether drafts are part of the site
	Reserved  []string               // files of the output that every site has
}

// linking is the work on one site.
type linking struct {
	*Site
	layout   *Layout
	sharing  map[string][]*Page // entries by label, sorted by id
	misnamed map[*Page]bool     // pages whose name is reported already
	problems diag.List
	misses   int // links without a target so far
}

// Link settles a site. The site is usable even when there are problems.
func Link(in Input) (*Site, diag.List) {
	l := &linking{layout: in.Layout, sharing: map[string][]*Page{}, misnamed: map[*Page]bool{}, Site: &Site{
		Config: in.Config, Resources: in.Resources, images: in.Images,
		byOperation: map[*Page][]*Page{}, byID: make(map[string]*Page, len(in.Entries)), byURL: make(map[string]*Page, len(in.Entries)), listings: map[string]*Listing{},
		labels: make(map[string][]*Page, len(in.Entries)), drafts: map[string]bool{}, resources: map[string]bool{},
		surfacePage: map[*config.Term]*Page{}, moving: map[*Page]bool{}, reserved: map[string]bool{},
	}}
	for _, r := range in.Resources {
		l.resources[r] = true
	}
	for _, r := range in.Reserved {
		l.reserved[r] = true
	}
	l.addPages(in)
	l.arrange()
	l.checkAddresses()
	for _, p := range l.Pages {
		l.settleTerms(p)
		l.indexLabels(p)
	}
	l.settleVocabulary()
	l.settleFeatured()
	l.makeTaxonomies()
	l.edition = edition(l.Site)
	l.checkPaths()
	l.eachPage(func(l *linking, i int) { l.settleHoles(l.Pages[i]) })
	l.settleRelations()
	l.eachPage(func(l *linking, i int) { l.checkAnchors(l.Pages[i]) })
	l.settleMoved()
	return l.Site, l.problems
}

// eachPage does something with every page, given by its place in Pages, that
// concerns this page alone, several at once. What finds problems is done again,
// one after the other: the order of problems, and which of them get a hint,
// must not depend on the workers.
func (l *linking) eachPage(do func(*linking, int)) {
	again := make([]bool, len(l.Pages))
	const piece = 256
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for start := 0; start < len(l.Pages); start += piece {
		group.Go(func() error {
			own := *l
			for i := start; i < min(start+piece, len(l.Pages)); i++ {
				own.problems, own.misses = nil, maxHints
				do(&own, i)
				again[i] = own.problems != nil
			}
			return nil
		})
	}
	_ = group.Wait() // no task fails
	for i := range l.Pages {
		if again[i] {
			do(l, i)
		}
	}
}

func (l *linking) addPages(in Input) {
	for _, e := range in.Entries {
		id := pageID(e.File.Path)
		if e.Meta.Draft && !in.Drafts {
			l.drafts[strings.ToLower(id)] = true
			continue
		}
		p := &Page{Entry: e, ID: id, Updated: e.Meta.Updated}
		if p.Updated.IsZero() {
			p.Updated = in.Changed[e.File.Path]
		}
		l.addPage(p)
		l.Updated = latest(l.Updated, p.Updated)
	}
	for _, p := range slices.Clone(l.Pages) {
		l.parentOf(p)
	}
	if l.byID[""] == nil {
		l.addFolder("")
	}
	l.Home = l.byID[""]
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// pageID returns a page's id: its path below content without .md; for
// _index.md the folder's path.
func pageID(name string) string {
	rel := contentPath(name)
	if path.Base(rel) == indexName {
		return folderOf(rel)
	}
	return strings.TrimSuffix(rel, ".md")
}

func (l *linking) addPage(p *Page) {
	p.Title = title(p)
	p.lower = strings.ToLower(p.Title)
	l.byID[p.ID] = p
	if lower := strings.ToLower(p.ID); l.byID[lower] == nil {
		l.byID[lower] = p // ids are looked for in lower case
	}
	l.Pages = append(l.Pages, p)
}

// addFolder makes the page of a folder that has no _index.md.
func (l *linking) addFolder(dir string) *Page {
	name := source.ContentDir + "/" + strings.TrimPrefix(dir+"/"+indexName, "/")
	e := &entry.Entry{File: source.NewFile(name, nil), Kind: l.layout.Folder(dir)}
	p := &Page{Entry: e, ID: dir, Virtual: true}
	l.addPage(p)
	l.parentOf(p)
	return p
}

// parentOf finds or makes the page of the folder that a page stands in.
func (l *linking) parentOf(p *Page) {
	if p.ID == "" {
		return
	}
	dir := folderOf(p.ID)
	parent := l.byID[dir]
	if parent == nil {
		parent = l.addFolder(dir)
	}
	p.Parent = parent
}

func title(p *Page) string {
	switch m := p.Meta; {
	case m.Title != "":
		return m.Title
	case m.Status != "":
		return m.Status
	case m.Code != "":
		return m.Code
	case len(m.Messages) > 0:
		return m.Messages[0].String()
	}
	words := strings.ReplaceAll(path.Base("/"+p.ID), "-", " ")
	if words == "/" {
		return "Home"
	}
	_, first := utf8.DecodeRuneInString(words)
	return strings.ToUpper(words[:first]) + words[first:]
}

// arrange gives every page its place: parents, children, product, operation.
func (l *linking) arrange() {
	for _, p := range l.Pages {
		if p.Parent != nil {
			p.Parent.Children = append(p.Parent.Children, p)
		}
		for up := p; up != nil; up = up.Parent {
			if up.Kind == entry.Operation && p.Operation == nil {
				p.Operation = up
			}
			if up.Kind == entry.Product && p.Product == nil {
				p.Product = up
			}
		}
	}
	for _, p := range l.Pages {
		slices.SortFunc(p.Children, byOrder)
		if p.Kind == entry.Status {
			l.Entries = append(l.Entries, p)
		}
	}
	slices.SortFunc(l.Entries, func(a, b *Page) int { return cmp.Compare(a.ID, b.ID) })
	l.placed = slices.Clone(l.Entries)
	slices.SortFunc(l.placed, byPlace)
	for _, p := range l.placed {
		l.byOperation[p.Operation] = append(l.byOperation[p.Operation], p)
	}
	for _, p := range l.Home.Children {
		switch p.Kind {
		case entry.Product:
			l.Products = append(l.Products, p)
		case entry.Section:
			l.Sections = append(l.Sections, p)
		}
	}
}

func byOrder(a, b *Page) int {
	return cmp.Or(
		cmp.Compare(a.Meta.Weight, b.Meta.Weight),
		cmp.Compare(a.lower, b.lower),
		cmp.Compare(a.ID, b.ID),
	)
}
