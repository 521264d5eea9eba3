package document

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// freeText are the keys whose values are names or sentences.
var freeText = []string{
	"title", "summary", "keywords", "code", "name", "status", "also", "message", "messages", "placeholders", "icon",
	"resolves_itself",
	"causes", "cause", "fix", "step", "interval", "note", "under", "as", "condition", "when", "send", "versions",
}

// nullText are the keys in which the word null is hardly intended as text. Labels, codes and
// messages are not among them: a product may show the word.
var nullText = []string{
	"summary", "keywords", "messages", "placeholders", "icon", "resolves_itself", "fix", "step", "interval", "note",
	"under", "condition", "when", "send", "platform", "versions", "since",
}

// fence is the line before and after front matter.
const fence = "---"

// readFrontMatter reads the front matter and returns the offset of the body.
func (p *parsing) readFrontMatter() int {
	text := p.file.Text
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if strings.TrimRight(string(first), " \t\r") != fence {
		p.fault(source.At{Line: 1, Column: 1}, 1, diag.NoFrontMatter, "missing front matter",
			"begin with a line ---, then lines of `key: value`, then a line ---")
		p.readMeta(yamldoc.Parse(p.file, 0, 0))
		return 0
	}
	start := len(first) + 1
	for offset := start; offset < len(text); {
		line := rest
		if end := bytes.IndexByte(rest, '\n'); end >= 0 {
			line = rest[:end+1]
		}
		if strings.TrimRight(string(line), " \t\r\n") == fence {
			p.readMeta(yamldoc.Parse(p.file, start, offset))
			return offset + len(line)
		}
		offset += len(line)
		rest = rest[len(line):]
	}
	p.fault(source.At{Line: 1, Column: 1}, len(fence), diag.NoFrontMatter, "the front matter is not closed",
		"write a line --- after the last `key: value` line")
	return len(text)
}

func (p *parsing) readMeta(front *yamldoc.Reader) {
	meta := &p.doc.Meta
	whole := len(p.problems) == 0 // the front matter is there
	front.Allow(isForeign)
	front.Suggest(meantKeys)
	p.readKind(front)
	m := p.root(front)
	if t := m.Text("title"); t.At.Line > 0 {
		meta.Title, meta.NamedAt = strings.TrimSpace(t.Value), t.At
	}
	meta.Summary = p.inline(m.Text("summary"))
	m.Date("updated", &meta.Updated)
	m.Bool("draft", &meta.Draft)
	m.Int("weight", 0, &meta.Weight)
	meta.Aliases = m.Texts("aliases")
	anchors, to := m.Pairs("moved_anchors")
	for i, anchor := range anchors {
		meta.Moved = append(meta.Moved, Moved{anchor, to[i]})
	}
	meta.Related = m.Texts("related")
	meta.Keywords = values(m.Texts("keywords"))
	readRetired(m, &meta.Retired)
	p.readForeign(front, m, meta)
	p.readInherited(m, &meta.Inherited)
	if p.doc.Kind == Entry {
		p.readEntry(m, meta)
	}
	// With another fault, the key may be misspelled or unreadable.
	p.nameless = whole && !front.Problems().HasErrors()
	p.begins = m.At()
	front.WarnOfLost(freeText)
	front.WarnOfNull(nullText)
	p.problems = append(p.problems, front.Problems()...)
}

// readRetired reads whether the product still shows what a page is about: a version, true,
// false, or the pages that replace it.
func readRetired(m *yamldoc.Map, to *Retired) {
	m.Maps("retired", namesIn["retired"], func(r *yamldoc.Map) {
		since := r.Text("since")
		switch strings.ToLower(since.Value) {
		case "false":
			return
		case "true":
		default:
			to.Since = since.Value
		}
		to.Known, to.To = true, r.Texts("to")
	})
}

// readKind reads the kind first, since it decides which keys are known.
func (p *parsing) readKind(front *yamldoc.Reader) {
	if p.of != nil {
		return
	}
	kind := string(p.doc.Kind)
	front.Root(nil).Choice("kind", &kind, kinds)
	p.doc.Kind = Kind(kind)
}

// root returns the front matter. Keys of entries on another page are one fault and not one
// each: the file is in the wrong folder.
func (p *parsing) root(front *yamldoc.Reader) *yamldoc.Map {
	kind := p.doc.Kind
	known := namesOf[kind]
	if p.of != nil {
		m := front.Root(slices.Concat(known, yamldoc.Names(p.keep.Own)))
		p.reportFacts(front, m)
		return m
	}
	if kind == Entry {
		if len(p.keep.Own) > 0 {
			known = slices.Concat(known, yamldoc.Names(p.keep.Own))
		}
		return front.Root(known)
	}
	for _, key := range front.Keys() {
		if yamldoc.Find(entryKeys, key.Value) == nil || slices.Contains(known, key.Value) {
			continue
		}
		m := front.Root(namesOf[Entry])
		text := fmt.Sprintf("%q is a key of entries, and the folder of this file makes it an article", key.Value)
		hint := "move it into the folder of an operation, where entries belong, or write `kind: entry`"
		if kind != Article {
			text = fmt.Sprintf("%q is a key of entries, and this file is about a folder", key.Value)
			hint = "give the entry a file in the folder of an operation"
		}
		m.Fault(key.At, key.Width(), diag.UnknownKey, text, hint)
		return m
	}
	return front.Root(known)
}

// requireName reports a page without a name. It runs after the body is parsed, whose first
// heading may be the title.
func (p *parsing) requireName() {
	meta := p.doc.Meta
	switch kind := p.doc.Kind; {
	case !p.nameless:
	case kind == Entry && meta.Code == "" && meta.Status == "" && len(meta.Messages) == 0:
		p.fault(p.begins, 1, diag.MissingKey, `an entry needs the key "status"`,
			"add a line `status: …` with the label as the product shows it; "+
				"an entry without a label needs a code, a name or a message")
	case (kind == Article || kind == Home) && meta.Title == "":
		p.fault(p.begins, 1, diag.MissingKey, `the key "title" is missing`, "add a line `title: …`")
	}
}

func values(texts []Text) []string {
	var out []string
	for _, t := range texts {
		if v := strings.TrimSpace(t.Value); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func (p *parsing) readInherited(m *yamldoc.Map, to *Inherited) {
	// An empty list means none; only a missing one inherits.
	if m.Has("shown_in") {
		to.ShownIn = []Shown{}
	}
	if m.Has("escalate") {
		to.Escalate = []Escalation{}
	}
	if m.Has("applies_to") {
		to.AppliesTo = []Applies{}
	}
	m.Maps("shown_in", namesIn["shown_in"], func(s *yamldoc.Map) {
		var surface string
		s.Required("surface", &surface)
		shown := Shown{Surface: s.Text("surface"), Note: p.inline(s.Text("note"))}
		s.String("under", &shown.Under)
		s.String("as", &shown.As)
		s.String("condition", &shown.Condition)
		to.ShownIn = append(to.ShownIn, shown)
	})
	m.Maps("escalate", namesIn["escalate"], func(e *yamldoc.Map) {
		var contact string
		e.Required("to", &contact)
		to.Escalate = append(to.Escalate,
			Escalation{To: e.Text("to"), When: p.inline(e.Text("when")), Send: values(e.Texts("send"))})
	})
	m.Maps("applies_to", namesIn["applies_to"], func(a *yamldoc.Map) {
		var applies Applies
		a.Required("platform", &applies.Platform)
		a.String("versions", &applies.Versions)
		to.AppliesTo = append(to.AppliesTo, applies)
	})
}
