package config

import (
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// Language is a further language of a site: what its pages say otherwise.
type Language struct {
	Tag                string // BCP 47
	Title, Description string // empty for those of the site
	Texts              *texts.Texts
	// Labels are the labels of terms and fields in the language: list of the settings → id
	// → label.
	Labels map[string]map[string]string
}

// Prefix returns the folder of the output that holds the pages of the language, with a
// slash at its end.
func (l *Language) Prefix() string { return strings.ToLower(l.Tag) + "/" }

// vocabularies are the lists of terms.
var vocabularies = []string{"severities", "states", "surfaces", "contacts", "roles", "icons"}

// fieldsList is the key of the fields that a site declares.
const fieldsList = "fields"

// LanguageKeys returns the keys that a further language may have.
func LanguageKeys() []yamldoc.Key {
	keys := []yamldoc.Key{
		{Name: "title", Shape: yamldoc.OneText, About: "The name of the site in the language."},
		{Name: "description", Shape: yamldoc.OneText, About: "What the site is about, in the language."},
		{Name: "texts", Shape: yamldoc.Pairs, About: "Texts of the interface in words of your own, by group and key."},
	}
	for _, list := range append(slices.Clone(vocabularies), fieldsList) {
		about := "Labels of " + list + ", by their ids."
		keys = append(keys, yamldoc.Key{Name: list, Shape: yamldoc.Pairs, About: about})
	}
	return keys
}

// readLanguages reads the further languages.
func readLanguages(root *yamldoc.Map, c *Config, own ReadOwn) diag.List {
	var problems diag.List
	first := func(tag string) bool { return texts.SameLanguage(tag, c.Language) } // it has no settings here
	root.MapsByName("languages", yamldoc.Names(LanguageKeys()), first, func(name yamldoc.Text, m *yamldoc.Map) {
		tag, hint := texts.CheckTag(name.Value)
		same := func(l *Language) bool { return texts.SameLanguage(l.Tag, tag) }
		switch {
		case hint != "":
			reportTag(root, name, hint)
			return
		case texts.SameLanguage(tag, c.Language):
			reportSame(root, name, tag, c.Language)
			return
		case slices.ContainsFunc(c.Languages, same):
			reportSame(root, name, tag, c.Languages[slices.IndexFunc(c.Languages, same)].Tag)
			return
		}
		l := &Language{Tag: tag, Labels: map[string]map[string]string{}}
		m.String("title", &l.Title)
		m.String("description", &l.Description)
		made, more := textsOf(m, tag, name.At, own)
		l.Texts, problems = made, append(problems, more...)
		for _, list := range vocabularies {
			l.Labels[list] = readLabels(m, list, IDs(c.Terms(list)))
		}
		l.Labels[fieldsList] = readLabels(m, fieldsList, yamldoc.Names(c.FieldKeys()))
		c.Languages = append(c.Languages, l)
	})
	return problems
}

// reportSame reports a language that the site has already, perhaps without its region.
func reportSame(m *yamldoc.Map, name yamldoc.Text, tag, other string) {
	text, hint := "duplicate language "+quote(tag),
		"remove one of the two: language names the first language, languages the others"
	if !strings.EqualFold(tag, other) {
		text = quote(tag) + " and " + quote(other) + " are one language, once with more detail"
		hint = "remove one of the two, or write both in detail, such as " + texts.WithRegion("de") + " and de-AT"
	}
	m.Fault(name.At, len([]rune(name.Value)), diag.Duplicate, text, hint)
}

func readLabels(m *yamldoc.Map, list string, known []string) map[string]string {
	labels := map[string]string{}
	ids, texts := m.Pairs(list)
	for i, id := range ids {
		at := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, id.Value) })
		if at < 0 {
			m.Fault(id.At, len([]rune(id.Value)), diag.BadValue, "no item of "+list+" has the id "+quote(id.Value),
				diag.DidYouMean(id.Value, known))
			continue
		}
		labels[known[at]] = texts[i].Value
	}
	return labels
}

// Terms returns the terms of a vocabulary by its key in the settings, such as "severities";
// nil for any other key.
func (c *Config) Terms(vocabulary string) []*Term {
	if list := c.lists()[vocabulary]; list != nil {
		return *list
	}
	return nil
}

func (c *Config) lists() map[string]*[]*Term {
	return map[string]*[]*Term{"severities": &c.Severities, "states": &c.States, "surfaces": &c.Surfaces,
		"contacts": &c.Contacts, "roles": &c.Roles, "icons": &c.Icons}
}

// In returns the settings of the site in one of its languages. What the language leaves out
// is as in the first one.
func (c *Config) In(l *Language) *Config {
	in := *c
	in.Language, in.Texts, in.Prefix = l.Tag, l.Texts, l.Prefix()
	if l.Title != "" {
		in.Title = l.Title
	}
	if l.Description != "" {
		in.Description = l.Description
	}
	if c.BaseURL != nil {
		in.BaseURL = c.BaseURL.JoinPath(in.Prefix)
	}
	for key, list := range in.lists() {
		*list = translated(*list, l.Labels[key], Defaults(c.Texts, key), Defaults(l.Texts, key))
	}
	in.Fields = translatedFields(c.Fields, l.Labels[fieldsList])
	in.Texts = in.Texts.With(fieldTexts(in.Fields))
	return &in
}

// translatedFields returns fields with their labels in another language.
func translatedFields(fields []*Field, labels map[string]string) []*Field {
	out := make([]*Field, len(fields))
	for i, f := range fields {
		field := *f
		if label := labels[f.ID]; label != "" {
			field.Label = label
		}
		out[i] = &field
	}
	return out
}

// translated returns terms with their labels in another language: the given ones, or for
// terms as every site has them those of the interface.
func translated(terms []*Term, labels map[string]string, builtIn, inLanguage []*Term) []*Term {
	out := make([]*Term, len(terms))
	for i, t := range terms {
		term := *t
		if label := labels[t.ID]; label != "" {
			term.Label = label
		} else if known := Find(builtIn, t.ID); known != nil && known.Label == t.Label {
			term.Label = Find(inLanguage, t.ID).Label
		}
		out[i] = &term
	}
	return out
}
