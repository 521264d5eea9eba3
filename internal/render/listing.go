package render

import (
	"html"
	"html/template"
	"slices"
	"strings"
	"unicode"

	"faultbook/internal/entry"
	"faultbook/internal/site"
)

// messages makes the page of everything that products show, A to Z: messages,
// the products' own descriptions, and the labels of entries without either.
func (s *scope) messages() *View {
	v := s.frame("messages", s.site.Messages.Title)
	v.Description = "Every message, description and label, in alphabetical order."
	v.Breadcrumbs = []Link{s.homeLink()}
	v.Site.Menu = s.menu(s.site.Home)
	type line struct {
		key, letter string
		row         MessageRow
	}
	var all []line
	for _, p := range s.site.Entries {
		for _, row := range s.messageRows(p) {
			key := sortKey(entry.PlainText(string(row.Text)))
			all = append(all, line{key, letterOf(key), row})
		}
	}
	slices.SortStableFunc(all, func(a, b line) int {
		if c := strings.Compare(a.letter, b.letter); c != 0 {
			return c
		}
		return strings.Compare(a.key, b.key)
	})
	for _, l := range all {
		if n := len(v.Letters); n == 0 || v.Letters[n-1].Name != l.letter {
			v.Letters = append(v.Letters, Letter{Name: l.letter, Anchor: "letter-" + strings.ToLower(strings.TrimLeft(l.letter, "#"))})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Rows = append(last.Rows, l.row)
	}
	return v
}

// messageRows lists what one entry shows, each text once.
func (s *scope) messageRows(p *site.Page) []MessageRow {
	var texts []template.HTML
	for _, m := range p.Meta.Messages {
		texts = append(texts, messageHTML(m))
	}
	for _, place := range p.ShownIn {
		if place.Condition != "" {
			texts = append(texts, template.HTML(html.EscapeString(place.Condition)))
		}
	}
	if len(texts) == 0 {
		texts = append(texts, template.HTML(html.EscapeString(p.Title)))
	}
	var rows []MessageRow
	for i, text := range texts {
		if slices.Contains(texts[:i], text) {
			continue
		}
		row := MessageRow{Text: text, Href: s.href(p.URL, ""), Status: p.Title, Tone: string(p.Tone())}
		if p.Meta.Code != "" && p.Meta.Code != p.Title {
			row.Status = p.Meta.Code + " " + p.Title
		}
		if p.Operation != nil && p.Product != nil {
			row.Place = p.Product.Title + " › " + p.Operation.Title
		}
		rows = append(rows, row)
	}
	return rows
}

// sortKey returns a text as it sorts: from its first letter or digit on.
func sortKey(text string) string {
	return strings.ToLower(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

func letterOf(key string) string {
	for _, r := range key {
		if unicode.IsLetter(r) {
			return string(unicode.ToUpper(r))
		}
		break
	}
	return "#"
}

func (s *scope) homeLink() Link { return s.link("Home", "") }

// taxonomy makes the page of one way to group entries.
func (s *scope) taxonomy(t *site.Taxonomy) *View {
	v := s.frame("taxonomy", t.Title)
	v.Description = "All statuses, " + strings.ToLower(t.Title) + "."
	v.Breadcrumbs = []Link{s.homeLink()}
	v.Site.Menu = s.menu(s.site.Home)
	v.Groups = []Group{s.group(t)}
	return v
}

func (s *scope) group(t *site.Taxonomy) Group {
	g := Group{Link: s.link(t.Title, t.URL)}
	for _, term := range t.Terms {
		g.Terms = append(g.Terms, TermCount{Badge: *s.badge(t.ID, term.Term), Count: len(term.Entries), About: s.about(term.Term)})
	}
	return g
}

// term makes the page of all entries with one term.
func (s *scope) term(t *site.TermPage) *View {
	v := s.frame("term", t.Term.Label)
	v.Description = t.Taxonomy.Title + ": " + t.Term.Label + "."
	v.Breadcrumbs = []Link{s.homeLink(), s.link(t.Taxonomy.Title, t.Taxonomy.URL)}
	v.Site.Menu = s.menu(s.site.Home)
	v.Term = s.badge(t.Taxonomy.ID, t.Term)
	v.About = s.about(t.Term)
	columns := []site.Column{site.CodeColumn, site.StatusColumn, site.MessageColumn, site.ProductColumn, site.OperationColumn}
	for _, c := range []site.Column{site.SeverityColumn, site.StateColumn} {
		if string(c) != t.Taxonomy.ID {
			columns = append(columns, c)
		}
	}
	if t.Taxonomy.ID == "contact" {
		columns = append(columns, site.ContactColumn)
	}
	v.Table = s.table(t.Entries, append(columns, site.SummaryColumn), t.Taxonomy.Title+": "+t.Term.Label)
	v.Table.ID = entry.TableAnchor
	return v
}
