package document

import (
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
		{"1 < 2 > 0", []Part{lit("1 "), gap(" 2 "), lit(" 0")}, "1 < 2 > 0"},
		{"a <> b", []Part{lit("a <> b")}, "a <> b"},
		{"a < > b", []Part{lit("a < > b")}, "a < > b"},
		{"<<X>>", []Part{lit("<"), gap("X"), lit(">")}, "<<X>>"},
		{"<not\nclosed>", []Part{lit("<not\nclosed>")}, "<not\nclosed>"},
		{"<Größe> °C", []Part{gap("Größe"), lit(" °C")}, "<Größe> °C"},
	} {
		got := ParseTemplate(c.message)
		if !slices.Equal(got.Parts, c.parts) {
			t.Errorf("%q: %+v, want %+v", c.message, got.Parts, c.parts)
		}
		if got.String() != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.message, got.String(), c.shown)
		}
	}
}

func TestTemplateNames(t *testing.T) {
	got := ParseTemplate(`<X> of <Y>, <X> left, \<Z>`).Names()
	if want := []string{"X", "Y"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPlaceholders holds where each placeholder is reported: in the message
// for one that is not explained, in its line for one that no message has.
func TestPlaceholders(t *testing.T) {
	_, got := open(Entry, `---
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
	if want := []string{"4:18 FB011", "9:3 FB010"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzParseTemplate(f *testing.F) {
	for _, seed := range []string{"", "<X>", `\<X>`, `\\<<a>\`, "<a\n>", "< >", "a<b<c>d>e", "\xff<\xfe>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, message string) {
		template := ParseTemplate(message)
		for i, p := range template.Parts {
			if p.Text == "" || p.Placeholder && strings.TrimSpace(p.Text) == "" {
				t.Errorf("%q: part %d is empty", message, i)
			}
			if i > 0 && !p.Placeholder && !template.Parts[i-1].Placeholder {
				t.Errorf("%q: two pieces of text in a row: %+v", message, template.Parts)
			}
		}
		if !strings.ContainsAny(message, `\`) && template.String() != message {
			t.Errorf("%q is shown as %q", message, template.String())
		}
	})
}
