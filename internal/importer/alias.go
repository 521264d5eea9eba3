package importer

import (
	"io/fs"
	"strings"

	"faultbook/internal/importer/entry"
)

// freeAliases removes aliases that are the address of a page, or that an earlier page of the import has
// too: an address leads to one page.
func (p *planning) freeAliases(docs []entry.Document, paths []string) {
	owner := map[string]string{}
	for _, name := range paths {
		owner[addressOf(name)] = name
	}
	for i, d := range docs {
		for j, v := range d.Values {
			aliases, is := v.Value.([]string)
			if v.Key != "aliases" || !is {
				continue
			}
			var free []string
			for _, alias := range aliases {
				key := strings.ToLower(strings.Trim(alias, "/"))
				by := owner[key]
				if by == "" {
					by = p.pageAt(key)
				}
				if by == "" {
					owner[key] = paths[i]
					free = append(free, alias)
				} else if by != paths[i] {
					p.plan.Report.unplaced("%s: its old address %s is that of %s, and leads there", paths[i], alias, by)
				}
			}
			if docs[i].Values[j].Value = free; len(free) == 0 {
				docs[i].Values = append(d.Values[:j:j], d.Values[j+1:]...)
			}
			break
		}
	}
}

// addressOf returns the address that a page gets, without slashes around it.
func addressOf(name string) string {
	name = strings.TrimSuffix(strings.TrimPrefix(name, contentDir+"/"), ".md")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "_index"), "/")
	return strings.ReplaceAll(strings.ToLower(name), " ", "-")
}

// pageAt returns the page of the site that has an address; "" for none.
func (p *planning) pageAt(address string) string {
	for _, name := range []string{contentDir + "/" + address + ".md", contentDir + "/" + address + "/_index.md"} {
		if !fs.ValidPath(name) {
			continue
		}
		if _, err := fs.Stat(p.opts.Site, name); err == nil {
			return name
		}
	}
	return ""
}
