package lsp

import (
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/schema"
	"faultbook/internal/site"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// maxItems bounds the pages of a completion: the editor asks again with more letters.
const maxItems = 200

// complete lists the completions at a cursor.
func (s *server) complete(p positionParams) (any, error) {
	list := &completionList{Items: []completionItem{}}
	name, within := s.nameOf(p.TextDocument.URI)
	if !within {
		return list, nil
	}
	f := s.text(name)
	line := int32(p.Position.Line) + 1
	text := f.Line(line)
	before := column(text, p.Position.Character)
	typed := string([]rune(text)[:before])
	c := completing{s: s, list: list, line: p.Position.Line, text: text, before: before}
	open := strings.LastIndex(typed, "[[")
	if open >= 0 && !strings.Contains(typed[open:], "]]") && name != config.FileName {
		c.link(pageOf(s.preview.State().Current, name), typed[open+2:])
		return list, nil
	}
	if inYAML(f, line) {
		c.yaml(placeIn(f, s.keysOf(name), line, before), f, line)
	} else {
		c.body(name, typed)
	}
	return list, nil
}

// completing collects the items of one completion.
type completing struct {
	s      *server
	list   *completionList
	line   int
	text   string
	before int // characters before the cursor
}

// add adds an item that replaces the word before the cursor.
func (c *completing) add(word, label, insert, detail, about string, kind int) {
	start := c.before - len([]rune(word))
	c.list.Items = append(c.list.Items, completionItem{
		Label: label, Kind: kind, Detail: detail, Documentation: about, FilterText: insert,
		TextEdit: textEdit{rangeIn(c.text, c.line, start, len([]rune(word))), insert},
	})
}

// yaml completes keys and values.
func (c *completing) yaml(p place, f *source.File, line int32) {
	if p.key != nil {
		c.values(p.key, p.word)
		return
	}
	if p.short != nil {
		c.values(p.short, p.word)
	}
	for _, k := range p.known {
		if strings.HasPrefix(k.Name, strings.ToLower(p.word)) && !written(f, line, k.Name) {
			c.add(p.word, k.Name, k.Name+": ", string(k.Shape), k.About, kindProperty)
		}
	}
}

// written reports whether a key at the left edge is in the file already.
func written(f *source.File, line int32, key string) bool {
	if text := f.Line(line); strings.HasPrefix(text, " ") || strings.HasPrefix(text, "-") {
		return false
	}
	for n := int32(1); n < line+200; n++ {
		if n != line && strings.HasPrefix(f.Line(n), key+":") {
			return true
		}
	}
	return false
}

// values completes the value of a key.
func (c *completing) values(k *yamldoc.Key, word string) {
	if k.Names == yamldoc.PageNames {
		c.pages(word)
		return
	}
	choices, detail := k.Choices, k.About
	switch k.Shape {
	case yamldoc.Flag:
		choices = []string{"true", "false"}
	case yamldoc.YesNo:
		choices = []string{"yes", "no"}
	}
	settled := c.s.preview.State().Current
	labels := labelsOf(settled.Config, k.Names)
	if k.Names != "" {
		choices = schema.Choices(settled)[k.Names]
	}
	for _, choice := range choices {
		if strings.HasPrefix(strings.ToLower(choice), strings.ToLower(word)) {
			label := detail
			if labels[choice] != "" {
				label = labels[choice]
			}
			c.add(word, choice, choice, label, "", kindEnum)
		}
	}
}

// labelsOf returns the labels of the terms of a vocabulary, by their ids.
func labelsOf(settings *config.Config, vocabulary string) map[string]string {
	labels := map[string]string{}
	for _, t := range settings.Terms(vocabulary) {
		labels[t.ID] = t.Label
	}
	return labels
}

// link completes a link between double brackets: a page, and after # an anchor of it.
func (c *completing) link(from *site.Page, written string) {
	if strings.Contains(written, "|") {
		return
	}
	target, anchor, hasAnchor := strings.Cut(written, "#")
	if !hasAnchor {
		c.pages(written)
		return
	}
	to := from
	if target != "" && from != nil {
		to, _ = c.s.preview.State().Current.Resolve(from, target)
	}
	if to == nil {
		return
	}
	for _, known := range to.LinkAnchors() {
		if strings.HasPrefix(known, strings.ToLower(anchor)) {
			c.add(anchor, known, known, to.Title, "", kindReference)
		}
	}
}

// pages completes ids and labels of pages that contain a word.
func (c *completing) pages(word string) {
	wanted := strings.ToLower(strings.TrimSpace(word))
	for _, p := range c.s.preview.State().Current.Pages {
		if p.ID == "" {
			continue
		}
		if strings.Contains(strings.ToLower(p.ID), wanted) {
			c.add(word, p.ID, p.ID, p.Title, p.Plain(p.Meta.Summary), kindReference)
		}
		if p.Kind == document.Entry && wanted != "" && strings.Contains(strings.ToLower(p.Title), wanted) {
			c.add(word, p.Title, p.Title, p.ID, p.Plain(p.Meta.Summary), kindValue)
		}
		if len(c.list.Items) >= maxItems {
			c.list.IsIncomplete = true
			return
		}
	}
}
