package edit

import (
	"cmp"
	"context"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/frontmatter"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// Retirement is what becomes of a page whose product no longer shows what it is about.
type Retirement struct {
	ID    string
	To    []string // ids of what replaced it; none when nothing did
	Since string   // the version of the product; empty when unknown
}

// Retire marks a page as retired: it keeps its address, its anchors and its place in the
// search, and leaves the tables. A page whose file is gone comes back as version control
// had it; where that is unknown, its address becomes an alias of what replaced it. A page that
// is retired already keeps what the caller leaves out.
func (w *Workspace) Retire(ctx context.Context, what Retirement) (*Plan, error) {
	id, _ := CleanID(what.ID)
	var to []*site.Page
	for _, written := range what.To {
		target, _ := CleanID(written)
		p := w.Site.PageByID(target)
		if p == nil {
			return nil, w.unknown(target)
		}
		if p.ID == id {
			return nil, unusable("name another page", "a page cannot replace itself")
		}
		to = append(to, p)
	}
	var before document.Retired
	if p := w.Site.PageByID(id); p != nil {
		before = p.Meta.Retired
	}
	t := w.texts()
	name, err := t.tombstone(ctx, id)
	if err != nil {
		return nil, err
	}
	switch {
	case before.Known && what.Since == "" && len(to) == 0: // nothing new: the key stays as it is
	case name != "":
		line := retiredLine(cmp.Or(what.Since, before.Since), targets(to, before.To))
		err = t.front(name, func(p *frontmatter.Page) error { return p.Set("retired", line) })
	case len(to) == 0:
		const hint = "name the page that replaces it by --to; only its address can be kept"
		return nil, unusable(hint, "the file of %s is gone, and git does not have it", id)
	default:
		err = t.front(
			to[0].File.Path,
			func(p *frontmatter.Page) error { return p.Add("aliases", "/"+site.AddressOf(id)) },
		)
	}
	if err != nil {
		return nil, err
	}
	if _, err := t.verify(ctx, nil); err != nil {
		return nil, err
	}
	return t.plan()
}

// targets lists what replaced a page: the pages that the caller names, or else what the key
// had before.
func targets(to []*site.Page, before []document.Reference) []string {
	var out []string
	for _, p := range to {
		out = append(out, p.ID)
	}
	if len(out) == 0 {
		for _, r := range before {
			out = append(out, r.Value)
		}
	}
	return out
}

func retiredLine(since string, to []string) string {
	var parts []string
	if since != "" {
		parts = append(parts, "since: "+frontmatter.Quote(since))
	}
	if len(to) > 0 {
		quoted := make([]string, len(to))
		for i, target := range to {
			quoted[i] = frontmatter.Quote(target)
		}
		parts = append(parts, "to: ["+strings.Join(quoted, ", ")+"]")
	}
	return "retired: {" + strings.Join(parts, ", ") + "}\n"
}

// tombstone returns the path of the page with an id, which it brings back if it is gone;
// empty where there is none any more.
func (t *texts) tombstone(ctx context.Context, id string) (string, error) {
	p := t.w.Site.PageByID(id)
	switch {
	case p != nil && p.Kind != document.Entry && p.Kind != document.Article:
		return "", unusable("retire its pages one by one, or `faultbook move` it", "%s is a folder", id)
	case p != nil:
		return p.File.Path, nil
	case !t.w.lock.Has("/" + site.AddressOf(id)):
		return "", t.w.unknown(id)
	}
	name := source.ContentDir + "/" + id + ".md"
	if t.w.last == nil {
		return "", nil
	}
	text, err := t.w.last(ctx, name)
	if err != nil || text == nil {
		return "", err
	}
	t.changed[name] = text
	return name, t.bringBack(ctx, name)
}

// bringBack brings back the translations of a page that is gone.
func (t *texts) bringBack(ctx context.Context, name string) error {
	for _, l := range t.w.Site.Config.Languages {
		beside := strings.TrimSuffix(name, ".md") + "." + l.Tag + ".md"
		below := source.TranslationDir(l.Tag) + strings.TrimPrefix(name, source.ContentDir)
		if exists(t.w.disk, beside) || exists(t.w.disk, below) {
			continue
		}
		for _, translation := range []string{beside, below} {
			text, err := t.w.last(ctx, translation)
			if err != nil {
				return err
			}
			if text != nil {
				t.changed[translation] = text
				break
			}
		}
	}
	return nil
}
