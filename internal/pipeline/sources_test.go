package pipeline

import (
	"testing"
	"testing/fstest"

	"faultbook/internal/diag"
)

// TestSettingsWithoutYAML reports the one fault of settings that cannot be parsed, not each
// field, term and translation that they declare.
func TestSettingsWithoutYAML(t *testing.T) {
	const settings = "languages: {de: {}}\nplaceholder_syntax: braces\nsurfaces: [{id: door, label: Door}]\n" +
		"fields: [{id: models, label: Models, type: list, column: true}]\n"
	files := fstest.MapFS{
		"content/_index.md":           {Data: []byte("---\ntitle: Home\n---\n::table{models=X1 columns=\"status,models\"}\n")},
		"content/kiln/_index.md":      {Data: []byte("---\ntitle: Kiln\n---\n")},
		"content/kiln/a/_index.md":    {Data: []byte("---\ntitle: Run\n---\n")},
		"content/kiln/a/_index.de.md": {Data: []byte("---\ntitle: Lauf\n---\n")},
		"content/kiln/a/hot.md": {Data: []byte("---\nstatus: Hot\nmessage: Too hot by {n}\nmodels: [X1]\naction: none\n" +
			"shown_in: [{surface: door}]\n---\n")},
	}
	for _, c := range []struct {
		text string
		want []diag.Code
	}{{settings, nil}, {settings + "title: [x\n", []diag.Code{diag.BadYAML}}} {
		files["faultbook.yaml"] = &fstest.MapFile{Data: []byte(c.text)}
		_, _, problems, err := Load(t.Context(), files, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []diag.Code
		for _, d := range problems {
			got = append(got, d.Code)
		}
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%q: got %v, want %v", c.text, problems, c.want)
		}
	}
}

// TestNamesOfTranslations tells names of translations from other names with a dot.
func TestNamesOfTranslations(t *testing.T) {
	for name, reported := range map[string]bool{
		"a.fr.md": true, "a.pt-BR.md": true, "a.old.md": false, "a.1.md": false, "a.en.md": false, "b.fr.md": false,
	} {
		files := fstest.MapFS{
			"faultbook.yaml":         {Data: []byte("title: A\n")},
			"content/_index.md":      {Data: []byte("---\ntitle: Home\n---\n")},
			"content/guides/a.md":    {Data: []byte("---\ntitle: A\n---\nText.\n")},
			"content/guides/" + name: {Data: []byte("---\ntitle: B\n---\nText.\n")},
		}
		_, _, problems, err := Load(t.Context(), files, Options{})
		if err != nil || len(problems) > 0 != reported || reported && problems[0].Code != diag.NoTranslation {
			t.Errorf("%s: got %v, %v", name, problems, err)
		}
	}
}
