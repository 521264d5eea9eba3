package document

import (
	"reflect"
	"testing"

	"faultbook/internal/source"
)

const translatedPage = `---
status: Two
also: [Zwo]
code: E1
severity: high
message: Disk <Name> is full.
messages: {de: Platte <Name> voll., fr: Disque <Name> plein.}
placeholders: {Name: The disk.}
summary: See [[one]].
causes:
  - {cause: A, by: admin, fix: [{step: do a, by: user}, do b]}
fix: [{step: wait, by: admin}]
retry: {limit: 3, interval: 5 min, note: Then it ends.}
leads_to: [one]
---
## Section

Text of [[one]].
`

func parseBoth(t *testing.T, text string) (of, translation *Document) {
	t.Helper()
	keep := Keep{Language: "en"}
	of, problems := Parse(source.NewFile("content/a/b/two.md", []byte(translatedPage)), Entry, keep)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	translation, problems = ParseTranslation(source.NewFile("content/a/b/two.de.md", []byte(text)), of, "de", keep)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return of, translation
}

// TestTranslationInherits holds that a translation has from its page what it does not say,
// marked by negative lines where it is a position, and that the page stays as it is.
func TestTranslationInherits(t *testing.T) {
	of, tr := parseBoth(
		t,
		"---\nsummary: Siehe [[one]] und [[two]].\ncauses: [{cause: A!, fix: [tu a, tu b]}]\nretry: {note: Dann Ende.}\n---\n",
	)
	m := tr.Meta
	if m.Status != "Two" || m.Codes[0] != "E1" || m.Severity.Value != "high" || m.Severity.At.Line != -5 || m.LeadsTo[0].At.Line >= 0 ||
		m.Retry.Limit != 3 || m.Retry.Interval != "5 min" ||
		tr.Place() != "content/a/b/two.md" ||
		tr.Language != "de" {
		t.Errorf("got %+v", m)
	}
	if m.Causes[0].By.Value != "admin" || m.Causes[0].Fix[0].By.Value != "user" ||
		m.Causes[0].Fix[1].By.Value != "admin" ||
		m.Fix[0].By.Value != "admin" ||
		m.Fix[0].By.At.Line >= 0 {
		t.Errorf("the roles are %+v, %+v", m.Causes, m.Fix)
	}
	if m.Messages[0].String() != "Platte <Name> voll." || len(m.Translated) != 2 || m.Translated[0].Language != "en" ||
		m.Translated[1].Language != "fr" {
		t.Errorf("the messages are %+v, %+v", m.Messages, m.Translated)
	}
	label := func(i int) string { return tr.Holes[i].Target }
	if got := m.Summary.Plain(label) + " " + tr.Body.Plain(label); got != "Siehe one und two. Section Text of one." {
		t.Errorf("the texts are %q", got)
	}
	if len(tr.Holes) != len(of.Holes)+2 || tr.Holes[0].At.Line >= 0 || tr.Holes[len(tr.Holes)-1].At.Line != 2 ||
		len(tr.Outline) != 1 {
		t.Errorf("the holes are %+v", tr.Holes)
	}
	again, _ := parseBoth(t, "---\ntitle: x\n---\n")
	if !reflect.DeepEqual(of.Meta, again.Meta) {
		t.Error("the page changed")
	}
}

func TestTranslationSaysItself(t *testing.T) {
	_, tr := parseBoth(
		t,
		"---\nmessage: Die Platte <Name> ist voll.\nplaceholders: {Name: Die Platte.}\nfix: [{step: warte, by: user}]\n---\nEigener [[one]].\n",
	)
	m := tr.Meta
	label := func(i int) string { return tr.Holes[i].Target }
	if m.Messages[0].String() != "Die Platte <Name> ist voll." || m.Translated[0].Language != "en" || m.Fix[0].By.Value != "user" ||
		m.Placeholders[0].Text.Plain(label) != "Die Platte." ||
		tr.Body.Plain(label) != "Eigener one." ||
		len(tr.Outline) != 0 ||
		m.Summary.Plain(label) != "See one." {
		t.Errorf("got %+v, %q", m, tr.Body)
	}
}

// TestInAnotherLanguage holds that readers of a language see their messages first.
func TestInAnotherLanguage(t *testing.T) {
	of, _ := parseBoth(t, "---\ntitle: x\n---\n")
	if in := of.In("fr"); in.Meta.Messages[0].String() != "Disque <Name> plein." || len(in.Meta.Translated) != 2 {
		t.Errorf("got %+v", in.Meta)
	}
	if in := of.In("pl"); in != of {
		t.Error("a page without messages in the language is another")
	}
}
