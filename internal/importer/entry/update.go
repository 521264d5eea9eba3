package entry

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// bodyKey is the name under which the text below the front matter is recorded.
const bodyKey = "(body)"

// Record is what was imported into one file: a digest of each field. A field is the
// author's as soon as it reads otherwise.
type Record struct {
	Identity string            `json:"identity"`
	Near     string            `json:"near"`
	Source   string            `json:"source"`
	Fields   map[string]string `json:"fields"`
	Others   map[string]string `json:"others,omitempty"` // fields that other sources brought
}

// digestLength is how many bytes of a digest are kept: enough to tell two values of
// one field apart.
const digestLength = 12

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:digestLength])
}

// Record returns what the page holds of the source.
func (d Document) Record() (Record, error) {
	r := Record{Identity: d.Identity, Near: d.Near, Source: d.Source, Fields: map[string]string{}}
	for _, v := range d.Values {
		text, err := v.print()
		if err != nil {
			return r, err
		}
		r.Fields[v.Key] = digest(text)
	}
	if d.Body != "" {
		r.Fields[bodyKey] = digest(strings.TrimSpace(d.Body))
	}
	return r, nil
}

// Updated is a file after an update.
type Updated struct {
	Data    []byte
	Changed []string // fields that were taken over
	Kept    []string // fields that both the source and the author changed: the author's stay
}

// Update takes over what changed in the source since it was recorded. Whatever the
// author changed, added or removed stays.
func (d Document) Update(old []byte, was Record) (Updated, error) {
	p, err := parse(old)
	if err != nil {
		return Updated{Data: old}, err
	}
	now, err := d.Record()
	if err != nil {
		return Updated{Data: old}, err
	}
	out := Updated{Data: old}
	for _, v := range d.Values {
		if now.Fields[v.Key] == was.Fields[v.Key] {
			continue
		}
		if !p.takes(v.Key, now, was, &out) {
			continue
		}
		line, err := v.line()
		if err != nil {
			return out, err
		}
		if err := p.set(v.Key, line); err != nil {
			return Updated{Data: old}, err
		}
	}
	for key, before := range was.Fields { // gone from the source
		if now.Fields[key] == "" && key != bodyKey && p.digest(key) == before {
			if err := p.splice(p.spans[key], nil); err != nil {
				return Updated{Data: old}, err
			}
			out.Changed = append(out.Changed, key)
		}
	}
	if now.Fields[bodyKey] != was.Fields[bodyKey] && p.takes(bodyKey, now, was, &out) {
		p.body = d.Body + "\n"
	}
	slices.Sort(out.Changed)
	if len(out.Changed) > 0 {
		out.Data = p.text()
	}
	return out, nil
}

// takes reports whether a field that changed in the source is taken over: it reads as
// the source had it before.
func (p *page) takes(key string, now, was Record, out *Updated) bool {
	switch p.digest(key) {
	case now.Fields[key]:
		return false // the author has it already
	case was.Fields[key]:
		out.Changed = append(out.Changed, key)
		return true
	}
	out.Kept = append(out.Kept, key)
	return false
}

// page is a file as lines of front matter and a body.
type page struct {
	front []string // lines with their ends
	body  string
	crlf  bool
	read  map[string]any
	spans map[string][2]int // of the keys, in lines
}

func parse(data []byte) (*page, error) {
	text := string(data)
	p := &page{crlf: strings.Contains(text, "\r\n")}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	rest, found := strings.CutPrefix(strings.TrimPrefix(text, "\ufeff"), "---\n")
	front, body, closed := strings.Cut("\n"+rest, "\n---\n")
	if !closed {
		front, closed = strings.CutSuffix("\n"+rest, "\n---")
	}
	if !found || !closed {
		return nil, fmt.Errorf("it has no front matter")
	}
	p.body = body
	p.front = slices.Collect(strings.Lines(strings.TrimPrefix(front+"\n", "\n")))
	return p, p.index()
}

// index finds the lines of each key.
func (p *page) index() error {
	text := strings.Join(p.front, "")
	p.read, p.spans = map[string]any{}, map[string][2]int{}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		return fmt.Errorf("its front matter is no YAML: %w", err)
	}
	if err := root.Decode(&p.read); err != nil {
		return fmt.Errorf("its front matter is no mapping: %w", err)
	}
	if len(root.Content) == 0 {
		return nil
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode || top.Style&yaml.FlowStyle != 0 {
		return fmt.Errorf("its front matter is not made of lines `key: value`")
	}
	for i := 0; i < len(top.Content); i += 2 {
		from, to := top.Content[i].Line-1, len(p.front)
		if i+2 < len(top.Content) {
			to = top.Content[i+2].Line - 1
		}
		for to > from+1 && (strings.HasPrefix(p.front[to-1], "#") || strings.TrimSpace(p.front[to-1]) == "") {
			to-- // a comment belongs to the key below
		}
		p.spans[top.Content[i].Value] = [2]int{from, to}
	}
	return nil
}

func (p *page) digest(key string) string {
	if key == bodyKey {
		if strings.TrimSpace(p.body) == "" {
			return ""
		}
		return digest(strings.TrimSpace(p.body))
	}
	value, found := p.read[key]
	if !found {
		return ""
	}
	return digest(fmt.Sprintf("%v", value))
}

// set puts the lines of a key in the place of those it has, or at the end.
func (p *page) set(key, lines string) error {
	span, found := p.spans[key]
	if !found {
		span = [2]int{len(p.front), len(p.front)}
	}
	return p.splice(span, slices.Collect(strings.Lines(lines)))
}

// splice replaces lines. It fails where others need them, such as an anchor of YAML.
func (p *page) splice(span [2]int, lines []string) error {
	p.front = slices.Replace(p.front, span[0], span[1], lines...)
	if err := p.index(); err != nil {
		return fmt.Errorf("a key cannot change by itself: %w", err)
	}
	return nil
}

func (p *page) text() []byte {
	text := "---\n" + strings.Join(p.front, "") + "---\n" + p.body
	if p.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return []byte(text)
}
