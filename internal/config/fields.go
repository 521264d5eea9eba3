package config

import (
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/yamldoc"
)

// Field is a key of entries that the site declares for itself.
type Field struct {
	ID      string
	Label   string
	Type    FieldType
	About   string   // a sentence for authors
	Choices []string // of a choice, and of a list that takes no others
	Place   FieldPlace
	Column  bool // whether the tables of operations and terms have a column of it
	Facet   bool // whether the search can be narrowed by it
	Search  FieldSearch
}

// FieldType is what a field takes.
type FieldType string

// The types of fields.
const (
	TextField   FieldType = "text"
	ListField   FieldType = "list"
	NumberField FieldType = "number"
	DateField   FieldType = "date"
	ChoiceField FieldType = "choice"
	LinkField   FieldType = "link"
	BoolField   FieldType = "bool"
)

var fieldTypes = []string{
	string(TextField),
	string(ListField),
	string(NumberField),
	string(DateField),
	string(ChoiceField),
	string(LinkField),
	string(BoolField),
}

// FieldPlace is where the page of an entry shows a field.
type FieldPlace string

// The places.
const (
	InDetails FieldPlace = "details" // beside the entry, with its product
	InText    FieldPlace = "text"    // a section of the page
	Nowhere   FieldPlace = "none"
)

var fieldPlaces = []string{string(InDetails), string(InText), string(Nowhere)}

// FieldSearch is how much a field counts in the search.
type FieldSearch string

// The weights.
const (
	SearchLow  FieldSearch = "low"  // as the text of the page
	SearchHigh FieldSearch = "high" // as its keywords
	SearchNone FieldSearch = "none"
)

var fieldWeights = []string{string(SearchNone), string(SearchLow), string(SearchHigh)}

var fieldKeys = []yamldoc.Key{
	{Name: "id", Shape: yamldoc.OneText, Required: true, About: "The key in the front matter of entries."},
	{Name: "label", Shape: yamldoc.OneText, Required: true, About: "What readers see."},
	{Name: "type", Shape: yamldoc.OneOf, Choices: fieldTypes, About: "What the field takes; a text by default."},
	{Name: "about", Shape: yamldoc.OneText, About: "A sentence for authors, which editors show."},
	{Name: "choices", Shape: yamldoc.Texts, About: "What a choice or a list may be."},
	{
		Name:    "place",
		Shape:   yamldoc.OneOf,
		Choices: fieldPlaces,
		About:   "Where the page of an entry shows it; among the details by default.",
	},
	{Name: "column", Shape: yamldoc.Flag, About: "Gives the tables of operations and terms a column of it."},
	{Name: "facet", Shape: yamldoc.Flag, About: "Lets readers narrow the search by it."},
	{
		Name:    "search",
		Shape:   yamldoc.OneOf,
		Choices: fieldWeights,
		About:   "How much it counts in the search: low by default, high as keywords do.",
	},
}

// fieldID matches ids of fields: keys of YAML, columns and names in the search.
var fieldID = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// readFields reads the fields that a site declares.
func readFields(root *yamldoc.Map, c *Config) {
	root.Maps(fieldsList, known(fieldsList), func(m *yamldoc.Map) {
		f := &Field{}
		at := m.Required("id", &f.ID)
		m.Required("label", &f.Label)
		kind, place, weight := string(TextField), string(InDetails), string(SearchLow)
		m.Choice("type", &kind, fieldTypes)
		m.Choice("place", &place, fieldPlaces)
		m.Choice("search", &weight, fieldWeights)
		f.Type, f.Place, f.Search = FieldType(kind), FieldPlace(place), FieldSearch(weight)
		m.String("about", &f.About)
		m.Bool("column", &f.Column)
		m.Bool("facet", &f.Facet)
		for _, choice := range m.Texts("choices") {
			f.Choices = append(f.Choices, choice.Value)
		}
		text, hint := fieldFault(f, c.Fields)
		if text != "" {
			m.Fault(at, max(1, len([]rune(f.ID))), diag.BadValue, text, hint)
		}
		if text != "" || f.ID == "" || f.Label == "" {
			c.BadFields = true
			return
		}
		c.Fields = append(c.Fields, f)
	})
	c.Texts = c.Texts.With(fieldTexts(c.Fields))
}

// fieldTexts returns the texts by which tables and the search name fields.
func fieldTexts(fields []*Field) map[string]string {
	own := map[string]string{}
	for _, f := range fields {
		own["column."+f.ID] = f.Label
		own["client.own_facets."+f.ID] = f.Label
	}
	return own
}

// tableNames are what tables and the search call by names that are no keys of entries.
var tableNames = []string{"product", "operation", "surface", "contact", "columns", "caption"}

// fieldFault returns what is wrong with a field, and what to do.
func fieldFault(f *Field, others []*Field) (text, hint string) {
	switch {
	case f.ID == "" || f.Label == "":
		return "", "" // the reader reports it
	case !fieldID.MatchString(f.ID):
		return quote(
			f.ID,
		) + " cannot be the id of a field", "write small letters, digits and _, such as action_required"
	case yamldoc.Find(document.Keys(document.Entry), f.ID) != nil || slices.Contains(tableNames, f.ID):
		return quote(
			f.ID,
		) + " is a key or a column that faultbook has already", "give the field another id, such as own_" + f.ID
	case slices.ContainsFunc(others, func(o *Field) bool { return o.ID == f.ID }):
		return "duplicate field " + quote(f.ID), "give each field another id"
	case f.Type == ChoiceField && len(f.Choices) == 0:
		return "the choice " + quote(f.ID) + " has no choices", "add `choices: [one, another]`"
	case len(f.Choices) > 0 && f.Type != ChoiceField && f.Type != ListField:
		return "a " + string(f.Type) + " takes no choices", "remove `choices`, or write `type: choice`"
	case f.Facet && f.Type != ChoiceField && f.Type != BoolField && f.Type != TextField && f.Type != NumberField &&
		f.Type != ListField:
		return "the search cannot be narrowed by a " + string(
			f.Type,
		), "remove `facet`: readers narrow a search by a text, a list, a number, a choice or a bool"
	}
	return "", ""
}

// Key returns the key of the front matter that a field is.
func (f *Field) Key() yamldoc.Key {
	k := yamldoc.Key{Name: f.ID, Shape: yamldoc.OneText, About: f.About, Choices: f.Choices}
	if k.About == "" {
		k.About = strings.TrimSuffix(f.Label, ".") + "."
	}
	switch f.Type {
	case ListField:
		k.Shape = yamldoc.Texts
	case NumberField:
		k.Shape = yamldoc.Number
	case DateField:
		k.Shape = yamldoc.Day
	case ChoiceField:
		k.Shape = yamldoc.OneOf
	case LinkField:
		k.Shape = yamldoc.Link
	case BoolField:
		k.Shape = yamldoc.YesNo
	}
	return k
}

// Fits reports whether a text can be a value of the field, or an item of its list, and
// returns it as the settings write it.
func (f *Field) Fits(text string) (string, bool) {
	if f.Choices == nil {
		return text, yamldoc.Fits(f.Key(), text)
	}
	for _, choice := range f.Choices {
		if strings.EqualFold(choice, text) {
			return choice, true
		}
	}
	return text, false
}

// FieldKeys returns the keys of all fields of the site.
func (c *Config) FieldKeys() []yamldoc.Key {
	keys := make([]yamldoc.Key, len(c.Fields))
	for i, f := range c.Fields {
		keys[i] = f.Key()
	}
	return keys
}

// Field returns the field with an id, or nil.
func (c *Config) Field(id string) *Field {
	for _, f := range c.Fields {
		if f.ID == id {
			return f
		}
	}
	return nil
}
