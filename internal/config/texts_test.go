package config

import (
	"strings"
	"testing"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

func TestTextsOfTheSettings(t *testing.T) {
	c, problems := Parse(
		source.NewFile(
			FileName,
			[]byte(
				"language: de-AT\ntexts:\n  entry: {message: Angezeigt}\n  page:\n    statuses: {one: \"{n} Eintrag\", other: \"{n} Einträge\"}\n",
			),
		),
		nil,
	)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := c.Texts.Get("entry.message") + ", " + c.Texts.Count("page.statuses", 2) + ", " + c.Title + ", " + c.States[0].Label; got != "Angezeigt, 2 Einträge, Hilfecenter, Erfordert Aufmerksamkeit" {
		t.Errorf("the texts are %s", got)
	}
	for text, want := range map[string]string{
		"texts: {entry: {mesage: x}}":            `did you mean "message"?`,
		"texts: {entri: {message: x}}":           `did you mean "entry"?`,
		"texts: {entry: x}":                      "write the texts with their keys",
		"texts: x":                               "write a group and its texts",
		"texts: {page: {statuses: \"{x} y\"}}":   "this text may have {n}",
		"texts: {page: {statuses: {on: y}}}":     `did you mean "one"?`,
		"texts: {search: {none: \"[x](page)\"}}": "write it without",
		"language: sv":                           "templates/texts/sv.yaml",
	} {
		_, problems := Parse(source.NewFile(FileName, []byte(text)), nil)
		if len(problems) != 1 || !strings.Contains(problems[0].Hint, want) {
			t.Errorf("%s: got %+v, want %s", text, problems, want)
		}
	}
}

func TestOwnFileOfTexts(t *testing.T) {
	own := func(text string) ReadOwn {
		return func(tag string) *source.File { return source.NewFile("templates/texts/"+tag+".yaml", []byte(text)) }
	}
	settings := source.NewFile(FileName, []byte("language: sv\ntexts: {frame: {menu: Översikt}}\n"))
	c, problems := Parse(
		settings,
		own("frame: {home: Hem, menu: Meny}\npage:\n  statuses: {one: \"{n} läge\", other: \"{n} lägen\"}\n"),
	)
	if len(problems) != 1 || problems[0].Code != diag.MissingText ||
		problems[0].Pos.File != "templates/texts/sv.yaml" ||
		problems[0].Severity != diag.Warning {
		t.Errorf("the problems are %+v", problems)
	}
	if got := c.Texts.Get("frame.home") + ", " + c.Texts.Get("frame.menu") + ", " + c.Texts.Count("page.statuses", 1) + ", " + c.Texts.Get("frame.main"); got != "Hem, Översikt, 1 läge, Main" {
		t.Errorf("the texts are %s", got)
	}
	if !c.Texts.InEnglish("frame.main") || c.Texts.InEnglish("frame.home") {
		t.Error("which texts are in English is not known")
	}
	if _, problems := Parse(settings, own("frame: {hom: Hem}")); len(problems) == 0 ||
		problems[0].Pos.File != "templates/texts/sv.yaml" ||
		problems[0].Hint != `did you mean "home"?` {
		t.Errorf("the problems are %+v", problems)
	}
}
