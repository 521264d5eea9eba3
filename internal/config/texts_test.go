package config

import (
	"slices"
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
				"language: de-AT\ntexts:\n  entry: {message: Angezeigt}\n  page:\n    statuses: {one: \"{n} Eintrag\", other: "+
					"\"{n} Einträge\"}\n",
			),
		),
		nil,
	)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := c.Texts.Get("entry.message") + ", " + c.Texts.Count("page.statuses",
		2) + ", " + c.Title + ", " + c.States[0].Label; got != "Angezeigt, 2 Einträge, Hilfecenter, Erfordert "+
		"Aufmerksamkeit" {
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
	if got := c.Texts.Get("frame.home") + ", " + c.Texts.Get("frame.menu") + ", " + c.Texts.Count("page.statuses",
		1) + ", " + c.Texts.Get("frame.main"); got != "Hem, Översikt, 1 läge, Main" {
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

func TestLanguages(t *testing.T) {
	settings := "title: Help\nbase_url: https://example.com/x/\ncontacts: [{id: us, label: Us}]\n" +
		"languages:\n  de: {title: Hilfe, contacts: {us: Wir}, severities: {high: Hoch!}, texts: {entry: {message: " +
		"Angezeigt}}}\n  pt-BR:\n"
	c, problems := Parse(source.NewFile(FileName, []byte(settings)), nil)
	if len(problems) > 0 || len(c.Languages) != 2 {
		t.Fatal(problems)
	}
	german, brazilian := c.In(c.Languages[0]), c.In(c.Languages[1])
	got := []string{
		german.Title,
		german.Language,
		german.Prefix,
		german.BasePath(),
		german.RootPath(),
		german.Contacts[0].Label,
		Find(german.Severities, "high").Label,
		german.States[0].Label,
		german.Texts.Get("entry.message"),
		brazilian.Title,
		brazilian.Prefix,
		c.Contacts[0].Label,
		c.BasePath(),
	}
	want := []string{
		"Hilfe",
		"de",
		"de/",
		"/x/de/",
		"/x/",
		"Wir",
		"Hoch!",
		"Erfordert Aufmerksamkeit",
		"Angezeigt",
		"Help",
		"pt-br/",
		"Us",
		"/x/",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for text, want := range map[string]string{
		"languages: {de_DE: {}}":                         `did you mean "de-DE"?`,
		"languages: {en: {}}":                            "language names the first language",
		"languages: {de: {}, DE: {}}":                    "remove one of the two",
		"languages: {de: {titel: x}}":                    `did you mean "title"?`,
		"languages: {de: Hilfe}":                         "{} for none",
		"languages: [de]":                                "write one name a line",
		"languages: [en, de]":                            "such as {de: {}}",
		"languages: {sv: {}}":                            "templates/texts/sv.yaml",
		"languages: {de: {severities: {hihg: Hoch}}}":    `did you mean "high"?`,
		"languages: {de: {texts: {entry: {mesage: x}}}}": `did you mean "message"?`,
	} {
		_, problems := Parse(source.NewFile(FileName, []byte(text)), nil)
		if len(problems) != 1 || !strings.Contains(problems[0].Hint, want) {
			t.Errorf("%s: got %+v, want %s", text, problems, want)
		}
	}
}
