package serve

import (
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/host"
	"faultbook/internal/preview"
)

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(to http.ResponseWriter, r *http.Request) {
	w := guarded{to}
	w.Header().Set(embedding, onlyOurself)
	if s.refuses(w, r) || s.opts.Live && s.answerLive(w, r) {
		return
	}
	a := find(s.site.State(), r.URL.Path)
	s.report(a.faults)
	for _, h := range a.headers {
		if h.Name != sharing {
			w.Header().Set(h.Name, h.Value)
		}
	}
	if a = s.withBody(r, a); a.err != nil {
		http.Error(w, a.err.Error(), http.StatusInternalServerError)
		return
	}
	if a.location != "" {
		http.Redirect(w, r, withQuery(a.location, r.URL.RawQuery), a.status)
		return
	}
	send(w, r, a.name, a.data, a.status)
	if a.page != nil && s.opts.Live {
		s.site.WantSearch() // after the first page, which must not wait for it
	}
}

// withQuery appends the query of an old address to the new one, as hosts do.
func withQuery(location, query string) string {
	if query == "" {
		return location
	}
	page, anchor, found := strings.Cut(location, "#")
	sign := "?"
	if strings.Contains(page, "?") {
		sign = "&"
	}
	if page += sign + query; found {
		page += "#" + anchor
	}
	return page
}

// withBody adds the body that takes time to make: a page, a file of the search, or the
// bundle.
func (s *Server) withBody(r *http.Request, a answer) answer {
	switch {
	case a.err != nil:
	case a.page != nil:
		var head string
		if s.opts.Live {
			head = a.page.script()
		}
		a.data, a.err = a.page.write(head)
	case a.searches:
		var found bool
		if a.data, found, a.err = s.site.SearchFile(r.Context(), a.name); a.err == nil && !found {
			return s.withBody(r, notFound(s.site.State(), r.URL.Path))
		}
		a.status = http.StatusOK
	case a.packed:
		a.data, a.err = s.site.Download(r.Context(), a.name)
	}
	return a
}

// answer is the response for an address.
type answer struct {
	name     string // file of the output
	data     []byte
	page     *shownPage // nil for other files
	status   int
	location string // target of a redirect
	searches bool   // whether the search may have it
	packed   bool   // whether it is the offline bundle
	hashed   bool   // whether its name has a hash of its content
	headers  []host.Header
	faults   diag.List
	err      error
}

// find looks up an address, with the headers and redirects of the published site.
func find(state preview.State, address string) answer {
	if state.Project == nil {
		return answer{name: "index.html", page: noSite(state.Problems), status: http.StatusServiceUnavailable,
			headers: host.Everywhere()}
	}
	base := basePath(state)
	name, inside := strings.CutPrefix(address, base)
	a := findBelow(state, address, name, inside)
	if a.status == http.StatusNotFound || a.searches {
		a = ownRedirect(state, address, a)
	}
	a.headers = state.Project.Rules().Headers(name, a.hashed)
	return a
}

// ownRedirect follows a redirect of the site's own from an address without a page; a is the
// answer where there is none.
func ownRedirect(state preview.State, address string, a answer) answer {
	to, status, moved := state.Project.Rules().Own(address)
	switch {
	case !moved:
		return a
	case status != http.StatusOK:
		return answer{status: status, location: to}
	}
	name, inside := strings.CutPrefix(to, basePath(state))
	return findBelow(state, to, name, inside) // the page is shown at the old address
}

func findBelow(state preview.State, address, name string, inside bool) answer {
	base := basePath(state)
	if to, moved := state.Project.Rules().Redirect(name); moved && inside {
		page, anchor, _ := strings.Cut(to, "#")
		return answer{
			status:   http.StatusMovedPermanently,
			location: (&url.URL{Path: base + page, Fragment: anchor}).String(),
		}
	}
	if !inside {
		if address == "/" || address+"/" == base {
			return answer{status: http.StatusFound, location: base}
		}
		return notFound(state, address)
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	in, below := state.Project.In(name)
	if p, ok := in.Page(below); ok {
		return page(in, p, http.StatusOK)
	}
	if data, ok := in.Markdown(below); ok {
		return answer{name: name, data: data, status: http.StatusOK}
	}
	for _, language := range state.Project.All() { // all languages share the assets
		if data, ok := language.Asset(name); ok {
			return answer{name: name, data: data, status: http.StatusOK, hashed: true}
		}
	}
	if data, ok, err := in.File(below); ok || err != nil {
		return answer{name: name, data: data, status: http.StatusOK, err: err}
	}
	folder, index := state.Project.In(name + "/index.html") // "de" has no prefix of its own
	if _, ok := folder.Page(index); ok {
		return answer{status: http.StatusMovedPermanently, location: path.Base(name) + "/"}
	}
	if state.Project.Offers(name) {
		return answer{name: name, packed: true, status: http.StatusOK}
	}
	if below, ok := strings.CutPrefix(below, searchDir); ok {
		return answer{name: name, searches: true, hashed: strings.Contains(below, "/")}
	}
	return notFound(state, address)
}

// searchDir holds the files of the search.
const searchDir = "search/"

// notFound returns the 404 page, in the language of the address, with the pages at the
// nearest addresses.
func notFound(state preview.State, address string) answer {
	in, below := state.Project.In(strings.TrimPrefix(address, basePath(state)))
	p, _ := in.Page("404.html")
	return page(in, p.WithNear(nearest(in, below)), http.StatusNotFound)
}

func send(w http.ResponseWriter, r *http.Request, name string, data []byte, status int) {
	if status != http.StatusOK || w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", mediaType(name, data))
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// A browser may close the connection at any time.
		_, _ = w.Write(data)
	}
}
