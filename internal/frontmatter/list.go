package frontmatter

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Add appends a text to the list of a key, in the style of the list. A single text becomes
// a list of two. Add fails if the value is not a list of texts in a form that it can change.
func (p *Page) Add(key, text string) error {
	n := p.value(key)
	switch {
	case n == nil || n.Tag == "!!null":
		return p.Set(key, key+": ["+Quote(text)+"]\n")
	case n.Kind == yaml.ScalarNode:
		return p.Set(key, key+": ["+Quote(n.Value)+", "+Quote(text)+"]\n")
	case n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle != 0:
		return p.addFlow(n, ']', Quote(text))
	case n.Kind == yaml.SequenceNode:
		return p.addLine(key, n, "- "+Quote(text))
	}
	return errShape
}

// AddPair appends a pair to the map of a key, in the style of the map. It fails if the value
// is not a map in a form that it can change.
func (p *Page) AddPair(key, name, text string) error {
	n := p.value(key)
	pair := Quote(name) + ": " + Quote(text)
	switch {
	case n == nil || n.Tag == "!!null":
		return p.Set(key, key+": {"+pair+"}\n")
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0:
		return p.addFlow(n, '}', pair)
	case n.Kind == yaml.MappingNode:
		return p.addLine(key, n, pair)
	}
	return errShape
}

// addLine adds a line to a list or a map that is written in lines.
func (p *Page) addLine(key string, n *yaml.Node, line string) error {
	end := p.spans[key][1]
	return p.splice([2]int{end, end}, []string{strings.Repeat(" ", n.Column-1) + line + "\n"})
}

// addFlow adds an item before the bracket that closes a list or a map.
func (p *Page) addFlow(n *yaml.Node, closing byte, item string) error {
	row, column, found := p.closing(n)
	if !found || p.front[row][column] != closing {
		return errShape
	}
	before := strings.TrimRight(p.front[row][:column], " ")
	switch {
	case len(n.Content) > 0 && strings.TrimSpace(before) == "": // the bracket has a line of its own
		return errShape
	case len(n.Content) > 0 && strings.HasSuffix(before, ","):
		before += " "
	case len(n.Content) > 0:
		before += ", "
	}
	return p.splice([2]int{row, row + 1}, []string{before + item + p.front[row][column:]})
}

// closing finds the bracket that closes a list or a map: its line and its byte there.
func (p *Page) closing(n *yaml.Node) (row, column int, found bool) {
	depth, quote := 0, byte(0)
	start := len(string([]rune(p.front[n.Line-1])[:n.Column-1]))
	for row = n.Line - 1; row < len(p.front); row++ {
		line := p.front[row]
		for column = start; column < len(line); column++ {
			c := line[column]
			switch {
			case quote == '"' && c == '\\':
				column++
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case (c == '"' || c == '\'') && column > 0 && strings.IndexByte("[{,: ", line[column-1]) >= 0:
				quote = c
			case c == '#' && column > 0 && line[column-1] == ' ':
				column = len(line)
			case c == '[' || c == '{':
				depth++
			case c == ']' || c == '}':
				if depth--; depth == 0 {
					return row, column, true
				}
			}
		}
		start = 0
	}
	return 0, 0, false
}

// Drop removes a text from the list of a key, and the key with its last text.
func (p *Page) Drop(key, text string) error {
	n := p.value(key)
	if n == nil {
		return nil
	}
	if n.Kind == yaml.ScalarNode && n.Value == text {
		return p.Remove(key)
	}
	i := slices.IndexFunc(n.Content, func(item *yaml.Node) bool { return item.Value == text })
	switch {
	case i < 0:
		return nil
	case len(n.Content) == 1:
		return p.Remove(key)
	case n.Style&yaml.FlowStyle == 0:
		from, to := n.Content[i].Line-1, p.spans[key][1]
		if i+1 < len(n.Content) {
			to = n.Content[i+1].Line - 1
		}
		return p.splice([2]int{from, to}, nil)
	}
	items := make([]string, 0, len(n.Content))
	for j, item := range n.Content {
		if item.Kind != yaml.ScalarNode {
			return errShape
		}
		if j != i {
			items = append(items, Quote(item.Value))
		}
	}
	return p.Set(key, key+": ["+strings.Join(items, ", ")+"]\n")
}

var (
	plainText = regexp.MustCompile(`^[\pL/_.][\pL\pN/_.~+() -]*$`)
	otherType = regexp.MustCompile(`(?i)^(true|false|yes|no|on|off|null|y|n|~|\.inf|\.nan)$|^[.+-]?[0-9]`)
)

// Quote returns a text as a value of YAML, in quotation marks if it needs them.
func Quote(text string) string {
	if plainText.MatchString(text) && !otherType.MatchString(text) && !strings.HasSuffix(text, " ") {
		return text
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text) // a text always encodes
	return unprintable.ReplaceAllStringFunc(strings.TrimRight(b.String(), "\n"), func(char string) string {
		return fmt.Sprintf(`\u%04x`, []rune(char)[0])
	})
}

// unprintable are characters that JSON writes as they are and YAML does not read, or reads
// as line breaks.
var unprintable = regexp.MustCompile("[\u007f-\u009f\ufeff\ufffe\uffff]")
