// Package serve shows a site over HTTP on this computer. A preview comes in; responses
// go out, each page rendered on request, with the headers of the published site, except
// those that would share drafts with other origins. Browsers that show a page receive
// its changes and the faults of the content as events. It never writes files and never
// decides what is on a page.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"sync"
	"syscall"
	"time"

	"faultbook/internal/diag"
	"faultbook/internal/preview"
)

// Options say where to listen, and what to report.
type Options struct {
	Host string
	// AllowHosts are other names that the preview answers to; one that begins with a dot
	// matches all its subdomains.
	AllowHosts []string
	Port       int // 0 for any free one
	// Live adds a script to each page that shows changes and faults. Without it pages
	// are as published.
	Live bool
	// Dir is the folder of the site, for links that open an editor.
	Dir string
	// Say receives faults that only rendering a page finds; it may be nil.
	Say func(diag.List)
}

// maxPortTries is how many ports are tried if the first ones are in use.
const maxPortTries = 20

// shutdownTime is how long pending requests may take when the server stops.
const shutdownTime = 500 * time.Millisecond

// Server serves one site.
type Server struct {
	listener net.Listener
	opts     Options
	site     *preview.Preview
	live     func() map[string][]byte // the preview's own files, by path
	ended    chan struct{}            // closed when the server ends

	mu       sync.Mutex
	viewers  map[*viewer]bool
	reported map[string]bool // faults of pages that were reported since the last change
}

// Listen opens a port for a site: the given one, or the next free one.
func Listen(opts Options, site *preview.Preview) (*Server, error) {
	s := &Server{opts: opts, site: site, ended: make(chan struct{}), viewers: map[*viewer]bool{},
		reported: map[string]bool{}}
	if opts.Live {
		s.live = sync.OnceValue(liveFiles)
		go s.live() // the first page does not wait for them
	}
	for port := opts.Port; ; port++ {
		var err error
		s.listener, err = net.Listen("tcp", net.JoinHostPort(opts.Host, strconv.Itoa(port)))
		taken := errors.Is(err, syscall.EADDRINUSE) && opts.Port != 0 && port < opts.Port+maxPortTries
		if err == nil {
			return s, nil
		}
		if !taken {
			return nil, fmt.Errorf("open a port for the preview: %w", err)
		}
	}
}

// Port returns the port that the server listens on.
func (s *Server) Port() int { return s.listener.Addr().(*net.TCPAddr).Port }

// URL returns the address of the site's home page, one that this computer can open.
func (s *Server) URL() string {
	host := s.opts.Host
	if net.ParseIP(host).IsUnspecified() {
		host = "localhost"
	}
	return s.urlOn(host)
}

// OtherURLs returns the addresses at which other computers find the home page, if the
// server listens to them.
func (s *Server) OtherURLs() []string {
	if !net.ParseIP(s.opts.Host).IsUnspecified() {
		return nil
	}
	var urls []string
	if names := machineNames(); len(names) > 0 {
		urls = append(urls, s.urlOn(names[0]))
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return urls
	}
	for _, a := range addresses {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.IsGlobalUnicast() {
			urls = append(urls, s.urlOn(ip.IP.String()))
		}
	}
	return urls
}

func (s *Server) urlOn(host string) string {
	return "http://" + net.JoinHostPort(host, strconv.Itoa(s.Port())) + basePath(s.site.State())
}

// basePath is where the site's root is on its host.
func basePath(state preview.State) string {
	if state.Project == nil {
		return "/"
	}
	return state.Project.Site.Config.BasePath()
}

const (
	// headerTimeout is how long a client may take to send the headers of a request.
	headerTimeout = 10 * time.Second
	// idleTimeout is how long a connection stays open between two requests: a browser
	// asks for the parts of a page within it.
	idleTimeout = 5 * time.Second
)

// Run answers requests until the context ends.
func (s *Server) Run(ctx context.Context) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout}
	server.RegisterOnShutdown(func() { close(s.ended) })
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(s.listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
		defer cancel()
		if err := server.Shutdown(end); err != nil {
			return server.Close()
		}
		return nil
	}
}
