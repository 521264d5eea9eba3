package site

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/source"
)

// maxHints is how often a run searches for the nearest page: each search costs a
// pass over the whole site.
const maxHints = 50

// indexLabels makes a page findable by what people call it.
func (l *linking) indexLabels(p *Page) {
	for _, key := range labelKeys(p) {
		l.labels[key] = append(l.labels[key], p.Ref)
		if p.Kind == document.Entry && !p.Retired() {
			l.sharing[key] = append(l.sharing[key], p.Ref)
		}
	}
}

// labelKeys lists what people call a page, each once.
func labelKeys(p *Page) []string {
	keys := make([]string, 0, 3+len(p.Meta.Also))
	add := func(label string) {
		if key := labelKey(label); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	add(p.Title)
	add(p.Meta.Status)
	for _, code := range p.Meta.AllCodes() {
		add(code)
	}
	for _, label := range p.Meta.Also {
		add(label)
	}
	for _, name := range p.Names {
		add(name)
	}
	return keys
}

// labelKey returns the form in which two labels count as the same.
func labelKey(label string) string {
	if spaced(label) {
		label = strings.Join(strings.Fields(label), " ")
	}
	return strings.ToLower(norm.NFC.String(label))
}

// spaced reports whether a label has any white space but single spaces within.
func spaced(label string) bool {
	before := ' '
	for _, r := range label {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return true
		}
		before = r
	}
	return before == ' '
}

// Resolve finds the page that a reference of another page means: an id, or a label;
// first within the operation, then the product, then the whole site. Where several have
// the label it returns these.
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
	found := s.List(s.labels[labelKey(ref)])
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

// below finds the page that an id in lower case names from a folder.
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

// isDraft reports whether a reference would lead to a page, were it no draft.
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

// withTitle keeps the pages whose main label it is, before those that have it
// as another label.
func withTitle(pages []*Page, label string) []*Page {
	var out []*Page
	for _, p := range pages {
		if labelKey(p.Title) == labelKey(label) {
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
		d := from.Fault(
			at,
			width,
			diag.AmbiguousLink,
			fmt.Sprintf("%q could be any of %d pages", ref, len(several)),
			"use an id: "+several[0].ID,
		)
		for _, p := range several[:min(len(several), 6)] {
			d.Related = append(d.Related, diag.Note{Pos: p.File.Pos(p.Meta.NamedAt), Text: "has the id " + p.ID})
		}
		l.reportUnresolved(ref, d)
	case l.isDraft(from, ref):
		l.problems = append(
			l.problems,
			from.Fault(
				at,
				width,
				diag.NoSuchPage,
				fmt.Sprintf("the page %q is a draft", ref),
				"build with --drafts, or remove `draft: true` from it",
			),
		)
	default:
		d := from.Fault(
			at,
			width,
			diag.NoSuchPage,
			fmt.Sprintf("no page has the id or the label %q", ref),
			l.nearestPage(ref),
		)
		l.reportUnresolved(ref, d.FixedBy(l.samePage(ref, width)))
	}
	return nil
}

// samePage returns the id with the letters and digits of a reference, if exactly one page
// has it and the reference has no anchor.
func (l *linking) samePage(ref string, width int) string {
	if l.misses > maxHints || width != len([]rune(ref)) {
		return ""
	}
	ids := make([]string, len(l.Pages))
	for i, p := range l.Pages {
		ids[i] = p.ID
	}
	return diag.Same(ref, ids)
}

// reportUnresolved reports a reference without a target, with what it names.
func (l *linking) reportUnresolved(name string, d diag.Diagnostic) {
	d.Names = name
	l.problems = append(l.problems, d)
}

// nearestPage returns a hint that names the page a reference may have meant.
func (l *linking) nearestPage(ref string) string {
	if strings.Contains(ref, "://") {
		return "brackets of two link to pages of this site: write [text](" + ref + ")"
	}
	if l.misses++; l.misses > maxHints {
		return ""
	}
	p, label := l.nearest(ref)
	switch {
	case label != "":
		return fmt.Sprintf("did you mean the label %q?", label)
	case p == nil:
		return "an id is the path of a file below content, without .md"
	case p.Virtual:
		return fmt.Sprintf("did you mean %q?", p.ID)
	}
	return fmt.Sprintf("did you mean %q (%s)?", p.ID, p.File.Path)
}

// nearest returns the page that a reference may have meant by an id, or else by
// the label that is returned with it; nil when none is near.
func (l *linking) nearest(ref string) (page *Page, label string) {
	ids, labels, names := make([]string, len(l.Pages)), make([]string, len(l.Pages)), make([]string, len(l.Pages))
	for i, p := range l.Pages {
		ids[i], labels[i], names[i] = p.ID, p.Title, path.Base(p.ID)
	}
	if id := diag.Nearest(ref, ids); id != "" {
		return l.PageByID(id), ""
	}
	if label := diag.Nearest(ref, labels); label != "" {
		return l.Pages[slices.Index(labels, label)], label
	}
	if name := diag.Nearest(path.Base(ref), names); name != "" {
		return l.Pages[slices.Index(names, name)], ""
	}
	return nil, ""
}

// withoutScheme matches the address of another site that lacks https://.
var withoutScheme = regexp.MustCompile(`(?i)^(?:www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov|de|uk|eu)(?:/|$))`)

// nearestPath returns a hint that names the page or the file that a path from a
// page may have meant, as it is written there.
func (l *linking) nearestPath(from *Page, written, name string) string {
	if withoutScheme.MatchString(written) {
		return "write https:// before the name of a host: https://" + written
	}
	if strings.Contains(written, "\\") {
		return "write / between folders: " + strings.ReplaceAll(written, "\\", "/")
	}
	if l.misses++; l.misses > maxHints {
		return ""
	}
	if to, _ := l.Resolve(from, written); to != nil {
		return fmt.Sprintf("paths are relative to this file: write %s, or link with [[%s]]", PathTo(from, to), to.ID)
	}
	to, _ := l.nearest(refID(name))
	file := diag.Nearest(name, l.Resources)
	switch {
	case file != "":
		return fmt.Sprintf("did you mean %s?", Relative(from, source.ContentDir+"/"+file))
	case to != nil:
		return fmt.Sprintf("did you mean %s?", PathTo(from, to))
	}
	return "paths are relative to this file, such as ../guides/name.md"
}

// PathTo returns how a page links to the file of another: in any language to that of the
// first one.
func PathTo(from, to *Page) string {
	if to.Virtual {
		return Relative(from, path.Dir(to.Place())) + "/"
	}
	return Relative(from, to.Place())
}

// Relative returns the path of a file of the site from the folder of a page, which is that
// of the first language.
func Relative(from *Page, name string) string {
	up, dir := "", path.Dir(from.Place())
	for dir != "." && name != dir && !strings.HasPrefix(name, dir+"/") {
		up, dir = up+"../", path.Dir(dir)
	}
	return up + strings.TrimPrefix(strings.TrimPrefix(name, dir), "/")
}

// references resolves a list of references and keeps those that lead to
// another page, each once.
func (l *linking) references(from *Page, refs []document.Reference) []Ref {
	var out []Ref
	for _, ref := range refs {
		if p := l.reference(from, ref.Value, ref.At, len([]rune(ref.Value))); p != nil {
			out = appendNew(out, from.Ref, p.Ref)
		}
	}
	return out
}
