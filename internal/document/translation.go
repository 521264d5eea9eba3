package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// translatable are the keys that a translation may have: those with texts. Codes, severities,
// relations and other facts are the same in every language.
var translatable = []string{
	"title", "summary", "keywords", "status", "also", "message", "placeholders", "resolves_itself",
	"causes", "fix", "retry", "shown_in", "escalate", "updated", "draft",
}

// ParseTranslation parses the translation of a document into a language. The result is a
// whole document: what the file lacks comes from the translated document. Positions from
// there have negative lines.
func ParseTranslation(file *source.File, of *Document, language string, keep Keep) (*Document, diag.List) {
	p := &parsing{file: file, keep: keep, of: of, markdown: dialect(), doc: &Document{
		File: file, Kind: of.Kind, Source: keep.Source, Language: language, translates: of.Place(),
		Names: append([]string{of.Meta.Status, of.Meta.Title}, of.Meta.Also...),
	}}
	for _, h := range of.Holes {
		h.At = elsewhere(h.At)
		p.doc.Holes = append(p.doc.Holes, h)
	}
	body := p.readFrontMatter()
	p.inherit()
	if strings.TrimSpace(string(file.Text[body:])) == "" {
		d := p.doc
		d.Body, d.Outline, d.Solution, d.Anchors = of.Body, of.Outline, of.Solution, of.Anchors
		d.TitleSlug, d.frontHoles = of.TitleSlug, len(d.Holes)
	} else {
		p.readBody(body)
	}
	if p.doc.Meta.Title == "" {
		p.doc.Meta.Title, p.doc.Meta.NamedAt = of.Meta.Title, elsewhere(of.Meta.NamedAt)
	}
	return p.doc, p.problems
}

// elsewhere marks a position as one in the translated document.
func elsewhere(at source.At) source.At { return source.At{Line: -at.Line, Column: at.Column} }

// allElsewhere returns texts with such positions.
func allElsewhere(texts []Text) []Text {
	texts = slices.Clone(texts)
	for i := range texts {
		texts[i].At = elsewhere(texts[i].At)
	}
	return texts
}

// reportFacts reports keys that a translation must not have.
func (p *parsing) reportFacts(front *yamldoc.Reader, m *yamldoc.Map) {
	for _, key := range front.Keys() {
		own := yamldoc.Find(p.keep.Own, key.Value)
		fact := slices.Contains(namesOf[p.doc.Kind], key.Value) && !slices.Contains(translatable, key.Value)
		if fact || own != nil && (!isText(own) || p.doc.Kind != Entry) {
			m.Fault(key.At, key.Width(), diag.UnknownKey,
				fmt.Sprintf("%q is the same in every language", key.Value), "remove it: the translated page has it")
		}
	}
}

// isText reports whether a key that the site declares takes free text.
func isText(k *yamldoc.Key) bool {
	return len(k.Choices) == 0 && (k.Shape == yamldoc.OneText || k.Shape == yamldoc.Texts)
}

// inheritOwn returns the values of the keys that the site declares: those of the translation,
// or else those of the translated document.
func (p *parsing) inheritOwn(given []Own) (all []Own) {
	for _, k := range p.keep.Own {
		named := func(o Own) bool { return o.Name == k.Name }
		if i := slices.IndexFunc(given, named); i >= 0 && isText(&k) {
			all = append(all, given[i])
		} else if i := slices.IndexFunc(p.of.Meta.Own, named); i >= 0 {
			all = append(all, Own{Name: k.Name, Texts: allElsewhere(p.of.Meta.Own[i].Texts)})
		}
	}
	return all
}

// inherit fills in what the file lacks from the translated document.
func (p *parsing) inherit() {
	m, of := &p.doc.Meta, &p.of.Meta
	own := *m
	*m = *of
	m.Title, m.NamedAt, m.Draft = own.Title, own.NamedAt, own.Draft || of.Draft
	m.Updated = own.Updated
	m.Summary, m.Resolves = cmp.Or(own.Summary, of.Summary), of.Resolves
	if own.Resolves.Known {
		m.Resolves = own.Resolves
	}
	m.Keywords, m.Also = orList(own.Keywords, of.Keywords), orList(own.Also, of.Also)
	if m.Status = cmp.Or(own.Status, of.Status); own.Status == "" {
		m.NamedAt = elsewhere(of.NamedAt)
	}
	p.inheritMessages(own.Messages)
	m.Placeholders = slices.Clone(orList(own.Placeholders, of.Placeholders))
	m.Causes, m.Fix = inheritCauses(own.Causes, of.Causes), inheritSteps(own.Fix, of.Fix)
	if own.Retry != nil {
		m.Retry = inheritRetry(*own.Retry, of.Retry)
	}
	for _, list := range []*[]Reference{&m.Aliases, &m.Related, &m.LeadsTo, &m.AppearsWith, &m.Retired.To} {
		*list = allElsewhere(*list)
	}
	m.Own = p.inheritOwn(own.Own)
	m.Severity.At, m.State.At = elsewhere(of.Severity.At), elsewhere(of.State.At)
	m.Moved = slices.Clone(of.Moved)
	for i := range m.Moved {
		m.Moved[i].Anchor.At, m.Moved[i].To.At = elsewhere(m.Moved[i].Anchor.At), elsewhere(m.Moved[i].To.At)
	}
	p.inheritPlaces(&own.Inherited)
}

func (p *parsing) inheritPlaces(own *Inherited) {
	m := &p.doc.Meta
	if m.ShownIn = own.ShownIn; own.ShownIn == nil {
		m.ShownIn = slices.Clone(p.of.Meta.ShownIn)
		for i := range m.ShownIn {
			m.ShownIn[i].Surface.At = elsewhere(m.ShownIn[i].Surface.At)
		}
	}
	if m.Escalate = own.Escalate; own.Escalate == nil {
		m.Escalate = slices.Clone(p.of.Meta.Escalate)
		for i := range m.Escalate {
			m.Escalate[i].To.At = elsewhere(m.Escalate[i].To.At)
		}
	}
}

func orList[T any](own, other []T) []T {
	if own == nil {
		return other
	}
	return own
}

// inheritCauses returns the causes of a translation. If there are as many as in the translated
// document, they have the roles of that.
func inheritCauses(own, of []Cause) []Cause {
	given := own != nil
	out := slices.Clone(orList(own, of))
	for i := range out {
		out[i].Fix = inheritSteps(out[i].Fix, nil)
		if !given {
			out[i].By.At = elsewhere(out[i].By.At)
			out[i].Fix = inheritSteps(nil, out[i].Fix)
		} else if len(own) == len(of) {
			if out[i].By.Value == "" {
				out[i].By = Reference{Value: of[i].By.Value, At: elsewhere(of[i].By.At)}
			}
			out[i].Fix = withRoles(out[i].Fix, of[i].Fix)
		}
	}
	return out
}

func inheritSteps(own, of []Step) []Step {
	if own != nil {
		return withRoles(own, of)
	}
	out := slices.Clone(of)
	for i := range out {
		out[i].By.At = elsewhere(out[i].By.At)
	}
	return out
}

// withRoles gives steps without a role the roles of the translated steps, one by one.
func withRoles(own, of []Step) []Step {
	out := slices.Clone(own)
	for i := range out {
		if len(own) == len(of) && out[i].By.Value == "" {
			out[i].By = Reference{Value: of[i].By.Value, At: elsewhere(of[i].By.At)}
		}
	}
	return out
}

func inheritRetry(own Retry, of *Retry) *Retry {
	if of != nil {
		own.Limit, own.Interval = cmp.Or(own.Limit, of.Limit), cmp.Or(own.Interval, of.Interval)
		own.Note = cmp.Or(own.Note, of.Note)
	}
	return &own
}

// inheritMessages puts the messages in the language first: those of the translation, or those
// that the translated document has in it.
func (p *parsing) inheritMessages(own []Message) {
	m := &p.doc.Meta
	m.Messages, m.Translated = p.of.messagesIn(p.doc.Language)
	if own == nil {
		return
	}
	first := func(t Translated) bool { return t.Language == p.of.Language }
	if len(p.of.Meta.Messages) > 0 && !slices.ContainsFunc(m.Translated, first) {
		m.Translated = append([]Translated{{p.of.Language, p.of.Meta.Messages}}, m.Translated...)
	}
	m.Messages = own
}

// messagesIn returns the messages for readers of a language, and those in other languages.
func (d *Document) messagesIn(language string) (first []Message, others []Translated) {
	first = d.Meta.Messages
	for _, one := range d.Meta.Translated {
		if !texts.SameLanguage(one.Language, language) {
			others = append(others, one)
			continue
		}
		if len(d.Meta.Messages) > 0 {
			others = append(others, Translated{d.Language, d.Meta.Messages})
		}
		first = one.Messages
	}
	return first, others
}

// In returns an untranslated document for readers of a language: with its messages in that
// language first, if it has any.
func (d *Document) In(language string) *Document {
	same := func(t Translated) bool { return texts.SameLanguage(t.Language, language) }
	if !slices.ContainsFunc(d.Meta.Translated, same) {
		return d
	}
	first, others := d.messagesIn(language)
	in := *d
	in.Meta.Messages, in.Meta.Translated = first, others
	return &in
}
