package serve

import (
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/preview"
)

// maxNearest is how many pages the 404 page suggests.
const maxNearest = 5

// nearest returns the addresses nearest to an unknown one: the likeliest typo first,
// then those with the same last segment.
func nearest(state preview.State, address string) []string {
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
		near = append(near, url+"/")
	}
	name := diag.Nearest(path.Base(wanted), names)
	for i, url := range urls {
		if name != "" && names[i] == name && len(near) < maxNearest && !slices.Contains(near, url+"/") {
			near = append(near, url+"/")
		}
	}
	return near
}
