package index

import (
	"context"
	"fmt"
	"reflect"

	"faultbook/internal/site"
	"faultbook/search"
)

// Live is the search of a site whose pages change.
type Live struct {
	*search.Live
	options search.Options
}

// NewLive indexes a site, for a preview that follows it. Files are asked for by
// their names below Dir.
func NewLive(ctx context.Context, s *site.Site, synonyms string) (*Live, error) {
	opts := options(s, synonyms)
	l, err := search.NewLive(ctx, documents(s), opts)
	if err != nil {
		return nil, fmt.Errorf("index the site: %w", err)
	}
	return &Live{l, opts}, nil
}

// Follow puts the changed and new pages of a site settled anew in the place of what
// was there, and takes out the pages whose IDs are removed. Callers wait for one
// another themselves. search.ErrNewIndex says that a new index is needed.
func (l *Live) Follow(ctx context.Context, s *site.Site, synonyms string, changed []*site.Page, removed []string) error {
	var docs []search.Document
	for _, p := range changed {
		if p != s.Home {
			docs = append(docs, document(p))
		}
	}
	if opts := options(s, synonyms); !reflect.DeepEqual(opts, l.options) {
		if err := l.Configure(ctx, opts); err != nil {
			return fmt.Errorf("index the site: %w", err)
		}
		l.options = opts
	}
	if err := l.Update(ctx, docs, removed); err != nil {
		return fmt.Errorf("index the site: %w", err)
	}
	return nil
}
