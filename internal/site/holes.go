package site

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/document"
)

// targets finds the target of every link, image and directive of a page.
func (l *linking) targets(p *Page) []Target {
	if len(p.Holes) == 0 {
		return nil
	}
	targets := make([]Target, len(p.Holes))
	for i, h := range p.Holes {
		if h.Spaced && !l.isThere(p, h) {
			targets[i] = l.notALink(p, h)
			continue
		}
		switch h.Kind {
		case document.IDLink:
			targets[i] = l.idLink(p, h)
		case document.PathLink:
			targets[i] = l.pathLink(p, h)
		case document.ImageLink:
			targets[i] = l.imageLink(p, h)
		case document.DirectiveBlock:
			targets[i] = l.directive(p, h.Call)
		}
	}
	return targets
}

func (l *linking) idLink(p *Page, h document.Hole) Target {
	to := p
	if h.Target != "" {
		to = l.reference(p, h.Target, h.At, int(h.Width))
	}
	if to == nil {
		return Target{Broken: true, Label: h.Target}
	}
	return pageTarget(to, h)
}

// pathLink resolves a Markdown link to a page or a file by its path from the file the link
// is in, or by its address from the site's root.
func (l *linking) pathLink(p *Page, h document.Hole) Target {
	if h.Target == "" {
		return pageTarget(p, h)
	}
	if h.HTML { // HTML is mostly written for the published page
		if t, found := l.targetAt(p, h, strings.Trim(path.Join("/", p.URL, h.Target), "/")); found &&
			!strings.HasPrefix(h.Target, "/") {
			if name, ok := l.inContent(p, h); !ok || !l.exists(name) {
				return t
			}
		}
	}
	name, ok := l.contentPath(p, h)
	if !ok {
		return Target{Broken: true}
	}
	if t, found := l.targetAt(p, h, name); found {
		return t
	}
	if base := l.Config.LinkBase; base != nil && strings.HasPrefix(h.Target, "/") {
		old := *base
		old.Path, old.RawQuery = base.Path+name, h.Query
		if strings.HasSuffix(h.Target, "/") && name != "" {
			old.Path += "/"
		}
		return Target{URL: old.String(), Anchor: h.Anchor, External: true}
	}
	l.reportUnresolved(
		name,
		p.Fault(h.At, int(h.Width), diag.NoSuchFile, fmt.Sprintf("%q leads to no page and no file", h.Target),
			l.nearestPath(p, h.Target, name)),
	)
	return Target{Broken: true}
}

// isThere reports whether the target of a link or an image exists.
func (l *linking) isThere(p *Page, h document.Hole) bool {
	name, within := l.inContent(p, h)
	return within && (l.resources[name] || h.Kind == document.PathLink && l.exists(name))
}

// notALink reports text that looks like a link but has an address that leads nowhere.
func (l *linking) notALink(p *Page, h document.Hole) Target {
	written := strings.TrimSuffix(h.Target+"#"+h.Anchor, "#")
	l.fault(p, h.At, int(h.Width), diag.NearMarkup,
		fmt.Sprintf("%q contains a space and leads to no file, so readers see the link as text", written),
		"write an address with spaces between < and >, such as (<"+written+">), and check the name of the file")
	return Target{Broken: true}
}

// exists reports whether a path below content leads to a page or a file.
func (l *linking) exists(name string) bool {
	return l.resources[name] || l.reserved[name] || l.pageAt(name) != nil || l.listings[name+"/"] != nil
}

// targetAt returns what a path below content leads to.
func (l *linking) targetAt(p *Page, h document.Hole, name string) (Target, bool) {
	if l.resources[name] || l.reserved[name] {
		return Target{URL: name, Anchor: h.Anchor}, true
	}
	if to := l.pageAt(name); to != nil {
		return pageTarget(to, h), true
	}
	g := l.listings[name+"/"]
	if g == nil {
		return Target{}, false
	}
	if h.Anchor != "" && !strings.HasPrefix(h.Anchor, letterAnchor) {
		l.fault(p, h.At, int(h.Width), diag.NoSuchAnchor,
			fmt.Sprintf("the page %q has no anchor %q", g.Title, h.Anchor),
			"remove the # and everything after it")
	}
	return Target{URL: g.URL, Anchor: h.Anchor, Label: g.Title}, true
}

// inContent returns the path below content that a link names, and whether it is within.
func (l *linking) inContent(p *Page, h document.Hole) (string, bool) {
	dir := folderOf(contentPath(p.Place()))
	if strings.HasPrefix(h.Target, "/") {
		dir = ""
	}
	name := path.Join(dir, norm.NFC.String(h.Target))
	within := name != ".." && !strings.HasPrefix(name, "../")
	name = strings.TrimPrefix(name, "/")
	if stored := l.decomposed[name]; stored != "" && !l.resources[name] { // macOS stores some names decomposed
		name = stored
	}
	return name, within
}

// contentPath returns the path below content that a link names. It reports one that
// leads out.
func (l *linking) contentPath(p *Page, h document.Hole) (string, bool) {
	name, within := l.inContent(p, h)
	if !within {
		l.fault(p, h.At, int(h.Width), diag.LinkOutside, fmt.Sprintf("%q leads out of the content folder", h.Target),
			"copy the file beside the page and link to it there")
		return "", false
	}
	return name, true
}

func (l *linking) pageAt(name string) *Page {
	if name == "" || name == "." {
		return l.Home
	}
	if path.Base(name) == indexName {
		name = folderOf(name)
	}
	id := strings.TrimSuffix(strings.TrimSuffix(name, "index.html"), ".md")
	if p := l.PageByID(strings.Trim(id, "/")); p != nil {
		return p
	}
	return l.PageByURL(strings.ToLower(strings.Trim(id, "/")) + "/")
}

func (l *linking) imageLink(p *Page, h document.Hole) Target {
	name := strings.Trim(path.Join("/", p.URL, h.Target), "/")
	if within, ok := l.inContent(p, h); !h.HTML || !l.resources[name] || ok && l.resources[within] {
		if name, ok = l.contentPath(p, h); !ok {
			return Target{Broken: true}
		}
	}
	if !l.resources[name] {
		l.fault(p, h.At, int(h.Width), diag.NoSuchFile, fmt.Sprintf("there is no file %q", name),
			cmp.Or(diag.DidYouMean(name, l.similar(name)), "put the file there: paths are relative to the page"))
		return Target{Broken: true}
	}
	size, known := l.images[name]
	if !known {
		l.fault(p, h.At, int(h.Width), diag.UnreadImage,
			fmt.Sprintf("the size of the image %q cannot be read", name),
			"save it as PNG, JPEG, GIF, WebP or SVG; without its size the page jumps while it loads")
	}
	return Target{URL: name, Size: size}
}
