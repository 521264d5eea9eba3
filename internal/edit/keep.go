package edit

import (
	"context"
	"strings"

	"faultbook/internal/frontmatter"
	"faultbook/internal/lock"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// keepAddresses makes the old addresses of all pages that move their aliases.
func (m *moving) keepAddresses() error {
	for _, p := range m.before.Pages {
		id := m.newID(p.ID)
		now := m.after.PageByID(id)
		if id == p.ID || now == nil || p.Meta.Draft || p.URL == now.URL {
			continue
		}
		if err := m.keepAddress(p, now); err != nil {
			return err
		}
	}
	return nil
}

func (m *moving) keepAddress(p, now *site.Page) error {
	if now.Virtual && !m.w.lock.Has("/"+p.URL) {
		return nil // a page would have to be made for an address that nobody has
	}
	name := now.File.Path
	text, err := m.read(name)
	if now.Virtual {
		text, err = []byte("---\n---\n"), nil
	}
	if err != nil {
		return err
	}
	front, err := frontmatter.Parse(text)
	if err != nil {
		return unusable("repair it, or add `aliases: [/"+p.URL+"]` by hand", "%s cannot be changed: %v", name, err)
	}
	for _, alias := range now.Meta.Aliases {
		url, _ := site.AliasURL(alias.Value)
		if url == now.URL { // it moves back
			err = front.Drop("aliases", alias.Value)
		}
		if err != nil {
			return err
		}
	}
	if hasAlias(now, p.URL) {
		return m.keepAnchors(p, now, front)
	}
	if err := front.Add("aliases", "/"+p.URL); err != nil {
		return unusable("add `aliases: [/"+p.URL+"]` by hand", "%s cannot be changed: %v", name, err)
	}
	return m.keepAnchors(p, now, front)
}

// keepOlder keeps the aliases that the page had under its old name, as version control
// has it: two pages may have been merged by hand.
func (m *moving) keepOlder(ctx context.Context) error {
	now := m.after.PageByID(m.id)
	if !m.there || m.w.last == nil || now.Virtual {
		return nil
	}
	text, err := m.w.last(ctx, source.ContentDir+"/"+m.old+".md")
	if err != nil || text == nil {
		return err
	}
	old, err := frontmatter.Parse(text)
	if err != nil {
		return nil // nothing is known of it
	}
	return m.front(now.File.Path, func(page *frontmatter.Page) error {
		for _, alias := range old.Texts("aliases") {
			url, ok := site.AliasURL(alias)
			if !ok || hasAlias(now, url) || url == now.URL || m.after.PageByURL(url) != nil {
				continue
			}
			if err := page.Add("aliases", alias); err != nil {
				return err
			}
		}
		return nil
	})
}

func hasAlias(p *site.Page, url string) bool {
	for _, alias := range p.Meta.Aliases {
		if own, ok := site.AliasURL(alias.Value); ok && own == url {
			return true
		}
	}
	return false
}

// keepAnchors lets published anchors that the new page lacks lead to the whole page.
func (m *moving) keepAnchors(p, now *site.Page, front *frontmatter.Page) error {
	for _, line := range m.w.lock.All() {
		anchor, found := strings.CutPrefix(line.Address, "/"+p.URL+"#")
		if found && line.Kind == lock.Anchor && !now.HasAnchor(anchor) {
			if err := front.AddPair("moved_anchors", anchor, "#"); err != nil {
				return err
			}
		}
	}
	m.changed[now.File.Path] = front.Text()
	return nil
}
