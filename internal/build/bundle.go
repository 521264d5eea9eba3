package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"faultbook/internal/asset"
	"faultbook/internal/bundle"
	"faultbook/internal/diag"
	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/render"
	"faultbook/search"
)

// Archive makes the offline bundle: every file of the site, its links naming
// index.html. After a fault in the content there is no archive.
func (b *Book) Archive(ctx context.Context) (*bundle.Archive, diag.List, error) {
	archive := bundle.NewArchive(b.Site.Edition(), b.Site.Updated)
	problems, err := b.emitFolder(ctx, archive.Add)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	return archive, problems, nil
}

// emitFolder is Emit for a folder without a server: it makes the files of the
// offline bundle.
func (b *Book) emitFolder(ctx context.Context, add func(output.File) error) (diag.List, error) {
	problems, err := b.emitSite(ctx, render.New(b.Site, b.templates, b.Assets, render.Explicit), add)
	if err != nil || problems.HasErrors() {
		return problems, err
	}
	readme := bundle.Readme{Title: b.Site.Config.Title, Edition: b.Site.Edition()}
	if t := b.Site.Updated; !t.IsZero() {
		readme.Updated = t.Format("2006-01-02")
	}
	if base := b.Site.Config.BaseURL; base != nil {
		readme.Address = base.String()
	}
	return problems, add(readme.File())
}

// maxSingle is how many entries one HTML file may hold: a browser lays out all
// of a file at once.
const maxSingle = 1000

// ErrTooLarge is wrapped by the error of Single when a site has more entries
// than one HTML file may hold.
var ErrTooLarge = errors.New("the site is too large for one file")

// Single makes one HTML file of the whole site, search included. It is nil
// after a fault in the content.
func (b *Book) Single(ctx context.Context) ([]byte, diag.List, error) {
	if n := len(b.Site.Entries); n > maxSingle {
		return nil, nil, fmt.Errorf("%w: %d entries, and it may have %d", ErrTooLarge, n, maxSingle)
	}
	var client fs.FS
	if !b.opts.NoSearch {
		client = search.ClientSource
	}
	style, book, searching, problems := asset.Single(Overlay(b.files), client)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	parts := render.SingleParts{Style: style, Book: book, Search: searching, ReadFile: func(name string) ([]byte, error) {
		data, _, err := b.File(name)
		return data, err
	}}
	if !b.opts.NoSearch {
		files, err := b.indexFiles(ctx)
		if err != nil {
			return nil, problems, err
		}
		for _, f := range files {
			if name, data, ok := index.ShardData(f); ok {
				parts.Shards = append(parts.Shards, render.Shard{Name: name, Data: data})
			}
		}
	}
	var text bytes.Buffer
	err := render.Single(&text, b.Site, b.templates, b.Assets, parts)
	if d, ok := render.Diagnostic(err); ok {
		return nil, append(problems, d), nil
	}
	return text.Bytes(), problems, err
}

// PublishFolder writes the offline bundle, not packed, into a folder, as
// Publish does with the site.
func (b *Book) PublishFolder(ctx context.Context, dir string) (output.Result, diag.List, error) {
	return b.publish(ctx, dir, b.emitFolder)
}

// emitBundle adds the offline bundle to the published site, and makes its
// pages offer it.
func (b *Book) emitBundle(ctx context.Context, add func(output.File) error) (diag.List, error) {
	files, problems, err := b.downloads(ctx)
	if files == nil {
		return problems, err
	}
	b.offer(int64(len(files[0].Data)))
	return problems, addAll(files, add)
}

// offer makes the pages offer the offline bundle, with its size when that is known.
func (b *Book) offer(size int64) {
	name := b.archiveName()
	b.Renderer.Offer(render.Download{Path: name, SumPath: name + SumSuffix, Bytes: size})
}

func (b *Book) archiveName() string { return b.Site.Edition() + ".zip" }

// downloads makes the offline bundle and the file with its SHA-256; none after a
// fault.
func (b *Book) downloads(ctx context.Context) ([]output.File, diag.List, error) {
	archive, problems, err := b.Archive(ctx)
	if archive == nil {
		return nil, problems, err
	}
	var data bytes.Buffer
	if err := archive.Write(&data); err != nil {
		return nil, nil, err
	}
	sum, name := sha256.Sum256(data.Bytes()), b.archiveName()
	return []output.File{
		{Path: name, Data: data.Bytes(), From: "the offline bundle"},
		{Path: name + SumSuffix, Data: SumLine(sum[:], name), From: "the offline bundle"},
	}, problems, nil
}

// SumSuffix is what is put behind a file's name for the file with its SHA-256.
const SumSuffix = ".sha256"

// SumLine returns the line that `sha256sum --check` reads.
func SumLine(sum []byte, name string) []byte {
	return []byte(hex.EncodeToString(sum) + "  " + path.Base(name) + "\n")
}
