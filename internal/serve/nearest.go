package serve

import (
	"bytes"
	"html"
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/preview"
)

// maxNearest is how many pages the page of unknown addresses names.
const maxNearest = 5

// withNearest adds to the page of unknown addresses the pages whose addresses
// are nearest: the likeliest slip first, then those of the same last name.
func withNearest(state preview.State, address string, page []byte) []byte {
	wanted := strings.Trim(strings.TrimPrefix(address, basePath(state)), "/")
	var urls, names []string
	for _, p := range state.Project.Site.Pages {
		if p.URL != "" {
			urls = append(urls, strings.TrimSuffix(p.URL, "/"))
			names = append(names, path.Base(p.URL))
		}
	}
	var near []string
	if url := diag.Nearest(wanted, urls); url != "" {
		near = append(near, url)
	}
	name := diag.Nearest(path.Base(wanted), names)
	for i, url := range urls {
		if name != "" && names[i] == name && len(near) < maxNearest && !slices.Contains(near, url) {
			near = append(near, url)
		}
	}
	if len(near) == 0 {
		return page
	}
	var list strings.Builder
	list.WriteString("<section>\n<h2>Did you mean</h2>\n<ul>\n")
	for _, url := range near {
		p := state.Project.Site.PageByURL(url + "/")
		list.WriteString(`<li><a href="` + html.EscapeString(basePath(state)+p.URL) + `">` + html.EscapeString(p.Title) + "</a></li>\n")
	}
	list.WriteString("</ul>\n</section>\n")
	before, after, found := bytes.Cut(page, []byte("</main>"))
	if !found {
		return page
	}
	return slices.Concat(before, []byte(list.String()), []byte("</main>"), after)
}
