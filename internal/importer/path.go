package importer

import (
	"fmt"
	"path"
	"strings"

	"faultbook/internal/importer/entry"
)

// paths gives each page its path: the one that it had, or else a new one.
func (p *planning) paths(docs []entry.Document) []string {
	byIdentity, near := map[string]string{}, map[string][]string{}
	for name, r := range p.was.Files {
		byIdentity[r.Source+"\x00"+r.Identity] = name
	}
	out, wanted := make([]string, len(docs)), map[string]int{}
	for i, d := range docs {
		if name, had := byIdentity[d.Source+"\x00"+d.Identity]; had && !p.used[name] {
			out[i], p.used[name], p.taken[strings.ToLower(name)] = name, true, true
		} else {
			wanted[d.Source+"\x00"+d.Near]++
		}
	}
	p.ofOthers(docs, out)
	for name, r := range p.was.Files {
		if !p.used[name] {
			near[r.Source+"\x00"+r.Near] = append(near[r.Source+"\x00"+r.Near], name)
		}
	}
	for i, d := range docs { // a message that changed
		own := d.Source + "\x00" + d.Near
		if names := near[own]; out[i] == "" && len(names) == 1 && wanted[own] == 1 {
			out[i], p.used[names[0]], p.taken[strings.ToLower(names[0])] = names[0], true, true
		}
	}
	for i, d := range docs {
		if out[i] == "" {
			out[i] = p.free(d)
		}
	}
	return out
}

// ofOthers finds pages of one identity that another source brought: they get what is new.
func (p *planning) ofOthers(docs []entry.Document, out []string) {
	byIdentity := map[string]string{}
	for name, r := range p.was.Files {
		byIdentity[r.Identity] = name // the pages of an identity differ in nothing but their source
	}
	for i, d := range docs {
		if name, had := byIdentity[d.Identity]; out[i] == "" && had && !p.used[name] {
			out[i], p.used[name], p.taken[strings.ToLower(name)] = name, true, true
		}
	}
}

// free returns a path that no page of an import has. A file that no import made keeps a name only
// where it is the same page.
func (p *planning) free(d entry.Document) string {
	names := d.Names
	if len(names) == 0 {
		names = []string{"entry"}
	}
	root := contentDir
	if d.Language != "" {
		root += "." + d.Language
	}
	try := func(name string) (string, bool) {
		full := path.Join(root, d.Folder, name+".md")
		_, recorded := p.was.Files[full]
		if p.taken[strings.ToLower(full)] || recorded {
			return full, false
		}
		p.taken[strings.ToLower(full)] = true
		return full, true
	}
	for _, name := range names {
		if full, free := try(name); free {
			return full
		}
	}
	for n := 2; ; n++ {
		if full, free := try(fmt.Sprintf("%s-%d", names[0], n)); free {
			return full
		}
	}
}

// gone reports pages of the same sources that the sources no longer have.
func (p *planning) gone(docs []entry.Document) {
	for _, d := range docs {
		p.sources[d.Source] = Source{}
	}
	for name, r := range p.was.Files {
		source, _, _ := strings.Cut(r.Source, ": ")
		_, whole := p.sources[r.Source]
		_, part := p.sources[source]
		if (whole || part) && !p.used[name] {
			p.plan.Report.unplaced("%s: %s no longer has it; the page stays", name, r.Source)
		}
	}
}
