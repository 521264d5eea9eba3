package edit

import (
	"context"
	"slices"

	"faultbook/internal/frontmatter"
	"faultbook/internal/site"
)

// moveAnchor lets an anchor that a page had lead to where its section is now, and
// changes the links to it.
func (w *Workspace) moveAnchor(ctx context.Context, old, anchor, id, to string) (*Plan, error) {
	const form = "write PAGE#old PAGE#new"
	from, target := w.Site.PageByID(old), w.Site.PageByID(id)
	switch {
	case anchor == "":
		return nil, unusable(form, "the first argument names no anchor")
	case from == nil || from.Virtual:
		return nil, w.unknown(old)
	case target == nil || target.Virtual:
		return nil, w.unknown(id)
	case from == target && anchor == to:
		return nil, unusable(form, "the anchor stays as it is")
	}
	for _, own := range from.Outline {
		if own.ID == anchor {
			return nil, unusable(
				"move or rename the heading first",
				"%s still has the anchor %q",
				from.File.Path,
				anchor,
			)
		}
	}
	if to != "" && !target.HasAnchor(to) {
		return nil, unusable("the anchor of a heading is its text in lower case, with hyphens for spaces",
			"%s has no anchor %q", target.File.Path, to)
	}
	t := w.texts()
	same := func(name string) string { return name }
	sites := w.languages(ctx)
	change := relinking{newID: same, newFile: same,
		newAnchor: func(r *relinking, page, written string) (string, string) {
			if page != from.ID || written != anchor || !r.lacks(page, anchor) || to != "" && r.lacks(target.ID, to) {
				return page, written
			}
			return target.ID, to
		}}
	links, err := t.inLanguages(sites, sites, change).rewrite()
	if err != nil {
		return nil, err
	}
	value := "#" + to
	if target != from {
		value = joined(target.ID, to)
	}
	if err := t.front(from.File.Path, func(p *frontmatter.Page) error {
		return p.AddPair("moved_anchors", anchor, value)
	}); err != nil {
		return nil, err
	}
	if _, err := t.verify(ctx, nil); err != nil {
		return nil, err
	}
	plan, err := t.plan()
	if err == nil {
		plan.Links = links
	}
	return plan, err
}

// lacks reports whether a page has no place with an anchor, in the language whose links
// change. Where a section moved to does not count.
func (r *relinking) lacks(id, anchor string) bool {
	p := r.after.PageByID(id)
	moved := slices.ContainsFunc(p.Moved, func(m site.Moved) bool { return m.Anchor == anchor })
	return moved || !p.HasAnchor(anchor)
}

// front changes the front matter of a page.
func (t *texts) front(name string, change func(*frontmatter.Page) error) error {
	text, err := t.read(name)
	if err != nil {
		return err
	}
	page, err := frontmatter.Parse(text)
	if err == nil {
		err = change(page)
	}
	if err != nil {
		return unusable("repair it by hand", "%s cannot be changed: %v", name, err)
	}
	t.changed[name] = page.Text()
	return nil
}
