package render

import (
	"bytes"
	"sync"

	"faultbook/internal/site"
)

// face is what other pages show of a page in their lists: a score of them name
// each, and its texts lie far apart in memory.
type face struct {
	once sync.Once
	tone string
	// text is the address, the title and the first message, as HTML, which end at
	// these places.
	text       string
	url, title int
}

func (r *Renderer) face(p *site.Page) *face {
	f := &r.faces()[p.Ref-1]
	f.once.Do(func() { f.make(p) })
	return f
}

func (f *face) make(p *site.Page) {
	var b bytes.Buffer
	b.WriteString(p.URL)
	f.tone, f.url = string(p.Tone()), b.Len()
	b.WriteString(escape(p.Title))
	f.title = b.Len()
	if len(p.Meta.Messages) > 0 {
		writeMessage(&b, p.Meta.Messages[0])
	}
	f.text = b.String()
}

func (f *face) titleHTML() string { return f.text[f.url:f.title] }

func (f *face) messageHTML() string { return f.text[f.title:] }
