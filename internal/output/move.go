package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// clearWay removes the stale files whose names new folders take, and those in
// folders whose names new files take, and returns the others: they go when the new
// files are in place.
func (p *Publication) clearWay(stale []string) ([]string, error) {
	var others []string
	for _, name := range stale {
		blocks := p.waiting.made[name]
		for dir := path.Dir(name); dir != "." && !blocks; dir = path.Dir(dir) {
			_, blocks = p.files[dir]
		}
		if !blocks {
			others = append(others, name)
		} else if err := p.remove(name); err != nil {
			return nil, err
		}
	}
	return others, nil
}

// moveLoaded moves the files that pages load by a name that changes with their bytes.
func (p *Publication) moveLoaded() error {
	target := newFolders(p.dir)
	for _, name := range slices.Sorted(slices.Values(p.waiting.files)) {
		if !p.retain.loaded(name) {
			continue
		}
		err := target.ensure(path.Dir(name))
		if err == nil {
			err = os.Rename(p.waiting.at(name), target.at(name))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// moveNew moves the files whose paths are free.
func (p *Publication) moveNew() error { return merge(p.waiting.dir, p.dir, true) }

// moveAll moves what is left: files that replace others.
func (p *Publication) moveAll() error { return merge(p.waiting.dir, p.dir, false) }

// removeAll removes the stale files. A folder that holds nothing else goes by one
// rename, so that its pages do not lose each other one by one.
func (p *Publication) removeAll(stale []string) error {
	going := newGoing(p.dir, stale)
	moved := 0
	for i := 0; i < len(stale); {
		dir := going.outermost(stale[i])
		if dir == "" {
			if err := p.remove(stale[i]); err != nil {
				return err
			}
			i++
			continue
		}
		if err := p.root.Rename(dir, path.Join(stagingName, "."+strconv.Itoa(moved))); err != nil {
			return fmt.Errorf("remove the old folder %s: %w", dir, err)
		}
		moved++
		p.prune(path.Dir(dir))
		for i < len(stale) && strings.HasPrefix(stale[i], dir+"/") {
			i++
		}
	}
	return nil
}

// going knows which folders of an output folder hold only files that go.
type going struct {
	dir   string
	files map[string]bool
	whole map[string]bool // folders that were looked at
}

func newGoing(dir string, stale []string) going {
	g := going{dir: dir, files: make(map[string]bool, len(stale)), whole: map[string]bool{}}
	for _, name := range stale {
		g.files[name] = true
	}
	return g
}

// outermost returns the outermost folder of a file that goes as a whole, or "".
func (g going) outermost(name string) string {
	found := ""
	for dir := path.Dir(name); dir != "." && g.goes(dir); dir = path.Dir(dir) {
		found = dir
	}
	return found
}

// goes reports whether a folder has files, and all of them go.
func (g going) goes(dir string) bool {
	whole, known := g.whole[dir]
	if !known {
		entries, err := readDir(filepath.Join(g.dir, filepath.FromSlash(dir)))
		whole = err == nil && len(entries) > 0 && !slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
			name := path.Join(dir, e.Name())
			return e.IsDir() && !g.goes(name) || !e.IsDir() && !g.files[name]
		})
		g.whole[dir] = whole
	}
	return whole
}

// readDir reads a folder that is no link to one.
func readDir(dir string) ([]fs.DirEntry, error) {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return nil, err
	}
	return os.ReadDir(dir)
}

// remove deletes a file and the folders that are empty without it.
func (p *Publication) remove(name string) error {
	if err := p.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove the old file %s: %w", name, err)
	}
	p.prune(path.Dir(name))
	return nil
}

// prune removes a folder, and those around it, while they are empty.
func (p *Publication) prune(dir string) {
	for ; dir != "." && p.root.Remove(dir) == nil; dir = path.Dir(dir) {
	}
}
