package pipeline

import (
	"fmt"
	"io/fs"
	"path"
	"slices"

	"faultbook/internal/bundle"
	"faultbook/internal/catalogue"
	"faultbook/internal/host"
	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/render"
	"faultbook/internal/site"
	"faultbook/internal/sitemap"
	"faultbook/internal/source"
	"faultbook/internal/svg"
	"faultbook/search"
)

// SearchManifest is the manifest of the search, which changes with any of its files.
const SearchManifest = index.Dir + "/" + search.ManifestName

// dataNames are the files for programs that cover all pages at once.
var dataNames = append([]string{catalogue.Path, catalogue.CSVPath, catalogue.SchemaPath}, sitemap.Reserved...)

// Reserved are the generated files, besides pages, of every site or its offline bundle.
var Reserved = append(
	[]string{"404.html", bundle.ReadmeName, host.HeadersPath, host.RedirectsPath, SearchManifest},
	dataNames...)

// File returns a file of the output that is no page, no asset and none of the search: the
// catalogue, a file beside a page. Files that only hosts read are not among them: see
// Rules.
func (p *Project) File(name string) ([]byte, bool, error) {
	if slices.Contains(dataNames, name) {
		data, err := p.data()
		return data[name], data[name] != nil, err
	}
	if _, found := slices.BinarySearch(p.Site.Resources, name); !found {
		return nil, false, nil
	}
	data, err := p.Resource(name)
	return data, err == nil, nil // a missing file was just deleted; the next state reports it
}

// Asset returns an asset, by its path in the output.
func (p *Project) Asset(name string) ([]byte, bool) { return p.Assets.File(name) }

// Resource reads a file beside pages, by its path below content. Its error is an
// UnreadError.
func (p *Project) Resource(name string) ([]byte, error) {
	data, err := fs.ReadFile(p.files, path.Join(source.ContentDir, name))
	if err != nil {
		return nil, fmt.Errorf("copy the files beside pages: %w", &UnreadError{err})
	}
	if isDrawing(name) {
		if data, _, err = svg.Clean(data); err != nil {
			return nil, fmt.Errorf("copy the files beside pages: %s: %w", name, &UnreadError{err})
		}
	}
	return data, nil
}

// UnreadError reports that a file beside a page cannot be read. In a folder that changes,
// it may have been deleted.
type UnreadError struct{ error }

// Unwrap returns the error of the file system.
func (e *UnreadError) Unwrap() error { return e.error }

func (p *Project) dataByPath() (map[string][]byte, error) {
	files, err := p.DataFiles(p.Renderer.Pages())
	byPath := map[string][]byte{}
	for _, f := range files {
		byPath[f.Path] = f.Data
	}
	return byPath, err
}

// DataFiles returns the files that are not pages: assets, the catalogue, the
// sitemap.
func (p *Project) DataFiles(pages []render.Page) ([]output.File, error) {
	files := append([]output.File{}, p.Assets.Files...)
	var others []*site.Site
	for _, o := range p.Others {
		others = append(others, o.Site)
	}
	cat, err := catalogue.Files(p.Site, others...)
	if err != nil {
		return nil, err
	}
	addresses := []sitemap.Language{{Site: p.Site, URLs: p.Renderer.Indexed(pages)}}
	for _, o := range p.Others {
		addresses = append(addresses, sitemap.Language{Site: o.Site, URLs: o.Renderer.Indexed(o.Renderer.Pages())})
	}
	maps, err := sitemap.Files(addresses, !p.Options.NoSearch)
	if err != nil {
		return nil, err
	}
	return append(append(files, cat...), maps...), nil
}
