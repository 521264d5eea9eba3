package catalogue

import (
	"strconv"

	"faultbook/internal/config"
	"faultbook/internal/site"
)

// fieldsOf returns the fields of an entry that the site declares.
func fieldsOf(s *site.Site, p *site.Page) Fields {
	fields := Fields{}
	for _, f := range s.Config.Fields {
		texts := p.OwnTexts(f.ID)
		if texts == nil {
			continue
		}
		fields[f.ID] = fieldValue(f, texts)
	}
	return fields
}

func fieldValue(f *config.Field, texts []string) any {
	switch f.Type {
	case config.ListField:
		return texts
	case config.BoolField:
		return texts[0] == strconv.FormatBool(true)
	case config.NumberField:
		if n, err := strconv.ParseInt(texts[0], 10, 64); err == nil {
			return n
		}
		if n, err := strconv.ParseFloat(texts[0], 64); err == nil {
			return n
		}
	}
	return texts[0]
}
