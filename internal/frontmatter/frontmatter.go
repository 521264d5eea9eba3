// Package frontmatter changes the front matter of a page line by line. The bytes of a
// page come in; the same bytes with keys set, extended or removed go out. All other
// lines, comments among them, stay as their author wrote them. It never decides what a
// key means.
package frontmatter

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// errShape is the error for a value that cannot be changed line by line.
var errShape = errors.New("it is not written in a way that can be changed line by line")

// Page is a file: the lines of its front matter, and its body.
type Page struct {
	Body string         // the text below the front matter, with line breaks \n
	Read map[string]any // the values of the front matter

	front []string // lines with their ends
	crlf  bool
	bom   bool
	root  *yaml.Node        // nil for no keys
	spans map[string][2]int // of the keys, in lines
}

// Parse reads a page. It fails for a page whose front matter is missing, cannot be read,
// or is not made of lines `key: value`.
func Parse(data []byte) (*Page, error) {
	text := string(data)
	p := &Page{crlf: strings.Contains(text, "\r\n")}
	text, p.bom = strings.CutPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
	rest, found := strings.CutPrefix(text, "---\n")
	front, body, closed := strings.Cut("\n"+rest, "\n---\n")
	if !closed {
		front, closed = strings.CutSuffix("\n"+rest, "\n---")
	}
	if !found || !closed {
		return nil, errors.New("it has no front matter")
	}
	p.Body = body
	p.front = slices.Collect(strings.Lines(strings.TrimPrefix(front+"\n", "\n")))
	return p, p.index()
}

// index finds the lines of each key.
func (p *Page) index() error {
	text := strings.Join(p.front, "")
	p.Read, p.spans, p.root = map[string]any{}, map[string][2]int{}, nil
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		return fmt.Errorf("its front matter is no YAML: %w", err)
	}
	if err := root.Decode(&p.Read); err != nil {
		return fmt.Errorf("its front matter is no mapping: %w", err)
	}
	if len(root.Content) == 0 {
		return nil
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode || top.Style&yaml.FlowStyle != 0 {
		return errors.New("its front matter is not made of lines `key: value`")
	}
	p.root = top
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

// Has reports whether the front matter has a key.
func (p *Page) Has(key string) bool {
	_, found := p.spans[key]
	return found
}

// Texts returns the texts of the list of a key; a single text counts as a list of one.
func (p *Page) Texts(key string) []string {
	n := p.value(key)
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	if n.Kind == yaml.ScalarNode {
		return []string{n.Value}
	}
	var out []string
	for _, item := range n.Content {
		if item.Kind == yaml.ScalarNode {
			out = append(out, item.Value)
		}
	}
	return out
}

// Set replaces the lines of a key, or adds them at the end.
func (p *Page) Set(key, lines string) error {
	span, found := p.spans[key]
	if !found {
		span = [2]int{len(p.front), len(p.front)}
	}
	return p.splice(span, slices.Collect(strings.Lines(lines)))
}

// Remove removes a key with its value.
func (p *Page) Remove(key string) error { return p.splice(p.spans[key], nil) }

// splice replaces lines. It fails if other lines need them, such as those with an anchor of
// YAML.
func (p *Page) splice(span [2]int, lines []string) error {
	p.front = slices.Replace(p.front, span[0], span[1], lines...)
	if err := p.index(); err != nil {
		return fmt.Errorf("a key cannot change by itself: %w", err)
	}
	return nil
}

// Text returns the bytes of the page.
func (p *Page) Text() []byte {
	return p.written("---\n" + strings.Join(p.front, "") + "---\n" + p.Body)
}

func (p *Page) written(text string) []byte {
	if p.bom {
		text = "\ufeff" + text
	}
	if p.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return []byte(text)
}

// value returns the value of a key; nil when the key is missing.
func (p *Page) value(key string) *yaml.Node {
	if p.root == nil {
		return nil
	}
	for i := 0; i+1 < len(p.root.Content); i += 2 {
		if p.root.Content[i].Value == key {
			return p.root.Content[i+1]
		}
	}
	return nil
}
