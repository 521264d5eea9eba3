package document

import (
	"cmp"
	"fmt"
	"slices"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/yamldoc"
)

func (p *parsing) readPlaceholders(m *yamldoc.Map, meta *Meta) {
	var gaps []string // names in messages
	all := meta.Messages
	for _, one := range meta.Translated {
		all = slices.Concat(all, one.Messages)
	}
	for _, t := range all {
		for _, name := range t.Names() {
			if name = nameKey(name); !slices.Contains(gaps, name) {
				gaps = append(gaps, name)
			}
		}
	}
	if p.of != nil {
		for _, t := range p.of.Meta.Messages {
			gaps = append(gaps, t.Names()...)
		}
	}
	names, texts := m.Pairs("placeholders")
	for i, name := range names {
		if !slices.Contains(gaps, nameKey(name.Value)) {
			m.Fault(name.At, name.Width(), diag.StrayPlaceholder,
				fmt.Sprintf("no message has the placeholder <%s>", name.Value),
				cmp.Or(diag.DidYouMean(name.Value, gaps), "a message names it between < and >, such as <Name>"))
		}
		meta.Placeholders = append(meta.Placeholders,
			Placeholder{Name: name.Value, Text: p.inline(texts[i]), At: name.At})
	}
	p.reportSyntax(all)
	if p.of == nil {
		p.findUnexplained(meta)
	}
}

// nameKey returns the form in which two names of placeholders are the same.
func nameKey(name string) string { return norm.NFC.String(name) }
