package build

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"time"

	"faultbook/internal/diag"
)

// TemplatesDir is the folder of a site that holds its own templates, styles,
// scripts and icons.
const TemplatesDir = "templates"

// State is a site at one moment.
type State struct {
	// Book is the newest one without faults; nil when there was none yet.
	Book *Book
	// Problems are those of the folder as it is now: with errors among them,
	// the book is older than that.
	Problems diag.List
}

// Change is what one update did.
type Change struct {
	// Names are the files that are not as they were, sorted, as paths from the
	// site's root.
	Names    []string
	Problems diag.List
	// Fresh is true when there is a new book, or one that was brought up to date.
	Fresh bool
	Took  time.Duration
}

// Preview is a site that is brought up to date with its folder, change by
// change. Any number of readers may look at it meanwhile.
//
// A page is rendered under the lock, and an edit that other pages need not know
// of is put in place under it (site.Revise); all else makes a new book beside
// the old one. So every page is made from one state of the site, whichever.
type Preview struct {
	mu    sync.RWMutex
	state State
	// version counts the states.
	version int
	found   finder
	packed  packed

	// What follows belongs to whoever updates, one at a time.
	parts *parts
	// linked is what linking found in the book's site, apart from faults.
	linked diag.List
	// pending are pages that the book does not have as they are now.
	pending map[string]bool
	// relink is set when more than the text of pages is other than in the book,
	// redress when only templates and assets are.
	relink, redress bool
	// doubtful are files that look as if somebody were still writing them.
	doubtful map[string]bool
	names    map[string]bool
	owed     *debt // to a mirror; nil without one
	// calm is how long nothing has to follow a change that may be half of one.
	calm time.Duration
}

// NewPreview reads a site. It has no book yet when the content has errors; an
// error is a fault of the world.
func NewPreview(ctx context.Context, files fs.FS, opts Options) (*Preview, error) {
	p := &Preview{found: newFinder(), parts: newParts(files, opts), pending: map[string]bool{}, relink: true, calm: calm, doubtful: map[string]bool{}, names: map[string]bool{}}
	if err := isSite(files); err != nil {
		return nil, err
	}
	p.parts.readSettings()
	dressed := make(chan error, 1)
	go func() { dressed <- p.parts.readTemplates() }() // beside the reading, which mostly waits for the disk
	if opts.History != nil {
		go opts.History.Days(ctx, nil) // it takes long the first time
	}
	err := p.parts.readText(ctx)
	if err == nil {
		_, err = p.parts.parse(ctx)
	}
	if err = errors.Join(err, <-dressed); err != nil {
		return nil, err
	}
	p.settle(ctx)
	return p, nil
}

// Still returns a preview of a book that nothing changes.
func Still(book *Book) *Preview {
	return &Preview{state: State{Book: book}, found: newFinder()}
}

// View shows the site as it is now to read, and nobody changes it meanwhile.
func (p *Preview) View(read func(State)) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	read(p.state)
}

// settle makes the book that the parts give, unless there are errors.
func (p *Preview) settle(ctx context.Context) Change {
	change := Change{Names: slices.Sorted(maps.Keys(p.names))}
	clear(p.names)
	clear(p.doubtful)
	s, problems := p.parts.link(ctx)
	change.Problems = p.parts.problems(problems)
	change.Fresh = !change.Problems.HasErrors()
	var book *Book
	if change.Fresh {
		book = p.parts.book(s)
		p.linked = problems
		p.owed.all()
		p.done()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.show(book, change.Problems); change.Fresh {
		p.found.note()
	}
	return change
}

// done notes that the book is as the folder is.
func (p *Preview) done() {
	p.relink, p.redress = false, false
	clear(p.pending)
}

// show makes a book the one that is seen; nil keeps the one before. The lock
// is held.
func (p *Preview) show(book *Book, problems diag.List) {
	p.state.Problems = problems
	if book != nil {
		p.state.Book = book
		p.version++
	}
}

