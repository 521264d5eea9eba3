package render

import (
	"html/template"
	"net/url"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/site"
)

// contact makes the card of a contact on the page of an entry.
func (s *scope) contact(p *site.Page, e site.Escalation) Contact {
	c := Contact{To: linkHTML(s.about(e.To)), When: s.text(e.When), Send: e.Send, Reach: reachOf(e.To)}
	c.Request = s.request(p, e.Send, "{page}")
	if e.To.Email != "" {
		address := p.URL
		if base := s.site.Config.BaseURL; base != nil {
			address = base.String() + escapePath(p.URL)
		}
		// Mail programs do not decode a plus, and need CRLF line ends.
		body := strings.ReplaceAll(s.request(p, e.Send, address), "\n", "\r\n")
		c.Mail = template.URL("mailto:" + e.To.Email + "?subject=" + mailPart(subject(p)) + "&body=" + mailPart(body))
	}
	return c
}

// mailPart escapes a text for the address of a mail.
func mailPart(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// subject names an entry in the subject of a mail.
func subject(p *site.Page) string {
	if code := p.Meta.Code; code != "" && code != p.Title {
		return code + " " + p.Title
	}
	return p.Title
}

// request returns the text of a request about an entry, with a line for each thing that
// support asks for first.
func (s *scope) request(p *site.Page, send []string, address string) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			b.WriteString(s.words.Get("request.line", "name", name, "value", value) + "\n")
		}
	}
	line(s.words.Get("column.status"), p.Title)
	if code := p.Meta.Code; code != p.Title {
		line(s.words.Get("column.code"), code)
	}
	for _, m := range p.Meta.Messages {
		line(s.words.Get("column.message"), m.String())
	}
	line(s.words.Get("column.product"), s.placeOf(p))
	line(s.words.Get("request.page"), address)
	for _, id := range send {
		b.WriteString(s.words.Get("request.fill", "name", id) + "\n")
	}
	return b.String()
}

// reachOf returns how to reach a contact.
func reachOf(t *config.Term) Reach {
	r := Reach{Email: t.Email, Phone: t.Phone, URL: t.URL, Hours: t.Hours, Notes: t.Notes}
	if t.Email != "" {
		r.Mailto = template.URL("mailto:" + t.Email)
	}
	if t.Phone != "" {
		r.Tel = template.URL("tel:" + telephone.Replace(t.Phone))
	}
	return r
}

var telephone = strings.NewReplacer(" ", "", "(", "", ")", "", "/", "", ".", "", "-", "")
