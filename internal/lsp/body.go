package lsp

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"faultbook/internal/site"
	"faultbook/internal/source"
)

var (
	openAddress   = regexp.MustCompile(`(!?)\[[^\[\]]*\]\(<?([^()<>"]*)$`)
	openDirective = regexp.MustCompile(`^ {0,3}::([A-Za-z-]*)$`)
	openAttribute = regexp.MustCompile(`^ {0,3}::([A-Za-z][\w-]*)\{(?:[^{}]*[\s"'])?([A-Za-z_-]*)$`)
	openValue     = regexp.MustCompile(`^ {0,3}::[A-Za-z][\w-]*\{.*?([A-Za-z_][\w-]*)=(?:"[^"]*|'[^']*|[^\s"'{}]*)$`)
	lastValue     = regexp.MustCompile(`[^,="']*$`)
)

// body completes what a line of Markdown has before the cursor: the address of a link or
// a picture, the name of a directive, an attribute of it, or the value of one.
func (c *completing) body(name, typed string) {
	settled := c.s.preview.State().Current
	if m := openAddress.FindStringSubmatch(typed); m != nil {
		c.address(settled, name, m[2], m[1] != "")
		return
	}
	if m := openDirective.FindStringSubmatch(typed); m != nil {
		c.words(m[1], site.DirectiveNames(), "directive", "")
		return
	}
	if m := openValue.FindStringSubmatch(typed); m != nil {
		c.words(strings.TrimLeft(lastValue.FindString(typed), " "), settled.AttributeChoices(m[1]), m[1], "")
		return
	}
	if m := openAttribute.FindStringSubmatch(typed); m != nil {
		c.words(m[2], settled.DirectiveAttributes(m[1]), "attribute of ::"+m[1], "=")
	}
}

// words adds those of the words that begin with what is typed.
func (c *completing) words(typed string, words []string, detail, after string) {
	for _, word := range words {
		if strings.HasPrefix(strings.ToLower(word), strings.ToLower(typed)) {
			c.add(typed, word, word+after, detail, "", kindEnum)
		}
	}
}

// address completes the address of a link or a picture in a document: the path of a file,
// and after # an anchor of a page.
func (c *completing) address(settled *site.Site, name, written string, picture bool) {
	dir := path.Dir(name)
	target, anchor, hasAnchor := strings.Cut(written, "#")
	if hasAnchor {
		if to := pageTo(settled, name, target); to != nil && !picture {
			c.words(anchor, to.LinkAnchors(), to.Title, "")
		}
		return
	}
	offer := func(file, about string) {
		address := addressFrom(dir, file, strings.HasPrefix(written, "/"))
		if len(c.list.Items) >= maxItems {
			c.list.IsIncomplete = true
		} else if strings.Contains(strings.ToLower(address), strings.ToLower(written)) {
			c.add(written, address, address, about, "", kindReference)
		}
	}
	if !picture {
		for _, p := range settled.Pages {
			if p.File.Path != name {
				offer(p.File.Path, p.Title)
			}
		}
	}
	for _, resource := range settled.Resources {
		if !picture || isPicture(resource) {
			offer(source.ContentDir+"/"+resource, "")
		}
	}
}

// addressFrom returns the address of a file as a document in a folder writes it: relative,
// or from the root of the content. A blank is %20.
func addressFrom(dir, file string, rooted bool) string {
	address := strings.TrimPrefix(file, source.ContentDir)
	if !rooted {
		relative, err := filepath.Rel(filepath.FromSlash(dir), filepath.FromSlash(file))
		if err != nil { // both are below content
			return file
		}
		address = filepath.ToSlash(relative)
	}
	return strings.ReplaceAll(address, " ", "%20")
}

// pageTo returns the page that an address in a document leads to; nil where none does. An
// empty address is the document's own.
func pageTo(settled *site.Site, name, target string) *site.Page {
	file := name
	switch target = strings.ReplaceAll(target, "%20", " "); {
	case strings.HasPrefix(target, "/"):
		file = path.Join(source.ContentDir, target)
	case target != "":
		file = path.Join(path.Dir(name), target)
	}
	return pageOf(settled, file)
}

// isPicture reports whether a file has the ending of a picture that pages show.
func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg":
		return true
	}
	return false
}
