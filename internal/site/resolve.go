package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/source"
)

// Resolve finds the page that a reference names by id or label: first within the operation
// of from, then its product, then the whole site. If several pages share the label, it
// returns these and a nil page.
func (s *Site) Resolve(from *Page, ref string) (*Page, []*Page) {
	id := refID(ref)
	if p := s.PageByID(id); p != nil {
		return p, nil
	}
	if id != "" && !strings.HasPrefix(id, "..") {
		for up := s.folderPage(from); up != nil; up = s.Page(up.Parent) {
			if p := s.below(up, id); p != nil {
				return p, nil
			}
		}
	}
	found := s.List(s.labels[document.LabelKey(ref)])
	for _, scope := range []Ref{from.Operation, from.Product, s.Home.Ref} {
		within := found[:0:0]
		for _, p := range found {
			if scope == s.Home.Ref || scope != 0 && (p.Operation == scope || p.Product == scope) {
				within = append(within, p)
			}
		}
		if exact := withTitle(within, ref); len(within) > 1 && len(exact) == 1 {
			within = exact
		}
		if current := slices.DeleteFunc(slices.Clone(within), (*Page).Retired); len(within) > 1 && len(current) > 0 {
			within = current
		}
		switch len(within) {
		case 0:
			continue
		case 1:
			return within[0], nil
		}
		return nil, within
	}
	return nil, nil
}

// below finds the page with an id relative to a folder; the id is in lower case.
func (s *Site) below(folder *Page, id string) *Page {
	if strings.Contains(id, ".") || strings.Contains(id, "//") {
		return s.PageByID(strings.ToLower(path.Join(folder.ID, id)))
	}
	if folder.ID == "" {
		return s.PageByID(id)
	}
	return s.PageByID(strings.ToLower(folder.ID) + "/" + id)
}

func refID(ref string) string {
	return strings.ToLower(norm.NFC.String(strings.Trim(strings.TrimSuffix(strings.TrimSpace(ref), ".md"), "/")))
}

// isDraft reports whether a reference names a draft that the site leaves out.
func (l *linking) isDraft(from *Page, ref string) bool {
	for up := l.folderPage(from); up != nil; up = l.Page(up.Parent) {
		if l.drafts[strings.ToLower(path.Join(up.ID, refID(ref)))] {
			return true
		}
	}
	return false
}

func (s *Site) folderPage(p *Page) *Page {
	if p.IsFolder() {
		return p
	}
	return s.Page(p.Parent)
}

// withTitle returns the pages whose title is the label. They take precedence over pages
// that have it as another label.
func withTitle(pages []*Page, label string) []*Page {
	var out []*Page
	for _, p := range pages {
		if document.LabelKey(p.Title) == document.LabelKey(label) {
			out = append(out, p)
		}
	}
	return out
}

// reference resolves a reference and reports one that has no single target.
func (l *linking) reference(from *Page, ref string, at source.At, width int) *Page {
	p, several := l.Resolve(from, ref)
	switch {
	case p != nil:
		return p
	case len(several) > 0:
		d := from.Fault(at, width, diag.AmbiguousLink, fmt.Sprintf("%q could be any of %d pages", ref, len(several)),
			"use an id: "+several[0].ID)
		for _, p := range several[:min(len(several), 6)] {
			d.Related = append(d.Related, diag.Note{Pos: p.File.Pos(p.Meta.NamedAt), Text: "has the id " + p.ID})
		}
		l.reportUnresolved(ref, d)
	case l.isDraft(from, ref):
		l.fault(from, at, width, diag.NoSuchPage, fmt.Sprintf("the page %q is a draft", ref),
			"build with --drafts, or remove `draft: true` from it")
	default:
		d := from.Fault(at, width, diag.NoSuchPage, fmt.Sprintf("no page has the id or the label %q", ref),
			l.nearestPage(ref))
		l.reportUnresolved(ref, d.FixedBy(l.samePage(ref, width)))
	}
	return nil
}

// commaList reports whether a reference names several pages with commas between them, and no
// page as a whole.
func (l *linking) commaList(from *Page, ref string) bool {
	if !strings.Contains(ref, ",") {
		return false
	}
	if p, several := l.Resolve(from, ref); p != nil || len(several) > 0 {
		return false
	}
	for part := range strings.SplitSeq(ref, ",") {
		if p, several := l.Resolve(from, strings.TrimSpace(part)); p == nil && len(several) == 0 {
			return false
		}
	}
	return true
}

// reportUnresolved adds a diagnostic about a reference, with the name that has no target.
func (l *linking) reportUnresolved(name string, d diag.Diagnostic) {
	d.Names = name
	l.problems = append(l.problems, d)
}

// references resolves a list of references and keeps those that lead to
// another page, each once.
func (l *linking) references(from *Page, refs []document.Reference) []Ref {
	var out []Ref
	for _, ref := range refs {
		if l.commaList(from, ref.Value) {
			l.fault(from, ref.At, ref.Width(), diag.NoSuchPage,
				fmt.Sprintf("no page has the id or the label %q", ref.Value), "write a list: ["+ref.Value+"]")
			continue
		}
		if p := l.reference(from, ref.Value, ref.At, ref.Width()); p != nil {
			out = appendNew(out, from.Ref, p.Ref)
		}
	}
	return out
}
