package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"faultbook/internal/render"
	"faultbook/internal/source"
)

// Page returns the page that is served from a path of the output.
func (b *Book) Page(name string) (render.Page, bool) {
	p, ok := b.pages()[name]
	return p, ok
}

// Render makes one page. A fault in a template is an error of which
// render.Diagnostic tells more.
func (b *Book) Render(p render.Page) ([]byte, error) {
	var text bytes.Buffer
	err := b.Renderer.Render(&text, p)
	return text.Bytes(), err
}

// File returns a file of the output that is no page and none of the search:
// an asset, the catalogue, a file beside a page.
func (b *Book) File(name string) ([]byte, bool, error) {
	for _, f := range b.Assets.Files {
		if f.Path == name {
			return f.Data, true, nil
		}
	}
	if slices.Contains(reserved, name) {
		data, err := b.data()
		return data[name], data[name] != nil, err
	}
	if _, found := slices.BinarySearch(b.Site.Resources, name); !found {
		return nil, false, nil
	}
	data, err := b.resource(name)
	return data, err == nil, nil // gone since: so the next state says
}

func (b *Book) resource(name string) ([]byte, error) {
	data, err := fs.ReadFile(b.files, path.Join(source.ContentDir, name))
	if err != nil {
		return nil, fmt.Errorf("copy the files beside pages: %w", err)
	}
	return data, nil
}

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
