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
	"golang.org/x/text/unicode/norm"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/source"
	"faultbook/internal/texts"
)

// Input is everything that a site is made from.
type Input struct {
	Config    *config.Config
	Layout    *Layout
	Documents []*document.Document
	Resources []string               // paths below content, sorted
	Images    map[string]image.Point // sizes in pixels, by path below content
	Changed   map[string]time.Time   // the days of the last change of files without `updated`, by path
	Drafts    bool                   // whether drafts are part of the site
	Reserved  []string               // files of the output that every site has
}

// linking is a site while it is linked.
type linking struct {
	*Site
	layout   *Layout
	pages    map[string]*Page // by id, as written and in lower case
	sharing  map[string][]Ref // entries by label, sorted by id
	misnamed map[*Page]bool   // pages whose name is reported already
	problems diag.List
	misses   int // unresolved references so far
}

// fault adds a diagnostic about a range of a page; width is in characters.
func (l *linking) fault(p *Page, at source.At, width int, code diag.Code, text, hint string) {
	l.problems = append(l.problems, p.Fault(at, width, code, text, hint))
}

// Link resolves everything that needs several documents. The site is usable even when there
// are problems.
func Link(in Input) (*Site, diag.List) {
	l := newLinking(in)
	l.addPages(in)
	l.number()
	l.arrange()
	l.checkAddresses()
	for _, p := range l.Pages {
		l.resolveTerms(p)
		l.indexLabels(p)
	}
	l.resolveFallbacks()
	l.resolveVocabulary()
	l.resolveFeatured()
	l.makeTaxonomies()
	l.edition = edition(l.Site)
	l.checkPaths()
	l.eachPage(func(l *linking, p *Page) { p.Targets = l.targets(p) })
	l.resolveRelations()
	l.eachPage(func(l *linking, p *Page) { l.checkAnchors(p) })
	l.resolveMoved()
	l.checkDuplicates()
	return l.Site, l.problems
}

func newLinking(in Input) *linking {
	l := &linking{
		layout: in.Layout, pages: make(map[string]*Page, len(in.Documents)),
		sharing: map[string][]Ref{}, misnamed: map[*Page]bool{},
		Site: &Site{
			Config: in.Config, Resources: in.Resources, images: in.Images,
			byOperation: map[Ref][]Ref{}, listings: map[string]*Listing{},
			labels: make(map[string][]Ref, len(in.Documents)), drafts: map[string]bool{},
			resources: map[string]bool{}, decomposed: map[string]string{}, reserved: map[string]bool{},
			termPages: map[*config.Term]Ref{},
		},
	}
	for _, r := range in.Resources {
		l.resources[r] = true
		if composed := norm.NFC.String(r); composed != r {
			l.decomposed[composed] = r
		}
	}
	for _, r := range in.Reserved {
		l.reserved[r] = true
	}
	return l
}

// eachPage calls do for every page, several at once; do must not touch other pages. Calls
// that find problems run again in order: neither the order of problems nor the hints may
// depend on the number of workers.
func (l *linking) eachPage(do func(*linking, *Page)) {
	again := make([]bool, len(l.Pages))
	const piece = 256
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for start := 0; start < len(l.Pages); start += piece {
		group.Go(func() error {
			own := *l
			for i := start; i < min(start+piece, len(l.Pages)); i++ {
				own.problems, own.misses = nil, maxHints
				do(&own, l.Pages[i])
				again[i] = own.problems != nil
			}
			return nil
		})
	}
	_ = group.Wait() // no task fails
	for i := range l.Pages {
		if again[i] {
			do(l, l.Pages[i])
		}
	}
}

func (l *linking) addPages(in Input) {
	for _, e := range in.Documents {
		id := pageID(e.Place())
		if e.Meta.Draft && !in.Drafts {
			l.drafts[strings.ToLower(id)] = true
			continue
		}
		p := &Page{Document: e, ID: id, Updated: e.Meta.Updated}
		if p.Updated.IsZero() {
			p.Updated = in.Changed[e.File.Path]
		}
		l.addPage(p)
		if p.Updated.After(l.Updated) {
			l.Updated = p.Updated
		}
	}
	for _, p := range slices.Clone(l.Pages) {
		l.addFolders(folderOf(p.ID))
	}
	l.addFolders("")
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
	p.Title = title(l.Config.Texts, p)
	p.order = l.Config.Texts.OrderKey(norm.NFC.String(p.Title))
	p.URL = l.address(p)
	l.pages[p.ID] = p
	if lower := strings.ToLower(p.ID); l.pages[lower] == nil {
		l.pages[lower] = p // references look ids up in lower case
	}
	l.Pages = append(l.Pages, p)
}

// addFolders makes the pages of a folder, and of those around it, that have no
// _index.md.
func (l *linking) addFolders(dir string) {
	for ; l.pages[dir] == nil; dir = folderOf(dir) {
		name := source.ContentDir + "/" + strings.TrimPrefix(dir+"/"+indexName, "/")
		e := &document.Document{File: source.NewFile(name, nil), Kind: l.layout.Folder(dir)}
		l.addPage(&Page{Document: e, ID: dir, Virtual: true})
	}
}

// number sorts the pages by address and gives each its Ref.
func (l *linking) number() {
	slices.SortFunc(l.Pages, func(a, b *Page) int { return cmp.Or(cmp.Compare(a.URL, b.URL), cmp.Compare(a.ID, b.ID)) })
	for i, p := range l.Pages {
		p.Ref = Ref(i + 1)
	}
	l.byID, l.byURL = make(map[string]Ref, len(l.pages)), make(map[string]Ref, len(l.Pages))
	for id, p := range l.pages {
		l.byID[id] = p.Ref
	}
	l.Home = l.pages[""]
}

func title(words *texts.Texts, p *Page) string {
	switch m := p.Meta; {
	case m.Status != "": // only entries have a status
		return m.Status
	case m.Title != "":
		return m.Title
	case m.Code != "":
		return m.Code
	case len(m.Messages) > 0:
		return m.Messages[0].String()
	}
	name := strings.ReplaceAll(path.Base("/"+p.ID), "-", " ")
	if name == "/" {
		return words.Get("frame.home")
	}
	_, first := utf8.DecodeRuneInString(name)
	return strings.ToUpper(name[:first]) + name[first:]
}

// arrange gives every page its place: parents, children, product, operation.
func (l *linking) arrange() {
	for _, p := range l.Pages {
		if p != l.Home {
			parent := l.pages[folderOf(p.ID)]
			p.Parent = parent.Ref
			if !p.Retired() {
				parent.Children = append(parent.Children, p.Ref)
			}
		}
	}
	for _, p := range l.Pages {
		for up := p; up != nil; up = l.Page(up.Parent) {
			if up.Kind == document.Operation && p.Operation == 0 {
				p.Operation = up.Ref
			}
			if up.Kind == document.Product && p.Product == 0 {
				p.Product = up.Ref
			}
		}
		slices.SortFunc(p.Children, func(a, b Ref) int { return byOrder(l.Page(a), l.Page(b)) })
		if p.Kind == document.Entry {
			l.Entries = append(l.Entries, p)
		}
	}
	slices.SortFunc(l.Entries, byID)
	placed := slices.SortedFunc(slices.Values(l.Entries), l.byPlace)
	for _, p := range slices.DeleteFunc(placed, (*Page).Retired) {
		l.placed = append(l.placed, p.Ref)
		l.byOperation[p.Operation] = append(l.byOperation[p.Operation], p.Ref)
	}
	for _, p := range l.List(l.Home.Children) {
		switch p.Kind {
		case document.Product:
			l.Products = append(l.Products, p)
		case document.Section:
			l.Sections = append(l.Sections, p)
		}
	}
}

func byID(a, b *Page) int { return strings.Compare(a.ID, b.ID) }

func byOrder(a, b *Page) int {
	return cmp.Or(cmp.Compare(a.Meta.Weight, b.Meta.Weight), cmp.Compare(a.order, b.order), cmp.Compare(a.ID, b.ID))
}
