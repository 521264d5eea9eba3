package importer

import (
	"errors"
	"io/fs"

	"faultbook/internal/importer/entry"
)

func (p *planning) markdown(name string, files fs.FS) ([]entry.Document, error) {
	return nil, errors.New("not yet")
}
