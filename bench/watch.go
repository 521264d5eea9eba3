package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	watchSubject = "faultbook serve"
	bodyEdits    = 40
	labelEdits   = 10
	hugoEdits    = 8
	// editGap lies between two edits, as between two saves of an author.
	editGap = 60 * time.Millisecond
	// editPatience is how long a page is waited for.
	editPatience = 60 * time.Second
)

// watchSection measures how long it takes from saving a file until the new page
// is served, with everything that lies between.
var watchSection = section{
	name: "watch", about: "from saving a file to the new page being served",
	run: func(b *bench) error {
		sizes := slices.DeleteFunc(slices.Clone(b.sizes), func(pages int) bool { return pages > b.hugoLimit })
		binary, err := b.faultbook()
		if err != nil {
			return err
		}
		t := table{title: "preview: from saving to served", header: []string{"pages", "first page", "body median", "body 95 %", "label median", "label 95 %", "findable"}}
		for _, pages := range sizes {
			m, err := b.measureWatch(binary, pages)
			if err != nil {
				return err
			}
			b.report.Measurements = append(b.report.Measurements, m)
			t.rows = append(t.rows, watchRow(watchSubject, m))
		}
		if hugo, err := b.hugoBinary(); err != nil {
			b.report.note("Hugo could not be had, so nothing is compared with its preview: %v", err)
		} else {
			for _, pages := range sizes {
				m, err := b.measureHugoWatch(hugo, pages)
				if err != nil {
					b.report.note("Hugo's preview of %d pages: %v", pages, err)
					continue
				}
				b.report.Measurements = append(b.report.Measurements, m)
				t.rows = append(t.rows, watchRow(m.Subject, m))
			}
		}
		b.report.tables = append(b.report.tables, t)
		return nil
	},
}

func watchRow(subject string, m measurement) []string {
	row := []string{subject + ", " + showCount(m.Pages)}
	for _, name := range []string{"first_page_seconds", "body_median_seconds", "body_p95_seconds", "label_median_seconds", "label_p95_seconds", "findable_seconds"} {
		value, known := m.Values[name]
		if !known {
			row = append(row, "")
			continue
		}
		row = append(row, showSeconds(value))
	}
	return row
}

func (b *bench) measureWatch(binary string, pages int) (measurement, error) {
	m := measurement{Subject: watchSubject, Pages: pages, Values: map[string]float64{}}
	dir, err := b.site("faultbook", pages)
	if err != nil {
		return m, err
	}
	port, err := freePort()
	if err != nil {
		return m, err
	}
	b.say("  %s of %d pages", watchSubject, pages)
	p, err := b.startPreview(dir, port, binary, "serve", "-C", dir, "--port", strconv.Itoa(port))
	if err != nil {
		return m, err
	}
	defer p.stop()
	m.Values["first_page_seconds"] = p.first.Seconds()
	files, err := p.entries(filepath.Join(dir, "content"))
	if err != nil {
		return m, err
	}
	if err := p.measureEdits(m.Values, "body", files, bodyEdits, appendWord, ownPage); err != nil {
		return m, err
	}
	if err := p.measureEdits(m.Values, "label", files, labelEdits, addLabel, operationPage); err != nil {
		return m, err
	}
	return m, p.measureFindable(m.Values, files[len(files)/2])
}

func (b *bench) measureHugoWatch(binary string, pages int) (measurement, error) {
	m := measurement{Subject: hugoSubject + " server", Pages: pages, Values: map[string]float64{}}
	dir, err := b.site("hugo", pages)
	if err != nil {
		return m, err
	}
	port, err := freePort()
	if err != nil {
		return m, err
	}
	b.say("  %s of %d pages", m.Subject, pages)
	p, err := b.startPreview(dir, port, binary, "server", "--source", dir, "--port", strconv.Itoa(port), "--noBuildLock", "--renderToMemory", "--cacheDir", filepath.Join(b.work, "hugo-cache"))
	if err != nil {
		return m, err
	}
	defer p.stop()
	m.Values["first_page_seconds"] = p.first.Seconds()
	files, err := p.entries(filepath.Join(dir, "content"))
	if err != nil {
		return m, err
	}
	return m, p.measureEdits(m.Values, "body", files, hugoEdits, appendWord, ownPage)
}

// running is a preview that runs.
type running struct {
	cmd     *exec.Cmd
	root    string
	content string
	first   time.Duration // from starting to the first page
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// startPreview starts a preview and waits for its home page.
func (b *bench) startPreview(dir string, port int, name string, args ...string) (*running, error) {
	ctx, cancel := context.WithCancel(b.ctx)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	started := time.Now()
	if err := cmd.Start(); err != nil {
		cancel()
		return nil, err
	}
	go func() { <-b.ctx.Done(); cancel() }()
	p := &running{cmd: cmd, root: fmt.Sprintf("http://127.0.0.1:%d/", port)}
	for time.Since(started) < 2*editPatience {
		if status, _, err := get(p.root); err == nil && status == http.StatusOK {
			p.first = time.Since(started)
			return p, nil
		}
		time.Sleep(5 * time.Millisecond)
	}
	p.stop()
	return nil, fmt.Errorf("%s does not serve\n%s", filepath.Base(name), tail(out.Bytes()))
}

func (p *running) stop() {
	_ = p.cmd.Process.Signal(os.Interrupt)
	_ = p.cmd.Wait() // how it ends is not measured
}

// entries lists the files of entries, evenly chosen, in a fixed order.
func (p *running) entries(content string) ([]string, error) {
	p.content = content
	var all []string
	err := filepath.WalkDir(content, func(name string, e fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(content, name)
		if err == nil && !e.IsDir() && !strings.HasPrefix(e.Name(), "_") && strings.Count(filepath.ToSlash(rel), "/") == 2 {
			all = append(all, name)
		}
		return errors.Join(err, relErr)
	})
	var files []string
	for i := range bodyEdits {
		if len(all) > 0 {
			files = append(files, all[i*len(all)/bodyEdits])
		}
	}
	if len(files) == 0 && err == nil {
		err = errors.New("the site has no entries to edit")
	}
	return files, err
}

// measureEdits saves files, each with a word of its own, and measures until a
// page shows it. Each file is put back afterwards.
func (p *running) measureEdits(values map[string]float64, name string, files []string, n int, edit func(text, word string) string, shows func(address string) string) error {
	var took []float64
	for i := range n {
		file := files[i*len(files)/n]
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		word := fmt.Sprintf("Zeppelin%s%d", name, i)
		rel, err := filepath.Rel(p.content, file)
		if err != nil {
			return err
		}
		page := p.root + shows(strings.ToLower(strings.TrimSuffix(filepath.ToSlash(rel), ".md"))+"/")
		seconds, err := saveUntil(file, edit(string(text), word), func() bool { return served(page, word) })
		if err == nil {
			_, err = saveUntil(file, string(text), func() bool { return !served(page, word) })
		}
		if err != nil {
			return err
		}
		took = append(took, seconds)
		time.Sleep(editGap)
	}
	slices.Sort(took)
	values[name+"_median_seconds"] = took[len(took)/2]
	values[name+"_p95_seconds"] = took[min(len(took)-1, len(took)*95/100)]
	return nil
}

// measureFindable measures from saving a file until the files of the search are
// those of the new text: until then a browser finds the old.
func (p *running) measureFindable(values map[string]float64, file string) error {
	manifest := func() string {
		_, text, _ := get(p.root + "search/manifest.js")
		return text
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before := manifest()
	values["findable_seconds"], err = saveUntil(file, appendWord(string(text), "Zeppelinfound"), func() bool { return manifest() != before })
	return errors.Join(err, os.WriteFile(file, text, 0o644))
}

// saveUntil writes a file and returns how many seconds passed until something
// shows.
func saveUntil(file, text string, shows func() bool) (float64, error) {
	started := time.Now()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return 0, err
	}
	for !shows() {
		if time.Since(started) > editPatience {
			return 0, fmt.Errorf("the change of %s is not served", filepath.Base(file))
		}
		time.Sleep(500 * time.Microsecond)
	}
	return time.Since(started).Seconds(), nil
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

func ownPage(address string) string       { return address }
func operationPage(address string) string { return path.Dir(strings.TrimSuffix(address, "/")) + "/" }

func served(page, word string) bool {
	_, text, err := get(page)
	return err == nil && strings.Contains(text, word)
}

func get(url string) (int, string, error) {
	r, err := http.Get(url)
	if err != nil {
		return 0, "", err
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	return r.StatusCode, string(text), err
}
