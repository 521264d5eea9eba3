package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"faultbook/internal/host"
	"faultbook/internal/render"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// Page returns the page that is served from a path of the output.
func (b *Book) Page(name string) (render.Page, bool) {
	p, ok := b.pages()[name]
	return p, ok
}

// Render makes one page, which nobody may change. A fault in a template is an
// error of which render.Diagnostic tells more.
func (b *Book) Render(p render.Page) ([]byte, error) {
	if text, ok := b.recent.find(p.Path); ok {
		return text, nil
	}
	var text bytes.Buffer
	err := b.Renderer.Render(&text, p)
	if err == nil {
		b.recent.add(p.Path, text.Bytes())
	}
	return text.Bytes(), err
}

// recent are the pages that were made last. What looks whether a page changed,
// and the browser that then loads it, ask for the same one.
type recent struct {
	mu    sync.Mutex
	pages [8]struct {
		path string
		text []byte
	}
	next int // the place of the oldest
}

func (r *recent) find(path string) ([]byte, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, p := range r.pages {
		if p.path == path && p.text != nil {
			return p.text, true
		}
	}
	return nil, false
}

func (r *recent) add(path string, text []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pages[r.next].path, r.pages[r.next].text = path, text
	r.next = (r.next + 1) % len(r.pages)
}

// Twin returns the Markdown of a page, by its path in the output.
func (b *Book) Twin(name string) ([]byte, bool, error) {
	stem, markdown := strings.CutSuffix(name, ".md")
	p, found := b.Page(stem + ".html")
	if !markdown || !found {
		return nil, false, nil
	}
	if own, has := b.Renderer.TwinPath(p); !has || own != name {
		return nil, false, nil
	}
	var text bytes.Buffer
	err := b.Renderer.Twin(&text, p)
	return text.Bytes(), true, err
}

// File returns a file of the output that is no page, no asset and none of the
// search: the catalogue, a file beside a page. What hosts alone read is not
// among them: see Rules.
func (b *Book) File(name string) ([]byte, bool, error) {
	if slices.Contains(dataNames, name) {
		data, err := b.data()
		return data[name], data[name] != nil, err
	}
	if _, found := slices.BinarySearch(b.Site.Resources, name); !found {
		return nil, false, nil
	}
	data, err := b.resource(name)
	return data, err == nil, nil // gone since: so the next state says
}

// Asset returns an asset, by its path in the output.
func (b *Book) Asset(name string) ([]byte, bool) {
	for _, f := range b.Assets.Files {
		if f.Path == name {
			return f.Data, true
		}
	}
	return nil, false
}

func (b *Book) resource(name string) ([]byte, error) {
	data, err := fs.ReadFile(b.files, path.Join(source.ContentDir, name))
	if err != nil {
		return nil, fmt.Errorf("copy the files beside pages: %w", &unreadError{err})
	}
	return data, nil
}

// unreadError is why a file beside a page cannot be read: with a folder that
// changes, it may have gone since.
type unreadError struct{ error }

func (e *unreadError) Unwrap() error { return e.error }

func (b *Book) pagesByPath() map[string]render.Page {
	pages := b.Renderer.Pages()
	byPath := make(map[string]render.Page, len(pages))
	for _, p := range pages {
		byPath[p.Path] = p
	}
	return byPath
}

func (b *Book) dataByPath() (map[string][]byte, error) {
	files, err := b.dataFiles(b.Renderer.Pages())
	byPath := map[string][]byte{}
	for _, f := range files {
		byPath[f.Path] = f.Data
	}
	return byPath, err
}

// redirects lists the old addresses of all pages.
func redirects(s *site.Site) []host.Redirect {
	var list []host.Redirect
	for _, p := range s.Pages {
		for _, alias := range p.Meta.Aliases {
			if url, ok := site.AliasURL(alias.Value); ok {
				list = append(list, host.Redirect{From: url, To: p.URL})
			}
		}
	}
	return list
}
