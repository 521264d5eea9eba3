package document

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// Message is a message as the product shows it. A placeholder is written
// <Name>, a literal < as \<.
type Message struct {
	Parts []Part
	At    source.At
}

// Part is a piece of a message: literal text, or a placeholder's name.
type Part struct {
	Text        string
	Placeholder bool
	// Written is the piece in a syntax of products that the settings name, such as %s, and
	// also the name of that placeholder; otherwise empty.
	Written string
}

// Shown returns the part for readers: a placeholder as <Name>, or in the syntax of its
// product.
func (p Part) Shown() string {
	if p.Placeholder && p.Written == "" {
		return "<" + p.Text + ">"
	}
	return p.Text
}

// lineBreak matches a <br> in a message, which breaks the line there too.
var lineBreak = regexp.MustCompile(`(?i)[ \t]*<br\s*/?>[ \t]*`)

// ParseMessage splits a message into literal text and placeholders. A < that
// no > follows is literal.
func ParseMessage(message string) Message {
	var m Message
	message = lineBreak.ReplaceAllString(message, "\n")
	var literal strings.Builder
	flush := func() {
		if literal.Len() > 0 {
			m.Parts = append(m.Parts, Part{Text: literal.String()})
			literal.Reset()
		}
	}
	for i := 0; i < len(message); i++ {
		switch c := message[i]; {
		case c == '\\' && i+1 < len(message) && (message[i+1] == '<' || message[i+1] == '\\'):
			i++
			literal.WriteByte(message[i])
		case c == '<' && placeholderEnd(message[i:]) > 0:
			end := placeholderEnd(message[i:])
			flush()
			m.Parts = append(m.Parts, Part{Text: message[i+1 : i+end], Placeholder: true})
			i += end
		default:
			literal.WriteByte(c)
		}
	}
	flush()
	return m
}

// messages parses the messages of an author.
func (p *parsing) messages(written []Text) []Message {
	var all []Message
	for _, t := range written {
		if strings.TrimSpace(t.Value) == "" {
			continue
		}
		message := ParseMessage(t.Value).with(p.keep.Syntax)
		message.At = t.At
		all = append(all, message)
	}
	return all
}

// readTranslated reads the messages in other languages.
func (p *parsing) readTranslated(m *yamldoc.Map, meta *Meta) {
	m.TextsByName("messages", func(name Text, written []Text) {
		tag, hint := texts.CheckTag(name.Value)
		at := slices.IndexFunc(meta.Translated, func(t Translated) bool { return t.Language == tag })
		switch {
		case hint != "":
			m.Fault(name.At, name.Width(), diag.BadValue,
				fmt.Sprintf("%q is not the tag of a language", name.Value), hint)
		case at >= 0:
			m.Fault(name.At, name.Width(), diag.DuplicateKey,
				fmt.Sprintf("duplicate language %q in messages", tag), "put all messages of a language into one list")
		case texts.SameLanguage(tag, p.keep.Language):
			meta.Messages = append(meta.Messages, p.messages(written)...)
		default:
			if all := p.messages(written); len(all) > 0 {
				meta.Translated = append(meta.Translated, Translated{tag, all})
			}
		}
	})
}

// placeholderEnd returns the offset of the > that closes the placeholder at
// the beginning of s, or 0 when there is none. A name begins and ends with no blank.
func placeholderEnd(s string) int {
	end := strings.IndexAny(s[1:], "<>\n")
	if end <= 0 || s[1+end] != '>' {
		return 0
	}
	if name := s[1 : 1+end]; strings.TrimSpace(name) != name {
		return 0 // a comparison, such as "<5 MB and >3"
	}
	return 1 + end
}

// String returns the message as readers see it, placeholders as <Name>.
func (m Message) String() string {
	var b strings.Builder
	for _, p := range m.Parts {
		b.WriteString(p.Shown())
	}
	return b.String()
}

// Names returns the names of the placeholders, in order, each once.
func (m Message) Names() []string {
	var names []string
	for _, p := range m.Parts {
		if p.Placeholder && !slices.Contains(names, p.Text) {
			names = append(names, p.Text)
		}
	}
	return names
}
