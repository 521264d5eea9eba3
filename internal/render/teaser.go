package render

import (
	"html/template"
	"sync"

	"faultbook/internal/site"
)

// teaser holds the parts of a page that lists on other pages show. About twenty pages list
// each entry.
type teaser struct {
	once    sync.Once
	tone    string
	verdict string // in words; empty for a page that is no entry
	title   template.HTML
	message template.HTML // the first
}

func (r *Renderer) teaser(p *site.Page) *teaser {
	f := &r.teasers()[p.Ref-1]
	f.once.Do(func() {
		f.tone, f.verdict, f.title = toneOf(p), r.verdictLabel(p), breakable(p.Title)
		if len(p.Meta.Messages) > 0 {
			f.message = messageHTML(p.Meta.Messages[0])
		}
	})
	return f
}
