package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestParseTemplate(t *testing.T) {
	lit := func(s string) Part { return Part{Text: s} }
	gap := func(s string) Part { return Part{Text: s, Placeholder: true} }
	for _, c := range []struct {
		message string
		parts   []Part
		shown   string
	}{
		{"", nil, ""},
		{"No gap.", []Part{lit("No gap.")}, "No gap."},
		{"<X> files", []Part{gap("X"), lit(" files")}, "<X> files"},
		{"on <Network Name>. Wait", []Part{lit("on "), gap("Network Name"), lit(". Wait")}, "on <Network Name>. Wait"},
		{"<A><B>", []Part{gap("A"), gap("B")}, "<A><B>"},
		{`2 \< 3`, []Part{lit("2 < 3")}, "2 < 3"},
		{`\<X> is no gap`, []Part{lit("<X> is no gap")}, "<X> is no gap"},
		{`a\\<X>`, []Part{lit(`a\`), gap("X")}, `a\<X>`},
		{`C:\Temp\file`, []Part{lit(`C:\Temp\file`)}, `C:\Temp\file`},
		{`ends with \`, []Part{lit(`ends with \`)}, `ends with \`},
		{"1 < 2", []Part{lit("1 < 2")}, "1 < 2"},
		{"1 < 2 > 0", []Part{lit("1 < 2 > 0")}, "1 < 2 > 0"},
		{"Size <5 MB and >3, <X>", []Part{lit("Size <5 MB and >3, "), gap("X")}, "Size <5 MB and >3, <X>"},
		{"a <> b", []Part{lit("a <> b")}, "a <> b"},
		{"a < > b", []Part{lit("a < > b")}, "a < > b"},
		{"<<X>>", []Part{lit("<"), gap("X"), lit(">")}, "<<X>>"},
		{"<not\nclosed>", []Part{lit("<not\nclosed>")}, "<not\nclosed>"},
		{"<Größe> °C", []Part{gap("Größe"), lit(" °C")}, "<Größe> °C"},
	} {
		got := ParseMessage(c.message)
		if !slices.Equal(got.Parts, c.parts) {
			t.Errorf("%q: %+v, want %+v", c.message, got.Parts, c.parts)
		}
		if got.String() != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.message, got.String(), c.shown)
		}
	}
}

func TestTemplateNames(t *testing.T) {
	got := ParseMessage(`<X> of <Y>, <X> left, \<Z>`).Names()
	if want := []string{"X", "Y"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPlaceholders holds where each placeholder is reported: in the message
// for one that is not explained, in its line for one that no message has.
func TestPlaceholders(t *testing.T) {
	e, got := open(Entry, `---
status: S
message:
  - "Copy <A> to <B>"
  - 'Then <B> and <C>, \<D>'
placeholders:
  A: One.
  C: Three.
  E: Five.
---
`, false)
	for _, d := range e.Unexplained() {
		got = append(got, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Column, d.Code))
	}
	if want := []string{"9:3 FB010", "4:18 FB011"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzParseTemplate(f *testing.F) {
	for _, seed := range []string{"", "<X>", `\<X>`, `\\<<a>\`, "<a\n>", "< >", "a<b<c>d>e", "\xff<\xfe>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, message string) {
		template := ParseMessage(message)
		for i, p := range template.Parts {
			if p.Text == "" || p.Placeholder && strings.TrimSpace(p.Text) == "" {
				t.Errorf("%q: part %d is empty", message, i)
			}
			if i > 0 && !p.Placeholder && !template.Parts[i-1].Placeholder {
				t.Errorf("%q: two pieces of text in a row: %+v", message, template.Parts)
			}
		}
		if !strings.ContainsAny(message, `\`) && !lineBreak.MatchString(message) && template.String() != message {
			t.Errorf("%q is shown as %q", message, template.String())
		}
	})
}

// TestSyntax: placeholders as products write them are gaps where the settings say so.
func TestSyntax(t *testing.T) {
	for _, c := range []struct {
		syntax        Syntax
		message, want string
	}{
		{Printf, "cannot open file %s: error %d", "cannot open file |%s|: error |%d|"},
		{Printf, "%1$d of %2$@ (%%), %-10.3f, %ld, %(name)s", "|%1$d| of |%2$@| (%), |%-10.3f|, |%ld|, |%(name)s|"},
		{Printf, "100% sure, 50 % of <X>", "100% sure, 50 % of |<X>|"},
		{Printf, "%1 and %2!s! failed", "|%1| and |%2!s!| failed"},
		{Braces, "{0} of {name}, {{user.id}}, {count, number}, {0:N2}", "|{0}| of |{name}|, |{{user.id}}|, |{count, number}|, |{0:N2}|"},
		{Braces, `got {"a": 1} and %s`, `got {"a": 1} and %s`},
		{Dollar, "no ${file} in $HOME for $5", "no |${file}| in |$HOME| for $5"},
		{Dollar | Braces, "no ${file} in {0}", "no |${file}| in |{0}|"},
		{0, "%s {0} ${x}", "%s {0} ${x}"},
		{Printf, "One<br/>two", "One\ntwo"},
	} {
		m := ParseMessage(c.message).with(c.syntax)
		var got strings.Builder
		for _, p := range m.Parts {
			if p.Placeholder {
				got.WriteString("|" + p.Shown() + "|")
			} else {
				got.WriteString(p.Text)
			}
		}
		if got.String() != c.want || m.String() != strings.ReplaceAll(c.want, "|", "") {
			t.Errorf("%q: %q, shown as %q", c.message, got.String(), m)
		}
	}
}
