package generate

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

//go:embed settings.yaml
var settings []byte

//go:embed all:theme
var theme embed.FS

// Faultbook writes the site as a faultbook site into an empty or missing
// folder.
func (s *Site) Faultbook(dir string) error {
	return errors.Join(writeFile(dir, "faultbook.yaml", settings), s.writePages(dir, dialect{}))
}

// Hugo writes the same pages as a Hugo site with a small theme. There is one
// more file than the site has pages: the list of all messages, which faultbook
// makes without being told.
func (s *Site) Hugo(dir string) error {
	files, err := fs.Sub(theme, "theme")
	if err != nil {
		return err
	}
	return errors.Join(os.CopyFS(dir, files), s.writePages(dir, dialect{hugo: true}))
}

func (s *Site) writePages(dir string, d dialect) error {
	var failures []error
	write := func(id string, text []byte) { failures = append(failures, writeFile(dir, "content/"+id+".md", text)) }
	write("_index", s.homePage(d))
	write("guides/_index", s.guidesPage(d))
	for _, a := range s.articles {
		write(a.id(), s.articlePage(d, a))
	}
	for _, p := range s.products {
		write(p.id()+"/_index", s.productPage(d, p))
		for _, o := range p.operations {
			write(o.id()+"/_index", s.operationPage(d, o))
			for _, e := range o.entries {
				write(e.id(), s.entryPage(d, e))
			}
		}
	}
	return errors.Join(failures...)
}

func writeFile(dir, name string, text []byte) error {
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	return os.WriteFile(full, text, 0o644)
}
