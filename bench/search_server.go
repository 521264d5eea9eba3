package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"time"

	"faultbook/internal/host"
)

// server serves folders as web hosts do: compressed, whatever becomes smaller
// by it.
type server struct {
	folders map[string]fs.FS                // by the path they are found at, with both slashes
	delay   time.Duration                   // before every answer, so that loads that wait for each other show
	headers func(name string) []host.Header // of a file, where its site sets any

	mu     sync.Mutex
	zipped map[string][]byte // by path
}

// serve returns the address at which folders are served until stop is called.
func serve(delay time.Duration, folders map[string]string) (root string, stop func(), err error) {
	return newServer(delay, folders).start()
}

func newServer(delay time.Duration, folders map[string]string) *server {
	s := &server{folders: map[string]fs.FS{}, delay: delay, zipped: map[string][]byte{}}
	for at, dir := range folders {
		s.folders[at] = os.DirFS(dir)
	}
	return s
}

func (s *server) start() (root string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	web := &http.Server{Handler: s}
	go func() { _ = web.Serve(listener) }() // ends with an error by Close, always
	return "http://" + listener.Addr().String() + "/", func() { _ = web.Close() }, nil
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	time.Sleep(s.delay)
	name := r.URL.Path
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, err := s.read(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	if s.headers != nil {
		for _, h := range s.headers(strings.TrimPrefix(name, "/")) {
			w.Header().Set(h.Name, h.Value)
		}
	}
	w.Header().Set("Content-Type", kind)
	if zipped := s.zip(name, data); len(zipped) < len(data) {
		w.Header().Set("Content-Encoding", "gzip")
		data = zipped
	}
	_, _ = w.Write(data) // a browser that went away misses nothing
}

func (s *server) read(name string) ([]byte, error) {
	best := ""
	for at := range s.folders {
		if strings.HasPrefix(name, at) && len(at) > len(best) {
			best = at
		}
	}
	if best == "" {
		return nil, errors.New("nothing is served there")
	}
	return fs.ReadFile(s.folders[best], strings.TrimPrefix(name, best))
}

func (s *server) zip(name string, data []byte) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	if z, ok := s.zipped[name]; ok {
		return z
	}
	z := gzipped(data)
	s.zipped[name] = z
	return z
}

// gzipped compresses as servers do when they are not told otherwise.
func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, 6)
	if err == nil {
		_, _ = w.Write(data) // a buffer takes everything
		_ = w.Close()
	}
	return b.Bytes()
}
