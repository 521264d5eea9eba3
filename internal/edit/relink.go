package edit

import (
	"net/url"
	"path"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// relinking lets the links of a site lead to where they led before its pages moved.
type relinking struct {
	*texts
	before, after *site.Site
	translated    bool // the site is in a further language: only its translations change
	newID         func(id string) string
	newFile       func(name string) string // of a file, as a path below content
	// newAnchor returns where an anchor of a page with a new id is now; nil for the same.
	newAnchor func(r *relinking, id, anchor string) (string, string)
}

// rewrite changes the links that lead elsewhere or nowhere, and returns how many.
func (r *relinking) rewrite() (int, error) {
	links := 0
	for _, p := range r.before.Pages {
		now := r.after.PageByID(r.newID(p.ID))
		if p.Virtual || now == nil || now.Virtual || !r.own(now) {
			continue
		}
		var changes []replacement
		for i, h := range now.Holes {
			if i < len(p.Holes) && written(h.At) {
				changes = append(changes, r.hole(p, now, i, h)...)
			}
		}
		old := References(&p.Meta)
		for i, ref := range References(&now.Meta) {
			if to, differs := r.reference(p, now, old[i].Value, ref.Value); differs && written(ref.At) {
				changes = append(changes, replacement{ref.At, ref.Value, to})
			}
		}
		n, err := r.apply(now.File.Path, changes)
		if err != nil {
			return 0, err
		}
		links += n
	}
	if r.translated {
		return links, nil
	}
	n, err := r.settings()
	return links + n, err
}

// own reports whether a page has a file of the language whose links change.
func (r *relinking) own(p *site.Page) bool { return !r.translated || p.File.Path != p.Place() }

// written reports whether something is in the file of its page. Translations have the
// rest from the page that they translate.
func written(at source.At) bool { return at.Line > 0 }

// mistaken reports links and references that still lead elsewhere.
func (r *relinking) mistaken() diag.List {
	var problems diag.List
	for _, p := range r.before.Pages {
		now := r.after.PageByID(r.newID(p.ID))
		if p.Virtual || now == nil || now.Virtual || !r.own(now) || len(p.Holes) != len(now.Holes) {
			continue
		}
		for i, h := range now.Holes {
			if !written(h.At) {
				continue
			}
			if was := r.before.Page(p.Targets[i].Page); was != nil && r.leads(now.Targets[i]) != r.newID(was.ID) {
				problems = append(problems, stuck(now, h.At, int(h.Width), r.newID(was.ID)))
			}
		}
		for i, ref := range References(&now.Meta) {
			if !written(ref.At) {
				continue
			}
			if was, _ := r.before.Resolve(p, References(&p.Meta)[i].Value); was != nil {
				if is, _ := r.after.Resolve(now, ref.Value); is == nil || is.ID != r.newID(was.ID) {
					problems = append(problems, stuck(now, ref.At, len([]rune(ref.Value)), r.newID(was.ID)))
				}
			}
		}
	}
	return problems
}

func stuck(p *site.Page, at source.At, width int, id string) diag.Diagnostic {
	return p.Fault(at, width, diag.NoSuchPage, "the link cannot be changed where it is written",
		"let it lead to "+id+" by hand")
}

// leads returns the id of the page that a link leads to; empty for none.
func (r *relinking) leads(t site.Target) string {
	if p := r.after.Page(t.Page); p != nil {
		return p.ID
	}
	return ""
}

// References lists what the front matter of a page names other pages by.
func References(m *document.Meta) []document.Reference {
	var refs []document.Reference
	for _, list := range [][]document.Reference{m.Related, m.LeadsTo, m.AppearsWith, m.Retired.To} {
		refs = append(refs, list...)
	}
	for _, moved := range m.Moved {
		ref := moved.To
		if ref.Value, _, _ = strings.Cut(ref.Value, "#"); ref.Value != "" {
			refs = append(refs, ref)
		}
	}
	return refs
}

// reference returns the id in the place of a reference that leads elsewhere now.
func (r *relinking) reference(p, now *site.Page, old, written string) (string, bool) {
	was, _ := r.before.Resolve(p, old)
	if was == nil {
		return "", false
	}
	want := r.after.PageByID(r.newID(was.ID))
	if is, _ := r.after.Resolve(now, written); want == nil || is == want {
		return "", false
	}
	return r.idFor(now, written, want), true
}

// idFor returns how a page names another: by the end of its id, if it did so before.
func (r *relinking) idFor(from *site.Page, written string, to *site.Page) string {
	if short := path.Base(to.ID); !strings.Contains(strings.Trim(written, "/"), "/") {
		if found, _ := r.after.Resolve(from, short); found == to {
			return short
		}
	}
	return to.ID
}

// hole returns what changes of one link.
func (r *relinking) hole(p, now *site.Page, i int, h document.Hole) []replacement {
	was, is := p.Targets[i], now.Targets[i]
	switch {
	case h.Kind == document.DirectiveBlock:
		return r.directive(p, now, p.Holes[i].Call, h.Call)
	case was.Broken || was.External:
		return nil
	case was.Page != 0:
		return r.pageLink(r.before.Page(was.Page), now, is, h)
	case was.URL == "" || was.URL == is.URL && r.newFile(was.URL) == was.URL:
		return nil
	}
	name := r.newFile(was.URL)
	if name == is.URL {
		return nil
	}
	to := "/" + name
	if !strings.HasPrefix(h.Target, "/") && !h.HTML && !strings.HasSuffix(name, "/") {
		to = site.Relative(now, source.ContentDir+"/"+name)
	}
	return []replacement{{h.At, writtenAddress(h), address(to, h.Query, h.Anchor)}}
}

// pageLink returns what changes of a link to a page.
func (r *relinking) pageLink(was, now *site.Page, is site.Target, h document.Hole) []replacement {
	id, anchor := r.newID(was.ID), h.Anchor
	if r.newAnchor != nil && anchor != "" {
		id, anchor = r.newAnchor(r, id, anchor)
	}
	want := r.after.PageByID(id)
	if want == nil {
		return nil
	}
	stays := is.Page == want.Ref && anchor == h.Anchor
	if h.Kind == document.IDLink {
		if stays {
			return nil
		}
		to := r.idFor(now, h.Target, want)
		if want == now && h.Target == "" {
			to = ""
		}
		return []replacement{{h.At, joined(h.Target, h.Anchor), joined(to, anchor)}}
	}
	if stays && (id == was.ID || h.Target == "" || r.direct(now, h, want)) {
		return nil
	}
	return []replacement{{h.At, writtenAddress(h), address(r.pathTo(now, want, h), h.Query, anchor)}}
}

func joined(target, anchor string) string {
	if anchor == "" {
		return target
	}
	return target + "#" + anchor
}

// direct reports whether a link names a page by its file or its address, and not by an
// old address.
func (r *relinking) direct(from *site.Page, h document.Hole, to *site.Page) bool {
	dir := path.Dir(strings.TrimPrefix(from.Place(), source.ContentDir+"/"))
	for _, base := range []string{dir, "/" + from.URL, "/"} {
		name := path.Join(base, h.Target)
		name, _ = CleanID(name)
		if strings.EqualFold(name, to.ID) || strings.EqualFold(name+"/", to.URL) {
			return true
		}
	}
	return false
}

// pathTo returns how a link leads to a page: by its address, or by its file.
func (r *relinking) pathTo(from, to *site.Page, h document.Hole) string {
	switch rooted := strings.HasPrefix(h.Target, "/"); {
	case rooted && !strings.HasSuffix(h.Target, ".md"):
		return "/" + to.URL
	case rooted:
		return "/" + strings.TrimPrefix(to.Place(), source.ContentDir+"/")
	case from == to:
		return ""
	case h.HTML && !strings.HasSuffix(h.Target, ".md"): // from the published page
		return strings.Repeat("../", strings.Count(from.URL, "/")) + to.URL
	}
	return site.PathTo(from, to)
}

// directive returns what changes of the ids that a table names.
func (r *relinking) directive(p, now *site.Page, old, call *document.Directive) []replacement {
	if old == nil || call == nil || len(old.Attributes) != len(call.Attributes) {
		return nil
	}
	var out []replacement
	for i, a := range call.Attributes {
		if a.Key != "product" && a.Key != "operation" {
			continue
		}
		at := a.ValueAt
		was := strings.Split(old.Attributes[i].Value, ",")
		for j, word := range strings.Split(a.Value, ",") {
			value := strings.TrimSpace(word)
			if to, differs := r.reference(p, now, strings.TrimSpace(was[j]), value); differs && value != "" {
				out = append(out, replacement{at.Right(strings.Index(word, value)), value, to})
			}
			at = at.Right(len([]rune(word)) + 1)
		}
	}
	return out
}

// writtenAddress returns the address of a link without the escapes that its author may
// have used.
func writtenAddress(h document.Hole) string {
	text := h.Target
	if h.Query != "" {
		text += "?" + h.Query
	}
	return joined(text, h.Anchor)
}

// address returns an address as Markdown takes it.
func address(to, query, anchor string) string {
	text := (&url.URL{Path: to}).EscapedPath()
	text = strings.NewReplacer("(", "%28", ")", "%29").Replace(text)
	if first, _, _ := strings.Cut(to, "/"); strings.Contains(first, ":") {
		text = "./" + text
	}
	if query != "" {
		text += "?" + query
	}
	if anchor != "" {
		text += "#" + (&url.URL{Fragment: anchor}).EscapedFragment()
	}
	return text
}
