package watch

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// maxDepth bounds how deep folders may nest, links followed.
const maxDepth = 24

// stamp is the metadata that shows that a file changed.
type stamp struct {
	size  int64
	time  int64 // nanoseconds
	inode uint64
	mode  fs.FileMode
}

func stampOf(info fs.FileInfo) stamp {
	return stamp{info.Size(), info.ModTime().UnixNano(), inode(info), info.Mode()}
}

// tree is the result of one walk. Names are slash paths from the watched folder; places are
// real paths, with links followed.
type tree struct {
	stamps  map[string]stamp
	folders map[string][]string // place of a folder → its names; none when only links lead into it
	links   map[string][]string // place that links lead to → the names of the links
}

func newTree() *tree {
	return &tree{stamps: map[string]stamp{}, folders: map[string][]string{}, links: map[string][]string{}}
}

// walking is a walk through the watched folder.
type walking struct {
	*scope
	*tree
	// enter is called for each folder before it is listed, so that no change is missed.
	enter func(place string)
}

// scope defines what is watched.
type scope struct {
	root    string // its place
	names   []string
	ignored func(name string) bool
	exclude []string          // places that are never watched
	beside  map[string]string // places of files outside the folder, by their names in change sets
}

// inside reports whether a place is in the watched folder and not excluded.
func (s *scope) inside(place string) bool {
	if !contains(s.root, place) {
		return false
	}
	return !slices.ContainsFunc(s.exclude, func(out string) bool { return contains(out, place) })
}

// contains reports whether a place is a folder or below it.
func contains(folder, place string) bool {
	const slash = string(filepath.Separator)
	return place == folder || strings.HasPrefix(place, strings.TrimSuffix(folder, slash)+slash)
}

// wanted reports whether a name in the folder with the given name matters.
func (s *scope) wanted(folder, name string) bool {
	if folder == "" {
		return slices.ContainsFunc(s.names, func(n string) bool {
			begin, open := strings.CutSuffix(n, "*")
			return n == name || open && strings.HasPrefix(name, begin)
		})
	}
	return !s.ignored(name)
}

// walk finds everything, or with a name only what is below it.
func (s *scope) walk(enter func(place string)) *tree {
	w := walking{s, newTree(), enter}
	w.folder("", s.root, nil)
	for name, place := range s.beside {
		if info, err := os.Stat(place); err == nil {
			w.stamps[name] = stampOf(info)
		}
		w.links[place] = append(w.links[place], name)
		w.around(place, string(filepath.Separator))
	}
	return w.tree
}

func (s *scope) walkBelow(name, place string, enter func(place string)) *tree {
	w := walking{s, newTree(), enter}
	w.visit(name, place, nil)
	return w.tree
}

func (w *walking) folder(name, place string, above []string) {
	if slices.Contains(above, place) || len(above) > maxDepth || !w.inside(place) {
		return
	}
	w.folders[place] = append(w.folders[place], name)
	w.enter(place)
	entries, err := os.ReadDir(place)
	if err != nil {
		return // deleted meanwhile, or unreadable: the build reports it
	}
	above = append(slices.Clip(above), place)
	for _, e := range entries {
		if w.wanted(name, e.Name()) {
			w.visit(path.Join(name, e.Name()), filepath.Join(place, e.Name()), above)
		}
	}
}

func (w *walking) visit(name, place string, above []string) {
	info, err := os.Lstat(place)
	if err != nil {
		return
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if place, info = w.follow(name, place, info); info == nil {
			return
		}
	}
	w.stamps[name] = stampOf(info)
	if info.IsDir() {
		// The time of a folder changes with its list of names, which is compared
		// separately.
		w.stamps[name] = stamp{mode: info.Mode()}
		w.folder(name, place, above)
	}
}

// follow returns the target of a link, which is watched too, even before it exists. It is
// nil for a missing target and for links that lead outside: of these only the link has a
// stamp.
func (w *walking) follow(name, place string, info fs.FileInfo) (string, fs.FileInfo) {
	w.stamps[name] = stampOf(info)
	if to, err := os.Readlink(place); err == nil {
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(place), to)
		}
		w.link(name, filepath.Clean(to))
	}
	real, err := filepath.EvalSymlinks(place)
	if err != nil || !w.inside(real) {
		return place, nil
	}
	w.link(name, real)
	info, err = os.Stat(real)
	if err != nil {
		return place, nil
	}
	return real, info
}

// link notes the target of a link and the folders around it, so that a target in a folder
// made later is noticed.
func (w *walking) link(name, to string) {
	if !w.inside(to) || slices.Contains(w.links[to], name) {
		return
	}
	w.links[to] = append(w.links[to], name)
	w.around(to, w.root)
}

// around notes the nearest existing folder around a place, up to a root.
func (w *walking) around(place, root string) {
	for dir := filepath.Dir(place); contains(root, dir) && dir != place; place, dir = dir, filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			if _, known := w.folders[dir]; !known {
				w.folders[dir] = nil
				w.enter(dir)
			}
			return
		}
	}
}

// differences lists the names that are not the same in two walks, sorted.
func differences(before, after map[string]stamp) []string {
	var names []string
	for name, s := range after {
		if old, known := before[name]; !known || old != s {
			names = append(names, name)
		}
	}
	for name := range before {
		if _, still := after[name]; !still {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
