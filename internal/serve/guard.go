package serve

import (
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
)

// A preview shows drafts, so it refuses requests from other origins: for the data that
// the published site shares, and for images and scripts.
const (
	sharing     = "Access-Control-Allow-Origin"
	embedding   = "Cross-Origin-Resource-Policy"
	onlyOurself = "same-origin"
)

// guarded keeps browsers from caching errors and redirects: the next edit may change
// them.
type guarded struct{ http.ResponseWriter }

func (g guarded) WriteHeader(status int) {
	if status != http.StatusOK && status != http.StatusNotModified {
		g.Header().Set("Cache-Control", "no-store")
	}
	g.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController flush.
func (g guarded) Unwrap() http.ResponseWriter { return g.ResponseWriter }

// fromElsewhere reports whether a page of another origin sent a request, other than by
// a link to the preview. Browsers send this as a header; other programs send none.
func fromElsewhere(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "cross-site", "same-site":
		return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document"
	}
	return false
}

// refuses answers requests that the preview does not allow.
func (s *Server) refuses(w http.ResponseWriter, r *http.Request) bool {
	switch {
	case !s.allowed(r.Host):
		http.Error(w, "this preview answers only on its own address: faultbook serve --allow-host NAME adds a name",
			http.StatusMisdirectedRequest)
	case fromElsewhere(r):
		http.Error(w, "this preview refuses requests from other sites", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	default:
		return false
	}
	return true
}

// allowed reports whether a request names this server as its host: otherwise another site
// could read the preview through its own name (DNS rebinding).
func (s *Server) allowed(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if ip := net.ParseIP(host); ip != nil && (ip.IsLoopback() || net.ParseIP(s.opts.Host).IsUnspecified()) {
		return true
	}
	return slices.ContainsFunc(s.names(), func(name string) bool {
		name = strings.ToLower(name)
		return name != "" && host == name || strings.HasPrefix(name, ".") && strings.HasSuffix(host, name)
	})
}

// names returns the names that the preview answers to. A name that begins with a dot
// matches all its subdomains.
func (s *Server) names() []string {
	names := append([]string{"localhost", s.opts.Host}, s.opts.AllowHosts...)
	if net.ParseIP(s.opts.Host).IsUnspecified() {
		names = append(names, machineNames()...)
	}
	return names
}

// machineNames returns the names by which other computers of a network know this one.
func machineNames() []string {
	name, err := os.Hostname()
	if err != nil || name == "" {
		return nil
	}
	short, _, long := strings.Cut(name, ".")
	names := []string{name, short + ".local"}
	if long {
		names = append(names, short)
	}
	return names
}
