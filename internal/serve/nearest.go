package serve

import (
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/pipeline"
)

// maxNearest is how many pages the 404 page suggests.
const maxNearest = 5

// nearest returns the addresses in a language nearest to an unknown one: the likeliest
// typo first, then those with the same last segment.
func nearest(in *pipeline.Project, address string) []string {
	wanted := strings.Trim(address, "/")
	var urls, names []string
	for _, p := range in.Site.Pages {
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
