package serve

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"faultbook/internal/asset"
	"faultbook/internal/diag"
	"faultbook/internal/host"
	"faultbook/internal/preview"
	"faultbook/internal/texts"
)

// liveDir is the address of the preview's own files. No site has such files: it leaves
// out names that begin with a full stop.
const liveDir = "/.faultbook/"

//go:embed live/*.ts live/*.css
var liveSource embed.FS

// liveFiles returns the preview's own scripts and styles.
func liveFiles() map[string][]byte {
	sources, err := fs.Sub(liveSource, "live")
	if err != nil {
		panic(err) // cannot fail: the folder is embedded
	}
	files := map[string][]byte{}
	for name, entry := range map[string]string{"live.js": "live.ts", "live.css": "live.css",
		"notice.css": "notice.css"} {
		data, problems := asset.Bundle(sources, entry, texts.For("en"))
		if len(problems) > 0 {
			panic(problems[0].Text) // a fault of the program
		}
		files[name] = data
	}
	return files
}

// viewer is a browser that shows a page.
type viewer struct {
	address string
	sum     string // hash of the page that it shows, without the style sheet
	style   string // address of the style sheet that it has
	faults  string // key of the faults sent last
	files   []string
	found   bool // whether the results of the search may have changed
	wake    chan struct{}
}

// message is an event for a browser.
type message struct {
	Kind string `json:"kind"` // reload, style, file, search or faults
	// Old and New are addresses of style sheets; New is the address of a file.
	Old    string       `json:"old,omitempty"`
	New    string       `json:"new,omitempty"`
	Faults []shownFault `json:"faults,omitempty"`
	// Stale reports whether errors keep the page from showing the current content.
	Stale bool `json:"stale,omitempty"`
}

// shownFault is a diagnostic with an address that opens it in an editor.
type shownFault struct {
	Place string          `json:"place"`
	Open  string          `json:"open,omitempty"`
	Fault diag.Diagnostic `json:"fault"`
}

// Changed wakes the browsers, which receive the changes of the pages that they show.
func (s *Server) Changed(change preview.Change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.reported)
	for v := range s.viewers {
		v.found = v.found || change.Fresh
		for _, name := range change.Names {
			if rel, ok := strings.CutPrefix(name, "content/"); ok && path.Ext(rel) != ".md" {
				v.files = append(v.files, rel)
			}
		}
		select {
		case v.wake <- struct{}{}:
		default: // already awake
		}
	}
}

// answerLive answers requests for the preview's own files and events. It reports false
// for all others.
func (s *Server) answerLive(w http.ResponseWriter, r *http.Request) bool {
	name, ours := strings.CutPrefix(r.URL.Path, liveDir)
	if !ours {
		return false
	}
	for _, h := range host.Everywhere() {
		w.Header().Set(h.Name, h.Value)
	}
	w.Header().Set("Cache-Control", "no-cache")
	if data, ok := s.live()[name]; ok {
		send(w, r, name, data, http.StatusOK)
		return true
	}
	if name != "events" {
		http.NotFound(w, r)
		return true
	}
	s.streamEvents(w, r)
	return true
}

// heartbeat is the time between the comments that keep an idle connection open.
const heartbeat = 20 * time.Second

// streamEvents sends events to a browser while it shows a page.
func (s *Server) streamEvents(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	v := &viewer{address: query.Get("page"), sum: query.Get("sum"), style: query.Get("style"),
		wake: make(chan struct{}, 1)}
	s.mu.Lock()
	s.viewers[v] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.viewers, v)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	stream := http.NewResponseController(w)
	clock := time.NewTicker(heartbeat)
	defer clock.Stop()
	for {
		for _, m := range s.pendingEvents(v) {
			text, err := json.Marshal(m)
			if err == nil {
				_, err = fmt.Fprintf(w, "data: %s\n\n", text)
			}
			if err != nil {
				return
			}
		}
		if _, err := fmt.Fprint(w, ":\n\n"); err != nil {
			return
		}
		if err := stream.Flush(); err != nil {
			return
		}
		select {
		case <-v.wake:
		case <-clock.C:
		case <-s.ended:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// pendingEvents returns the events for a browser. It compares the current page with the one that
// the browser has.
func (s *Server) pendingEvents(v *viewer) []message {
	state := s.site.State()
	a, base, editor := find(state, v.address), basePath(state), ""
	if state.Project != nil {
		editor = state.Project.Site.Config.EditorURL
	}
	s.report(a.faults)
	stale := state.Project != nil && state.Problems.HasErrors() && len(a.faults) == 0
	faults := append(slices.Clone(state.Problems), a.faults...)
	slices.SortStableFunc(faults, func(a, b diag.Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) })
	var out []message
	if shown := s.shown(faults, editor); v.faults != shown.key() {
		v.faults = shown.key()
		out = append(out, message{Kind: "faults", Faults: shown, Stale: stale})
	}
	switch now := a.page; {
	case now == nil && a.err == nil:
	case now == nil || now.sum != v.sum:
		return append(out, message{Kind: "reload"})
	case now.style != v.style:
		out = append(out, message{Kind: "style", Old: base + v.style, New: base + now.style})
		v.style = now.style
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range v.files {
		out = append(out, message{Kind: "file", New: base + (&url.URL{Path: name}).EscapedPath()})
	}
	if v.found {
		out = append(out, message{Kind: "search"})
	}
	v.files, v.found = nil, false
	return out
}

// report reports faults that only rendering finds, each once until the next change.
func (s *Server) report(faults diag.List) {
	var fresh diag.List
	s.mu.Lock()
	for _, d := range faults {
		if key := d.Pos.String() + d.Text; !s.reported[key] {
			s.reported[key] = true
			fresh = append(fresh, d)
		}
	}
	s.mu.Unlock()
	if len(fresh) > 0 && s.opts.Say != nil {
		s.opts.Say(fresh)
	}
}

// faultList is the list of faults that the overlay shows.
type faultList []shownFault

// key identifies a list.
func (l faultList) key() string {
	if len(l) == 0 {
		return ""
	}
	text, err := json.Marshal(l)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func (s *Server) shown(faults diag.List, editor string) faultList {
	var out faultList
	for _, d := range faults {
		out = append(out, shownFault{Place: d.Pos.String(), Open: s.editorLink(d.Pos, editor), Fault: d})
	}
	return out
}

// editorLink returns the address that opens a place in the author's editor.
func (s *Server) editorLink(pos diag.Pos, editor string) string {
	if editor == "" || s.opts.Dir == "" {
		return ""
	}
	file := filepath.ToSlash(filepath.Join(s.opts.Dir, filepath.FromSlash(pos.File)))
	return strings.NewReplacer(
		"{path}", (&url.URL{Path: file}).EscapedPath(),
		"{line}", strconv.Itoa(max(pos.Line, 1)), "{column}", strconv.Itoa(max(pos.Column, 1)),
	).Replace(editor)
}
