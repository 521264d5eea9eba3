package importer

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/recognise"
	"faultbook/internal/importer/table"
)

// linkTo matches the address of a link in Markdown.
var linkTo = regexp.MustCompile(`\]\((?:<([^<>\n]*)>|([^\s()<>]+))(?: "[^"\n]*")?\)`)

// ownAnchor matches an id that an author gave a heading or an element.
var ownAnchor = regexp.MustCompile(`\{[^{}\n]*#([^{}\s]+)[^{}\n]*\}|\bid="([^"]+)"|(?m:^#{1,6} (.+)$)`)

// articleNumber matches the address of an article as help centers write it, where only the
// number counts: /hc/en-us/articles/123-its-old-title.
var articleNumber = regexp.MustCompile(`^(.*/articles/\d+)(?:-[^/]*)?$`)

// relink turns links between pages of one import into links between their files: the old
// site may be gone tomorrow.
func (p *planning) relink(docs []entry.Document, paths []string) {
	byAddress := map[string]int{}
	bySource := map[string]int{}
	for i, d := range docs {
		if isDraft(d) {
			continue // a link to it would lead nowhere
		}
		for _, alias := range aliasesOf(d) {
			byAddress[addressKey(alias)] = i
		}
		if at, seen := bySource[d.Source]; !seen || docs[at].Body == "" && d.Body != "" {
			bySource[d.Source] = i // of an article with entries, the page with its text
		}
	}
	for i := range docs {
		replace := func(text string) string {
			return linkTo.ReplaceAllStringFunc(text, func(found string) string {
				m := linkTo.FindStringSubmatch(found)
				written := m[1] + m[2]
				to, fragment, ok := p.target(written, byAddress, bySource)
				if !ok {
					return found
				}
				address := relative(path.Dir(paths[i]), paths[to])
				if fragment != "" && hasAnchor(docs[to].Body, fragment) {
					address += "#" + fragment
				}
				return strings.Replace(strings.Replace(found, "<"+written+">", written, 1), written, address, 1)
			})
		}
		replaceLinks := replace
		replace = func(text string) string { return p.withoutSource(docs[i].Source, replaceLinks(text)) }
		docs[i].Body = replace(docs[i].Body)
		for j, v := range docs[i].Values {
			if v.Key != "message" && v.Key != "status" { // these are no Markdown
				docs[i].Values[j].Value = entry.Each(v.Value, replace)
			}
		}
	}
}

// target returns the page of this import that an address of the old site leads to.
func (p *planning) target(written string, byAddress, bySource map[string]int) (page int, fragment string, ok bool) {
	u, err := url.Parse(written)
	if err == nil && u.Scheme == table.SourceScheme {
		name, _ := url.PathUnescape(u.Opaque)
		page, ok = bySource[name]
		return page, u.Fragment, ok
	}
	if err != nil || u.Path == "" || !strings.HasPrefix(u.Path, "/") || u.Host != "" && !p.hosts[u.Host] {
		return 0, "", false
	}
	page, ok = byAddress[addressKey(u.Path)]
	return page, u.Fragment, ok
}

// toSource matches a link to another source.
var toSource = regexp.MustCompile(`\[((?:\\.|[^\]\\])*)\]\(<?` + table.SourceScheme + `:([^)>\s]*)>?(?: "[^"\n]*")?\)`)

// withoutSource takes links to sources that are not in this import out of a text.
func (p *planning) withoutSource(source, text string) string {
	return toSource.ReplaceAllStringFunc(text, func(found string) string {
		m := toSource.FindStringSubmatch(found)
		p.plan.Report.unplaced("%s: the link %q leads to %s, which is not in this import: its text stays, its address does not",
			source, m[1], m[2])
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

// addressKey returns what two addresses of one page have in common.
func addressKey(address string) string {
	key := recognise.Path(address)
	if m := articleNumber.FindStringSubmatch(key); m != nil {
		return m[1]
	}
	return key
}

// hasAnchor reports whether a text has a heading or an element of a name.
func hasAnchor(body, name string) bool {
	for _, m := range ownAnchor.FindAllStringSubmatch(body, -1) {
		if m[1] == name || m[2] == name || m[3] != "" && entry.Slug(m[3]) == name {
			return true
		}
	}
	return false
}

// relative returns the path of a file from a folder.
func relative(dir, name string) string {
	up := ""
	for dir != "." && !strings.HasPrefix(name, dir+"/") {
		up, dir = up+"../", path.Dir(dir)
	}
	return up + strings.TrimPrefix(name, strings.TrimPrefix(dir+"/", "./"))
}
