package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"net/http"

	"faultbook/internal/diag"
	"faultbook/internal/pipeline"
	"faultbook/internal/render"
)

// shownPage is a page of an answer. Its hash is compared with that of the page in the
// browser; write renders it, with the preview's script in its head.
type shownPage struct {
	sum   string // of the page without the address of its style sheet
	style string // the style sheet that the page names
	write func(head string) ([]byte, error)
}

// page renders a page. If a template fails, it returns a notice with the fault.
func page(in *pipeline.Project, p render.Page, status int) answer {
	a := answer{name: in.Site.Config.Prefix + p.Path, status: status}
	text, err := in.RenderUnstyled(p)
	d, failed := render.Diagnostic(err)
	switch {
	case failed:
		a.status, a.faults = http.StatusInternalServerError, diag.List{d}
		a.page = noticePage("This page cannot be made", "A template fails. This page reloads once it is fixed.",
			a.faults)
	case err != nil:
		a.err = err
	default:
		a.page = &shownPage{sum: sum(text), style: in.Assets.Style,
			write: func(head string) ([]byte, error) {
				return in.Render(p.WithHead(head))
			}}
	}
	return a
}

// noticePage returns a notice as a page.
func noticePage(title, text string, faults diag.List) *shownPage {
	return &shownPage{sum: sum(notice(title, text, faults, "")), write: func(head string) ([]byte, error) {
		return notice(title, text, faults, head), nil
	}}
}

// script returns the element that loads the preview's script, with the sum of the page.
func (p *shownPage) script() string {
	return `<script src="` + liveDir + `live.js" data-sum="` + p.sum + `" data-style="` + html.EscapeString(p.style) +
		`" defer></script>`
}

func sum(text []byte) string {
	s := sha256.Sum256(text)
	return hex.EncodeToString(s[:8])
}
