package lsp

import (
	"regexp"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/schema"
	"faultbook/internal/site"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// place is where a cursor is in YAML.
type place struct {
	known []yamldoc.Key // the keys that may be there
	key   *yamldoc.Key  // whose value the cursor is in; nil where a key is
	// short is set in an item that is a map or a short text: the key whose value that text
	// is.
	short *yamldoc.Key
	word  string // the part of the value before the cursor
	after string // the part of the value after the cursor
}

var (
	keyLine = regexp.MustCompile(`^(\s*(?:- +)*)(?:([\w-]+):(?:\s+|$))?(.*)$`)
	keyPair = regexp.MustCompile(`^\s*([\w-]+):\s*(.*)$`)
)

// inYAML reports whether a line, counted from 1, is front matter, or the file is the
// settings.
func inYAML(f *source.File, line int32) bool {
	if f.Path == config.FileName {
		return true
	}
	if strings.TrimSpace(f.Line(1)) != "---" || line < 2 {
		return false
	}
	for n := int32(2); n < line; n++ {
		if strings.TrimRight(f.Line(n), " \t") == "---" {
			return false
		}
	}
	return strings.TrimRight(f.Line(line), " \t") != "---"
}

// placeIn returns the place of a cursor. line counts from 1; before is the number of
// characters before the cursor.
func placeIn(f *source.File, keys []yamldoc.Key, line int32, before int) place {
	text := []rune(f.Line(line))
	before = min(before, len(text))
	m := keyLine.FindStringSubmatch(string(text[:before]))
	column := len([]rune(m[1]))
	known, item := within(keys, parents(f, line, column), strings.Contains(m[1], "-"))
	p := place{known: known, after: restOfWord(string(text[before:]))}
	if m[2] == "" {
		p.word, p.short = m[3], item
		if strings.ContainsAny(m[3], "[{") || len(known) == 0 && item != nil {
			p.key = item
		}
		p.flow(known)
		return p
	}
	p.key, p.word = yamldoc.Find(known, m[2]), m[3]
	if p.key == nil {
		p.known = nil
		return p
	}
	p.flow(p.key.Keys)
	return p
}

// flow finds the place within a list or a map between brackets; below are the keys of such
// a map.
func (p *place) flow(below []yamldoc.Key) {
	open := strings.LastIndexAny(p.word, "[{,")
	if p.key == nil || open < 0 {
		p.word = strings.TrimLeft(p.word, `"' `)
		p.shorten()
		return
	}
	if i := strings.LastIndex(p.word, "{"); i >= 0 && !strings.Contains(p.word[i:], "}") {
		p.known, p.short = below, nil
		rest := p.word[open+1:]
		if m := keyPair.FindStringSubmatch(rest); m != nil {
			p.key, p.word = yamldoc.Find(p.known, m[1]), strings.TrimLeft(m[2], `"' `)
			return
		}
		p.key, p.word = nil, strings.TrimLeft(rest, " ")
		return
	}
	p.word = strings.TrimLeft(p.word[open+1:], `"' `)
	p.shorten()
}

// shorten treats a text in place of a map as the value of its first key.
func (p *place) shorten() {
	if p.key != nil && len(p.key.Keys) > 0 {
		p.key = &p.key.Keys[0]
	}
}

// restOfWord returns the end of a value that a cursor is in.
func restOfWord(text string) string {
	if i := strings.IndexAny(text, ",]}\"'#"); i >= 0 {
		text = text[:i]
	}
	return strings.TrimRight(text, " \r")
}

// parents returns the keys that contain a line, the outermost first.
func parents(f *source.File, line int32, column int) []string {
	var path []string
	for n := line - 1; n > 0 && column > 0; n-- {
		text := f.Line(n)
		if strings.TrimRight(text, " ") == "---" {
			break
		}
		m := keyLine.FindStringSubmatch(text)
		at := len([]rune(m[1]))
		if m[2] == "" || strings.HasPrefix(strings.TrimSpace(text), "#") || at >= column {
			continue
		}
		path, column = append([]string{m[2]}, path...), at
	}
	return path
}

// within returns the keys below a path, and in an item of a list the key of its text.
func within(keys []yamldoc.Key, path []string, item bool) ([]yamldoc.Key, *yamldoc.Key) {
	var of *yamldoc.Key
	for _, name := range path {
		if of = yamldoc.Find(keys, name); of == nil {
			return nil, nil
		}
		keys = of.Keys
	}
	switch {
	case of == nil || !item:
		return keys, nil
	case len(of.Keys) > 0:
		return keys, &of.Keys[0]
	}
	return nil, of
}

// keysOf returns the keys that a file of the site may have.
func (s *server) keysOf(name string) []yamldoc.Key {
	settled := s.preview.State().Current
	if name == config.FileName {
		return config.Keys()
	}
	kind := document.Entry
	if p := pageOf(settled, name); p != nil {
		kind = p.Kind
	}
	return schema.Keys(kind, settled)
}

// pageOf returns the page of a file; nil for a file without one.
func pageOf(s *site.Site, name string) *site.Page {
	for _, p := range s.Pages {
		if p.File.Path == name {
			return p
		}
	}
	return nil
}
