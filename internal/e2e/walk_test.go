package e2e_test

import (
	"bytes"
	"io"
	"iter"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// walk is a crawler's visit to a site.
type walk struct {
	root   *url.URL // of the site; ends in a slash
	client *http.Client
	found  map[string]*found // by address below the root, without fragment
	queue  []string
	faults []string
}

// found is what an address gave.
type found struct {
	doc     *html.Node // nil for what is not a page
	anchors map[string]bool
	wanted  []wanted // fragments that pages ask of it
}

type wanted struct{ by, anchor string }

// visit follows every link, image and asset from an address below a site's
// root on. Every one must be there, without a detour over a redirect.
func visit(t *testing.T, root, start string) *walk {
	t.Helper()
	base, err := url.Parse(root)
	if err != nil {
		t.Fatal(err)
	}
	w := &walk{root: base, found: map[string]*found{}, client: &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	w.want(start, "the start", "")
	for len(w.queue) > 0 {
		next := w.queue[0]
		w.queue = w.queue[1:]
		w.get(next)
	}
	w.checkAnchors()
	for _, f := range w.faults {
		t.Error(f)
	}
	return w
}

func (w *walk) fault(words ...string) { w.faults = append(w.faults, strings.Join(words, " ")) }

// want enters an address below the root, and the place in it that is meant.
func (w *walk) want(name, by, anchor string) {
	f := w.found[name]
	if f == nil {
		f = &found{anchors: map[string]bool{"": true}}
		w.found[name] = f
		w.queue = append(w.queue, name)
	}
	f.wanted = append(f.wanted, wanted{by, anchor})
}

func (w *walk) get(name string) {
	from := w.found[name]
	address := *w.root
	address.Path += name
	res, err := w.client.Get(address.String())
	if err != nil {
		w.fault(err.Error())
		return
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		w.fault(err.Error())
		return
	}
	if res.StatusCode != http.StatusOK {
		w.fault(address.String(), "gives", res.Status, "and is linked from", from.wanted[0].by)
		return
	}
	switch kind := res.Header.Get("Content-Type"); {
	case strings.HasPrefix(kind, "text/html"):
		w.page(name, &address, body, from)
	case strings.HasPrefix(kind, "text/css"):
		for ref := range styleReferences(string(body)) {
			w.follow(name, &address, ref)
		}
	}
}

func (w *walk) page(name string, address *url.URL, body []byte, f *found) {
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		w.fault(name, err.Error())
		return
	}
	f.doc = doc
	for _, id := range ids(doc) {
		f.anchors[id] = true
	}
	for ref := range references(doc) {
		w.follow(name, address, ref)
	}
}

// follow settles a reference on a page. Other hosts are not asked: a test must
// not need the network.
func (w *walk) follow(by string, page *url.URL, ref string) {
	target, err := page.Parse(ref)
	if err != nil {
		w.fault(by, "has an address that cannot be read:", ref)
		return
	}
	if target.Host != w.root.Host {
		if target.Scheme != "https" && target.Scheme != "mailto" {
			w.fault(by, "links to", ref, "which is neither https nor mailto")
		}
		return
	}
	name, inside := strings.CutPrefix(target.Path, w.root.Path)
	if !inside {
		w.fault(by, "links to", ref, "which is outside the site, that is at", w.root.Path)
		return
	}
	w.want(name, by, target.Fragment)
}

func (w *walk) checkAnchors() {
	for name, f := range w.found {
		for _, a := range f.wanted {
			if !f.anchors[a.anchor] {
				w.fault(a.by, "links to", name+"#"+a.anchor+",", "and there is no such place")
			}
		}
	}
}

// pages lists the addresses of the pages that were found, sorted.
func (w *walk) pages() []string {
	var all []string
	for name, f := range w.found {
		if f.doc != nil {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// referenceAttributes are the attributes that hold one address each.
var referenceAttributes = map[string]string{
	"a": "href", "area": "href", "link": "href", "script": "src", "img": "src", "source": "src", "video": "src", "audio": "src",
	"iframe": "src", "form": "action", "use": "href", "object": "data", "embed": "src", "track": "src",
}

// scriptReferences are the attributes whose addresses the script follows.
var scriptReferences = []string{"data-search-page", "data-search-script", "data-search-marks"}

// references yields every address on a page, except the canonical one, which
// names the published site and not the one that is visited.
func references(doc *html.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		for e := range elements(doc) {
			if attr(e, "rel") == "canonical" {
				continue
			}
			ref, ok := lookup(e, referenceAttributes[e.Data])
			if e.Data == "meta" && strings.EqualFold(attr(e, "http-equiv"), "refresh") {
				_, ref, ok = strings.Cut(attr(e, "content"), "url=")
			}
			if ok && !yield(ref) {
				return
			}
			for _, name := range scriptReferences {
				if ref, ok := lookup(e, name); ok && !yield(ref) {
					return
				}
			}
		}
	}
}

var styleURL = regexp.MustCompile(`url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']`)

// styleReferences yields every address in a style sheet.
func styleReferences(css string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, m := range styleURL.FindAllStringSubmatch(css, -1) {
			if !yield(m[1] + m[2]) {
				return
			}
		}
	}
}
