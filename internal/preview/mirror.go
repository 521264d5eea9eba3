package preview

import (
	"context"

	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/publish"
)

// Mirror is a folder that follows a preview.
type Mirror struct {
	preview *Preview
	folder  *publish.Mirror
	wake    chan struct{} // holds one while the search may have changed
}

// NewMirror returns a mirror of a preview in a folder. Nothing is written yet.
func NewMirror(p *Preview, dir string) *Mirror {
	return &Mirror{preview: p, folder: publish.NewMirror(dir, p.searchFiles), wake: make(chan struct{}, 1)}
}

// Write writes the pages and files that changed. It writes the search only when it writes
// everything. changed are the files that changed since the last call. After a fault or an
// error the folder is unchanged.
func (m *Mirror) Write(ctx context.Context, changed []string) (output.Result, diag.List, error) {
	project := m.preview.State().Project
	if project == nil {
		return output.Result{}, nil, nil
	}
	result, problems, err := m.folder.Write(ctx, project, changed)
	if err == nil {
		notify(m.wake)
	}
	return result, problems, err
}

// FollowSearch writes the files of the search a while after each Write, until
// the context ends, and calls written where any differ.
func (m *Mirror) FollowSearch(ctx context.Context, written func(output.Result)) error {
	for debounced(ctx, m.wake) {
		result, err := m.folder.WriteSearch(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if result.Written > 0 {
			written(result)
		}
	}
	return nil
}
