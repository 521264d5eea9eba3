package site

import (
	"cmp"
	"fmt"
	neturl "net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/source"
)

// checkAddresses gives every page its address and reports addresses that clash or cannot be
// used.
func (l *linking) checkAddresses() {
	for _, p := range l.Pages {
		if first := l.PageByURL(p.URL); first != nil {
			l.reportTaken(p, source.At{}, 0, p.URL, first.File.Path)
			continue
		}
		l.byURL[p.URL] = p.Ref
	}
	for _, p := range l.Pages {
		for _, alias := range p.Meta.Aliases {
			l.checkAlias(p, alias)
		}
	}
	for _, name := range l.Resources {
		if l.reserved[name] {
			l.problems = append(l.problems, diag.Diagnostic{
				Pos: diag.Pos{File: source.ContentDir + "/" + name}, Code: diag.AddressTaken,
				Text: fmt.Sprintf("the address /%s is taken", name),
				Hint: cmp.Or(insteadOf[name], "rename the file: each site gets one of this name"),
			})
		}
		if p := l.PageByURL(strings.TrimSuffix(name, indexPage)); p != nil && path.Base(name) == indexPage {
			l.reportTaken(p, source.At{}, 0, p.URL, source.ContentDir+"/"+name)
		}
	}
}

// insteadOf holds hints for files that faultbook generates, by the name of the site's file
// that clashes.
var insteadOf = map[string]string{
	"robots.txt":  "faultbook writes it: only a build for production lets search engines in",
	"sitemap.xml": "faultbook writes it from the pages of the site",
}

func (l *linking) reportTaken(p *Page, at source.At, width int, url, by string) {
	hint := "rename one of the two files"
	if at.Line > 0 {
		hint = "remove the alias: its address is in use"
	}
	d := p.Fault(at, width, diag.AddressTaken, fmt.Sprintf("the address /%s is taken", url), hint)
	d.Related = []diag.Note{{Pos: diag.Pos{File: by}, Text: "has it already"}}
	l.problems = append(l.problems, d)
}

// address returns a page's address: its id in lower case, spaces as hyphens. It reports
// names that make no good address.
func (l *linking) address(p *Page) string {
	if p.ID == "" {
		return ""
	}
	url := AddressOf(p.ID)
	for segment := range strings.SplitSeq(strings.TrimSuffix(url, "/"), "/") {
		if strings.ContainsFunc(segment, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) &&
				!strings.ContainsRune("-_.+~", r)
		}) || strings.HasSuffix(segment, ".") {
			l.fault(p, source.At{}, 0, diag.BadAddress,
				fmt.Sprintf("the name %q does not make a good address", segment),
				"rename the file: letters, digits and hyphens, such as "+cmp.Or(document.Slug(segment), "page"))
			l.misnamed[p] = true
			break
		}
	}
	return url
}

// AddressOf returns the address below the site's root that a page with the id has.
func AddressOf(id string) string { return strings.ReplaceAll(strings.ToLower(id), " ", "-") + "/" }

// checkAlias finds old addresses that cannot be served or that hide a page.
func (l *linking) checkAlias(p *Page, alias document.Text) {
	url, ok := AliasURL(alias.Value)
	first := l.PageByURL(url)
	switch {
	case !ok:
		l.fault(p, alias.At, alias.Width(), diag.BadAlias,
			fmt.Sprintf("%q is not an address of this site", alias.Value),
			usableAlias(alias.Value))
	case l.fileAt(url) != "":
		by := source.ContentDir + "/" + l.fileAt(url)
		if l.reserved[l.fileAt(url)] {
			by, url = "the generated file "+l.fileAt(url), strings.TrimSuffix(url, "/")
		}
		l.reportTaken(p, alias.At, alias.Width(), url, by)
	case first != nil && first.URL != url:
		l.sharedAlias(first, p, alias, url)
	case first != nil:
		l.reportTaken(p, alias.At, alias.Width(), url, first.File.Path)
	default:
		l.byURL[url] = p.Ref
	}
}

// sharedAlias reports an alias that two pages have. Usually one page is a copy of the
// other, and the copy has the longer name: the diagnostic is about the copy.
func (l *linking) sharedAlias(first, second *Page, alias document.Text, url string) {
	at, width := alias.At, alias.Width()
	other, _ := aliasAt(first, url)
	text := fmt.Sprintf("two pages have the alias %s", alias.Value)
	hint := "remove the alias from one of the two: a copy of a page has its aliases too"
	switch a, b := first.File.Path, second.File.Path; {
	case first == second:
		text = fmt.Sprintf("the page has the alias %s twice", alias.Value)
		hint = "remove one of the two: /old, /old/ and /old/index.html are one address"
	case len(a) > len(b) || len(a) == len(b) && a > b:
		first, second = second, first
		at, other = other, at
	}
	d := second.Fault(at, width, diag.AddressTaken, text, hint)
	d.Related = []diag.Note{{Pos: first.File.Pos(other), Text: "has it too"}}
	l.problems = append(l.problems, d)
}

// fileAt returns the file that has the path of an address or of one of its
// folders; empty when there is none.
func (l *linking) fileAt(url string) string {
	for name := path.Clean(url); name != "."; name = path.Dir(name) {
		if l.resources[name] || l.reserved[name] {
			return name
		}
	}
	if index := url + indexPage; l.resources[index] {
		return index
	}
	return ""
}

// aliasAt returns where a page says that it has an old address.
func aliasAt(p *Page, url string) (source.At, int) {
	for _, alias := range p.Meta.Aliases {
		if own, ok := AliasURL(alias.Value); ok && own == url {
			return alias.At, alias.Width()
		}
	}
	return source.At{}, 0
}

// AliasURLs lists the old addresses of a page, below the site's root.
func (p *Page) AliasURLs() []string {
	var urls []string
	for _, alias := range p.Meta.Aliases {
		if url, ok := AliasURL(alias.Value); ok {
			urls = append(urls, url)
		}
	}
	return urls
}

// AliasURL returns the address below the site's root that an alias names, and
// whether it names one. An alias may be percent-encoded, as browsers show it; one
// that ends in index.html is the address of its folder.
func AliasURL(alias string) (string, bool) {
	alias, err := neturl.PathUnescape(alias)
	alias = norm.NFC.String(alias)
	clean := path.Clean(alias)
	if err != nil || !utf8.ValidString(alias) || !strings.HasPrefix(alias, "/") || strings.HasPrefix(alias, "//") ||
		clean == "/" ||
		strings.ContainsAny(alias, "?#\\:*\"<>|%") ||
		strings.Contains(alias, "..") || strings.HasPrefix(clean, "/.faultbook") { // output keeps its own files there
		return "", false
	}
	url := strings.TrimPrefix(clean, "/")
	if path.Base(url) == indexPage {
		return strings.TrimSuffix(url, indexPage), true
	}
	if path.Ext(url) != ".html" {
		url += "/"
	}
	return url, true
}

// indexPage is the file that servers send for the address of a folder.
const indexPage = "index.html"

// usableAlias returns a hint with what an author may have meant by an alias that names no
// address: without the host, the query and the fragment.
func usableAlias(alias string) string {
	const fromRoot = "write it from the site's root, such as "
	if path.Clean("/"+alias) == "/" {
		return "remove it: the home page has this address"
	}
	if u, err := neturl.Parse(alias); err == nil {
		usable := path.Clean("/" + u.Path)
		if _, ok := AliasURL(usable); ok {
			return fromRoot + usable
		}
	}
	switch plain, _ := neturl.PathUnescape(alias); {
	case strings.ContainsAny(plain, "*") || strings.Contains(plain, "/:"):
		return "write each old address: an alias has no wildcards; your own content/_redirects may have them"
	case strings.ContainsAny(plain, "\\:\"<>|"):
		return "leave it out: no file can have its name on every system; your own content/_redirects may have it"
	}
	return fromRoot + "/old/address/"
}
