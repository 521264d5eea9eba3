package importer

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/reader"
	"faultbook/internal/importer/recognise"
	"faultbook/internal/importer/table"
)

// linkTo matches the address of a link in Markdown.
var linkTo = regexp.MustCompile(`\]\((?:<([^<>\n]*)>|([^\s()<>]+))(?: "[^"\n]*")?\)`)

// linkMiddle is in every link and picture of Markdown that has an address.
const linkMiddle = "]("

// ownAnchor matches an id that an author gave a heading or an element.
var ownAnchor = regexp.MustCompile(`\{[^{}\n]*#([^{}\s]+)[^{}\n]*\}|\bid="([^"]+)"`)

// headingLine matches a heading, without its own id.
var headingLine = regexp.MustCompile(`(?m)^#{1,6} (.+?)(?:\s*\{[^{}\n]*\})?$`)

// articleNumber matches the address of an article or a section as help centers write it, where
// only the number counts: /hc/en-us/articles/123-its-old-title.
var articleNumber = regexp.MustCompile(`^(.*/(?:articles|sections|categories|collections|folders)/\d+)(?:-[^/]*)?$`)

// relinking maps links of the old site to pages of this import and of earlier ones.
type relinking struct {
	p         *planning
	byAddress map[string]destination
	bySource  map[string]destination
}

// destination is a page that a link leads to.
type destination struct{ path, body string }

// relink turns links to pages of the old site into links between files of the site, since the old site
// may disappear.
func (p *planning) relink(docs []entry.Document, paths []string) {
	r := relinking{p: p, byAddress: map[string]destination{}, bySource: map[string]destination{}}
	r.earlier(paths)
	for i, d := range docs {
		if isDraft(d) {
			continue // a link to it would lead nowhere
		}
		to := destination{paths[i], d.Body}
		for _, alias := range aliasesOf(d) {
			r.byAddress[addressKey(alias)] = to
		}
		r.source(d.Source, to)
	}
	for i := range docs {
		replace := func(text string) string {
			if !strings.Contains(text, linkMiddle) {
				return text // most texts: the expressions below copy each
			}
			return p.withoutSource(docs[i].Source, linkTo.ReplaceAllStringFunc(text, func(found string) string {
				return r.link(found, path.Dir(paths[i]))
			}))
		}
		docs[i].Body = replace(docs[i].Body)
		for j, v := range docs[i].Values {
			if v.Key != "message" && v.Key != "status" { // these are no Markdown
				docs[i].Values[j].Value = entry.Each(v.Value, replace)
			}
		}
	}
}

// source notes the page of a source. If an article became several pages, it is the one with its text.
func (r *relinking) source(name string, to destination) {
	if at, seen := r.bySource[name]; !seen || at.body == "" && to.body != "" {
		r.bySource[name] = to
	}
}

// earlier notes the pages of earlier imports that are not in this one.
func (r *relinking) earlier(paths []string) {
	for _, name := range sortedKeys(r.p.was.Files) {
		data, err := fs.ReadFile(r.p.opts.Site, name)
		if err != nil || slices.Contains(paths, name) {
			continue
		}
		front, body := reader.FrontMatter(string(data))
		m, err := frontMatter(front, &body)
		if err != nil || m.text("draft") == "true" {
			continue
		}
		to := destination{name, body}
		for _, alias := range m.list("aliases") {
			r.byAddress[addressKey(alias)] = to
		}
		r.source(r.p.was.Files[name].Source, to)
	}
}

// link returns a link in a page of a folder with the file of its page as address.
func (r *relinking) link(found, dir string) string {
	m := linkTo.FindStringSubmatch(found)
	written := m[1] + m[2]
	to, fragment, ok := r.target(written)
	if !ok {
		return found
	}
	address := relative(dir, to.path)
	if fragment != "" && hasAnchor(to.body, fragment) {
		address += "#" + fragment
	}
	return strings.Replace(strings.Replace(found, "<"+written+">", written, 1), written, address, 1)
}

// target returns the page that an address of the old site leads to.
func (r *relinking) target(written string) (to destination, fragment string, ok bool) {
	u, err := url.Parse(written)
	if err == nil && u.Scheme == table.SourceScheme {
		name, _ := url.PathUnescape(u.Opaque)
		to, ok = r.bySource[name]
		return to, u.Fragment, ok
	}
	if err != nil || u.Path == "" || !strings.HasPrefix(u.Path, "/") || u.Host != "" && !r.p.hosts[u.Host] {
		return to, "", false
	}
	to, ok = r.byAddress[addressKey(u.Path)]
	return to, u.Fragment, ok
}

// toSource matches a link to another source.
var toSource = regexp.MustCompile(`\[((?:\\.|[^\]\\])*)\]\(<?` + table.SourceScheme + `:([^)>\s]*)>?(?: "[^"\n]*")?\)`)

// withoutSource replaces links to sources that are not in this import by their texts.
func (p *planning) withoutSource(source, text string) string {
	return toSource.ReplaceAllStringFunc(text, func(found string) string {
		m := toSource.FindStringSubmatch(found)
		const text = "%s: the link %q leads to %s, which is not in this import: its text stays, its address does not"
		p.plan.Report.unplaced(text, source, m[1], m[2])
		return m[1]
	})
}

func isDraft(d entry.Document) bool {
	return slices.ContainsFunc(d.Values, func(v entry.Value) bool { return v.Key == "draft" && v.Value == true })
}

func aliasesOf(d entry.Document) []string {
	for _, v := range d.Values {
		if aliases, is := v.Value.([]string); is && v.Key == "aliases" {
			return aliases
		}
	}
	return nil
}

// addressKey returns the part of an address that identifies its page.
func addressKey(address string) string {
	key := recognise.Path(address)
	if m := articleNumber.FindStringSubmatch(key); m != nil {
		return m[1]
	}
	return key
}

// hasAnchor reports whether a text has a heading or an element with an anchor.
func hasAnchor(body, name string) bool {
	for _, m := range ownAnchor.FindAllStringSubmatch(body, -1) {
		if m[1] == name || m[2] == name {
			return true
		}
	}
	for _, m := range headingLine.FindAllStringSubmatch(body, -1) {
		if entry.Slug(m[1]) == name {
			return true
		}
	}
	return false
}

// relative returns the path from a folder to a file.
func relative(dir, name string) string {
	up := ""
	for dir != "." && !strings.HasPrefix(name, dir+"/") {
		up, dir = up+"../", path.Dir(dir)
	}
	return up + strings.TrimPrefix(name, strings.TrimPrefix(dir+"/", "./"))
}
