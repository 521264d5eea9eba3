// Package published reads files of a published site: a folder, a bundle or an address
// comes in; files by their paths go out. It knows nothing of what is in them, and never
// writes.
package published

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"time"
)

// Site is a published site.
type Site struct {
	Base string // the address of its root with a slash at the end; "" of a folder or a bundle
	read func(ctx context.Context, name string) ([]byte, error)
	end  func() error
}

// Limits of what is read.
const (
	maxFile  = 64 << 20         // bytes of a file of a site
	patience = 30 * time.Second // for one file over the network
)

// Open opens a site by its folder, its bundle (a .zip) or its address.
func Open(place string) (*Site, error) {
	if at, err := url.Parse(place); err == nil && (at.Scheme == "http" || at.Scheme == "https") && at.Host != "" {
		return fromAddress(at), nil
	}
	info, err := os.Stat(place)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(place)
		if err != nil {
			return nil, err
		}
		return fromFiles(root.FS(), ".", root.Close), nil
	}
	bundle, err := zip.OpenReader(place)
	if errors.Is(err, zip.ErrFormat) {
		return nil, fmt.Errorf("%s is one file, but no bundle (.zip); name the folder that `faultbook build` wrote, "+
			"the site's address, or the bundle that `faultbook bundle` wrote", place)
	}
	if err != nil {
		return nil, fmt.Errorf("%s is neither a folder nor a bundle: %w", place, err)
	}
	return fromFiles(bundle, rootOf(bundle), bundle.Close), nil
}

// Read returns a file of the site by its path below the root.
func (s *Site) Read(ctx context.Context, name string) ([]byte, error) { return s.read(ctx, name) }

// Close ends the reading.
func (s *Site) Close() error { return s.end() }

// rootOf returns the folder of a bundle that contains the site.
func rootOf(bundle *zip.ReadCloser) string {
	for _, f := range bundle.File {
		if path.Base(f.Name) == "index.html" && strings.Count(f.Name, "/") <= 1 {
			return path.Dir(f.Name)
		}
	}
	return "."
}

func fromFiles(files fs.FS, root string, end func() error) *Site {
	read := func(_ context.Context, name string) ([]byte, error) {
		f, err := files.Open(path.Join(root, name))
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return limited(f, name)
	}
	return &Site{read: read, end: end}
}

func fromAddress(at *url.URL) *Site {
	if !strings.HasSuffix(at.Path, "/") {
		at = at.JoinPath("/")
	}
	at.RawQuery, at.Fragment = "", ""
	client := &http.Client{Timeout: patience}
	read := func(ctx context.Context, name string) ([]byte, error) {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.JoinPath(name).String(), nil)
		if err != nil {
			return nil, err
		}
		answer, err := client.Do(request)
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		if answer.StatusCode == http.StatusNotFound {
			return nil, fmt.Errorf("%s: %w", request.URL, fs.ErrNotExist)
		}
		if answer.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: the server answers %s", request.URL, answer.Status)
		}
		return limited(answer.Body, name)
	}
	return &Site{Base: at.String(), read: read, end: func() error { return nil }}
}

func limited(in io.Reader, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = errors.New(name + " is larger than any file of a site")
	}
	return data, err
}
