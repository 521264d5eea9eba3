package index

import (
	"cmp"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/texts"
	"faultbook/search"
)

// searchDocument returns the searchable texts of a page, and what a hit shows.
func searchDocument(s *site.Site, p *site.Page) search.Document {
	m := p.Meta
	summary, steps := p.Plain(m.Summary), plainSteps(s, p, p.Steps())
	d := search.Document{
		ID: p.ID, URL: p.URL,
		Summary:  summary,
		Fixes:    steps,
		Keywords: m.Keywords,
		Body:     p.Plain(p.Body),
		Facets:   facets(s, p),
		Further:  furtherFacets(s, p),
		Display:  display(s, p, summary, steps),
	}
	for _, a := range p.Apart {
		d.Apart = append(d.Apart, apart(a))
	}
	for _, h := range p.Outline {
		d.Headings = append(d.Headings, h.Text)
	}
	d.Background = p.Kind != document.Entry || p.Retired()
	if p.Kind != document.Entry {
		d.Labels = []string{p.Title}
		return d
	}
	d.Codes = m.AllCodes()
	if m.Status != "" {
		d.Labels = append([]string{m.Status}, m.Also...)
	}
	for _, t := range m.Messages {
		d.Messages = append(d.Messages, template(t))
	}
	for _, one := range m.Translated {
		translated := search.Translated{Language: one.Language, Shown: shown(one.Messages)}
		for _, t := range one.Messages {
			translated.Messages = append(translated.Messages, template(t))
		}
		d.Translated = append(d.Translated, translated)
	}
	for _, c := range m.Causes {
		d.Causes = append(d.Causes, p.Plain(c.Text))
	}
	addPlaces(&d, p)
	d.Keywords = slices.Concat(d.Keywords, iconWords(s, p))
	if p.State != nil {
		d.Keywords = slices.Concat(d.Keywords, p.State.Words)
	}
	addOwn(&d, s, p)
	d.Fixes = slices.Concat(d.Fixes, retries(s.Config.Texts, p))
	return d
}

// apart returns a text that is set apart behind a word that says what it is: the head of its
// column, or "code" for a single word, by which the search tells codes from other numbers.
func apart(a document.Apart) string {
	if a.Head == "" && !strings.Contains(a.Text, " ") {
		return "code " + a.Text
	}
	return a.Head + " " + a.Text
}

// retirement says in words that the product no longer shows what a page is about.
func retirement(s *site.Site, p *site.Page) string {
	words := s.Config.Texts
	text := words.Get("retired.now")
	if since := p.Meta.Retired.Since; since != "" {
		text = words.Get("retired.since", "version", since)
	}
	var names []string
	for _, to := range s.List(p.Replaced) {
		names = append(names, to.Title)
	}
	if names != nil {
		text += " " + words.Get("retired.to") + " " + words.List(names)
	}
	return text
}

func plainSteps(s *site.Site, p *site.Page, steps []document.Step) []string {
	var out []string
	for _, step := range steps {
		out = append(out, s.PlainStep(p, step))
	}
	return out
}

// template cuts the placeholders out of a message.
func template(t document.Message) search.Template {
	parts := search.Template{""}
	for _, part := range t.Parts {
		if part.Placeholder {
			parts = append(parts, "")
		} else {
			parts[len(parts)-1] += part.Text
		}
	}
	return parts
}

// iconWords describes the icon of an entry in words, since people search for what they see:
// "amber icon", "red triangle".
func iconWords(s *site.Site, p *site.Page) []string {
	icon := s.Config.Texts.Get("found_by.icon")
	if p.IconTerm == nil {
		if p.Meta.Icon == "" {
			return nil
		}
		return []string{p.Meta.Icon + " " + icon}
	}
	t := p.IconTerm
	out := []string{t.Label + " " + icon}
	if t.Color != "" {
		out = append(out, t.Color+" "+icon)
	}
	if t.Color != "" && t.Shape != "" {
		out = append(out, t.Color+" "+t.Shape)
	}
	return slices.Concat(out, t.Words)
}

// addOwn adds the site's own fields by their weights. A yes or no is not searched.
func addOwn(d *search.Document, s *site.Site, p *site.Page) {
	for _, f := range s.Config.Fields {
		values := p.OwnTexts(f.ID)
		if f.Type == config.BoolField || values == nil {
			continue
		}
		switch f.Search {
		case config.SearchHigh:
			d.Keywords = slices.Concat(d.Keywords, values)
		case config.SearchLow:
			d.Body = strings.TrimSpace(d.Body + "\n\n" + f.Label + ": " + strings.Join(values, ", "))
		}
	}
}

func addPlaces(d *search.Document, p *site.Page) {
	for _, s := range p.ShownIn {
		d.Surfaces = append(d.Surfaces, s.Surface.Label)
		d.Surfaces = append(d.Surfaces, s.Surface.Words...)
		if s.Under != "" {
			d.Surfaces = append(d.Surfaces, s.Under)
		}
		if s.As != "" {
			d.Labels = append(d.Labels, s.As)
		}
		if s.Condition != "" {
			d.Conditions = append(d.Conditions, search.Literal(s.Condition))
		}
	}
}

// retries describes in words how the product tries again, since people search for the
// figures.
func retries(words *texts.Texts, p *site.Page) []string {
	r := p.Meta.Retry
	if r == nil {
		return nil
	}
	var out []string
	if r.Interval != "" {
		out = append(out, words.Get("found_by.retry_interval", "interval", r.Interval))
	}
	if r.Limit > 0 {
		out = append(out, words.Count("found_by.retry_limit", r.Limit))
	}
	if note := p.Plain(r.Note); note != "" {
		out = append(out, note)
	}
	return out
}

func facets(s *site.Site, p *site.Page) map[string]string {
	values := map[string]string{}
	if product := s.Page(p.Product); product != nil {
		values[productFacet] = product.ID
	}
	if operation := s.Page(p.Operation); operation != nil {
		values[operationFacet] = operation.ID
	}
	if p.Severity != nil {
		values[severityFacet] = p.Severity.ID
	}
	if p.Kind == document.Entry && p.Verdict() != site.NoVerdict {
		values[actionFacet] = string(p.Verdict())
	}
	if p.IconTerm != nil {
		values[iconFacet] = iconID(p.IconTerm)
	}
	for _, f := range s.Config.Fields {
		if own := p.OwnTexts(f.ID); f.Facet && own != nil {
			values[f.ID] = inOrder(f, own)[0]
		}
	}
	return values
}

// furtherFacets returns the values after the first of fields that take several.
func furtherFacets(s *site.Site, p *site.Page) map[string][]string {
	var further map[string][]string
	for _, f := range s.Config.Fields {
		own := p.OwnTexts(f.ID)
		if !f.Facet || len(own) < 2 {
			continue
		}
		if further == nil {
			further = map[string][]string{}
		}
		further[f.ID] = inOrder(f, own)[1:]
	}
	return further
}

// inOrder returns the values of a field in the order in which the search has them.
func inOrder(f *config.Field, own []string) []string {
	place := func(text string) int { return slices.Index(f.Choices, text) }
	return slices.SortedStableFunc(slices.Values(own), func(a, b string) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(a, b))
	})
}

// shown returns messages as a hit shows them.
func shown(messages []document.Message) string {
	var all []string
	for _, t := range messages {
		all = append(all, t.String())
	}
	return strings.Join(all, " / ")
}

func display(s *site.Site, p *site.Page, summary string, steps []string) search.Display {
	m := p.Meta
	d := search.Display{Title: p.Title, Summary: summary}
	if p.Retired() {
		d.Summary = retirement(s, p)
	}
	if codes := m.AllCodes(); len(codes) > 0 {
		d.Code = codes[0]
	}
	d.Fix, d.Causes = firstSteps(s, p, steps)
	if wait := p.Plain(m.Resolves.Text); wait != "" && p.Verdict() == site.Wait && d.Causes == nil {
		d.Fix = append([]string{wait}, d.Fix...) // to wait is the first step
	}
	d.Message = shown(m.Messages)
	if p.Severity != nil {
		d.Severity = p.Severity.ID
	}
	for up := s.Page(p.Parent); up != nil && up.Parent != 0; up = s.Page(up.Parent) {
		d.Crumbs = append([]string{up.Title}, d.Crumbs...)
	}
	if len(p.Escalate) > 0 && p.Kind == document.Entry {
		to := p.Escalate[0]
		for _, e := range p.Escalate {
			if len(e.Send) > 0 {
				to = e
				break
			}
		}
		d.Contact, d.Send = to.To.Label, to.Send
	} else if contact := p.FallbackContact(); contact != nil {
		d.Contact = contact.Label
	}
	return d
}
