package publish

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
	"faultbook/internal/pipeline"
	"faultbook/internal/render"
	"faultbook/search"
)

// Archive makes the offline bundle: every file of the site, its links naming
// index.html. After a fault in the content there is no archive.
func Archive(ctx context.Context, p *pipeline.Project) (*bundle.Archive, diag.List, error) {
	return newFiles(p).archive(ctx)
}

func (f files) archive(ctx context.Context) (*bundle.Archive, diag.List, error) {
	archive := bundle.NewArchive(f.Edition(), f.Updated())
	problems, err := f.offline(ctx, archive.Add)
	if err != nil || problems.HasErrors() {
		return nil, problems, err
	}
	return archive, problems, nil
}

// offline makes the files of the offline bundle: those of a folder without a
// server.
func (f files) offline(ctx context.Context, add func(output.File) error) (diag.List, error) {
	problems, err := f.common(ctx, render.Explicit, nil, add)
	if err != nil || problems.HasErrors() {
		return problems, err
	}
	readme := bundle.Readme{Texts: f.Site.Config.Texts, Title: f.Site.Config.Title, Edition: f.Edition()}
	if t := f.Updated(); !t.IsZero() {
		readme.Updated = t.Format("2006-01-02")
	}
	if base := f.Site.Config.BaseURL; base != nil {
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

// Single makes one HTML file of the whole site in all languages, search included. It is nil
// after a fault in the content.
func Single(ctx context.Context, p *pipeline.Project) ([]byte, diag.List, error) {
	if n := len(p.Site.Entries); n > maxSingle {
		return nil, nil, fmt.Errorf("%w: %d entries, and it may have %d", ErrTooLarge, n, maxSingle)
	}
	var editions []render.Edition
	var problems diag.List
	for _, in := range p.All() {
		made, found, err := newFiles(in).edition(ctx)
		if problems = append(problems, found...); err != nil || found.HasErrors() {
			return nil, problems, err
		}
		editions = append(editions, made)
	}
	choose, found := asset.Chooser(p.Templates(), p.Site.Config.Texts)
	if problems = append(problems, found...).Sorted(); found.HasErrors() {
		return nil, problems, nil
	}
	var text bytes.Buffer
	err := render.Single(&text, editions, choose)
	if d, ok := render.Diagnostic(err); ok {
		return nil, append(problems, d), nil
	}
	return text.Bytes(), problems, err
}

// edition makes what one HTML file holds of the site in one language.
func (f files) edition(ctx context.Context) (render.Edition, diag.List, error) {
	var client fs.FS
	if !f.Options.NoSearch {
		client = search.ClientSource
	}
	style, book, searching, problems := asset.Single(f.Templates(), client, f.Site.Config.Texts)
	parts := render.SingleParts{
		Style:  style,
		Book:   book,
		Search: searching,
		ReadFile: func(name string) ([]byte, error) {
			data, _, err := f.File(name)
			return data, err
		},
	}
	if problems.HasErrors() || f.Options.NoSearch {
		return f.InSingle(parts), problems, nil
	}
	err := f.search.each(ctx, func(file output.File) error {
		if name, data, ok := index.ShardData(file); ok {
			parts.Shards = append(parts.Shards, render.Shard{Name: name, Data: data})
		}
		return nil
	})
	return f.InSingle(parts), problems, err
}

// Downloads makes the offline bundle and the file with its SHA-256, with the
// given files of the search; none after a fault.
func Downloads(ctx context.Context, p *pipeline.Project, search []output.File) ([]output.File, diag.List, error) {
	return filesWith(p, given(search)).downloads(ctx)
}

func (f files) downloads(ctx context.Context) ([]output.File, diag.List, error) {
	archive, problems, err := f.archive(ctx)
	if archive == nil {
		return nil, problems, err
	}
	var data bytes.Buffer
	if err := archive.Write(&data); err != nil {
		return nil, nil, err
	}
	sum, name := sha256.Sum256(data.Bytes()), f.ArchiveName()
	return []output.File{
		{Path: name, Data: data.Bytes(), From: "the offline bundle"},
		{Path: name + pipeline.SumSuffix, Data: SumLine(sum[:], name), From: "the offline bundle"},
	}, problems, nil
}

// SumLine returns the line that `sha256sum --check` reads.
func SumLine(sum []byte, name string) []byte {
	return []byte(hex.EncodeToString(sum) + "  " + path.Base(name) + "\n")
}
