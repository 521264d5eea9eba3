package lock

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/frontmatter"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// maxHints bounds the faults whose hint names a likely successor: each search for one costs
// a pass over the new pages.
const maxHints = 50

// checking is one comparison of a lock with a site.
type checking struct {
	*Lock
	site     *site.Site
	others   []*site.Site // in further languages
	fresh    []*site.Page // pages whose address the lock does not have; nil until one is asked for
	hints    int
	problems diag.List
}

// Check reports what the site lacks of its lock, in any language: addresses and anchors that
// lead nowhere, pages with another id, and codes that no page has.
func (l *Lock) Check(s *site.Site, others ...*site.Site) diag.List {
	if l == nil {
		return nil
	}
	c := &checking{Lock: l, site: s, others: others}
	codes := map[string]bool{}
	for _, p := range s.Entries {
		for _, code := range p.Meta.AllCodes() {
			codes[oneLine(code)] = true
		}
	}
	for _, line := range l.Lines {
		c.line(line)
		for _, code := range line.Codes {
			if !codes[code] {
				c.fault(line, diag.LostCode, fmt.Sprintf("no entry has the code %q any more", code),
					"add it to `code` of the entry that readers should find by it")
			}
		}
	}
	return c.problems
}

func (c *checking) fault(line Line, code diag.Code, text, hint string) {
	at := source.At{Line: line.at, Column: 1}
	c.problems = append(c.problems, c.file.Fault(at, len([]rune(line.Address)), code, text, hint))
}

// line compares one address.
func (c *checking) line(line Line) {
	in, url := within(line, c.site, c.others)
	if in == nil {
		return
	}
	_, anchor, _ := strings.Cut(line.Address, "#")
	p := in.PageByURL(url)
	switch {
	case in != c.site:
		c.inLanguage(line, in, p, anchor)
	case line.Kind == Anchor:
		if p != nil && !p.HasAnchor(anchor) {
			c.lostAnchor(line, p, anchor)
		}
	case p == nil && !c.site.IsList(url):
		c.lostAddress(line, url)
	case line.Kind == Page && p != nil && p.URL == url && p.ID != line.ID:
		c.fault(
			line,
			diag.ChangedID,
			fmt.Sprintf("the page had the id %q and has the id %q now", line.ID, p.ID),
			fmt.Sprintf("name the file %s/%s.md again: the catalogue and links have its id",
				source.ContentDir, line.ID),
		)
	}
}

// inLanguage compares one address of a further language. It has the pages of the first one.
func (c *checking) inLanguage(line Line, in *site.Site, p *site.Page, anchor string) {
	if line.Kind != Anchor || p == nil || p.HasAnchor(anchor) {
		return
	}
	first := c.site.PageByID(p.ID)
	hint := fmt.Sprintf("write {#%s} after the heading that has this place in the language %s", anchor,
		in.Config.Language)
	switch {
	case first == nil || first.File == p.File && c.Has("/"+first.URL+"#"+anchor):
		return // the line of the first language says so
	case first.File == p.File:
		hint = fmt.Sprintf(`translate the page again, or add %s to the page`,
			"`moved_anchors: {"+frontmatter.Quote(anchor)+`: "#"}`+"`")
	}
	d := p.Fault(source.At{}, 0, diag.LostAnchor,
		fmt.Sprintf("the address %s was published, and the page has no anchor %q now", line.Address, anchor),
		hint)
	d.Related = []diag.Note{{Pos: c.file.Pos(source.At{Line: line.at, Column: 1}), Text: "has been published"}}
	c.problems = append(c.problems, d)
}

func (c *checking) lostAddress(line Line, url string) {
	text := fmt.Sprintf("the address /%s was published, and nothing is there now", url)
	id := line.ID
	if line.Kind != Page {
		c.fault(line, diag.LostAddress, text,
			fmt.Sprintf("add `aliases: [%s]` to the page that replaces it", line.Address))
		return
	}
	if id == "" && url != "" {
		c.fault(line, diag.LostAddress, text+": it is the home page of a language",
			"name the language in `languages` of faultbook.yaml again")
		return
	}
	if c.site.IsDraft(id) {
		c.fault(line, diag.LostAddress, text+": the page is a draft",
			"remove `draft: true`, or give the address to another page")
		return
	}
	hint := fmt.Sprintf(
		"add `aliases: [%s]` to the page that replaces it, or run `faultbook move %s NEW` or `faultbook retire %s`",
		line.Address, shellID(id), shellID(id))
	if p := c.successor(line); p != nil {
		hint = fmt.Sprintf(
			"if %s replaces it, run `faultbook move %s %s`, which adds `aliases: [%s]` there; "+
				"otherwise `faultbook retire %s`",
			p.File.Path, shellID(id), shellID(p.ID), line.Address, shellID(id))
	}
	c.fault(line, diag.LostAddress, text, hint)
}

// shellID quotes an id for a command line.
func shellID(id string) string {
	if strings.ContainsAny(id, " '\"$&;()*?") {
		return "'" + strings.ReplaceAll(id, "'", `'\''`) + "'"
	}
	return cmp.Or(id, "/")
}

// successor returns the page that probably replaces a missing one: a new page with the same
// code or file name, or else with a similar id; nil if there is none.
func (c *checking) successor(line Line) *site.Page {
	if c.hints++; c.hints > maxHints {
		return nil
	}
	if c.fresh == nil {
		c.fresh = []*site.Page{}
		for _, p := range c.site.Pages {
			if !p.Virtual && !c.Has("/"+p.URL) {
				c.fresh = append(c.fresh, p)
			}
		}
	}
	ids := make([]string, len(c.fresh))
	for i, p := range c.fresh {
		ids[i] = p.ID
		codes := p.Meta.AllCodes()
		if path.Base(p.ID) == path.Base(line.ID) ||
			slices.ContainsFunc(line.Codes, func(code string) bool { return slices.Contains(codes, code) }) {
			return p
		}
	}
	if near := diag.Nearest(line.ID, ids); near != "" {
		return c.site.PageByID(near)
	}
	return nil
}

// freshAnchors lists the anchors of a page that were not published.
func (l *Lock) freshAnchors(p *site.Page) []string {
	var fresh []string
	for _, own := range p.OwnAnchors() {
		if !l.Has("/" + p.URL + "#" + own) {
			fresh = append(fresh, own)
		}
	}
	return fresh
}

// Renamed is a published anchor that a page lacks, and the one that is there instead.
type Renamed struct {
	Page     *site.Page
	Old, New string
}

// Renamed lists the anchors whose headings were renamed beyond doubt: their page lacks no
// other anchor, has one new one, and the two are alike.
func (l *Lock) Renamed(s *site.Site) []Renamed {
	if l == nil {
		return nil
	}
	var pages []*site.Page
	lost := map[*site.Page][]string{}
	for _, line := range l.Lines {
		url, anchor, _ := strings.Cut(line.Address[1:], "#") // in a further language there is no such page
		p := s.PageByURL(url)
		if line.Kind != Anchor || p == nil || p.URL != url || p.Virtual || p.HasAnchor(anchor) {
			continue
		}
		if lost[p] == nil {
			pages = append(pages, p)
		}
		lost[p] = append(lost[p], anchor)
	}
	var out []Renamed
	for _, p := range pages {
		fresh := l.freshAnchors(p)
		if old := lost[p]; len(old) == 1 && len(fresh) == 1 && alike(old[0], fresh[0]) {
			out = append(out, Renamed{p, old[0], fresh[0]})
		}
	}
	return out
}

// alike reports whether two anchors differ in little, or one has all words of the other.
func alike(a, b string) bool {
	holds := func(all, some string) bool {
		words := strings.Split(all, "-")
		return !slices.ContainsFunc(strings.Split(some, "-"), func(word string) bool {
			return !slices.Contains(words, word)
		})
	}
	return diag.Nearest(a, []string{b}) != "" || holds(a, b) || holds(b, a)
}

// lostAnchor reports a missing anchor at the page that had it.
func (c *checking) lostAnchor(line Line, p *site.Page, anchor string) {
	to, fresh := "#", c.freshAnchors(p)
	if c.hints++; len(fresh) == 1 {
		to += fresh[0]
	} else if c.hints <= maxHints {
		to += diag.Nearest(anchor, fresh)
	}
	hint := fmt.Sprintf("add `moved_anchors: {%s: %q}`", frontmatter.Quote(anchor), to)
	if to == "#" {
		hint += ", with the section that replaces it after the #: alone it means the whole page"
	} else {
		hint += fmt.Sprintf(", as `faultbook move %s %s` does", shellID(p.ID+"#"+anchor), shellID(p.ID+to))
	}
	d := p.Fault(p.Meta.NamedAt, 0, diag.LostAnchor,
		fmt.Sprintf("the address %s was published, and the page has no anchor %q now", line.Address, anchor), hint)
	d.Related = []diag.Note{{Pos: c.file.Pos(source.At{Line: line.at, Column: 1}), Text: "has been published"}}
	c.problems = append(c.problems, d)
}
