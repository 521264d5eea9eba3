package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gofrs/flock"
)

// ErrForeign is wrapped by the error of Begin when a folder holds files that
// faultbook did not write.
var ErrForeign = errors.New("the folder contains files that faultbook did not write")

// ErrInTheWay is wrapped by the error of Add when a file that faultbook did not
// write is where one of ours would go.
var ErrInTheWay = errors.New("a file that faultbook did not write is there already")

// ErrFolder is wrapped by the error of Commit when a folder with files that
// faultbook did not write, or none, is where one of our files must go.
var ErrFolder = errors.New("a folder that faultbook did not make is there already")

// Publication is one set of files on its way into a folder. Nothing in the
// folder changes before Commit. Add may be called by several goroutines.
type Publication struct {
	dir     string
	fresh   bool // whether the folder was made for this publication
	amends  bool // whether what it does not mention stays: see Amend
	retain  Retention
	root    *os.Root
	lock    *flock.Flock
	listed  fs.FileInfo     // the manifest as the commit left it
	waiting *folders        // the staging folder: changed files, at their paths
	old     map[string]bool // what an earlier publication wrote
	ages    map[string]int  // of replaced files that are retained: for how many publications
	now     map[string]bool // what the folder has after Commit

	mu      sync.Mutex
	files   map[string]string // path → where it came from
	dropped map[string]bool   // what an amendment takes out
	bytes   int64
	written atomic.Int64
}

// Begin starts a publication into a folder, which is made if missing. A folder
// that holds files but was not written by faultbook is refused. While another
// publication into it goes on, Begin waits as long as the context lets it.
func Begin(ctx context.Context, dir string, retain Retention) (*Publication, error) {
	_, missing := os.Lstat(dir)
	if info, err := os.Stat(dir); err == nil && info.IsDir() { // one of somebody else gets no lock either
		if err := check(dir); err != nil {
			return nil, err
		}
	}
	lock, err := acquire(ctx, dir)
	if err != nil {
		return nil, err
	}
	p := &Publication{dir: dir, retain: retain, lock: lock, files: map[string]string{}}
	open.Add(1)
	if p.root, err = os.OpenRoot(dir); err != nil {
		open.Add(-1)
		release(lock)
		return nil, fmt.Errorf("open the output folder %s: %w", dir, cause(err))
	}
	if p.old, p.ages, err = readManifest(p.root); err != nil {
		p.end()
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	p.fresh = missing != nil && p.old == nil
	return p, p.stage()
}

// open counts the publications that have begun and not ended.
var open atomic.Int64

// Open reports whether a publication has begun and not ended: a program that ends now
// leaves staged files, which the next publication removes.
func Open() bool { return open.Load() > 0 }

// end lets go of the folder.
func (p *Publication) end() {
	open.Add(-1)
	p.root.Close()
	release(p.lock)
}

// stage makes the staging folder.
func (p *Publication) stage() error {
	// An interrupted run may have left something there.
	err := p.root.RemoveAll(stagingName)
	if err == nil {
		err = p.root.Mkdir(stagingName, 0o755)
	}
	if err != nil {
		p.end()
		return fmt.Errorf("write to the output folder %s: %w", p.dir, cause(err))
	}
	p.waiting = newFolders(filepath.Join(p.dir, stagingName))
	return nil
}

// Amend begins a publication that changes parts of what this one has committed:
// files that it neither adds nor drops stay as they are, unread. It fails when the
// folder is gone, was emptied, or holds other files since another publication.
func (p *Publication) Amend(ctx context.Context) (*Publication, error) {
	if _, err := os.Lstat(filepath.Join(p.dir, manifestName)); err != nil {
		return nil, fmt.Errorf("open the output folder: %w", err)
	}
	lock, err := acquire(ctx, p.dir)
	if err != nil {
		return nil, err
	}
	next := &Publication{dir: p.dir, amends: true, retain: p.retain, lock: lock, listed: p.listed,
		old: p.now, ages: p.ages, files: map[string]string{}, dropped: map[string]bool{}}
	open.Add(1)
	if next.root, err = os.OpenRoot(p.dir); err != nil {
		open.Add(-1)
		release(lock)
		return nil, fmt.Errorf("open the output folder: %w", err)
	}
	if info, err := next.root.Lstat(manifestName); err != nil || !os.SameFile(info, p.listed) ||
		!info.ModTime().Equal(p.listed.ModTime()) {
		next.end()
		return nil, errors.Join(fmt.Errorf("%s has other files since", p.dir), err)
	}
	return next, next.stage()
}

// Drop takes a file out, unless it is added too.
func (p *Publication) Drop(name string) { p.dropped[name] = true }

// Add puts a file into the publication. It fails when the file cannot be
// written, or when another file has the same path.
func (p *Publication) Add(f File) error {
	if !fs.ValidPath(f.Path) || f.Path == "." || strings.HasPrefix(f.Path, manifestName) {
		return fmt.Errorf("write %q: not a path inside the output folder", f.Path)
	}
	p.mu.Lock()
	first, taken := p.files[f.Path]
	p.files[f.Path] = f.From
	p.bytes += int64(len(f.Data))
	p.mu.Unlock()
	if taken {
		return fmt.Errorf("write %s: both %s and %s make this file", f.Path, orUnknown(first), orUnknown(f.From))
	}
	if p.present(f) {
		return nil
	}
	if p.foreign(f.Path) {
		return fmt.Errorf("write %s: %w", filepath.Join(p.dir, f.Path), ErrInTheWay)
	}
	if err := p.waiting.write(f.Path, f.Data); err != nil {
		return fmt.Errorf("write %s: %w", f.Path, err)
	}
	p.written.Add(1)
	return nil
}

func orUnknown(from string) string {
	if from == "" {
		return "a generated page"
	}
	return from
}

// Abort gives the publication up and leaves the folder as it was.
func (p *Publication) Abort() error {
	err := p.root.RemoveAll(stagingName)
	p.end()
	if err != nil {
		return fmt.Errorf("clear the output folder: %w", err)
	}
	if p.fresh {
		_ = os.Remove(p.dir) // the next one may wait in it
	}
	return nil
}
