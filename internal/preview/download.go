package preview

import (
	"context"
	"errors"
	"sync"

	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
)

// lastBundle is the offline bundle that a reader asked for last.
type lastBundle struct {
	mu    sync.Mutex
	of    *pipeline.Project
	files []output.File
}

// errNoBundle means that the current site has no bundle.
var errNoBundle = errors.New("the offline bundle cannot be made")

// Download returns the offline bundle of the current site, or the file with its SHA-256. It
// is made when a reader asks for one of them, and kept until the site changes.
func (p *Preview) Download(ctx context.Context, name string) ([]byte, error) {
	p.bundle.mu.Lock()
	defer p.bundle.mu.Unlock()
	for p.bundle.of != p.State().Project { // an edit may happen meanwhile
		project := p.State().Project
		files, err := p.pack(ctx, project)
		if err != nil {
			return nil, err
		}
		p.bundle.of, p.bundle.files = project, files
	}
	for _, f := range p.bundle.files {
		if f.Path == name {
			return f.Data, nil
		}
	}
	return nil, errNoBundle // an edit has changed its name
}

func (p *Preview) pack(ctx context.Context, project *pipeline.Project) ([]output.File, error) {
	var search []output.File
	if !project.Options.NoSearch {
		var err error
		if search, err = p.searchFiles(ctx); err != nil {
			return nil, err
		}
	}
	files, problems, err := publish.Downloads(ctx, project, search)
	if err == nil && problems.HasErrors() {
		err = errors.Join(errNoBundle, errors.New(firstError(problems)))
	}
	return files, err
}

func firstError(problems diag.List) string {
	for _, d := range problems {
		if d.Severity == diag.Error {
			return d.Pos.String() + ": " + d.Text
		}
	}
	return ""
}
