package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	watchSubject = "faultbook serve"
	bodyEdits    = 40
	labelEdits   = 10
	// findableEdits are fewer: each waits for the search, and for it again.
	findableEdits = 10
	hugoEdits     = 8
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
		t := table{title: "preview: from saving to served", header: []string{"pages", "first page", "body median", "body 95 %", "label median", "label 95 %", "findable median", "findable 95 %"}}
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
	for _, name := range []string{"first_page_seconds", "body_median_seconds", "body_p95_seconds", "label_median_seconds", "label_p95_seconds", "findable_median_seconds", "findable_p95_seconds"} {
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
	return b.measurePreview(watchSubject, "faultbook", pages, binary,
		func(dir, port string) []string { return []string{"serve", "-C", dir, "--port", port} },
		func(p *running, values map[string]float64, files []string) error {
			if err := p.measureEdits(values, "body", files, bodyEdits, appendWord, ownPage); err != nil {
				return err
			}
			if err := p.measureEdits(values, "label", files, labelEdits, addLabel, operationPage); err != nil {
				return err
			}
			return p.measureFindable(values, files)
		})
}

func (b *bench) measureHugoWatch(binary string, pages int) (measurement, error) {
	return b.measurePreview(hugoSubject+" server", "hugo", pages, binary,
		func(dir, port string) []string {
			return []string{"server", "--source", dir, "--port", port, "--noBuildLock", "--renderToMemory", "--cacheDir", filepath.Join(b.work, "hugo-cache")}
		},
		func(p *running, values map[string]float64, files []string) error {
			return p.measureEdits(values, "body", files, hugoEdits, appendWord, ownPage)
		})
}

// measurePreview starts a preview of a site in the form of one generator, and
// measures edits of it.
func (b *bench) measurePreview(subject, form string, pages int, binary string, args func(dir, port string) []string, edits func(*running, map[string]float64, []string) error) (measurement, error) {
	m := measurement{Subject: subject, Pages: pages, Values: map[string]float64{}}
	dir, err := b.site(form, pages)
	if err != nil {
		return m, err
	}
	port, err := freePort()
	if err != nil {
		return m, err
	}
	b.say("  %s of %d pages", subject, pages)
	p, err := b.startPreview(dir, port, binary, args(dir, strconv.Itoa(port))...)
	if err != nil {
		return m, err
	}
	defer p.stop()
	m.Values["first_page_seconds"] = p.first.Seconds()
	files, err := p.entries(filepath.Join(dir, "content"))
	if err != nil {
		return m, err
	}
	return m, edits(p, m.Values, files)
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
