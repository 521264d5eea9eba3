package asset

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/output"
	"faultbook/internal/texts"

	"faultbook/internal/diag"
)

func templates(changes map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"styles/main.css":   "@import \"./tones.css\";\nbody { margin: 0 }\n",
		"styles/tones.css":  ".tone { color: #ff0000 }\n",
		"scripts/main.ts":   "import { say } from './say';\nsay('hi' as string);\n",
		"scripts/say.ts":    "export function say(text: string): void { document.title = text }\n",
		"icons/favicon.svg": "<svg/>",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range changes {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// built bundles everything and makes the assets.
func built(templates, client fs.FS, look Look) (*Set, diag.List) {
	sources, problems := BundleSources(templates, texts.For("en"))
	var scripts Client
	if client != nil {
		var more diag.List
		scripts, more = BundleClient(client, texts.For("en"))
		problems = append(problems, more...)
	}
	return Build(sources, scripts, look), problems
}

func TestBuild(t *testing.T) {
	s, problems := built(templates(nil), nil, Look{})
	if problems != nil {
		t.Fatal(problems)
	}
	byPath := map[string]string{}
	for _, f := range s.Files {
		byPath[f.Path] = string(f.Data)
	}
	for name, holds := range map[string][]string{
		s.Style:  {".tone{color:red}", "body{margin:0}"},
		s.Script: {"document.title=", `"hi"`},
		s.Icon:   {"<svg/>"},
	} {
		for _, want := range holds {
			if !strings.Contains(byPath[name], want) {
				t.Errorf("%s does not hold %s: %s", name, want, byPath[name])
			}
		}
		if ok, _ := path.Match("assets/*.??????????.*", name); !ok {
			t.Errorf("%s has no hash in its name", name)
		}
	}
	if strings.Contains(byPath[s.Script], "import") || strings.Contains(byPath[s.Style], "@import") {
		t.Error("something is left to be loaded")
	}
}

// TestNamesFollowContent holds that a file that changes has a new name, and
// that all others keep theirs.
func TestNamesFollowContent(t *testing.T) {
	before, _ := built(templates(nil), nil, Look{})
	same, _ := built(templates(nil), nil, Look{})
	after, _ := built(templates(map[string]string{"styles/tones.css": ".tone { color: blue }"}), nil, Look{})
	if before.Style != same.Style || before.Script != same.Script {
		t.Error("the same input has another name")
	}
	if before.Style == after.Style || before.Script != after.Script || before.Icon != after.Icon {
		t.Errorf("got %+v, before %+v", after, before)
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"styles/main.css", "@import \"./none.css\";", "templates/styles/main.css:1:9 FB052"},
		{"styles/tones.css", "/* größer */ @import \"./none.css\";", "templates/styles/tones.css:1:22 FB052"},
		{"styles/main.css", "body { background: url(https://example.com/a.png) }",
			"templates/styles/main.css:1:20 FB052"},
		{"styles/main.css", "body { background: url(data:image/png;base64,AAAA) }",
			"templates/styles/main.css:1:20 FB052"},
		{"styles/main.css", "/* größer */ body { color: red } }", "templates/styles/main.css:1:34 FB054"},
		{"styles/tones.css", ".tone {\n  color: red", "templates/styles/tones.css:2:13 FB054"},
		{"scripts/main.ts", "let a = 1;\n\tconst = 2;", "templates/scripts/main.ts:2:8 FB052"},
		{"scripts/say.ts", "export const x = 1", "templates/scripts/main.ts:1:10 FB052"},
		{"scripts/main.ts", "import 'fs'", "templates/scripts/main.ts:1:8 FB052"},
		{"scripts/main.ts", "import '/etc/passwd'", "templates/scripts/main.ts:1:8 FB052"},
		{"scripts/main.ts", "import '../../../etc/passwd'", "templates/scripts/main.ts:1:8 FB052"},
	} {
		_, problems := built(templates(map[string]string{c.file: c.text}), nil, Look{})
		var got []string
		for _, d := range problems.Sorted() {
			got = append(got, fmt.Sprintf("%s %s", d.Pos, d.Code))
			if d.Hint == "" || d.Source == "" {
				t.Errorf("%q: %+v", c.text, d)
			}
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%q: reported %q, want %q", c.text, got, c.want)
		}
	}
	files := templates(nil)
	delete(files, "icons/favicon.svg")
	if _, problems := built(files, nil, Look{}); len(problems) != 1 ||
		problems[0].Pos.File != "templates/icons/favicon.svg" {
		t.Errorf("without an icon: %v", problems)
	}
}

// TestWithinThePage: what a style names of the page itself is left as it is.
func TestWithinThePage(t *testing.T) {
	s, problems := built(templates(map[string]string{"styles/main.css": "a { clip-path: url(#round) }"}), nil, Look{})
	if len(problems) > 0 || !strings.Contains(string(s.Files[0].Data), "url(#round)") {
		t.Errorf("got %v and %s", problems, s.Files[0].Data)
	}
}

// TestScriptsHaveTheWordsTheyUse: a script imports words of the interface by name, and
// holds no others. The type checker knows every one.
func TestScriptsHaveTheWordsTheyUse(t *testing.T) {
	s, problems := built(
		templates(map[string]string{"scripts/main.ts": "import { none } from 'texts'\ndocument.title = none\n"}), nil,
		Look{})
	i := slices.IndexFunc(s.Files, func(f output.File) bool { return f.Path == s.Script })
	script := string(s.Files[i].Data)
	if problems != nil || !strings.Contains(script, texts.For("en").Get("client.none")) ||
		strings.Contains(script, texts.For("en").Get("client.wait")) {
		t.Errorf("%v in\n%s", problems, script)
	}
	declared, err := os.ReadFile("../../search/client/ui/words.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for key := range texts.For("en").Group("client") {
		if name, form, counted := strings.Cut(key, "."); !counted {
			want = append(want, "export const "+name+": string")
		} else if form == "other" {
			want = append(want, "export const "+name+": Forms")
		}
	}
	got := regexp.MustCompile(`export const \w+: \w+`).FindAllString(string(declared), -1)
	if slices.Sort(want); !slices.Equal(got, want) {
		t.Errorf("the types are of %q, want %q", got, want)
	}
}
