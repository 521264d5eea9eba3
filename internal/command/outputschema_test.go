package command

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The pages that describe what programs read.
const (
	jsonDoc      = "../../docs/json.md"
	outputSchema = "../../docs/output.schema.json"
)

// printed are calls that print for programs, and which objects of the schema they print.
var printed = []struct {
	call  string
	stdin string
	code  int
	kinds []string // each is printed at least once
}{
	{call: "build --json --output out", kinds: []string{"build"}},
	{call: "build --json --output out -C broken", code: 1, kinds: []string{"diagnostic"}},
	{call: "bundle --json --output out.zip", kinds: []string{"bundle"}},
	{call: "check --json -C broken", code: 1, kinds: []string{"diagnostic"}},
	{call: "check --json -C drafts", kinds: []string{"diagnostic", "draft"}},
	{call: "check --fix --json -C broken", code: 1, kinds: []string{"repair", "diagnostic"}},
	{call: "lock --json --dry-run", kinds: []string{"lock"}},
	{call: "move --json --dry-run dropsuite/backup/retrying dropsuite/backup/again", kinds: []string{"edit"}},
	{call: "move --json dropsuite/backup/retrying guides/again", code: 1, kinds: []string{"diagnostic"}},
	{call: "new --json --dry-run product lamp", kinds: []string{"edit"}},
	{call: "retire --json --dry-run dropsuite/backup/retrying", kinds: []string{"edit"}},
	{call: "check --findable --json", code: 1, kinds: []string{"finding"}},
	{call: "check --findable --json -C broken", code: 1, kinds: []string{"diagnostic"}},
	{call: "search --json -C broken x", code: 1, kinds: []string{"diagnostic"}},
	{call: "check --translations --json -C languages", code: 1, kinds: []string{"diagnostic"}},
	{call: "search --json -C languages Platte ist voll", kinds: []string{"hit"}},
	{call: "explain --json", kinds: []string{"explanation"}},
	{call: "explain --json FB010", kinds: []string{"explanation"}},
	{call: "import --json --dry-run codes.csv", kinds: []string{"import"}},
	{call: "keywords --missing -C drafts", kinds: []string{"few_keywords"}},
	{call: "logs --json -", code: 1, kinds: []string{"logs"},
		stdin: "2026-03-04 ERROR User quota limit reached. Please contact your IT administrator.\nERROR wire torn\n"},
	{call: "search --json error", kinds: []string{"hit"}},
	{call: "search --json error 0x1b5", kinds: []string{"hit"}},
	{call: "search --batch", stdin: "quota\nerror 0x1b5\n", kinds: []string{"answer"}},
	{call: "templates --json", kinds: []string{"template"}},
	{call: "version --json", kinds: []string{"version"}},
}

// schemaOf compiles one object of the schema.
func schemaOf(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(outputSchema + "#/$defs/" + kind)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// programSite is the help center of this repository, with a site that has faults
// and one that has drafts beside it.
func programSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile("../../faultbook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "faultbook.yaml", string(settings))
	put(t, dir, "codes.csv", "Code,Status,Sub-status,Owner\nE1,Lamp off,The lamp is off,Ana\n")
	put(t, dir, "broken/faultbook.yaml", "title: Broken\n")
	put(
		t,
		dir,
		"broken/content/lamp/start/dim.md",
		"---\nstatus: Dim\nsumary: Weak\nstatus: Dim\nAction: wait\n---\n[[nothing]]\n",
	)
	put(t, dir, "drafts/faultbook.yaml", "title: Drafts\n")
	put(t, dir, "drafts/content/lamp/start/dim.md", "---\nstatus: Dim\nmessage: Light at <X> percent\n---\n")
	put(t, dir, "drafts/content/lamp/start/dark.md", "---\nstatus: Dark\ndraft: true\naction: none\n---\n")
	put(t, dir, "languages/faultbook.yaml", "languages: {de: {}}\n")
	put(
		t,
		dir,
		"languages/content/lamp/start/full.md",
		"---\nmessage: Disk full\nmessages: {fr: Disque plein, de: Platte ist voll}\n---\n",
	)
	return dir
}

// fed puts a text in the place of the standard input.
func fed(t *testing.T, text string) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "stdin")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	before := os.Stdin
	os.Stdin = file
	t.Cleanup(func() { os.Stdin = before; file.Close() })
}

// TestOutputFollowsItsSchema validates what commands really print.
func TestOutputFollowsItsSchema(t *testing.T) {
	schemas := map[string]*jsonschema.Schema{}
	for _, p := range printed {
		for _, kind := range p.kinds {
			schemas[kind] = schemaOf(t, kind)
		}
	}
	t.Chdir(programSite(t))
	for _, p := range printed {
		fed(t, p.stdin)
		var out, errs bytes.Buffer
		if code := Run(strings.Fields(p.call), &out, &errs); code != p.code {
			t.Errorf("%s ends with %d, want %d\n%s", p.call, code, p.code, &errs)
			continue
		}
		seen := map[string]bool{}
		for lines := json.NewDecoder(&out); ; {
			var object any
			if err := lines.Decode(&object); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s prints no JSON: %v", p.call, err)
				break
			}
			var faults []string
			fits := ""
			for _, kind := range p.kinds {
				if err := schemas[kind].Validate(object); err == nil {
					fits = kind
				} else {
					faults = append(faults, err.Error())
				}
			}
			if seen[fits] = true; fits == "" {
				t.Errorf("%s prints what its schema does not have: %v\n%s", p.call, object, strings.Join(faults, "\n"))
			}
		}
		for _, kind := range p.kinds {
			if !seen[kind] {
				t.Errorf("%s prints no %s", p.call, kind)
			}
		}
	}
}

// TestEveryOutputHasASchema: each command that prints for programs is in the page and in
// the table above, with the same objects, and each object of the schema is printed.
func TestEveryOutputHasASchema(t *testing.T) {
	text, err := os.ReadFile(jsonDoc)
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	_, all := commands()
	for _, c := range all {
		for _, flag := range []string{"json", "batch", "missing"} {
			call := c.CommandPath() + " --" + flag
			if c.Flags().Lookup(flag) != nil && !strings.Contains(page, "| `"+call+"` |") {
				t.Errorf("docs/json.md does not have %s", call)
			}
		}
	}
	var schema struct {
		Defs map[string]any `json:"$defs"`
	}
	text, err = os.ReadFile(outputSchema)
	if err == nil {
		err = json.Unmarshal(text, &schema)
	}
	if err != nil {
		t.Fatal(err)
	}
	described := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| `faultbook [^|]*\\| (.*) \\|$").FindAllStringSubmatch(page, -1) {
		for _, kind := range regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(row[1], -1) {
			described[kind[1]] = true
			if schema.Defs[kind[1]] == nil {
				t.Errorf("the schema lacks %s", kind[1])
			}
		}
	}
	for kind := range schema.Defs {
		if !described[kind] {
			t.Errorf("docs/json.md does not say who prints %s", kind)
		}
	}
	for _, p := range printed {
		for _, kind := range p.kinds {
			delete(described, kind)
		}
	}
	for kind := range described {
		t.Errorf("no call of the test prints %s", kind)
	}
}
