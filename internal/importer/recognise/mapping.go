package recognise

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/importer/entry"
)

// Mapping is what the author says of the sources, where a guess would be wrong.
type Mapping struct {
	Into     string             `yaml:"into"`     // product, or product/operation
	Columns  map[string]string  `yaml:"columns"`  // headings of columns → fields
	Sections map[string]Section `yaml:"sections"` // headings of tables and groups → where they go
	Same     map[string]string  `yaml:"same"`     // other labels → the label of the same status
}

// Section is where the rows below a heading go, and what they all have.
type Section struct {
	Into string            `yaml:"into"` // product/operation; - leaves the rows out
	Set  map[string]string `yaml:"set"`  // fields → values
}

// ParseMapping reads a mapping file. It fails for keys and fields that do not exist.
// own are the fields that the site declares.
func ParseMapping(data []byte, own ...string) (Mapping, error) {
	var m Mapping
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	if err := d.Decode(&m); err != nil && len(strings.TrimSpace(string(data))) > 0 {
		return m, err
	}
	return m, m.Check(own...)
}

// Check reports what is wrong with a mapping. own are the fields that the site declares.
func (m Mapping) Check(own ...string) error {
	fields := append(Fields(), own...)
	for column, field := range m.Columns {
		if !slices.Contains(fields, field) {
			return fmt.Errorf(
				"the column %q cannot be the field %q: the fields are %s",
				column,
				field,
				strings.Join(fields, ", "),
			)
		}
	}
	places := []string{m.Into}
	for heading, s := range m.Sections {
		places = append(places, s.Into)
		for field := range s.Set {
			if !slices.Contains(fields, field) {
				return fmt.Errorf(
					"the section %q cannot set the field %q: the fields are %s",
					heading,
					field,
					strings.Join(fields, ", "),
				)
			}
		}
	}
	for _, place := range places {
		if place == "" || place == string(Ignore) {
			continue
		}
		parts := strings.Split(place, "/")
		if len(parts) > 2 || slices.ContainsFunc(parts, func(p string) bool { return p == "" || p != entry.Slug(p) }) {
			return fmt.Errorf("%q is not PRODUCT or PRODUCT/OPERATION in small letters, digits and hyphens", place)
		}
	}
	return nil
}

// section returns what the mapping says of the rows below one of the headings.
func (m Mapping) section(headings ...string) (Section, bool) {
	for _, heading := range headings {
		for name, s := range m.Sections {
			if entry.Slug(heading) == entry.Slug(name) {
				return s, true
			}
		}
	}
	return Section{}, false
}
