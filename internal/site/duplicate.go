package site

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/document"
)

// name is a code, message or label that distinguishes an entry from the others in its
// folder.
type name struct {
	parent Ref
	what   string // code, message or label
	text   string
}

// checkDuplicates reports entries of one folder that readers cannot distinguish: the same
// code, the same label and message, or the same label and nothing else.
func (l *linking) checkDuplicates() {
	first := map[name]*Page{}
	for _, p := range l.Pages {
		if p.Kind != document.Entry || p.Retired() {
			continue
		}
		for _, n := range namesOf(p) {
			if other := first[n]; other == nil {
				first[n] = p
			} else if other != p {
				l.fault(p, p.Meta.NamedAt, 0, diag.DuplicateEntry,
					fmt.Sprintf("the entry %q has the same %s", other.ID, n.what),
					"state the difference in one of them, or merge the two")
				break
			}
		}
	}
}

func namesOf(p *Page) []name {
	m := &p.Meta
	var out []name
	for _, code := range m.AllCodes() {
		out = append(out, name{p.Parent, "code", norm.NFC.String(code)})
	}
	for _, message := range m.Messages {
		text := norm.NFC.String(strings.Join(strings.Fields(message.String()), " "))
		out = append(out, name{p.Parent, "message", document.LabelKey(m.Status) + "\n" + text})
	}
	if m.Status != "" && m.Code == "" && len(m.Messages) == 0 {
		out = append(out, name{p.Parent, "label", document.LabelKey(m.Status)})
	}
	return out
}
