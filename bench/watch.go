package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

const (
	watchLimit = 10_000
	bodyEdits  = 40
	// labelEdits and searchEdits are fewer: they take longer.
	labelEdits, searchEdits = 10, 10
	// editGap lies between two edits, as between two saves of an author.
	editGap = 60 * time.Millisecond
	// searchRest is longer than the search waits for another edit.
	searchRest = 2 * time.Second
	// watchLongest is how long something is waited for.
	watchLongest = 5 * time.Minute
)

// watch measures how long it takes from saving a file until the preview serves
// the new page, and the new search.
func (b *bench) watch() error {
	for _, pages := range b.sizes {
		if pages > watchLimit {
			continue
		}
		if err := b.watchOf(pages); err != nil {
			return fmt.Errorf("%d pages: %w", pages, err)
		}
	}
	return nil
}

func (b *bench) watchOf(pages int) error {
	dir, err := b.site("faultbook", pages)
	if err != nil {
		return err
	}
	b.say("  editing a site of %d pages", pages)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	address := listener.Addr().String()
	listener.Close()
	_, port, _ := net.SplitHostPort(address)
	ctx, stop := context.WithCancel(b.ctx)
	cmd := exec.CommandContext(ctx, b.binary, "serve", "-C", dir, "--port", port)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	started := time.Now()
	if err := cmd.Start(); err != nil {
		stop()
		return err
	}
	defer func() { stop(); _ = cmd.Wait() }() // how it ends is not measured
	e := &edits{root: "http://" + address + "/", content: filepath.Join(dir, "content")}
	if err := await("the home page", func() bool { return e.get("") != "" }); err != nil {
		return fmt.Errorf("%w\n%s", err, tail(said.Bytes()))
	}
	b.add("watch", pages, "first page, s", figure{Value: time.Since(started).Seconds()})
	if e.files, err = filepath.Glob(filepath.Join(e.content, "*", "*", "[^_]*.md")); err != nil {
		return err
	}
	return e.measure(func(what string, ms []float64) { b.add("watch", pages, what+", ms", typical(ms)) })
}

// edits are those of one running preview.
type edits struct {
	root, content string
	files         []string
}

func (e *edits) measure(add func(what string, ms []float64)) error {
	manifest := ""
	for _, kind := range []struct {
		what  string
		n     int
		edit  func(text, word string) string
		shows func(page, word string) bool
	}{
		{"body", bodyEdits, appendWord, func(page, word string) bool { return strings.Contains(e.get(page), word) }},
		{"label", labelEdits, addLabel, func(page, word string) bool {
			return strings.Contains(e.get(path.Dir(path.Clean(page))+"/"), word)
		}},
		{"search", searchEdits, appendWord, func(string, string) bool {
			before := manifest
			manifest = e.get("search/manifest.js")
			return manifest != before
		}},
	} {
		// What earlier edits began is over when the search stays as it is.
		for manifest = "none"; manifest != e.get("search/manifest.js"); time.Sleep(searchRest) {
			manifest = e.get("search/manifest.js")
		}
		ms, err := e.times(kind.n, kind.edit, kind.shows)
		if err != nil {
			return err
		}
		add(kind.what, ms)
	}
	return nil
}

// times saves files, each with a word of its own, and returns the milliseconds
// until that shows.
func (e *edits) times(
	n int, edit func(text, word string) string, shows func(page, word string) bool,
) ([]float64, error) {
	var took []float64
	for i := range n {
		file := e.files[i*len(e.files)/n]
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		rel, err := filepath.Rel(e.content, file)
		if err != nil {
			return nil, err
		}
		page := strings.TrimSuffix(filepath.ToSlash(rel), ".md") + "/"
		word := fmt.Sprintf("Zeppelin%d", time.Now().UnixNano())
		started := time.Now()
		if err := os.WriteFile(file, []byte(edit(string(text), word)), 0o644); err != nil {
			return nil, err
		}
		if err := await(page, func() bool { return shows(page, word) }); err != nil {
			return nil, err
		}
		took = append(took, float64(time.Since(started).Microseconds())/1000)
		time.Sleep(editGap)
	}
	return took, nil
}

func await(what string, is func() bool) error {
	for end := time.Now().Add(watchLongest); !is(); time.Sleep(500 * time.Microsecond) {
		if time.Now().After(end) {
			return fmt.Errorf("%s does not come", what)
		}
	}
	return nil
}

func (e *edits) get(name string) string {
	r, err := http.Get(e.root + name)
	if err != nil {
		return ""
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		return ""
	}
	return string(text)
}

func appendWord(text, word string) string { return text + "\nA word more: " + word + ".\n" }

var statusLine = regexp.MustCompile(`(?m)^status: (.*)$`)

// addLabel gives an entry another label and keeps the old as a second one, so
// that links by it still lead somewhere.
func addLabel(text, word string) string {
	if strings.Contains(text, "\nalso: [") {
		return strings.Replace(text, "\nalso: [", "\nalso: ["+word+", ", 1)
	}
	return statusLine.ReplaceAllString(text, "status: "+word+"\nalso: [$1]")
}
