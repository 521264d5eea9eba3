package command

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"faultbook/internal/output"
	"faultbook/internal/pipeline"
)

// originDir holds, below the site's templates, each built-in file as it was when it
// was copied: .origin/RELEASE/NAME.
const originDir = ".origin"

// releases are all releases of faultbook, the first one first.
var releases = []string{Version}

// releasesSince returns how many releases there have been since one. It is 0 for one
// that is not known.
func releasesSince(release string) int {
	if i := slices.Index(releases, release); i >= 0 {
		return slices.Index(releases, Version) - i
	}
	return 0
}

// origin is the built-in file from which one of the site's own was made.
type origin struct {
	release string
	text    []byte
}

// originsIn reads which built-in files the files of a templates folder were made from.
func originsIn(templates fs.FS) map[string]origin {
	found := map[string]origin{}
	// A site without this folder knows of no origin.
	_ = fs.WalkDir(templates, originDir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		release, file, ok := strings.Cut(strings.TrimPrefix(name, originDir+"/"), "/")
		text, err := fs.ReadFile(templates, name)
		newer := slices.Index(releases, release) >= slices.Index(releases, found[file].release)
		if ok && err == nil && newer {
			found[file] = origin{release, text}
		}
		return err
	})
	return found
}

// keepOrigins keeps built-in files as they are now as the origins of the site's own
// files. Older origins stay; the newest counts.
func keepOrigins(dir string, names []string) error {
	var files []output.File
	for _, name := range names {
		text, err := fs.ReadFile(pipeline.Templates(), name)
		if err != nil {
			return fmt.Errorf("read the template: %w", err)
		}
		file := originPath(Version, name)
		before, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		switch {
		case err != nil:
			files = append(files, output.File{Path: file, Data: text})
		case string(before) != string(text): // of a program between two releases
			err := output.Replace(filepath.Join(dir, filepath.FromSlash(file)), func(to io.Writer) error {
				_, err := to.Write(text)
				return err
			})
			if err != nil {
				return fmt.Errorf("keep the origin of a template: %w", err)
			}
		}
	}
	if err := output.Place(dir, files); err != nil {
		return fmt.Errorf("keep the origin of a template: %w", err)
	}
	return nil
}

func originPath(release, name string) string {
	return path.Join(pipeline.TemplatesDir, originDir, release, name)
}
