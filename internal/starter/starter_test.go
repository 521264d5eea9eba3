package starter_test

import (
	"path"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/host"
	"faultbook/internal/starter"
)

// building finds the host that a file builds for.
var building = regexp.MustCompile(`build [^\n]*--host (\w+)`)

// TestHosts reads what each host is given, and holds it to the flag that names
// the host.
func TestHosts(t *testing.T) {
	for _, form := range host.Names() {
		files, err := starter.Host(host.Name(form), host.Everywhere())
		if err != nil || len(files) == 0 {
			t.Errorf("%s: %d files, %v", form, len(files), err)
		}
		for _, f := range files {
			text := string(f.Data)
			if path.Ext(f.Path) == ".yml" || path.Ext(f.Path) == ".yaml" {
				var read map[string]any
				if err := yaml.Unmarshal(f.Data, &read); err != nil || len(read) == 0 {
					t.Errorf("%s: %v", f.Path, err)
				}
			}
			if built := building.FindStringSubmatch(text); built != nil && built[1] != form {
				t.Errorf("%s builds for another host:\n%s", f.Path, text)
			}
			if strings.Contains(text, "%") && form != "github" {
				t.Errorf("%s has a gap:\n%s", f.Path, text)
			}
		}
	}
}

// TestLanguages holds that the German site has all pages of the English one, with the same keys and values of
// terms, and none of its words.
func TestLanguages(t *testing.T) {
	english, _, err := starter.Site("en")
	if err != nil {
		t.Fatal(err)
	}
	german, translated, err := starter.Site("de-CH")
	if err != nil || !translated || len(german) != len(english) {
		t.Fatalf("%d files, %t, %v", len(german), translated, err)
	}
	key := regexp.MustCompile(`(?m)^[ -]*[a-z_]+:`)
	for i, f := range german {
		keys, want := key.FindAllString(string(f.Data), -1), key.FindAllString(string(english[i].Data), -1)
		if f.Path != english[i].Path || strings.Join(keys, "") != strings.Join(want, "") {
			t.Errorf("%s has the keys %q, and %s has %q", f.Path, keys, english[i].Path, want)
		}
		if path.Ext(f.Path) == ".md" && string(f.Data) == string(english[i].Data) {
			t.Errorf("%s is in English", f.Path)
		}
	}
}
