package build_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayImport says which of our packages each of them may import. Imports go one
// way: from the command line to the text of one file, and never back. What no
// line allows needs a reason before it gets one.
var mayImport = map[string][]string{
	"faultbook": {"internal/command"},

	"internal/command":   {"internal/serve", "internal/watch", "internal/build", "internal/heap", "internal/starter", "internal/history", "internal/host", "internal/site", "internal/config", "internal/source", "internal/diag", "internal/output", "search"},
	"internal/serve":     {"internal/build", "internal/asset", "internal/render", "internal/index", "internal/host", "internal/output", "internal/diag"},
	"internal/build":     {"internal/watch", "internal/heap", "internal/bundle", "internal/render", "internal/card", "internal/history", "internal/host", "internal/catalogue", "internal/sitemap", "internal/index", "internal/asset", "internal/site", "internal/entry", "internal/config", "internal/theme", "internal/source", "internal/diag", "internal/output", "templates", "search"},
	"internal/render":    {"internal/diagram", "internal/asset", "internal/site", "internal/entry", "internal/config", "internal/source", "internal/diag", "internal/output"},
	"internal/bundle":    {"internal/diag", "internal/output"},
	"internal/index":     {"internal/site", "internal/entry", "internal/output", "search"},
	"internal/catalogue": {"internal/site", "internal/entry", "internal/output"},
	"internal/sitemap":   {"internal/entry", "internal/site", "internal/output"},
	"internal/starter":   {"internal/host", "internal/output"},
	"internal/host":      {"internal/output"},
	"internal/card":      {},
	"internal/history":   {"internal/diag"},
	"internal/asset":     {"internal/source", "internal/diag", "internal/output"},
	"internal/diagram":   {},
	"internal/site":      {"internal/entry", "internal/config", "internal/source", "internal/diag"},
	"internal/entry":     {"internal/yamldoc", "internal/source", "internal/diag"},
	"internal/config":    {"internal/theme", "internal/yamldoc", "internal/source", "internal/diag"},
	"internal/theme":     {},
	"internal/yamldoc":   {"internal/source", "internal/diag"},
	"internal/source":    {"internal/diag"},
	"internal/watch":     {},
	"internal/heap":      {},
	"internal/diag":      {},
	"internal/output":    {},
	"templates":          {},
	"search":             {"internal/output"},
}

// onlyIn says which of our packages know a library: where it is to be looked
// for, and what changes with it.
var onlyIn = map[string][]string{
	"github.com/yuin/goldmark":        {"internal/entry"},
	"github.com/alecthomas/chroma":    {"internal/entry"},
	"go.yaml.in/yaml":                 {"internal/yamldoc"},
	"github.com/evanw/esbuild":        {"internal/asset"},
	"github.com/tdewolff/minify":      {"internal/render"},
	"github.com/spf13/cobra":          {"internal/command"},
	"github.com/blevesearch/bleve":    {"search"},
	"html/template":                   {"internal/render"},
	"net/http":                        {"internal/serve"},
	"github.com/fsnotify/fsnotify":    {"internal/watch"},
	"github.com/chromedp/chromedp":    {},
	"github.com/rogpeppe/go-internal": {},
}

type listed struct {
	ImportPath, Dir  string
	GoFiles, Imports []string
}

// packages lists our packages, tests aside, by their path in the repository.
func packages(t *testing.T) map[string]listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-pgo=off", "-json=ImportPath,Dir,GoFiles,Imports", "faultbook", "faultbook/internal/...", "faultbook/search/...", "faultbook/templates/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	text, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	found := map[string]listed{}
	for decoder := json.NewDecoder(bytes.NewReader(text)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, "faultbook/")
		if len(p.GoFiles) > 0 && !strings.HasPrefix(name, "internal/e2e") { // tools of the tests
			found[name] = p
		}
	}
}

func TestImportsGoOneWay(t *testing.T) {
	found := packages(t)
	for name, p := range found {
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("%s has no line in the table of imports", name)
			continue
		}
		for _, path := range p.Imports {
			own, isOwn := strings.CutPrefix(path, "faultbook/")
			if isOwn && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s", name, own)
			}
			for library, users := range onlyIn {
				if strings.HasPrefix(path, library) && !slices.Contains(users, name) {
					t.Errorf("%s imports %s", name, path)
				}
			}
		}
	}
	for name := range mayImport {
		if _, ok := found[name]; !ok {
			t.Errorf("the table of imports names %s, which does not exist", name)
		}
	}
}

// TestTableHasNoCircle keeps the table itself honest: Go refuses circles of
// imports, but a table that allowed one would say nothing about direction.
func TestTableHasNoCircle(t *testing.T) {
	var visit func(name string, above []string)
	visit = func(name string, above []string) {
		if slices.Contains(above, name) {
			t.Fatalf("the table allows a circle: %s", strings.Join(append(above, name), " → "))
		}
		for _, next := range mayImport[name] {
			visit(next, append(slices.Clip(above), name))
		}
	}
	visit("faultbook", nil)
}

// writers are the functions of package os that change the disk.
var writers = []string{"Create", "CreateTemp", "WriteFile", "OpenFile", "Mkdir", "MkdirAll", "MkdirTemp", "Remove", "RemoveAll", "Rename", "Symlink", "Link", "Truncate", "Chmod", "Chtimes"}

func TestOnlyOutputWrites(t *testing.T) {
	for name, p := range packages(t) {
		if name == "internal/output" || name == "internal/index" || name == "search" { // bleve builds its index in a temporary folder
			continue
		}
		for _, file := range p.GoFiles {
			tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				call, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if of, ok := call.X.(*ast.Ident); ok && of.Name == "os" && slices.Contains(writers, call.Sel.Name) {
					t.Errorf("%s/%s uses os.%s", name, file, call.Sel.Name)
				}
				return true
			})
		}
	}
}
