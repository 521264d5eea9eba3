package edit

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/importer"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// moving is one page or folder on its way to another id.
type moving struct {
	*texts
	old, id string
	// before is the site with the old id, after the one with the new id and with links as
	// they were written; befores and afters are these in all languages.
	before, after   *site.Site
	befores, afters []*site.Site
	there           bool              // the file has the new name on the disk already
	renamed         map[string]string // paths of files by the paths that they had
}

// Move gives a page, or a folder with all below it, another id: links to it change, and
// the old address becomes an alias. Where the file is at its new place already, Move does
// the rest. A new id that ends in a slash is the folder to move into.
func (w *Workspace) Move(ctx context.Context, from, to string) (*Plan, error) {
	old, anchor := CleanID(from)
	id, toAnchor := CleanID(to)
	if anchor != "" || toAnchor != "" {
		return w.moveAnchor(ctx, old, anchor, id, toAnchor)
	}
	if strings.HasSuffix(to, "/") {
		id = path.Join(id, path.Base(old))
	}
	m := &moving{texts: w.texts(), old: old, id: id}
	if err := m.check(); err != nil {
		return nil, err
	}
	names := m.files()
	var err error
	if m.there {
		err = m.pretendOld(ctx, names)
	} else {
		m.before, m.befores = w.Site, w.languages(ctx)
		m.after, _, err = w.settle(ctx, append(m.put(), names...)...)
		m.afters = w.linked
	}
	if err != nil {
		return nil, err
	}
	return m.finish(ctx, names)
}

// check finds out whether the page can move, and whether its file has moved already.
func (m *moving) check() error {
	p, taken := m.w.Site.PageByID(m.old), m.w.Site.PageByID(m.id)
	switch {
	case m.old == "" || m.id == "":
		return unusable("name a page or a folder below it", "the home page cannot move")
	case m.old == m.id:
		return unusable("give another id", "the page has the id %s already", m.id)
	case strings.HasPrefix(m.id+"/", m.old+"/"):
		return unusable("name another place", "a folder cannot move into itself")
	case m.w.translation(m.id):
		return unusable("translations move with their page; name another id", "%s is the name of a translation", m.id)
	case p == nil && taken != nil && m.published():
		m.there = true
		return nil
	case p == nil:
		return m.w.unknown(m.old)
	case taken != nil && taken != p:
		return unusable(
			"move the text by hand, delete the file of "+m.old+" and run this again, or run `faultbook retire "+
				m.old+" --to "+m.id+"`",
			"there is a page with the id %s",
			m.id,
		)
	}
	return nil
}

// translation reports whether only a translation can have an id.
func (w *Workspace) translation(id string) bool {
	return slices.ContainsFunc(w.Site.Config.Languages, func(l *config.Language) bool {
		return strings.EqualFold(path.Ext(id), "."+l.Tag)
	})
}

// published reports whether something shows that there was a page with the old id: the
// lock, or a link to it.
func (m *moving) published() bool {
	if m.w.lock.Has("/" + site.AddressOf(m.old)) {
		return true
	}
	for _, d := range m.w.Problems {
		name, _ := CleanID(d.Names)
		if (d.Code == diag.NoSuchPage || d.Code == diag.NoSuchFile) && name != "" &&
			strings.HasSuffix("/"+m.old, "/"+name) {
			return true
		}
	}
	return false
}

// unknown says that no page has an id, and which one may be meant.
func (w *Workspace) unknown(id string) error {
	ids := make([]string, len(w.Site.Pages))
	for i, p := range w.Site.Pages {
		ids[i] = p.ID
	}
	hint := "an id is the path of a file below content, without .md"
	if near := diag.Nearest(id, ids); near != "" {
		hint = "did you mean " + near + "?"
	}
	return unusable(hint, "no page has the id %s", id)
}

// newID returns the id that a page has afterwards.
func (m *moving) newID(id string) string {
	if id == m.old {
		return m.id
	}
	if below, found := strings.CutPrefix(id, m.old+"/"); found {
		return m.id + "/" + below
	}
	return id
}

// newFile returns the path below content that a file has afterwards.
func (m *moving) newFile(name string) string {
	if to, found := m.renamed[source.ContentDir+"/"+name]; found {
		return strings.TrimPrefix(to, source.ContentDir+"/")
	}
	return name
}

// files notes the files that move, and returns their old and new paths.
func (m *moving) files() []string {
	id, other := m.old, m.id
	if m.there {
		id, other = m.id, m.old
	}
	note := func(name, to string) {
		if m.there {
			name, to = to, name
		}
		m.move(name, to)
	}
	withTranslations := func(name, to string) {
		note(name, to)
		for _, translation := range m.w.sources.TranslationsOf(name) {
			note(translation, translationAt(translation, name, to))
		}
	}
	folder, to := source.ContentDir+"/"+id, source.ContentDir+"/"+other
	for _, p := range m.w.Site.Pages {
		name := p.File.Path
		switch below, found := strings.CutPrefix(name, folder+"/"); {
		case p.Virtual:
		case found:
			withTranslations(name, to+"/"+below)
		case p.ID == id && !p.IsFolder():
			withTranslations(name, to+".md")
		}
	}
	if p := m.w.Site.PageByID(id); p != nil && p.IsFolder() {
		for _, name := range m.w.Site.Resources {
			if below, found := strings.CutPrefix(name, id+"/"); found {
				note(source.ContentDir+"/"+name, to+"/"+below)
			}
		}
	}
	m.renamed = maps.Clone(m.moved)
	var names []string
	for from, to := range m.moved {
		names = append(names, from, to)
	}
	return names
}

// translationAt returns where the translation of a page lies when the page moves.
func translationAt(translation, name, to string) string {
	if dir, _, _ := source.CutContent(translation); dir != source.ContentDir {
		return dir + strings.TrimPrefix(to, source.ContentDir)
	}
	end := strings.TrimPrefix(translation, strings.TrimSuffix(name, ".md"))
	return strings.TrimSuffix(to, ".md") + end
}

// pretendOld makes the site in which the file still has its old name: what links led to
// is known by it.
func (m *moving) pretendOld(ctx context.Context, names []string) (err error) {
	for from, to := range m.moved {
		m.w.files.Hide(to)
		m.w.files.PutFrom(from, to)
	}
	if m.before, _, err = m.w.settle(ctx, names...); err != nil {
		return err
	}
	m.befores = m.w.linked
	for from, to := range m.moved {
		m.w.files.Forget(from)
		m.w.files.Forget(to)
	}
	moved := m.moved
	m.moved, m.was = map[string]string{}, map[string]string{} // what moved is on the disk
	m.moveLeft(moved)
	m.after, _, err = m.w.settle(ctx, append(m.put(), names...)...)
	m.afters = m.w.linked
	return err
}

// moveLeft moves the translations that are at the old place still. moved has the files
// that somebody moved.
func (m *moving) moveLeft(moved map[string]string) {
	for from, to := range moved {
		for _, l := range m.w.Site.Config.Languages {
			end := "." + l.Tag + ".md"
			old, now := strings.TrimSuffix(from, ".md")+end, strings.TrimSuffix(to, ".md")+end
			if exists(m.w.disk, old) && !exists(m.w.disk, now) {
				m.move(old, now)
				m.renamed[old] = now
			}
		}
	}
}

func exists(files fs.FS, name string) bool {
	_, err := fs.Stat(files, name)
	return err == nil
}

// finish rewrites the links, keeps the old addresses and checks the result.
func (m *moving) finish(ctx context.Context, names []string) (*Plan, error) {
	links, err := m.relinkings(m.befores, m.afters).rewrite()
	if err != nil {
		return nil, err
	}
	if err := m.keepAddresses(); err != nil {
		return nil, err
	}
	if err := m.keepOlder(ctx); err != nil {
		return nil, err
	}
	if err := m.renameRecords(); err != nil {
		return nil, err
	}
	if _, err := m.verify(ctx, names); err != nil {
		return nil, err
	}
	if left := m.relinkings(m.befores, m.w.linked).mistaken(); left != nil {
		return nil, &RefusedError{left}
	}
	plan, err := m.plan()
	if err == nil {
		plan.Links = links
	}
	return plan, err
}

// relinkings returns what changes the links of each language.
func (m *moving) relinkings(before, after []*site.Site) relinkings {
	return m.inLanguages(before, after, relinking{newID: m.newID, newFile: m.newFile})
}

// renameRecords gives the records of imports the new paths.
func (m *moving) renameRecords() error {
	text, err := fs.ReadFile(m.w.disk, importer.RecordPath)
	if err != nil {
		return nil // nothing was imported
	}
	changed := text
	for from, to := range m.renamed {
		changed = bytes.ReplaceAll(changed, append(quoted(from), ':'), append(quoted(to), ':'))
	}
	if !bytes.Equal(text, changed) {
		m.changed[importer.RecordPath] = changed
	}
	return nil
}

func quoted(text string) []byte {
	data, _ := json.Marshal(text) // a text always marshals
	return data
}
