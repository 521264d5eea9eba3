package serve

import (
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/preview"
	"faultbook/internal/site"
)

// maxNearest is how many pages the page of unknown addresses names.
const maxNearest = 5

// nearest returns the pages whose addresses are nearest to an unknown one: the
// likeliest slip first, then those of the same last name.
func nearest(state preview.State, address string) []*site.Page {
	wanted := strings.Trim(strings.TrimPrefix(address, basePath(state)), "/")
	var pages []*site.Page
	var urls, names []string
	for _, p := range state.Project.Site.Pages {
		if p.URL != "" {
			pages = append(pages, p)
			urls = append(urls, strings.TrimSuffix(p.URL, "/"))
			names = append(names, path.Base(p.URL))
		}
	}
	var near []*site.Page
	if url := diag.Nearest(wanted, urls); url != "" {
		near = append(near, pages[slices.Index(urls, url)])
	}
	name := diag.Nearest(path.Base(wanted), names)
	for i, p := range pages {
		if name != "" && names[i] == name && len(near) < maxNearest && !slices.Contains(near, p) {
			near = append(near, p)
		}
	}
	return near
}
