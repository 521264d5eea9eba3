package pipeline

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"syscall"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// indexFile is the name of the document that describes its folder.
const indexFile = "_index.md"

// Reread lists the differences found by reading a part of the content again.
type Reread struct {
	Documents []string // paths of documents that are new or have another text
	Removed   []string // paths of documents that are gone
	Resources []string // paths below content of files beside pages that are new, gone or perhaps changed
	Relink    bool     // whether files came or went, a folder changed, or an image has another size
}

// ReadContent reads some paths of the content folders again. It keeps a parsed document
// whose text is unchanged.
func (s *Sources) ReadContent(ctx context.Context, names ...string) (Reread, error) {
	var found Reread
	oldDocuments, oldResources := s.forget(names)
	dirs := s.ContentDirs()
	for _, name := range names {
		top, _, _ := strings.Cut(name, "/")
		if !slices.Contains(dirs, top) {
			continue // translations into a language that the site no longer has
		}
		tree, faults, err := source.ReadBelow(ctx, s.files, name, s.opts.Workers)
		if ctx.Err() != nil {
			return found, ctx.Err()
		}
		if err != nil {
			tree, faults = &source.Tree{}, diag.List{source.Unreadable(name, err)}
		}
		for _, f := range tree.Pages {
			s.addDocument(&found, f, oldDocuments[f.Path])
			delete(oldDocuments, f.Path)
		}
		if top != source.ContentDir {
			s.refuseResources(tree)
		}
		for _, r := range tree.Resources {
			if isHostRule(r) {
				continue
			}
			size, _ := source.ImageSize(s.files, path.Join(source.ContentDir, r))
			old, known := oldResources[r]
			found.Relink = found.Relink || !known || old != size
			found.Resources = append(found.Resources, r)
			delete(oldResources, r)
			s.resources[r] = size
			if isDrawing(r) {
				s.checkDrawing(path.Join(source.ContentDir, r))
			}
		}
		for _, d := range faults {
			s.unread[d.Pos.File] = append(s.unread[d.Pos.File], d)
		}
	}
	s.noteContent()
	s.noteFolders()
	found.Relink = s.readHostRules(names) || found.Relink
	found.Removed = slices.Sorted(maps.Keys(oldDocuments))
	found.Resources = append(found.Resources, slices.Sorted(maps.Keys(oldResources))...)
	if found.Relink = found.Relink || len(oldDocuments)+len(oldResources) > 0; found.Relink {
		s.layout = nil
	}
	return found, nil
}

// noteContent notes why the content folder as a whole cannot be read, even if only paths
// below it changed.
func (s *Sources) noteContent() {
	info, err := fs.Stat(s.files, source.ContentDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.unread[source.ContentDir] = diag.List{{Pos: diag.Pos{File: source.ContentDir}, Code: diag.Unreadable,
			Text: "the content folder cannot be read", Hint: "create the folder content: it holds the pages"}}
	case err != nil:
		s.unread[source.ContentDir] = diag.List{source.Unreadable(source.ContentDir, err)}
	case !info.IsDir():
		s.unread[source.ContentDir] = diag.List{source.Unreadable(source.ContentDir, syscall.ENOTDIR)}
	}
}

func (s *Sources) addDocument(found *Reread, f *source.File, old *sourceDocument) {
	if s.documents[f.Path] != nil {
		return // read already, because its folder changed too
	}
	if old == nil || !bytes.Equal(old.file.Text, f.Text) {
		found.Documents = append(found.Documents, f.Path)
		found.Relink = found.Relink || old == nil || path.Base(f.Path) == indexFile
		fresh := &sourceDocument{file: f}
		if old != nil {
			fresh.translates, fresh.language, fresh.other = old.translates, old.language, old.other
			fresh.translations = old.translations
		}
		old = fresh
	}
	s.documents[f.Path] = old
	s.noteFaults(f.Path)
}

// noteFaults updates faulty for a document.
func (s *Sources) noteFaults(name string) {
	if len(s.documents[name].faults) > 0 {
		s.faulty[name] = true
	} else {
		delete(s.faulty, name)
	}
}

// forget removes and returns the documents and resources at some paths and below them.
func (s *Sources) forget(names []string) (map[string]*sourceDocument, map[string]image.Point) {
	documents, resources := map[string]*sourceDocument{}, map[string]image.Point{}
	for _, name := range s.known(names) {
		if doc := s.documents[name]; doc != nil {
			documents[name] = doc
			delete(s.documents, name)
			delete(s.faulty, name)
		}
		resource, beside := strings.CutPrefix(name, source.ContentDir+"/")
		if size, known := s.resources[resource]; known && beside {
			resources[resource] = size
			delete(s.resources, resource)
		}
		delete(s.unread, name)
	}
	delete(s.unread, source.ContentDir)
	return documents, resources
}

// known returns the paths of the known files at some paths and below them.
func (s *Sources) known(names []string) []string {
	if !slices.ContainsFunc(names, func(name string) bool { return s.documents[name] == nil }) {
		return names // the usual case, which needs no scan of all files
	}
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	var known []string
	add := func(name string) {
		for up := name; up != "."; up = path.Dir(up) {
			if wanted[up] {
				known = append(known, name)
				return
			}
		}
	}
	for name := range s.documents {
		add(name)
	}
	for name := range s.resources {
		add(path.Join(source.ContentDir, name))
	}
	for name := range s.unread {
		add(name)
	}
	return known
}

// Parse parses every document that is new, or whose kind has changed with its folders,
// several at once, and then their translations. It returns their paths.
func (s *Sources) Parse(ctx context.Context, changed ...string) ([]string, error) {
	if s.layout == nil {
		s.noteTranslations()
		files := make([]*source.File, 0, len(s.documents))
		for _, doc := range s.documents {
			if doc.translates == "" {
				files = append(files, doc.file)
			}
		}
		s.layout = site.NewLayout(files)
		changed = slices.Collect(maps.Keys(s.documents))
	}
	keep := s.keep()
	parsed, err := s.parseSome(ctx, changed, false, func(doc *sourceDocument) {
		doc.parsed, doc.faults = document.Parse(doc.file, doc.kind, keep)
	})
	if err != nil {
		return nil, err
	}
	for _, name := range parsed {
		for _, translation := range s.documents[name].translations {
			s.documents[translation].parsed = nil
			changed = append(changed, translation)
		}
	}
	more, err := s.parseSome(ctx, changed, true, func(doc *sourceDocument) { s.parseTranslation(doc, keep) })
	return append(parsed, more...), err
}

// parseSome parses the new ones among some documents: only translations, or only others.
func (s *Sources) parseSome(ctx context.Context, names []string, translations bool,
	parse func(*sourceDocument)) ([]string, error) {
	var chosen []string
	seen := map[string]bool{}
	for _, name := range names {
		doc := s.documents[name]
		if doc == nil || seen[name] || doc.translates != "" != translations {
			continue
		}
		place := name
		if translations {
			place = doc.translates
		}
		if kind := s.layout.File(place); doc.parsed == nil || doc.kind != kind {
			doc.kind, seen[name] = kind, true
			chosen = append(chosen, name)
		}
	}
	err := Each(ctx, s.opts.Workers, len(chosen), func(i int) error {
		parse(s.documents[chosen[i]])
		return nil
	})
	for _, name := range chosen {
		s.noteFaults(name)
	}
	return chosen, err
}

// keep returns the settings that affect how documents are parsed.
func (s *Sources) keep() document.Keep {
	keep := document.Keep{
		HTML: s.Settings.RawHTML, Source: s.Settings.Markdown || s.opts.Source, Language: s.Settings.Language,
	}
	keep.Own = s.Settings.FieldKeys()
	if base := s.Settings.LinkBase; base != nil {
		keep.LinkBase = base.String()
	}
	for _, known := range document.Syntaxes {
		if slices.Contains(s.Settings.PlaceholderSyntax, known.Name) {
			keep.Syntax |= known.Syntax
		}
	}
	return keep
}

// ParseAll parses every document again, as other settings require.
func (s *Sources) ParseAll(ctx context.Context) error {
	s.layout = nil // the languages say which documents are translations
	for _, doc := range s.documents {
		doc.parsed = nil
	}
	_, err := s.Parse(ctx, slices.Collect(maps.Keys(s.documents))...)
	return err
}

// LooksPartial reports whether a file reads like one that an editor is still writing: it is
// gone, empty, unreadable or has errors. It judges by the bytes read last, never by another
// look at the disk.
func (s *Sources) LooksPartial(name string) bool {
	doc := s.documents[name]
	return doc == nil || len(doc.file.Text) == 0 || doc.faults.HasErrors()
}

// Unread returns the paths of content that cannot be read.
func (s *Sources) Unread() []string {
	var names []string
	for name, faults := range s.unread {
		if faults.HasErrors() {
			names = append(names, name)
		}
	}
	return names
}
