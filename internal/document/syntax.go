package document

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"faultbook/internal/diag"
)

// Syntax is a set of syntaxes of placeholders in messages.
type Syntax uint8

// The syntaxes besides <Name>.
const (
	Printf Syntax = 1 << iota // %s, %1$d, %@, %(name)s, %1!s!
	Braces                    // {0}, {name}, {{name}}, {count, number}
	Dollar                    // ${x}, $(x), $x
)

// Syntaxes lists the syntaxes with their names in the settings.
var Syntaxes = []struct {
	Name   string
	Syntax Syntax
}{{"printf", Printf}, {"braces", Braces}, {"dollar", Dollar}}

// placeholdersOf matches the placeholders of each syntax.
var placeholdersOf = map[Syntax]*regexp.Regexp{
	Printf: regexp.MustCompile(
		`%%|%(?:\(\w[\w.]*\))?(?:\d+\$)?[-+#0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh?|ll?|I64|I32|[Lqjzt])?` +
			`[diouxXeEfFgGaAcCsSpn@]` +
			`|%[1-9]\d?(?:![^!\s]{1,10}!)?`,
	),
	Braces: regexp.MustCompile(`\{\{-?\s*[\pL_][\pL\pN_.-]*\s*-?\}\}|\{\}|\{[\pL\pN_][\pL\pN_.-]*(?:[,:!][^{}"]*)?\}`),
	Dollar: regexp.MustCompile(`\$\{[^{}]+\}|\$\([\w.]+\)|\$[A-Za-z_]\w*`),
}

// with splits the literal text of a message at the placeholders of the syntaxes.
func (m Message) with(syntax Syntax) Message {
	if syntax == 0 {
		return m
	}
	out := Message{At: m.At}
	for _, part := range m.Parts {
		if part.Placeholder {
			out.Parts = append(out.Parts, part)
			continue
		}
		out.Parts = append(out.Parts, split(part.Text, syntax)...)
	}
	return out
}

// split splits a literal text at its placeholders.
func split(text string, syntax Syntax) []Part {
	var parts []Part
	done := 0
	for _, m := range gapsIn(text, syntax) {
		if m[0] < done {
			continue // overlaps the one before
		}
		if m[0] > done {
			parts = append(parts, Part{Text: text[done:m[0]]})
		}
		if gap := text[m[0]:m[1]]; gap == "%%" {
			parts = append(parts, Part{Text: "%", Written: gap})
		} else {
			parts = append(parts, Part{Text: gap, Placeholder: true, Written: gap})
		}
		done = m[1]
	}
	if done < len(text) {
		parts = append(parts, Part{Text: text[done:]})
	}
	return parts
}

// gapsIn returns the offsets of the placeholders in a text, sorted; of two that begin at one
// place, the longer first.
func gapsIn(text string, syntax Syntax) [][]int {
	var found [][]int
	for _, s := range Syntaxes {
		if syntax&s.Syntax != 0 {
			found = append(found, placeholdersOf[s.Syntax].FindAllStringIndex(text, -1)...)
		}
	}
	slices.SortFunc(found, func(a, b []int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(b[1], a[1])) })
	return found
}

// certain matches what is hardly anything but a placeholder: %1 or $x may be text.
var certain = map[Syntax]*regexp.Regexp{
	Printf: regexp.MustCompile(`(?:^|[^\d\pL%])%(?:\(\w+\))?(?:\d+\$)?(?:\.\d+)?(?:l{1,2}|z)?[duisxXfp@](?:$|[^\pL])`),
	Braces: regexp.MustCompile(`\{(?:\d{1,2}|[a-zA-Z_][\w.]*)(?:[,:][^{}"]*)?\}`),
	Dollar: regexp.MustCompile(`\$\{[\w.]+\}`),
}

// reportSyntax reports, once, a placeholder in a syntax that the settings do not name: pages
// and the search treat it as text.
func (p *parsing) reportSyntax(messages []Message) {
	for _, t := range messages {
		for _, part := range t.Parts {
			if part.Placeholder || part.Written != "" {
				continue
			}
			for _, s := range slices.Backward(Syntaxes) { // ${x} has braces too
				gap := strings.Trim(certain[s.Syntax].FindString(part.Text), " .,:;'\"()[]")
				if gap == "" || p.keep.Syntax&s.Syntax != 0 {
					continue
				}
				p.fault(
					p.locate(t.At, gap),
					utf8.RuneCountInString(gap),
					diag.ForeignGap,
					fmt.Sprintf("%q in a message is no placeholder, so the search takes it for text", gap),
					fmt.Sprintf("set `placeholder_syntax: %s` in faultbook.yaml, or write the placeholder as <Name>",
						s.Name),
				)
				return
			}
		}
	}
}

// Unexplained returns the placeholders of the messages that nothing explains.
func (d *Document) Unexplained() diag.List { return d.unexplained }

// findUnexplained collects placeholders that nothing explains, before the text of the file is
// released.
func (p *parsing) findUnexplained(meta *Meta) {
	var explained []string
	for _, gap := range meta.Placeholders {
		explained = append(explained, nameKey(gap.Name))
	}
	for _, t := range meta.Messages {
		for _, part := range t.Parts {
			if !part.Placeholder || slices.Contains(explained, nameKey(part.Text)) {
				continue
			}
			explained = append(explained, nameKey(part.Text))
			name := part.Text
			if part.Written != "" {
				name = `"` + name + `"`
			}
			p.doc.unexplained = append(p.doc.unexplained, p.file.Fault(p.locate(t.At, part.Shown()),
				utf8.RuneCountInString(part.Shown()), diag.UnexplainedPlaceholder,
				"nothing explains the placeholder "+part.Shown(),
				fmt.Sprintf("add `%s: …` below `placeholders:`; a literal < is written \\<", name)))
		}
	}
}
