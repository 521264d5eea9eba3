package command

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"

	"faultbook/internal/importer"
	"faultbook/internal/importer/reader"
)

// planImport reads the sources: files, or one folder.
func planImport(args []string, opts importer.Options) (*importer.Plan, error) {
	var sources []importer.Source
	for _, name := range args {
		info, err := os.Stat(name)
		if err != nil {
			return nil, fmt.Errorf("read the source: %w", err)
		}
		if info.IsDir() {
			if len(args) > 1 {
				return nil, refuse("import the folder by itself", "%s is a folder", name)
			}
			return planFolder(name, opts)
		}
		base := filepath.Base(name)
		if slices.ContainsFunc(sources, func(s importer.Source) bool { return s.Name == base }) {
			return nil, refuse("rename one, or import them one after the other", "two sources have the name %s", base)
		}
		source, err := readSource(name, base, info)
		if err != nil {
			return nil, err
		}
		sources = append(sources, source)
	}
	limitMemory(importGCPercent, math.MaxInt64)
	return importer.Make(sources, opts)
}

// importGCPercent is how much the heap of an import may grow between collections, in
// percent: most of it is in use until the end. 60 MB of CSV took 456 MB of memory with it, and 751
// with Go's 100.
const importGCPercent = 25

// readSource reads one file, which the report calls by a name of its own.
func readSource(name, as string, info fs.FileInfo) (importer.Source, error) {
	if !info.Mode().IsRegular() {
		return importer.Source{}, refuse("give a file", "%s is not a file", name)
	}
	if info.Size() > reader.MaxBytes {
		const text = "%s has %d MB, and at most %d can be read"
		return importer.Source{}, refuse("split it", text, name, info.Size()>>20, reader.MaxBytes>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return importer.Source{}, fmt.Errorf("read the source: %w", err)
	}
	return importer.Source{Name: as, Data: data, Pictures: os.DirFS(filepath.Dir(name))}, nil
}

// planFolder reads a folder of Markdown, or else one of HTML, as Confluence exports it.
func planFolder(dir string, opts importer.Options) (*importer.Plan, error) {
	base, root := filepath.Base(dir), dir
	if abs, err := filepath.Abs(dir); err == nil {
		base, root = filepath.Base(abs), generatorRoot(abs)
	}
	plan, err := importer.Folder(base, os.DirFS(root), opts)
	if !errors.Is(err, reader.ErrNothing) {
		return plan, err
	}
	var sources []importer.Source
	walkErr := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if ending := filepath.Ext(name); err != nil || e.IsDir() || ending != ".html" && ending != ".htm" {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		source, err := readSource(name, filepath.ToSlash(rel), info)
		sources = append(sources, source)
		return err
	})
	if walkErr != nil {
		return nil, walkErr
	}
	if len(sources) == 0 {
		return nil, err
	}
	return importer.Make(sources, opts)
}

// pagesDepth is how many folders below its settings a generator keeps its pages at most.
const pagesDepth = 3

// generatorRoot returns the folder with the settings of a generator whose pages are in a
// folder: the settings say where its files and addresses are. It is the folder itself for none.
func generatorRoot(pages string) string {
	up := pages
	for range pagesDepth {
		up = filepath.Dir(up)
		rel, err := filepath.Rel(up, pages)
		if err == nil && importer.PagesDir(os.DirFS(up)) == filepath.ToSlash(rel) {
			return up
		}
	}
	return pages
}
