package host

import "fmt"

// limits are what a host takes of one site; 0 where its documentation names none.
type limits struct {
	files     int   // in all
	fileBytes int64 // of one file
	redirects int   // rules of _redirects
	headers   int   // rules of _headers
}

// limitsOf are the limits in the documentation of the hosts, of their plans without
// cost, in November 2026.
var limitsOf = map[Name]limits{
	Cloudflare: {files: 20_000, fileBytes: 25 << 20, redirects: 2_000, headers: 100},
	GitLab:     {redirects: 1_000},
	GitHub:     {fileBytes: 100 << 20},
}

// Usage is what a site has of what hosts limit.
type Usage struct {
	Files        int
	Largest      int64  // bytes of the largest file
	LargestPath  string // in the output
	HeaderBlocks int
}

// Excess is a limit of the host that a site is over.
type Excess struct{ Text, Hint string }

// Excesses lists the limits of a host that a site is over.
func (r *Rules) Excesses(hostName Name, u Usage) []Excess {
	l := limitsOf[hostName]
	var out []Excess
	over := func(is bool, hint, text string, values ...any) {
		if is {
			out = append(out, Excess{fmt.Sprintf(text, values...), hint})
		}
	}
	over(l.files > 0 && u.Files > l.files, "split the site, or choose a host without this limit",
		"the site has %d files, and %s takes %d", u.Files, hostName, l.files)
	over(l.fileBytes > 0 && u.Largest > l.fileBytes, "put the file elsewhere, and link to it",
		"%s has %d bytes, and %s takes %d of one file", u.LargestPath, u.Largest, hostName, l.fileBytes)
	over(
		l.redirects > 0 && len(r.redirects) > l.redirects,
		"the host ignores the others: there the small pages at the old addresses lead on",
		"the site has %d old addresses, and %s takes %d redirects",
		len(r.redirects),
		hostName,
		l.redirects,
	)
	over(
		l.headers > 0 && u.HeaderBlocks > l.headers,
		"the host ignores the others: files that they name are revalidated each time",
		"the site has %d rules for headers, and %s takes %d",
		u.HeaderBlocks,
		hostName,
		l.headers,
	)
	return out
}

// HeaderBlocks returns how many rules _headers has for these immutable files.
func HeaderBlocks(immutable []string) int { return 1 + len(files) + len(immutable) }
