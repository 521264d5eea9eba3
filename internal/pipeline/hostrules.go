package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/host"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// ownRules are the rules for hosts in the content of a site, and what is wrong with them.
type ownRules struct {
	host.Own
	headers, redirects *source.File
	faults             diag.List
}

// isHostRule reports whether a file beside pages, by its path below content, holds rules for
// hosts: it goes into a file of the output and not to readers.
func isHostRule(name string) bool { return name == host.HeadersPath || name == host.RedirectsPath }

// readHostRules reads the rules for hosts again where one of the paths may have changed, and
// reports whether it did.
func (s *Sources) readHostRules(names []string) bool {
	if !slices.ContainsFunc(names, func(name string) bool {
		below, _ := strings.CutPrefix(name, source.ContentDir+"/")
		return name == source.ContentDir || isHostRule(below)
	}) {
		return false
	}
	s.rules = ownRules{}
	if s.rules.headers = s.readRules(host.HeadersPath); s.rules.headers != nil {
		blocks, faults := host.ReadHeaders(string(s.rules.headers.Text))
		s.rules.Headers = blocks
		s.rules.report(s.rules.headers, faults)
	}
	if s.rules.redirects = s.readRules(host.RedirectsPath); s.rules.redirects != nil {
		rules, faults := host.ReadRedirects(string(s.rules.redirects.Text))
		s.rules.Redirects = rules
		s.rules.report(s.rules.redirects, faults)
	}
	return true
}

// readRules reads a file of rules; nil where there is none.
func (s *Sources) readRules(name string) *source.File {
	full := path.Join(source.ContentDir, name)
	if _, err := fs.Stat(s.files, full); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	file, fault := source.ReadPage(s.files, full)
	if fault != nil {
		s.rules.faults = append(s.rules.faults, *fault)
		return nil
	}
	return file
}

func (r *ownRules) report(file *source.File, faults []host.Fault) {
	for _, f := range faults {
		at := source.At{Line: int32(f.Line), Column: int32(f.Column)}
		r.faults = append(r.faults, file.Fault(at, f.Width, diag.HostRule, f.Text, f.Hint))
	}
}

// checkHostRules returns which of the site's own redirects contradict its pages.
func (s *Sources) checkHostRules(sites []*site.Site) diag.List {
	var problems diag.List
	if len(s.rules.Redirects) == 0 {
		return nil
	}
	addresses := addressesOf(sites)
	faulty := map[int32]bool{} // lines
	for _, d := range s.rules.faults {
		if d.Pos.File == s.rules.redirects.Path {
			faulty[int32(d.Pos.Line)] = true
		}
	}
	lines := strings.Split(string(s.rules.redirects.Text), "\n")
	for _, r := range s.rules.Redirects {
		at := source.At{Line: int32(r.Line), Column: 1}
		first := sites[0]
		if faulty[at.Line] {
			continue
		}
		switch from := strings.TrimPrefix(r.From, "/"); {
		case r.Catches(addresses) != "":
			problems = append(problems, s.rules.redirects.Fault(at, len([]rune(r.From)), diag.HostRule,
				fmt.Sprintf("the rule takes %s from its page", r.Catches(addresses)), "name old addresses alone"))
		case !r.Dynamic() && first.PageByURL(strings.TrimSuffix(from, "/")+"/") != nil:
			page := first.PageByURL(strings.TrimSuffix(from, "/") + "/")
			d := s.rules.redirects.Fault(at, len([]rune(r.From)), diag.HostRule,
				fmt.Sprintf("the page %s has the alias %s", page.ID, r.From), "remove the line, or the alias")
			d.Related = []diag.Note{{Pos: diag.Pos{File: page.File.Path}, Text: "has the alias"}}
			problems = append(problems, d)
		case !s.leadsSomewhere(first, addresses, r):
			column := strings.Index(lines[r.Line-1], r.To) + 1
			problems = append(problems, s.rules.redirects.Fault(source.At{Line: int32(r.Line), Column: int32(column)},
				len([]rune(r.To)), diag.HostRule, fmt.Sprintf("no page has the address %s", r.To),
				"write the address of a page from the root, such as /guides/start/"))
		}
	}
	return problems
}

// leadsSomewhere reports whether the site has what a rule leads to; what has wildcards or is
// on another site is not known.
func (s *Sources) leadsSomewhere(first *site.Site, addresses []string, r host.Rule) bool {
	to, _, _ := strings.Cut(r.To, "#")
	to, _, _ = strings.Cut(to, "?")
	to = strings.TrimPrefix(strings.Trim(to, " "), first.Config.BasePath())
	if strings.Contains(to, "://") || strings.Contains(r.To, ":") {
		return true
	}
	to = strings.Trim(to, "/")
	_, found := slices.BinarySearch(addresses, "/"+to)
	return to == "" || found || slices.Contains(Reserved, to) || to == "search" || first.IsList(to+"/")
}

// addressesOf lists the addresses of all pages and files of a site in its languages, sorted,
// with a slash before each; those of pages with and without the slash at the end.
func addressesOf(sites []*site.Site) []string {
	var all []string
	for _, s := range sites {
		for _, p := range s.Pages {
			if p.URL != "" || s.Config.Prefix != "" {
				address := "/" + s.Config.Prefix + p.URL
				all = append(all, address, strings.TrimSuffix(address, "/"))
			}
		}
	}
	for _, name := range sites[0].Resources {
		all = append(all, "/"+name)
	}
	slices.Sort(all)
	return all
}
