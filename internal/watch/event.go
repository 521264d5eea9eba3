package watch

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/fsnotify/fsnotify"
)

// changed returns the names that an event affects.
func (w *Watcher) changed(event fsnotify.Event) []string {
	place := filepath.Clean(event.Name)
	names := w.namesOf(place)
	if event.Op == fsnotify.Chmod {
		return w.permitted(names, place)
	}
	_, wasFolder := w.tree.folders[place]
	if wasFolder && event.Op&(fsnotify.Remove|fsnotify.Rename) != 0 {
		names = append(names, w.forget(place)...)
		w.verify.Reset(verifyAfter)
	}
	info, err := os.Lstat(place)
	if err != nil {
		for _, name := range names {
			delete(w.tree.stamps, name)
		}
		return names
	}
	if info.Mode().IsRegular() && temporary(filepath.Base(place)) {
		return nil // temporary; removing it causes another event
	}
	if event.Has(fsnotify.Create) && !info.Mode().IsRegular() {
		names = append(names, w.linksBelow(place)...)
		for _, name := range names {
			w.merge(w.walkBelow(name, filepath.Join(w.root, filepath.FromSlash(name)), w.watch))
		}
		w.verify.Reset(verifyAfter)
		return names
	}
	if info.Mode().IsRegular() {
		for _, name := range names {
			w.tree.stamps[name] = stampOf(info)
		}
	}
	return names
}

// permitted returns the names of a file whose permissions changed. Other attributes do not
// affect content.
func (w *Watcher) permitted(names []string, place string) []string {
	info, err := os.Stat(place)
	if err != nil {
		return nil
	}
	var changed []string
	for _, name := range names {
		if old, known := w.tree.stamps[name]; known && old.mode != info.Mode() {
			old.mode = info.Mode()
			w.tree.stamps[name] = old
			changed = append(changed, name)
		}
	}
	return changed
}

// namesOf returns the names of the file at a place: in each watched folder there, and of
// each link to it.
func (w *Watcher) namesOf(place string) []string {
	var names []string
	base := filepath.Base(place)
	for _, folder := range w.tree.folders[filepath.Dir(place)] {
		if w.wanted(folder, base) {
			names = append(names, path.Join(folder, base))
		}
	}
	return append(names, w.tree.links[place]...)
}

// linksBelow returns the names of the links that lead to something below a
// place.
func (w *Watcher) linksBelow(place string) []string {
	var names []string
	for to, links := range w.tree.links {
		if to != place && contains(place, to) {
			names = append(names, links...)
		}
	}
	return names
}

// forget stops watching a folder that is gone, and returns the names of links into
// it.
func (w *Watcher) forget(place string) []string {
	for folder := range w.tree.folders {
		if contains(place, folder) {
			delete(w.tree.folders, folder)
			if w.notify != nil {
				_ = w.notify.Remove(folder) // the system may have done so already
			}
		}
	}
	return w.linksBelow(place)
}

// merge adds the result of a walk below one name.
func (w *Watcher) merge(part *tree) {
	maps.Copy(w.tree.stamps, part.stamps)
	add := func(to, from map[string][]string) {
		for place, names := range from {
			known := to[place]
			for _, name := range names {
				known = appendNew(known, name)
			}
			to[place] = known
		}
	}
	add(w.tree.folders, part.folders)
	add(w.tree.links, part.links)
}

func appendNew(list []string, name string) []string {
	if slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}
