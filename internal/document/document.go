// Package document parses one content file alone: its front matter, its Markdown
// and the links as written. A source file comes in; a Document that nothing
// changes afterwards, and a diagnostic for every fault, go out. It never looks at
// another file, so documents can be parsed in parallel and reused while the bytes
// of the file stay the same.
package document

import (
	"github.com/yuin/goldmark"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// Kind is what a document describes, which decides its front matter.
type Kind string

// The kinds of pages.
const (
	Home      Kind = "home"      // the site's first page
	Product   Kind = "product"   // a folder of operations
	Operation Kind = "operation" // a folder of entries: what was being done
	Entry     Kind = "entry"     // one status, error or notification
	Article   Kind = "article"   // any other page
	Section   Kind = "section"   // a folder of articles
)

// Document is one content file, parsed.
type Document struct {
	File    *source.File
	Kind    Kind
	Meta    Meta
	Body    Fragment
	Outline []Heading
	Apart   []Apart // what the body sets apart from its sentences
	// Solution is the section of the body that says what to do.
	Solution Solution
	Anchors  []Anchor // ids that the author gave
	// TitleSlug is the anchor of a heading in the body that was the title of the page.
	TitleSlug string
	Holes     []Hole
	Source    bool // whether texts have their Markdown
	// Language is the tag of the language of the texts.
	Language string
	// Names are what people call the page in the first language of the site, for a
	// translation; nil for any other document.
	Names []string

	unexplained diag.List // placeholders of the messages
	translates  string    // the path of the document that this one translates; empty for none
	frontHoles  int       // how many of the holes are in the front matter: the first ones
}

// Heading is one heading of the body.
type Heading struct {
	Level int
	ID    string // of its anchor
	Old   string // another id of it, which it had before; empty for none
	Slug  string // what GitHub would call its anchor, were it the only one on the page
	Text  string

	old string // the id it had before, which another heading may have now
}

// HoleKind is what fills a hole in a fragment.
type HoleKind uint8

// The kinds of holes.
const (
	// IDLink is a link written as [[target]]: an id or a status label.
	IDLink HoleKind = iota
	// PathLink is a Markdown link to a file or an address of the site.
	PathLink
	// ImageLink is an image of the site.
	ImageLink
	// DirectiveBlock is a generated table.
	DirectiveBlock
)

// Hole is a place in a document's text that only the whole site can fill.
type Hole struct {
	Kind   HoleKind
	Target string // what the link names, without its anchor
	Anchor string // the part after #
	Query  string // the part after ?, which only the old site has a use for
	At     source.At
	Width  int32      // characters the link's target takes in the file
	Call   *Directive // of a DirectiveBlock
	// HTML says that the author's own HTML has the link: its address may be relative to
	// the published page.
	HTML bool
	// Spaced says that this is a link only if its file is there.
	Spaced bool

	// written is the part of the source that the Markdown version replaces. Several links
	// may share an address in a definition.
	written span
}

// Place returns the path of the file that gives the page its id: for a translation that
// of the document in the first language.
func (d *Document) Place() string {
	if d.translates != "" {
		return d.translates
	}
	return d.File.Path
}

// FrontHoles returns the holes of the front matter, which are the first of Holes.
func (d *Document) FrontHoles() []Hole { return d.Holes[:d.frontHoles] }

// Fault describes a problem at a place of the document's file.
func (d *Document) Fault(at source.At, width int, code diag.Code, text, hint string) diag.Diagnostic {
	return d.File.Fault(at, width, code, text, hint)
}

// Keep says what of a file's texts is kept.
type Keep struct {
	HTML   bool // in the text; otherwise it is left out and reported
	Source bool // the Markdown of all texts; otherwise fragments with markup have none
	// LinkBase is the address of an older site, with a slash at its end: links that begin
	// with it are read from the root of this one. Empty for none.
	LinkBase string
	Language string // of the site: messages in it are those of the key message
	Syntax   Syntax // the syntaxes of placeholders besides <Name>
	// Own are the keys of entries that the site declares.
	Own []yamldoc.Key
}

// Parse reads one content file. kind is what its place in the content folder
// makes of it; a kind in the front matter wins. The document is usable even when
// there are problems, so that one run finds all of them.
func Parse(file *source.File, kind Kind, keep Keep) (*Document, diag.List) {
	p := &parsing{
		file:     file,
		doc:      &Document{File: file, Kind: kind, Source: keep.Source, Language: keep.Language},
		keep:     keep,
		markdown: dialect(),
	}
	body := p.readFrontMatter()
	p.readBody(body)
	p.requireName()
	return p.doc, p.problems
}

// parsing is the work on one file.
type parsing struct {
	file     *source.File
	doc      *Document
	keep     Keep
	of       *Document // the document that this one translates; nil for none
	markdown goldmark.Markdown
	problems diag.List
	hidden   []cut    // of the text that is being read
	opened   []opened // elements of HTML in it

	nameless bool      // whether the front matter can be read, and gives no name
	begins   source.At // where the front matter does
}

func (p *parsing) fault(at source.At, width int, code diag.Code, text, hint string) {
	p.problems = append(p.problems, p.file.Fault(at, width, code, text, hint))
}

func (p *parsing) addHole(h Hole) int {
	p.doc.Holes = append(p.doc.Holes, h)
	return len(p.doc.Holes) - 1
}
