package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path"

	"faultbook/internal/bundle"
	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/render"
)

// Archive makes the offline bundle: every file of the site, its links naming
// index.html. After a fault in the content there is no archive.
func (b *Book) Archive(ctx context.Context) (*bundle.Archive, diag.List, error) {
	b.release()
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
	problems, err := b.emitSite(ctx, render.New(b.Site, b.pages, b.Assets, render.Explicit), add)
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

// PublishFolder writes the offline bundle, not packed, into a folder, as
// Publish does with the site.
func (b *Book) PublishFolder(ctx context.Context, dir string) (output.Result, diag.List, error) {
	return b.publish(ctx, dir, b.emitFolder)
}

// emitBundle adds the offline bundle to the published site, and makes its
// pages offer it.
func (b *Book) emitBundle(ctx context.Context, add func(output.File) error) (diag.List, error) {
	archive, problems, err := b.Archive(ctx)
	if archive == nil {
		return problems, err
	}
	var data bytes.Buffer
	sum := sha256.New()
	if err := archive.Write(&data); err != nil {
		return nil, err
	}
	sum.Write(data.Bytes())
	name := b.Site.Edition() + ".zip"
	b.Renderer.Offer(render.Download{Path: name, SumPath: name + SumSuffix, Bytes: int64(data.Len())})
	if err := add(output.File{Path: name, Data: data.Bytes(), From: "the offline bundle"}); err != nil {
		return nil, err
	}
	return problems, add(output.File{Path: name + SumSuffix, Data: SumLine(sum.Sum(nil), name), From: "the offline bundle"})
}

// SumSuffix is what is put behind a file's name for the file with its SHA-256.
const SumSuffix = ".sha256"

// SumLine returns the line that `sha256sum --check` reads.
func SumLine(sum []byte, name string) []byte {
	return []byte(hex.EncodeToString(sum) + "  " + path.Base(name) + "\n")
}
