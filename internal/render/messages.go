package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"faultbook/internal/site"
)

// message is one text that a product shows.
type message struct {
	letter             string // under which it is listed
	letterOrder, order string // sort keys of the letters and the texts
	text               string // as HTML
	of                 *site.Page
}

// messages returns the view of everything that products show, A to Z: messages,
// conditions and labels.
func (s *scope) messages() *View {
	v := s.view("messages", s.site.Messages.Title, s.site.Home)
	v.Description = s.words.Get("messages.description")
	v.Breadcrumbs = []Link{s.homeLink()}
	var all []message
	for _, p := range s.site.Entries {
		if !p.Retired() {
			all = append(all, s.messagesOf(p)...)
		}
	}
	slices.SortStableFunc(all, func(a, b message) int {
		return cmp.Or(strings.Compare(a.letterOrder, b.letterOrder), strings.Compare(a.order, b.order))
	})
	for i, m := range all {
		if i == 0 || m.letter != all[i-1].letter {
			v.Letters = append(v.Letters,
				Letter{Name: m.letter, Anchor: "letter-" + strings.ToLower(strings.TrimLeft(m.letter, "#"))})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Items = append(last.Items, s.letterItem(m))
	}
	return v
}

// letterItem returns one line of the list.
func (s *scope) letterItem(m message) LetterItem {
	p := m.of
	item := LetterItem{Text: template.HTML(m.text), Href: s.href(p.URL, ""), Tone: toneOf(p), Status: p.Title,
		Verdict: s.verdictLabel(p), Place: s.placeOf(p)}
	if m.text == escape(p.Title) {
		item.Status = "" // the line already shows it
	}
	if p.Meta.Code != p.Title {
		item.Code = p.Meta.Code
	}
	return item
}

// messagesOf lists the texts that an entry shows, each once.
func (r *Renderer) messagesOf(p *site.Page) []message {
	var out []message
	add := func(text, html string) {
		if !slices.ContainsFunc(out, func(m message) bool { return m.text == html }) {
			key := sortKey(strings.Join(strings.Fields(text), " "))
			letter := letterOf(key)
			made := message{letter: letter, order: r.words.OrderKey(key), text: html, of: p}
			if letter != "#" { // which comes first
				made.letterOrder = "a" + r.words.OrderKey(letter)
			}
			out = append(out, made)
		}
	}
	for _, m := range p.Meta.Messages {
		add(m.String(), string(messageHTML(m)))
	}
	for _, place := range p.ShownIn {
		if place.Condition != "" {
			add(place.Condition, escape(place.Condition))
		}
	}
	for _, label := range slices.Concat([]string{p.Title}, p.Meta.Also, labelsIn(p.ShownIn)) {
		add(label, escape(label))
	}
	return out
}

// labelsIn lists the other labels that an entry has in some places.
func labelsIn(places []site.Shown) []string {
	var labels []string
	for _, place := range places {
		if place.As != "" {
			labels = append(labels, place.As)
		}
	}
	return labels
}

// sortKey returns the part of a text that it is sorted by: from its first letter or
// digit on.
func sortKey(text string) string {
	return strings.ToLower(strings.TrimLeftFunc(text,
		func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

func letterOf(key string) string {
	if r, _ := utf8.DecodeRuneInString(key); unicode.IsLetter(r) {
		return string(unicode.ToUpper(r))
	}
	return "#"
}

func (s *scope) homeLink() Link { return s.link(s.words.Get("frame.home"), "") }

// taxonomy returns the view of one taxonomy.
func (s *scope) taxonomy(t *site.Taxonomy) *View {
	v := s.view("taxonomy", t.Title, s.site.Home)
	v.Description = s.words.Get("taxonomy.description", "title", s.words.Get("taxonomy.within_"+t.ID))
	if all := len(s.site.Entries); t.Count < all {
		v.Description = s.words.Get("taxonomy.part", "title", s.words.Get("taxonomy.within_"+t.ID),
			"n", s.words.Number(t.Count), "all", s.words.Number(all))
	}
	v.Breadcrumbs = []Link{s.homeLink()}
	v.Groups = []Group{s.group(t)}
	return v
}

func (s *scope) group(t *site.Taxonomy) Group {
	g := Group{Text: t.Title, Href: s.href(t.URL, "")}
	for _, term := range t.Terms {
		g.Terms = append(g.Terms, TermCount{Badge: *s.badge(t.ID, term.Term), Count: len(term.Entries),
			About: s.about(term.Term), Reach: reachOf(term.Term)})
	}
	return g
}

// term returns the view of all entries with one term.
func (s *scope) term(t *site.TermPage) *View {
	v := s.view("term", t.Term.Label, s.site.Home)
	named := s.words.Get("taxonomy.term", "taxonomy", t.Taxonomy.Title, "term", t.Term.Label)
	v.Description = named + s.words.Get("list.stop")
	v.Breadcrumbs, v.Within = []Link{s.homeLink(), s.link(t.Taxonomy.Title, t.Taxonomy.URL)}, t.Taxonomy.Title
	v.Term = s.badge(t.Taxonomy.ID, t.Term)
	v.About = s.about(t.Term)
	v.About.Text = s.words.Get("taxonomy.about_" + t.Taxonomy.ID)
	columns := []site.Column{site.CodeColumn, site.StatusColumn, site.MessageColumn, site.ProductColumn,
		site.OperationColumn}
	for _, c := range []site.Column{site.SeverityColumn, site.StateColumn} {
		if string(c) != t.Taxonomy.ID {
			columns = append(columns, c)
		}
	}
	if t.Taxonomy.ID == "contact" {
		columns = append(columns, site.ContactColumn)
	}
	v.Table = s.ownTable(s.site.List(t.Entries), s.ownColumns(append(columns, site.SummaryColumn)),
		named)
	return v
}
