// Package history finds the date of the last change of each file of a site. The
// folder of a site comes in; dates by path, and a diagnostic where git cannot
// give them, go out. It asks git once, and again only on request, and guesses
// nothing: outside a repository and beyond a shallow clone no dates are known.
package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"faultbook/internal/diag"
)

// History is the past of one folder.
type History struct {
	dir  string
	once sync.Once
	days map[string]time.Time
	cut  map[string]bool // files whose last change is beyond what was cloned
	err  error
	// fromFile says that the days are not those of git: see DatesName.
	fromFile bool
}

// In returns the history of a site's folder. Nothing is asked before the first
// question.
func In(dir string) *History { return &History{dir: dir} }

// Marks returns the places of the files that change whenever another commit is the
// current one, by what to call them; none outside a repository.
func (h *History) Marks() map[string]string {
	out, err := h.git(context.Background(), "rev-parse", "--absolute-git-dir").Output()
	if err != nil {
		return nil
	}
	dir, err := filepath.EvalSymlinks(strings.TrimSpace(string(out)))
	if err != nil {
		return nil
	}
	return map[string]string{Dir + "/HEAD": filepath.Join(dir, "HEAD"), reflogMark: filepath.Join(dir, "logs", "HEAD")}
}

// Dir begins the names of Marks.
const Dir = ".git"

// reflogMark is git's log of the commits that were current.
const reflogMark = Dir + "/logs/HEAD"

// git writes to its log of commits a moment before the commit is the current
// one. Again waits that long: it looks every refPoll, for refTimeout at most.
const (
	refPoll    = 10 * time.Millisecond
	refTimeout = time.Second
)

// awaitRef waits until the current commit is the last one in git's log.
func (h *History) awaitRef(ctx context.Context) {
	reflog := h.Marks()[reflogMark]
	for late := time.After(refTimeout); reflog != ""; {
		text, err := os.ReadFile(reflog)
		if err != nil {
			return // a repository may have no log
		}
		head, err := h.git(ctx, "rev-parse", "HEAD").Output()
		if err != nil || lastCommit(string(text)) == strings.TrimSpace(string(head)) {
			return
		}
		select {
		case <-time.After(refPoll):
		case <-late:
			return
		case <-ctx.Done():
			return
		}
	}
}

// lastCommit returns the commit that the last line of a log leads to: its second
// word.
func lastCommit(log string) string {
	log = strings.TrimRight(log, "\n")
	words := strings.Fields(log[strings.LastIndexByte(log, '\n')+1:])
	if len(words) < 2 {
		return ""
	}
	return words[1]
}

// Again asks git again, and reports whether any day differs.
func (h *History) Again(ctx context.Context) bool {
	h.awaitRef(ctx)
	now := In(h.dir)
	now.once.Do(func() { now.read(ctx) })
	h.once.Do(func() { h.read(ctx) })
	same := maps.Equal(h.days, now.days) && maps.Equal(h.cut, now.cut) && fmt.Sprint(h.err) == fmt.Sprint(now.err)
	h.days, h.cut, h.err = now.days, now.cut, now.err
	return !same
}

// Days returns the day, in UTC, of the last commit that changed each of the
// files, as its author dates it. names are paths from the site's folder; what
// git does not know is missing.
func (h *History) Days(ctx context.Context, names []string) (map[string]time.Time, diag.List) {
	h.once.Do(func() { h.read(ctx) })
	if h.err != nil {
		return nil, diag.List{
			warning(
				"unknown dates of changes: "+h.err.Error(),
				"fix what git reports, or write `updated` into the pages",
			),
		}
	}
	days := map[string]time.Time{}
	cut := 0
	for _, name := range names {
		if day, ok := h.days[name]; ok {
			days[name] = day
		}
		if h.cut[name] {
			cut++
		}
	}
	if cut == 0 {
		return days, nil
	}
	return days, diag.List{warning(fmt.Sprintf("unknown dates of changes of %d pages: this clone is shallow", cut),
		"run `git fetch --unshallow` to get the whole history, or write `updated` into the pages")}
}

func warning(text, hint string) diag.Diagnostic {
	return diag.Diagnostic{
		Pos:      diag.Pos{File: "content"},
		Code:     diag.NoHistory,
		Severity: diag.SeverityOf(diag.NoHistory),
		Text:     text,
		Hint:     hint,
	}
}

// head begins the line of a commit, which no path does.
const head = "\x01"

// arguments ask for all commits, the last one first, each as a line with its
// time, whether a shallow clone ends there, and the files it changed. A file with
// an order of files is not read.
var arguments = []string{
	"log", "--no-renames", "--decorate-refs=refs/none", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all",
	"-O" + os.DevNull, "--format=%x01%at %D", "--name-only", "-z", "--relative", "--",
	"content", "content.*/*", // and translations
}

func (h *History) read(ctx context.Context) {
	cmd := h.git(ctx, arguments...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		said, _, _ := strings.Cut(stderr.String(), "\n")
		missing := errors.Is(err, exec.ErrNotFound)
		switch {
		case missing || strings.Contains(said, "not a git repository") ||
			strings.Contains(said, "does not have any commits"):
			h.readDates(missing)
		case said == "":
			h.err = err
		default:
			h.err = errors.New(said)
		}
		return
	}
	h.parse(stdout.String())
}

func (h *History) parse(log string) {
	h.days, h.cut = map[string]time.Time{}, map[string]bool{}
	var day time.Time
	var cut bool
	for _, word := range strings.Split(log, "\x00") {
		if line, isHead := strings.CutPrefix(word, head); isHead {
			seconds, marks, _ := strings.Cut(line, " ")
			at, err := strconv.ParseInt(seconds, 10, 64)
			if err != nil {
				h.err = fmt.Errorf("git says %q", line)
				return
			}
			day, cut = time.Unix(at, 0).UTC().Truncate(24*time.Hour), strings.Contains(marks, "grafted")
			continue
		}
		name := strings.TrimPrefix(word, "\n")
		if _, known := h.days[name]; known || h.cut[name] || name == "" {
			continue
		}
		if cut {
			h.cut[name] = true // the commit seems to make every file
		} else {
			h.days[name] = day
		}
	}
}
