// Package serve shows a site over HTTP on this computer. A book comes in;
// answers to requests go out, each page made when it is asked for, with the
// headers that the published site has. It never writes files and never decides
// what is on a page.
package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"faultbook/internal/build"
	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/render"
)

// Options say where to listen.
type Options struct {
	Host string
	Port int // 0 for any free one
}

// maxPortTries is how many ports are tried when the first ones are taken.
const maxPortTries = 20

// shutdownTime is how long requests under way may take when the server ends.
const shutdownTime = 500 * time.Millisecond

// Server serves one site.
type Server struct {
	listener net.Listener
	host     string
	book     *build.Book
	pages    map[string]render.Page
	files    map[string]output.File
	// index makes the search when it is first asked for, so that the first
	// page does not wait for it.
	index func() (map[string]output.File, error)
}

// Listen opens a port for a site: the given one, or the next free one.
func Listen(opts Options, book *build.Book) (*Server, error) {
	s := &Server{host: opts.Host, book: book, pages: map[string]render.Page{}, files: map[string]output.File{}}
	pages := book.Renderer.Pages()
	for _, p := range pages {
		s.pages[p.Path] = p
	}
	data, err := book.Data(pages)
	if err != nil {
		return nil, err
	}
	for _, f := range data {
		s.files[f.Path] = f
	}
	s.index = sync.OnceValues(s.makeIndex)
	for port := opts.Port; ; port++ {
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

func (s *Server) makeIndex() (map[string]output.File, error) {
	idx, err := s.book.Index(context.Background())
	if err != nil {
		return nil, err
	}
	files, err := idx.Files()
	if err != nil {
		return nil, err
	}
	byPath := map[string]output.File{}
	for _, f := range files {
		byPath[f.Path] = f
	}
	return byPath, nil
}

// URL returns the address of the site's home page.
func (s *Server) URL() string {
	return "http://" + s.listener.Addr().String() + s.book.Site.Config.BasePath()
}

// Run answers requests until the context ends.
func (s *Server) Run(ctx context.Context) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
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

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.allowed(r.Host) {
		http.Error(w, "this preview answers only on its own address", http.StatusMisdirectedRequest)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	base := s.book.Site.Config.BasePath()
	name, inside := strings.CutPrefix(r.URL.Path, base)
	rules := s.book.Rules()
	for _, h := range rules.Headers(name) {
		w.Header().Set(h.Name, h.Value)
	}
	if to, moved := rules.Redirect(name); moved && inside {
		http.Redirect(w, r, (&url.URL{Path: base + to}).EscapedPath(), http.StatusMovedPermanently)
		return
	}
	if !inside {
		if r.URL.Path == "/" || r.URL.Path+"/" == base {
			http.Redirect(w, r, base, http.StatusFound)
			return
		}
		s.notFound(w, r)
		return
	}
	s.answer(w, r, name)
}

// allowed reports whether a request names this server as its host: a page of
// another site must not read the preview through a name of its own.
func (s *Server) allowed(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || host == s.host || ip != nil && (ip.IsLoopback() || ip.String() == s.host || net.ParseIP(s.host).IsUnspecified())
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request, name string) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if p, ok := s.pages[name]; ok {
		s.page(w, r, p, http.StatusOK)
		return
	}
	if p, ok := s.pages[strings.TrimSuffix(name, ".md")+".html"]; ok {
		if twin, has := s.book.Renderer.TwinPath(p); has && twin == name {
			s.twin(w, r, p, name)
			return
		}
	}
	if f, ok := s.files[name]; ok {
		send(w, r, name, f.Data, http.StatusOK)
		return
	}
	if strings.HasPrefix(name, index.Dir+"/") {
		files, err := s.index()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		if f, ok := files[name]; ok {
			send(w, r, name, f.Data, http.StatusOK)
			return
		}
	}
	if data, ok := s.resource(name); ok {
		send(w, r, name, data, http.StatusOK)
		return
	}
	if _, ok := s.pages[name+"/index.html"]; ok {
		http.Redirect(w, r, path.Base(name)+"/", http.StatusMovedPermanently)
		return
	}
	s.notFound(w, r)
}

func (s *Server) resource(name string) ([]byte, bool) {
	for _, r := range s.book.Site.Resources {
		if r == name {
			data, err := s.book.Resource(name)
			return data, err == nil
		}
	}
	return nil, false
}

func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	s.page(w, r, s.pages["404.html"], http.StatusNotFound)
}

func (s *Server) page(w http.ResponseWriter, r *http.Request, p render.Page, status int) {
	var text bytes.Buffer
	if err := s.book.Renderer.Render(&text, p); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, r, p.Path, text.Bytes(), status)
}

// twin answers with the Markdown of a page.
func (s *Server) twin(w http.ResponseWriter, r *http.Request, p render.Page, name string) {
	var text bytes.Buffer
	if err := s.book.Renderer.Twin(&text, p); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, r, name, text.Bytes(), http.StatusOK)
}

func send(w http.ResponseWriter, r *http.Request, name string, data []byte, status int) {
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = http.DetectContentType(data)
	}
	if status != http.StatusOK || w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", kind)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// A reader who has gone away is no fault of ours.
		_, _ = w.Write(data)
	}
}
