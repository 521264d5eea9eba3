// Package watch reports changes in a folder. A folder, the names in it that
// matter, and files elsewhere that belong to it come in; change sets, each with
// everything that changed since the one before, go out. It follows links inside
// the folder and none that lead out of it, never reads what is in a file, and
// never decides what a change means: a set may name files that did not change.
//
//	file system ─ events or polling → Watcher ─ names → coalesce ─ sets → its user
//
// It watches folders and not files, since most editors replace a file by a new
// one. Where events may be lost (the queue is full, a folder came or went) it
// compares a listing with the last one.
package watch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Set is what changed: slash paths from the watched folder, sorted. A path may be that of a
// folder; then anything below it may have changed.
type Set struct{ Paths []string }

// Options configure what is watched.
type Options struct {
	// Names are those in the folder itself that matter, with everything below them. One
	// that ends in * means all names that begin like it.
	Names   []string
	Ignored func(name string) bool // files and folders that never matter
	Exclude []string               // folders that are never watched, such as the output
	// Beside are places of files outside the folder, by their names in change sets.
	Beside map[string]string
	Poll   bool // compare listings instead of using events
	// Say receives a line when polling replaces events, and why.
	Say func(text string)
}

// Watcher watches one folder.
type Watcher struct {
	scope
	say    func(string)
	notify *fsnotify.Watcher // nil while polling
	tree   *tree
	names  chan []string
	sets   chan Set
	renew  chan []string // other names that matter from now on
	done   chan struct{}
	ended  sync.WaitGroup
	// verify fires a moment after folders came or went.
	verify *time.Timer
	poll   *time.Timer
}

// verifyAfter is how long after the last change of a folder the watcher compares
// listings, to find files that were made before it watched the folder.
const verifyAfter = 150 * time.Millisecond

// Polls are at least pollEvery apart, and at least pollShare times as long as a
// poll takes, so that a large folder on a slow disk does not keep a core busy.
const (
	pollEvery = 400 * time.Millisecond
	pollShare = 10
)

// Open watches a folder, from now on.
func Open(dir string, opts Options) (*Watcher, error) {
	root, err := filepath.EvalSymlinks(dir)
	if err == nil {
		root, err = filepath.Abs(root)
	}
	if err != nil {
		return nil, fmt.Errorf("watch the site: %w", err)
	}
	w := &Watcher{
		scope: scope{root: root, names: opts.Names, ignored: opts.Ignored, beside: opts.Beside}, say: opts.Say,
		names: make(chan []string), sets: make(chan Set), renew: make(chan []string), done: make(chan struct{}),
		verify: stopped(), poll: stopped(),
	}
	for _, dir := range opts.Exclude {
		if place, err := filepath.Abs(dir); err == nil {
			w.exclude = append(w.exclude, place)
		}
		if place, err := filepath.EvalSymlinks(dir); err == nil {
			w.exclude = append(w.exclude, place)
		}
	}
	if !opts.Poll {
		w.start()
	}
	w.tree = w.walk(w.watch)
	if w.notify == nil {
		w.poll.Reset(pollEvery)
	}
	w.ended.Go(func() { coalesce(w.names, w.sets) })
	w.ended.Go(w.run)
	return w, nil
}

// stopped returns a timer that does not run.
func stopped() *time.Timer {
	t := time.NewTimer(0)
	t.Stop()
	return t
}

// Sets is where the change sets come; it is closed by Close.
func (w *Watcher) Sets() <-chan Set { return w.sets }

// Follow replaces the names in the folder that matter. It reports what exists
// under a new one.
func (w *Watcher) Follow(names []string) {
	select {
	case w.renew <- names:
	case <-w.done:
	}
}

// Close stops watching, and returns when everything has stopped.
func (w *Watcher) Close() {
	close(w.done)
	w.ended.Wait()
}

// start requests events from the system where they are reliable.
func (w *Watcher) start() {
	names := []string{""}
	entries, _ := os.ReadDir(w.root) // the build reports a folder that cannot be read
	for _, e := range entries {
		if w.wanted("", e.Name()) {
			names = append(names, e.Name())
		}
	}
	for _, name := range names {
		if kind := silentFileSystem(filepath.Join(w.root, name)); kind != "" {
			w.say(fmt.Sprintf("polling for changes every %v: folders on %s do not report all of them", pollEvery, kind))
			return
		}
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		w.say(pollReason(err))
		return
	}
	w.notify = notify
}

// pollReason returns a line that explains why there are no events, and what to do.
func pollReason(err error) string {
	reason, limit := err.Error(), ""
	switch {
	case errors.Is(err, syscall.ENOSPC):
		reason, limit = "the system allows no more watched folders", "fs.inotify.max_user_watches=1048576"
	case errors.Is(err, syscall.EMFILE):
		reason, limit = "the system allows no more watching programs", "fs.inotify.max_user_instances=1024"
	}
	text := fmt.Sprintf("polling for changes every %v: %s", pollEvery, reason)
	if limit != "" {
		text += "; `sudo sysctl " + limit + "` raises it"
	}
	return text
}

// watch asks for the events of one folder.
func (w *Watcher) watch(place string) {
	if w.notify == nil {
		return
	}
	err := w.notify.Add(place)
	if err != nil && (errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE)) {
		w.say(pollReason(err))
		w.notify.Close() // a listing finds the events that are left
		w.notify = nil
		w.poll.Reset(pollEvery)
	}
}

func (w *Watcher) run() {
	defer close(w.names)
	defer func() {
		if w.notify != nil {
			w.notify.Close() // nothing reads events any more
		}
	}()
	for {
		var events <-chan fsnotify.Event
		var faults <-chan error
		if w.notify != nil {
			events, faults = w.notify.Events, w.notify.Errors
		}
		var names []string
		select {
		case <-w.done:
			return
		case event := <-events:
			names = w.changed(event)
		case w.scope.names = <-w.renew:
			names = w.rescan()
		case <-faults: // a full queue, or a folder that is lost
			names = w.rescan()
		case <-w.verify.C:
			names = w.rescan()
		case <-w.poll.C:
			started := time.Now()
			names = w.rescan()
			w.poll.Reset(max(pollEvery, pollShare*time.Since(started)))
		}
		if len(names) == 0 {
			continue
		}
		select {
		case w.names <- names:
		case <-w.done:
			return
		}
	}
}

// rescan walks through everything and returns what changed.
func (w *Watcher) rescan() []string {
	after := w.walk(func(place string) {
		if _, known := w.tree.folders[place]; !known {
			w.watch(place)
		}
	})
	if w.notify != nil {
		for place := range w.tree.folders {
			if _, still := after.folders[place]; !still {
				_ = w.notify.Remove(place) // the system may have done so already
			}
		}
	}
	names := differences(w.tree.stamps, after.stamps)
	w.tree = after
	return names
}
