package catalogue

import (
	"bytes"
	"encoding/json"
	"fmt"

	"go.yaml.in/yaml/v4"
)

// Source is a page as its author wrote it: the keys of its front matter, and its text.
// Texts are Markdown whose links lead to addresses below the site's root; terms are ids.
// Inherited values are left out; an empty list, which means none, is kept.
type Source struct {
	Kind         string            `json:"kind,omitempty" yaml:"kind,omitempty"`
	Title        string            `json:"title,omitempty" yaml:"title,omitempty"`
	Status       string            `json:"status,omitempty" yaml:"status,omitempty"`
	Also         []string          `json:"also,omitempty" yaml:"also,omitempty"`
	Code         oneOrMore         `json:"code,omitempty" yaml:"code,omitempty"`
	Name         string            `json:"name,omitempty" yaml:"name,omitempty"`
	Message      []string          `json:"message,omitempty" yaml:"message,omitempty"`
	Translated   translations      `json:"messages,omitempty" yaml:"messages,omitempty"`
	Placeholders pairs             `json:"placeholders,omitempty" yaml:"placeholders,omitempty"`
	Icon         string            `json:"icon,omitempty" yaml:"icon,omitempty"`
	Severity     string            `json:"severity,omitempty" yaml:"severity,omitempty"`
	State        string            `json:"state,omitempty" yaml:"state,omitempty"`
	Summary      string            `json:"summary,omitempty" yaml:"summary,omitempty"`
	Action       string            `json:"action,omitempty" yaml:"action,omitempty"`
	Resolves     string            `json:"resolves_itself,omitempty" yaml:"resolves_itself,omitempty"`
	Causes       []sourceCause     `json:"causes,omitempty" yaml:"causes,omitempty"`
	Fix          []sourceStep      `json:"fix,omitempty" yaml:"fix,omitempty"`
	ShownIn      *[]sourcePlace    `json:"shown_in,omitempty" yaml:"shown_in,omitempty"`
	Retry        *sourceRetry      `json:"retry,omitempty" yaml:"retry,omitempty"`
	Escalate     *[]sourceContact  `json:"escalate,omitempty" yaml:"escalate,omitempty"`
	AppliesTo    *[]sourcePlatform `json:"applies_to,omitempty" yaml:"applies_to,omitempty"`
	LeadsTo      []string          `json:"leads_to,omitempty" yaml:"leads_to,omitempty"`
	AppearsWith  []string          `json:"appears_with,omitempty" yaml:"appears_with,omitempty"`
	Related      []string          `json:"related,omitempty" yaml:"related,omitempty"`
	Keywords     []string          `json:"keywords,omitempty" yaml:"keywords,omitempty"`
	Weight       int               `json:"weight,omitempty" yaml:"weight,omitempty"`
	Aliases      []string          `json:"aliases,omitempty" yaml:"aliases,omitempty"`
	Moved        pairs             `json:"moved_anchors,omitempty" yaml:"moved_anchors,omitempty"`
	Retired      *sourceRetired    `json:"retired,omitempty" yaml:"retired,omitempty"`
	Updated      string            `json:"updated,omitempty" yaml:"updated,omitempty"`
	Draft        bool              `json:"draft,omitempty" yaml:"draft,omitempty"`
	Body         string            `json:"body,omitempty" yaml:"-"`
	Fields       Fields            `json:"fields,omitempty" yaml:",inline"`
}

// oneOrMore is a list of texts; a list of one is written as a single text.
type oneOrMore []string

// MarshalJSON writes one text, or a list.
func (o oneOrMore) MarshalJSON() ([]byte, error) {
	if len(o) == 1 {
		return json.Marshal(o[0])
	}
	return json.Marshal([]string(o))
}

// UnmarshalJSON reads one text, or a list.
func (o *oneOrMore) UnmarshalJSON(data []byte) error {
	if !bytes.HasPrefix(data, []byte("[")) {
		*o = make(oneOrMore, 1)
		return json.Unmarshal(data, &(*o)[0])
	}
	return json.Unmarshal(data, (*[]string)(o))
}

// MarshalYAML gives one text, or a list.
func (o oneOrMore) MarshalYAML() (any, error) {
	if len(o) == 1 {
		return o[0], nil
	}
	return []string(o), nil
}

type sourceStep struct {
	Step string `json:"step" yaml:"step"`
	By   string `json:"by,omitempty" yaml:"by,omitempty"`
}

type sourceCause struct {
	Cause string       `json:"cause" yaml:"cause"`
	By    string       `json:"by,omitempty" yaml:"by,omitempty"`
	Fix   []sourceStep `json:"fix,omitempty" yaml:"fix,omitempty"`
}

type sourcePlace struct {
	Surface   string `json:"surface" yaml:"surface"`
	Under     string `json:"under,omitempty" yaml:"under,omitempty"`
	As        string `json:"as,omitempty" yaml:"as,omitempty"`
	Condition string `json:"condition,omitempty" yaml:"condition,omitempty"`
	Note      string `json:"note,omitempty" yaml:"note,omitempty"`
}

type sourceRetry struct {
	Limit    int    `json:"limit,omitempty" yaml:"limit,omitempty"`
	Interval string `json:"interval,omitempty" yaml:"interval,omitempty"`
	Note     string `json:"note,omitempty" yaml:"note,omitempty"`
}

type sourceRetired struct {
	Since string   `json:"since,omitempty" yaml:"since,omitempty"`
	To    []string `json:"to,omitempty" yaml:"to,omitempty"`
}

type sourceContact struct {
	To   string   `json:"to" yaml:"to"`
	When string   `json:"when,omitempty" yaml:"when,omitempty"`
	Send []string `json:"send,omitempty" yaml:"send,omitempty"`
}

type sourcePlatform struct {
	Platform string `json:"platform" yaml:"platform"`
	Versions string `json:"versions,omitempty" yaml:"versions,omitempty"`
}

// pair is a name that the author chose, and its text.
type pair struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// pairs are names and texts in their order: a list in JSON, a map in YAML.
type pairs []pair

// MarshalYAML gives the pairs as lines `name: text`.
func (p pairs) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, one := range p {
		var name, text yaml.Node
		name.SetString(one.Name)
		text.SetString(one.Text)
		node.Content = append(node.Content, &name, &text)
	}
	return node, nil
}

// translations are messages by language: a list in JSON, a map in YAML.
type translations []Translated

// MarshalYAML gives the messages as lines `language: message`, or a list of them.
func (t translations) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, one := range t {
		var language, messages yaml.Node
		language.SetString(one.Language)
		if err := messages.Encode(oneOrMore(one.Messages)); err != nil {
			return nil, err
		}
		node.Content = append(node.Content, &language, &messages)
	}
	return node, nil
}

// MarshalYAML gives a step without a role as a text.
func (s sourceStep) MarshalYAML() (any, error) {
	if s.By == "" {
		return s.Step, nil
	}
	type whole sourceStep
	return whole(s), nil
}

// Markdown returns the page as a file: front matter and text.
func (s *Source) Markdown() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("---\n")
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(s); err != nil {
		return nil, err
	}
	if err := enc.Close(); err != nil {
		return nil, err
	}
	b.WriteString("---\n")
	if s.Body != "" {
		b.WriteString(s.Body + "\n")
	}
	return b.Bytes(), nil
}

// ReadEntries reads the entries of a catalogue of this version.
func ReadEntries(data []byte) ([]Entry, error) {
	var is struct { // entries of another version may have other types
		Version *int `json:"version"`
	}
	if err := json.Unmarshal(data, &is); err != nil {
		return nil, fmt.Errorf("it is not a catalogue: %w", err)
	}
	if is.Version != nil && *is.Version != Version {
		return nil, fmt.Errorf("it has version %d, and this program reads version %d: build its site with this program",
			*is.Version, Version)
	}
	var c Catalogue
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("it is not a catalogue: %w", err)
	}
	if is.Version == nil {
		return nil, fmt.Errorf("it is not a catalogue: it has no version")
	}
	return c.Entries, nil
}
