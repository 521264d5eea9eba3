package site

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// maxHints is how often a run searches for the nearest page: each search costs a
// pass over the whole site.
const maxHints = 50

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

// nearestPage returns a hint that names the page a reference may have meant.
func (l *linking) nearestPage(ref string) string {
	if strings.Contains(ref, "://") {
		return "[[…]] links to pages of this site: write [text](" + ref + ")"
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
var withoutScheme = regexp.MustCompile(
	`(?i)^(?:www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov|de|uk|eu)(?:/|$))`)

// nearestPath returns a hint that names the page or the file that a path from a
// page may have meant, as it is written there.
func (l *linking) nearestPath(from *Page, written, name string) string {
	if withoutScheme.MatchString(written) {
		return "write https:// before the name of a host: https://" + written
	}
	if strings.Contains(written, "\\") {
		return "write / between folders: " + strings.ReplaceAll(written, "\\", "/")
	}
	if l.drafts[refID(name)] {
		return "the page is a draft: build with --drafts, or remove `draft: true` from it"
	}
	if l.misses++; l.misses > maxHints {
		return ""
	}
	if to, _ := l.Resolve(from, written); to != nil {
		return fmt.Sprintf("paths are relative to this file: write %s, or link with [[%s]]", PathTo(from, to), to.ID)
	}
	to, _ := l.nearest(refID(name))
	file := diag.Nearest(name, l.similar(name))
	switch {
	case file != "":
		return fmt.Sprintf("did you mean %s?", Relative(from, source.ContentDir+"/"+file))
	case to != nil:
		return fmt.Sprintf("did you mean %s?", PathTo(from, to))
	}
	return "paths are relative to this file, such as ../guides/name.md"
}

// similar lists the files that a wrong path may mean: those of its ending, or of its name.
func (l *linking) similar(name string) []string {
	ending := path.Ext(name)
	stem := strings.TrimSuffix(path.Base(name), ending)
	var out []string
	for _, file := range l.Resources {
		own := path.Ext(file)
		sameStem := strings.EqualFold(strings.TrimSuffix(path.Base(file), own), stem)
		if sameStem || ending != "" && strings.EqualFold(own, ending) {
			out = append(out, file)
		}
	}
	return out
}
