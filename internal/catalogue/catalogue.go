// Package catalogue writes all entries of a site as data, for other programs. A linked site
// comes in; catalogue.json, its JSON Schema and a table with the same data go out. It is a
// public interface: fields are added, never renamed or removed, within one version.
package catalogue

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"faultbook/internal/document"
	"faultbook/internal/output"
	"faultbook/internal/site"
)

// Version is the version of the format.
const Version = 2

// Paths of the files in the output.
const (
	Path       = "catalogue.json"
	SchemaPath = "catalogue.schema.json"
)

//go:embed catalogue.schema.json
var schema []byte

// Catalogue is all entries of a site, sorted by id.
type Catalogue struct {
	Version int     `json:"version"`
	Entries []Entry `json:"entries"`
}

// Files returns the catalogue of a site, as data and as a table, and its schema. others are
// the site in further languages, whose texts the catalogue includes. No entry stays in
// memory after it is written.
func Files(s *site.Site, others ...*site.Site) ([]output.File, error) {
	data := newData()
	table, err := newTable()
	if err != nil {
		return nil, fmt.Errorf("write the head of %s: %w", CSVPath, err)
	}
	for i, p := range s.Entries {
		e := describe(s, p)
		rows := []row{{&e, s.Config.Texts}}
		for _, in := range others {
			if page := in.PageByID(p.ID); page != nil {
				other := describe(in, page)
				other.URL = in.Config.Prefix + other.URL
				e.Languages = append(e.Languages, other.inLanguage())
				rows = append(rows, row{&other, in.Config.Texts})
			}
		}
		if err := data.add(&e); err != nil {
			return nil, fmt.Errorf("write %s to %s: %w", e.ID, Path, err)
		}
		for _, r := range rows {
			if err := table.add(r); err != nil {
				return nil, fmt.Errorf("write %s to %s: %w", e.ID, CSVPath, err)
			}
		}
		makeRoom(&data.text, i+1, len(s.Entries))
		makeRoom(&table.text, i+1, len(s.Entries))
	}
	return []output.File{
		{Path: Path, Data: data.end()},
		{Path: CSVPath, Data: table.text.Bytes()},
		{Path: SchemaPath, Data: schema},
	}, nil
}

// data is the catalogue as JSON. It is written entry by entry into a buffer of about the
// final size: encoding one value would copy the bytes each time they double, and once more
// at the end.
type data struct {
	text    bytes.Buffer
	encoder *json.Encoder
	next    string // separator before the next entry
}

func newData() *data {
	d := &data{next: fmt.Sprintf(`{"version":%d,"entries":[`, Version)}
	d.encoder = json.NewEncoder(&d.text)
	d.encoder.SetEscapeHTML(false)
	return d
}

func (d *data) add(e *Entry) error {
	d.text.WriteString(d.next)
	d.next = ","
	err := d.encoder.Encode(e)
	d.text.Truncate(d.text.Len() - len("\n"))
	return err
}

func (d *data) end() []byte {
	d.text.WriteString(strings.TrimSuffix(d.next, ",") + "]}\n")
	return d.text.Bytes()
}

// makeRoom grows the buffer for all n entries once enough are written to estimate their
// size.
func makeRoom(b *bytes.Buffer, written, n int) {
	const enough = 100
	if written == enough {
		b.Grow(b.Len() / enough * (n - enough) * 17 / 16)
	}
}

func describe(s *site.Site, p *site.Page) Entry {
	m := p.Meta
	e := Entry{
		ID: p.ID, URL: p.URL, Code: strings.Join(m.Codes, ", "), Codes: list(m.Codes), Name: m.Name, Status: m.Status,
		Also: list(m.Also), Icon: m.Icon,
		Product: titleOf(s.Page(p.Product)), Operation: titleOf(s.Page(p.Operation)),
		Summary: p.Plain(m.Summary), Causes: []Cause{}, ShownIn: []string{},
		Escalate: []Escalate{}, AppliesTo: []string{}, LeadsTo: ids(s.List(p.LeadsTo)), Related: ids(s.List(p.Related)),
	}
	e.Fix = textsOf(p.Steps(), func(step document.Step) string { return s.PlainStep(p, step) })
	e.Messages = textsOf(m.Messages, document.Message.String)
	e.Message = strings.Join(e.Messages, " / ")
	if p.Severity != nil {
		e.Severity = p.Severity.Label
	}
	if p.State != nil {
		e.State = p.State.Label
	}
	for _, c := range m.Causes {
		e.Causes = append(e.Causes, Cause{p.Plain(c.Text), roleOf(s, document.Step{By: c.By}), stepsOf(s, p, c.Fix)})
	}
	for _, shown := range p.ShownIn {
		e.ShownIn = append(e.ShownIn, strings.TrimSuffix(shown.Surface.Label+" > "+shown.Under, " > "))
	}
	if r := m.Retry; r != nil {
		e.Retry = Retry{r.Limit, r.Interval, p.Plain(r.Note)}
	}
	for _, c := range p.Escalate {
		e.Escalate = append(e.Escalate, Escalate{c.To.Label, s.PlainText(c.When), list(c.Send),
			c.To.Email, c.To.Phone, c.To.URL, c.To.Hours, list(c.To.Notes)})
	}
	for _, a := range p.AppliesTo {
		e.AppliesTo = append(e.AppliesTo, strings.TrimSpace(a.Platform+" "+a.Versions))
	}
	if !p.Updated.IsZero() {
		e.Updated = p.Updated.Format(time.DateOnly)
	}
	describeMore(&e, s, p)
	return e
}

// describeMore adds the fields of version 2.
func describeMore(e *Entry, s *site.Site, p *site.Page) {
	m := p.Meta
	e.Language, e.TextLanguage, e.Languages = s.Config.Language, p.Language, []InLanguage{}
	if base := s.Config.BaseURL; base != nil {
		e.Type = base.JoinPath(p.URL).String()
	}
	e.Action, e.Steps, e.Keywords = string(p.Verdict()), stepsOf(s, p, m.Fix), list(m.Keywords)
	e.Fields = fieldsOf(s, p)
	e.Retired, e.RetiredSince, e.ReplacedBy = p.Retired(), m.Retired.Since, ids(s.List(p.Replaced))
	e.AppearsWith = ids(s.List(p.AppearsWith))
	if p.Source {
		e.Source = sourceOf(s, p)
	}
	e.Translated, e.Placeholders, e.Places = []Translated{}, []Placeholder{}, []Place{}
	if r := m.Resolves; r.Known {
		e.Resolves = Resolves{strconv.FormatBool(r.Value), p.Plain(r.Text)}
	}
	for _, one := range m.Translated {
		e.Translated = append(e.Translated,
			Translated{Language: one.Language, Messages: textsOf(one.Messages, document.Message.String)})
	}
	for _, gap := range m.Placeholders {
		e.Placeholders = append(e.Placeholders, Placeholder{gap.Name, p.Plain(gap.Text)})
	}
	for _, place := range p.ShownIn {
		e.Places = append(e.Places,
			Place{place.Surface.Label, place.Under, place.As, place.Condition, s.PlainText(place.Note)})
	}
	if t := p.IconTerm; t != nil {
		e.IconLook = Icon{t.Color, t.Shape, t.Picture}
	}
	if contact := p.FallbackContact(); contact != nil {
		e.Contact = contact.Label
	}
}

// inLanguage returns the texts of an entry in its language.
func (e *Entry) inLanguage() InLanguage {
	return InLanguage{
		Language: e.Language, TextLanguage: e.TextLanguage, URL: e.URL, Type: e.Type, Product: e.Product,
		Operation: e.Operation, Status: e.Status, Also: e.Also, Messages: e.Messages, Severity: e.Severity,
		State: e.State, Summary: e.Summary, Causes: e.Causes, Fix: e.Fix, Steps: e.Steps, ShownIn: e.ShownIn,
		Places: e.Places, Retry: e.Retry, Escalate: e.Escalate, Resolves: e.Resolves, Placeholders: e.Placeholders,
		Keywords: e.Keywords, Fields: e.Fields, Updated: e.Updated,
	}
}

// textsOf returns a text for each item; never nil.
func textsOf[T any](items []T, text func(T) string) []string {
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = text(item)
	}
	return out
}

func stepsOf(s *site.Site, p *site.Page, steps []document.Step) []Step {
	out := make([]Step, len(steps))
	for i, step := range steps {
		out[i] = Step{p.Plain(step.Text), roleOf(s, step)}
	}
	return out
}

// roleOf returns the label of the role that a step is for; nothing for any reader.
func roleOf(s *site.Site, step document.Step) string {
	if role := s.Role(step); role != nil {
		return role.Label
	}
	return ""
}

func titleOf(p *site.Page) string {
	if p == nil {
		return ""
	}
	return p.Title
}

func list(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}

func ids(pages []*site.Page) []string {
	return textsOf(pages, func(p *site.Page) string { return p.ID })
}
