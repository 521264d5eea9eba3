package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// Names of our own files in an output folder.
const (
	manifestName = ".faultbook"
	stagingName  = ".faultbook-staging"
	nextName     = ".faultbook-next" // the manifest while it is written
	lockName     = ".faultbook-lock" // there while somebody writes
	// manifestHead is the first line of a manifest, so that another program's
	// file of the same name is not taken for ours.
	manifestHead = "faultbook output 1"
)

// Result says what a commit did.
type Result struct {
	Files   int   // in the folder now
	Written int   // that were new or had changed
	Removed int   // that an earlier publication had written
	Bytes   int64 // in all files that were added
}

// Commit puts the files in place, each by a rename, and removes those that an
// earlier publication wrote and this one does not have. At each moment the pages
// in the folder find the files that they load: new files come before the pages
// that load them, and old ones go last. Where somebody's file is in the way, the
// folder stays as it was.
func (p *Publication) Commit() (Result, error) {
	defer p.end()
	stale := p.stale()
	if err := p.ready(stale); err != nil {
		return Result{}, errors.Join(err, p.root.RemoveAll(stagingName))
	}
	relisted := !p.amends || len(stale) > 0 || p.addsNames()
	p.settle(stale)
	// The manifest names old and new files until all is done, so that whatever
	// an interruption leaves is still known as ours.
	if relisted {
		if err := p.writeManifest(stale); err != nil {
			return Result{}, err
		}
	}
	if err := p.place(stale); err != nil {
		return Result{}, err
	}
	if relisted {
		if err := p.writeManifest(nil); err != nil {
			return Result{}, err
		}
	}
	var err error
	if p.listed, err = p.root.Lstat(manifestName); err != nil {
		return Result{}, fmt.Errorf("write the list of files: %w", err)
	}
	return Result{Files: len(p.now), Written: int(p.written.Load()), Removed: len(stale), Bytes: p.bytes}, nil
}

// place moves the staged files into the folder and takes the stale ones out.
func (p *Publication) place(stale []string) error {
	stale, err := p.clearWay(stale)
	if err != nil {
		return err
	}
	moves := []func() error{p.moveLoaded, p.moveNew, p.moveAll}
	for _, move := range moves {
		if err := move(); err != nil {
			return fmt.Errorf("put the files in place: %w", err)
		}
	}
	if err := p.removeAll(stale); err != nil {
		return err
	}
	if err := p.root.RemoveAll(stagingName); err != nil {
		return fmt.Errorf("clear the output folder: %w", err)
	}
	return nil
}

// stale lists the files to be removed, sorted. It does not list what is retained.
func (p *Publication) stale() []string {
	candidates := maps.Keys(p.old)
	if p.amends {
		candidates = maps.Keys(p.dropped)
	}
	var stale []string
	for name := range candidates {
		if _, kept := p.files[name]; !kept && p.old[name] && fs.ValidPath(name) {
			stale = append(stale, name)
		}
	}
	slices.Sort(stale)
	return p.retained(stale)
}

func (p *Publication) addsNames() bool {
	for name := range p.files {
		if !p.old[name] {
			return true
		}
	}
	return false
}

// settle finds which files the folder has in the end.
func (p *Publication) settle(stale []string) {
	if p.now = p.old; !p.amends {
		p.now = make(map[string]bool, len(p.files))
	}
	for name := range p.files {
		p.now[name] = true
	}
	for _, name := range stale {
		delete(p.now, name)
	}
	for name := range p.ages {
		p.now[name] = true
	}
}
