package document

import (
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

func (p *parsing) readEntry(m *yamldoc.Map, meta *Meta) {
	code, status := p.readCodes(m, meta), m.String("status", &meta.Status)
	meta.Also = values(m.Texts("also"))
	meta.Messages = p.messages(m.Texts("message"))
	p.readTranslated(m, meta)
	meta.NamedAt = named(meta, status, code)
	if meta.Status != "" && meta.Title != "" && LabelKey(meta.Title) != LabelKey(meta.Status) &&
		!slices.Contains(meta.Also, meta.Title) {
		meta.Also = append(meta.Also, meta.Title) // the product shows the status
	}
	m.String("icon", &meta.Icon)
	meta.Severity = m.Text("severity")
	meta.State = m.Text("state")
	action := ""
	m.Choice("action", &action, actions)
	meta.Action = Action(action)
	p.readResolves(m, meta)
	p.readCauses(m, meta)
	meta.Fix = p.steps(m, Reference{})
	meta.LeadsTo = m.Texts("leads_to")
	meta.AppearsWith = m.Texts("appears_with")
	m.Maps("retry", namesIn["retry"], func(r *yamldoc.Map) {
		meta.Retry = &Retry{}
		r.Int("limit", 1, &meta.Retry.Limit)
		r.String("interval", &meta.Retry.Interval)
		meta.Retry.Note = p.inline(r.Text("note"))
		if *meta.Retry == (Retry{}) { // its keys have no values
			meta.Retry = nil
		}
	})
	p.readPlaceholders(m, meta)
	for _, k := range p.keep.Own {
		if values := m.Values(k); len(values) > 0 {
			meta.Own = append(meta.Own, Own{k.Name, values})
		}
	}
}

// named returns the position of the name of an entry.
func named(meta *Meta, status, code source.At) source.At {
	switch {
	case meta.Status != "":
		return status
	case meta.Title != "":
		return meta.NamedAt
	case meta.Code == "" && len(meta.Messages) > 0:
		return meta.Messages[0].At
	}
	return code
}

func (p *parsing) readResolves(m *yamldoc.Map, meta *Meta) {
	t := m.Text("resolves_itself")
	switch word := strings.ToLower(strings.TrimSpace(t.Value)); {
	case word == "" || word == "null":
	case slices.Contains(trueWords, word) || slices.Contains(falseWords, word):
		meta.Resolves = Resolves{Known: true, Value: slices.Contains(trueWords, word)}
	default:
		meta.Resolves = Resolves{Known: true, Value: !saysNo.MatchString(t.Value), Text: p.inline(t)}
	}
}

// trueWords and falseWords are what authors write for true and false.
var (
	trueWords  = []string{"true", "yes", "on", "y"}
	falseWords = []string{"false", "no", "off", "n"}
)

// saysNo finds a sentence that begins by denying: "No, …". "No action is
// needed." does not.
var saysNo = regexp.MustCompile(`(?i)^\s*no\s*[,.;:!–—]`)

func (p *parsing) readCauses(m *yamldoc.Map, meta *Meta) {
	m.Maps("causes", namesIn["causes"], func(c *yamldoc.Map) {
		var text string
		c.Required("cause", &text)
		by := c.Text("by")
		meta.Causes = append(meta.Causes, Cause{Text: p.inline(c.Text("cause")), Fix: p.steps(c, by), By: by})
	})
}

// steps reads the steps of an entry or of a cause. by is the role of steps that name none.
func (p *parsing) steps(m *yamldoc.Map, by Reference) []Step {
	var steps []Step
	m.TextsOrMaps("fix", namesIn["fix"], func(s *yamldoc.Map) {
		var text string
		s.Required("step", &text)
		step := Step{Text: p.inline(s.Text("step")), By: by}
		if s.Has("by") {
			step.By = s.Text("by")
		}
		if step.Text != "" {
			steps = append(steps, step)
		}
	})
	return steps
}
