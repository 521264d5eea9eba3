package build

import (
	"context"
	"errors"
	"sync"

	"faultbook/internal/diag"
	"faultbook/internal/output"
)

// packed is the offline bundle of a preview as it was asked for last.
type packed struct {
	mu      sync.Mutex
	version int // of the state it is of
	files   []output.File
}

// Offers reports whether a file of the output is the offline bundle, or has its
// SHA-256.
func (b *Book) Offers(name string) bool {
	archive := b.archiveName()
	return b.Site.Config.Offline && (name == archive || name == archive+SumSuffix)
}

// errPacking says that there is no bundle of the site as it is.
var errPacking = errors.New("the offline bundle cannot be made")

// Download returns the offline bundle of the site as it is now, or the file with
// its SHA-256. It is made when one of them is asked for, and kept until the site
// changes; that waits meanwhile.
func (p *Preview) Download(ctx context.Context, name string) (data []byte, err error) {
	p.packed.mu.Lock()
	defer p.packed.mu.Unlock()
	for whole := false; !whole && err == nil; {
		var book *Book
		var index []output.File
		version, known := 0, false
		p.View(func(state State) { book, version = state.Book, p.version })
		if known = version == p.packed.version && p.packed.files != nil; !known && !book.opts.NoSearch {
			if index, err = p.searchFiles(ctx); err != nil {
				return nil, err
			}
		}
		p.View(func(State) {
			if whole = p.version == version; whole && !known {
				err = p.pack(ctx, book, index)
			}
		})
	}
	for _, f := range p.packed.files {
		if f.Path == name {
			return f.Data, err
		}
	}
	return nil, errors.Join(err, errPacking) // it is called otherwise since
}

func (p *Preview) pack(ctx context.Context, book *Book, index []output.File) error {
	book.exported, p.packed.files = index, nil
	files, problems, err := book.downloads(ctx)
	if err == nil && problems.HasErrors() {
		err = errors.New(firstText(problems))
	}
	p.packed.files, p.packed.version = files, p.version
	return err
}

func firstText(problems diag.List) string {
	for _, d := range problems {
		if d.Severity == diag.Error {
			return d.Pos.String() + ": " + d.Text
		}
	}
	return ""
}
