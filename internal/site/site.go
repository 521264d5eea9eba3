// Package site links all content: it gives every page its address, its place among products
// and operations and the keys it inherits, and resolves every link and relation. Parsed
// documents and settings come in; a Site that never changes, and a diagnostic for each
// conflict, go out. An edit makes a new Site that shares the unchanged pages, and Diff
// lists the pages in which two sites differ. It never reads files and never makes HTML.
package site

import (
	"image"
	"strings"
	"time"

	"faultbook/internal/config"
	"faultbook/internal/document"
)

// Site is a linked help center. It never changes.
type Site struct {
	Config     *config.Config
	Home       *Page
	Pages      []*Page // every page with content, sorted by address
	Entries    []*Page // the pages of kind entry, sorted by id
	Products   []*Page // by weight and title
	Sections   []*Page // folders of articles at the top, by weight and title
	Taxonomies []*Taxonomy
	Messages   *Listing
	Resources  []string  // files beside pages, as paths in content and in the output
	Updated    time.Time // of the page that changed last

	placed      []Ref         // the entries in the order of products, operations and entries that menus have
	byOperation map[Ref][]Ref // the entries of each, in that order
	edition     string
	byID        map[string]Ref
	byURL       map[string]Ref
	listings    map[string]*Listing
	resources   map[string]bool
	decomposed  map[string]string // by the composed form (NFC), the names of resources that are in another
	reserved    map[string]bool   // files of the output that every site has
	images      map[string]image.Point
	labels      map[string][]Ref // pages by what people call them, sorted by address
	drafts      map[string]bool
	termPages   map[*config.Term]Ref // the pages that the settings name for terms
	featured    []Ref                // as the settings list them
}

// Ref names a page of a site by its place in Site.Pages, counted from 1, and 0
// names none. Pages refer to each other by Refs, so that a site whose pages
// differ in one can share all others.
type Ref int32

// Page returns the page that a Ref names, or nil for 0.
func (s *Site) Page(r Ref) *Page {
	if r == 0 {
		return nil
	}
	return s.Pages[r-1]
}

// List returns the pages that Refs name, in their order.
func (s *Site) List(refs []Ref) []*Page {
	pages := make([]*Page, len(refs))
	for i, r := range refs {
		pages[i] = s.Pages[r-1]
	}
	return pages
}

// Page is one page with content.
type Page struct {
	*document.Document
	Ref Ref    // of the page itself
	ID  string // path below content without .md; a folder's path; "" for the home page
	URL string // address below the site's root: "dropsuite/backup/retrying/", "" for the home page
	// Virtual is true for a folder without an _index.md: there is no file.
	Virtual bool

	Updated time.Time // the day of the last change, from `updated` or from the history; zero when unknown

	Title string // status, code or message of an entry; title of any other page

	Parent    Ref // 0 for the home page
	Product   Ref // 0 outside products; the page itself on a product
	Operation Ref // 0 outside operations; the page itself on an operation
	Children  []Ref

	Severity  *config.Term // nil when not given
	IconTerm  *config.Term // the icon of the settings; nil when the page names none of them
	State     *config.Term // nil when not given
	ShownIn   []Shown
	Escalate  []Escalation
	AppliesTo []document.Applies
	// fallback is the contact that most entries of the operation name, or else of the
	// product. It is nil if there is none, or if the entry has its own contacts or an empty
	// list of them.
	fallback *config.Term

	Same        []Ref // the same label elsewhere
	LeadsTo     []Ref // entries that can come next
	LedFrom     []Ref // entries that lead here
	AppearsWith []Ref // entries shown together, entered on both sides
	Related     []Ref // entries and articles, entered on both sides
	Mentions    []Ref // pages whose text links here, not named above
	Replaced    []Ref // pages that replace a retired one

	Moved []Moved // former anchors of the page

	Targets []Target // Targets[i] is the target of Holes[i]

	order string // the key by which titles are sorted
	own   ownRelations
}

// Retired reports whether the product no longer shows what the page is about. Such a page
// keeps its address and its place in the search, and is in no table and no menu.
func (p *Page) Retired() bool { return p.Meta.Retired.Known }

// IsFolder reports whether the page is that of a folder.
func (p *Page) IsFolder() bool {
	return p.Kind != document.Entry && p.Kind != document.Article
}

// Text is a fragment, and the page that resolves its holes.
type Text struct {
	Owner Ref
	document.Fragment
}

// Shown is one place where a product shows a status, with its surface resolved.
type Shown struct {
	Surface   *config.Term
	Under     string
	As        string
	Condition string
	Note      Text
}

// Escalation is a contact of an entry, with its term resolved.
type Escalation struct {
	To   *config.Term
	When Text
	Send []string
}

// Target is the target of a hole.
type Target struct {
	Page     Ref    // 0 for files, generated pages and broken links
	URL      string // address below the site's root, without anchor
	Anchor   string
	Label    string      // the text of a link that has none
	Size     image.Point // of an image, in pixels; zero when unknown
	Table    *Query      // of a table directive
	Matrix   Ref         // of a matrix directive: the product
	Broken   bool
	External bool // URL is an absolute address, of the old site
}

// Taxonomy is one way to group entries. It has a page.
type Taxonomy struct {
	ID    string // severity, state, surface or contact
	Title string // "By severity"
	URL   string
	Terms []*TermPage
	Count int // how many entries have any of the terms
}

// TermPage is one group of a taxonomy: all entries with one term.
type TermPage struct {
	Taxonomy *Taxonomy
	Term     *config.Term
	URL      string
	Page     Ref // the page about the term; 0 when there is none
	Entries  []Ref
}

// Listing is a generated page that others may link to.
type Listing struct {
	Title string
	URL   string
}

// PageByID returns the page with the given id, or nil.
func (s *Site) PageByID(id string) *Page { return s.Page(s.byID[id]) }

// PageByURL returns the page at an address below the site's root, or nil.
func (s *Site) PageByURL(url string) *Page { return s.Page(s.byURL[url]) }

// IsResource reports whether an address is that of a file beside a page.
func (s *Site) IsResource(url string) bool { return s.resources[url] }

// TermPage returns the page of a term in the taxonomy with the given id, or
// nil when no entry has the term.
func (s *Site) TermPage(taxonomy string, term *config.Term) *TermPage {
	for _, t := range s.Taxonomies {
		if t.ID != taxonomy {
			continue
		}
		for _, p := range t.Terms {
			if p.Term == term {
				return p
			}
		}
	}
	return nil
}

// IsList reports whether a generated page of entries is at an address below the site's root.
func (s *Site) IsList(url string) bool { return s.listings[url] != nil }

// IsDraft reports whether a page with the id is a draft that the site leaves out.
func (s *Site) IsDraft(id string) bool { return s.drafts[strings.ToLower(id)] }

// AboutTerm returns the page that the settings name for a term, or nil.
func (s *Site) AboutTerm(term *config.Term) *Page { return s.Page(s.termPages[term]) }

// Plain returns the text of a fragment of the page without markup.
func (p *Page) Plain(f document.Fragment) string {
	return f.Plain(func(index int) string { return p.Targets[index].Label })
}

// Holds reports whether a page is a folder or lies below it.
func (s *Site) Holds(folder Ref, p *Page) bool {
	for ; p != nil; p = s.Page(p.Parent) {
		if p.Ref == folder {
			return true
		}
	}
	return false
}

// PlainText returns a text without markup.
func (s *Site) PlainText(t Text) string {
	if t.Owner == 0 {
		return ""
	}
	return s.Page(t.Owner).Plain(t.Fragment)
}
