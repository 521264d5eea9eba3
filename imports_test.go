package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayImport names the packages that each of our packages may import. Imports go one
// way: from the command line to the text of one file, and never back. A new line needs
// a reason.
var mayImport = map[string][]string{
	"internal/logs/logtest": {"internal/logs"},
	"faultbook":             {"internal/command"},
	"internal/command": {"internal/starter", "internal/serve", "internal/published", "internal/mcpserver",
		"internal/lsp", "internal/preview", "internal/publish", "internal/logreport", "internal/licenses",
		"internal/keywords", "internal/findable", "internal/export", "internal/edit", "internal/schema",
		"internal/pipeline", "internal/watch", "internal/index", "search", "internal/logs", "internal/history",
		"internal/lock", "internal/importer", "internal/importer/recognise", "internal/importer/reader",
		"internal/importer/entry", "internal/catalogue", "internal/site", "internal/config", "internal/host",
		"internal/output", "internal/document", "internal/source", "internal/texts", "internal/diag"},
	"internal/starter": {"internal/host", "internal/output"},
	"internal/serve": {"internal/preview", "internal/pipeline", "internal/render", "internal/asset",
		"internal/host", "internal/texts", "internal/diag"},
	"internal/published": {},
	"internal/mcpserver": {"search", "internal/logs", "internal/catalogue"},
	"internal/lsp": {"internal/preview", "internal/edit", "internal/schema", "internal/pipeline",
		"internal/site", "internal/config", "internal/document", "internal/yamldoc", "internal/source",
		"internal/diag"},
	"internal/preview": {"internal/publish", "internal/pipeline", "internal/watch", "internal/index",
		"search", "internal/history", "internal/lock", "internal/site", "internal/config", "internal/output",
		"internal/source", "internal/diag"},
	"internal/publish": {"internal/pipeline", "internal/render", "internal/index", "search",
		"internal/bundle", "internal/asset", "internal/config", "internal/host", "internal/output", "internal/source",
		"internal/diag"},
	"internal/logreport": {"internal/logs"},
	"internal/licenses":  {},
	"internal/keywords":  {"search", "internal/site"},
	"internal/findable":  {"search", "search/text", "internal/site", "internal/document"},
	"internal/export":    {"search"},
	"internal/edit": {"internal/schema", "internal/pipeline", "internal/lock", "internal/importer",
		"internal/frontmatter", "internal/site", "internal/config", "internal/document", "internal/yamldoc",
		"internal/source", "internal/diag"},
	"internal/schema": {"internal/site", "internal/config", "internal/document", "internal/yamldoc",
		"internal/texts"},
	"internal/pipeline": {"internal/watch", "internal/svg", "internal/socialcard", "internal/sitemap",
		"internal/render", "internal/index", "search", "internal/history", "internal/bundle", "internal/asset",
		"internal/lock", "internal/catalogue", "internal/site", "internal/config", "internal/theme", "internal/host",
		"internal/output", "internal/document", "internal/texts", "templates", "internal/source", "internal/diag"},
	"internal/watch":      {},
	"internal/svg":        {},
	"internal/socialcard": {},
	"internal/sitemap":    {"internal/site", "internal/output", "internal/document"},
	"internal/render": {"internal/fasttemplate", "internal/diagram", "internal/asset", "internal/site",
		"internal/config", "internal/document", "internal/texts", "internal/source", "internal/diag"},
	"internal/fasttemplate": {},
	"internal/diagram":      {},
	"internal/index": {"search", "internal/logs", "internal/site", "internal/config", "internal/output",
		"internal/document", "internal/texts"},
	"search":           {"search/shard", "search/score", "search/index"},
	"search/shard":     {"search/index", "search/text"},
	"search/score":     {"search/index", "search/text", "search/data"},
	"search/index":     {"search/text", "search/data"},
	"internal/logs":    {"search/text", "search/data"},
	"search/text":      {"search/data"},
	"search/data":      {},
	"internal/history": {"internal/diag"},
	"internal/bundle":  {"internal/output", "internal/texts"},
	"internal/asset":   {"internal/output", "internal/texts", "internal/source", "internal/diag"},
	"internal/lock": {"internal/frontmatter", "internal/site", "internal/document", "internal/source",
		"internal/diag"},
	"internal/importer": {"internal/importer/recognise", "internal/importer/reader",
		"internal/importer/table", "internal/importer/entry", "internal/importer/dialect", "internal/output"},
	"internal/importer/dialect":   {},
	"internal/importer/recognise": {"internal/importer/table", "internal/importer/entry"},
	"internal/importer/reader":    {"internal/importer/table"},
	"internal/importer/table":     {},
	"internal/importer/entry":     {"internal/frontmatter"},
	"internal/frontmatter":        {},
	"internal/catalogue": {"internal/site", "internal/config", "internal/output", "internal/document",
		"internal/texts"},
	"internal/site": {"internal/config", "internal/document", "internal/texts", "internal/source",
		"internal/diag"},
	"internal/config": {"internal/theme", "internal/host", "internal/document", "internal/yamldoc",
		"internal/texts", "internal/source", "internal/diag"},
	"internal/theme":    {},
	"internal/host":     {"internal/output"},
	"internal/output":   {},
	"internal/document": {"internal/yamldoc", "internal/texts", "internal/source", "internal/diag"},
	"internal/yamldoc":  {"internal/source", "internal/diag"},
	"internal/texts":    {"templates"},
	"templates":         {},
	"internal/source":   {"internal/diag"},
	"internal/diag":     {},
}

// onlyIn names the packages that may import a library: only they change with it.
var onlyIn = map[string][]string{
	"github.com/yuin/goldmark":           {"internal/document", "internal/importer/reader"},
	"github.com/xuri/excelize":           {"internal/importer/reader"},
	"golang.org/x/net/html":              {"internal/document", "internal/importer/reader"},
	"github.com/microcosm-cc/bluemonday": {"internal/document"},
	"github.com/alecthomas/chroma":       {"internal/document"},
	"go.yaml.in/yaml": {
		"internal/frontmatter", "internal/catalogue", "internal/yamldoc", "internal/texts", "internal/importer",
		"internal/importer/entry", "internal/importer/recognise",
		"internal/diag", // its explanations are a file of texts
	},
	"github.com/evanw/esbuild":        {"internal/asset"},
	"github.com/spf13/cobra":          {"internal/command"},
	"github.com/sourcegraph/jsonrpc2": {"internal/lsp"},
	"github.com/blevesearch/bleve":    {"search/index", "search/text"},
	"html/template":                   {"internal/render", "internal/fasttemplate"},
	"net/http":                        {"internal/serve", "internal/published"},
	"github.com/fsnotify/fsnotify":    {"internal/watch"},
	"github.com/modelcontextprotocol": {"internal/mcpserver"},
	"github.com/chromedp/chromedp":    {},
	"github.com/rogpeppe/go-internal": {"internal/command"},
}

type listed struct {
	ImportPath, Dir  string
	GoFiles, Imports []string
}

// packages lists our packages, tests aside, by their path in the repository.
func packages(t *testing.T) map[string]listed {
	t.Helper()
	cmd := exec.Command(
		"go",
		"list",
		"-pgo=off",
		"-json=ImportPath,Dir,GoFiles,Imports",
		"faultbook",
		"faultbook/internal/...",
		"faultbook/search/...",
		"faultbook/templates/...",
	)
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
		if len(p.GoFiles) > 0 && !strings.HasPrefix(name, "internal/e2e") &&
			name != "internal/release" { // tools of the repository
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
		for _, unused := range allowed {
			if !slices.Contains(p.Imports, "faultbook/"+unused) {
				t.Errorf("the table lets %s import %s, which it does not", name, unused)
			}
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
	for library, users := range onlyIn {
		for _, name := range users {
			imports := func(path string) bool { return strings.HasPrefix(path, library) }
			if !slices.ContainsFunc(found[name].Imports, imports) {
				t.Errorf("the table lets %s import %s, which it does not", name, library)
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

// writers are the functions of package os, and the methods of os.Root and
// os.File, that change the disk.
var writers = []string{
	"Create", "CreateTemp", "WriteFile", "OpenFile", "Mkdir", "MkdirAll", "MkdirTemp", "Remove", "RemoveAll", "Rename",
	"Symlink", "Link", "Truncate", "Chmod", "Chtimes", "Write", "WriteString", "WriteAt", "ReadFrom",
}

// mayWrite are the packages that write to the disk: search lets bleve build its
// index in a temporary folder. source opens files with flags that make a pipe
// fail at once.
var mayWrite = map[string][]string{"internal/output": writers, "search/index": writers, "internal/source": {"OpenFile"}}

// TestOnlyOutputWrites looks at the types of what each package calls, so that
// it sees a write through an os.Root as well.
func TestOnlyOutputWrites(t *testing.T) {
	found, exported := packages(t), exports(t)
	set := token.NewFileSet()
	imports := importer.ForCompiler(
		set,
		"gc",
		func(path string) (io.ReadCloser, error) { return os.Open(exported[path]) },
	)
	writes := map[string]bool{}
	for name, p := range found {
		var files []*ast.File
		for _, file := range p.GoFiles {
			tree, err := parser.ParseFile(set, filepath.Join(p.Dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, tree)
		}
		info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
		if _, err := (&types.Config{Importer: imports}).Check(p.ImportPath, set, files, info); err != nil {
			t.Fatal(err)
		}
		for at, of := range info.Uses {
			if of.Pkg() == nil || of.Pkg().Path() != "os" || !slices.Contains(writers, of.Name()) {
				continue
			}
			if writes[name] = true; !slices.Contains(mayWrite[name], of.Name()) {
				t.Errorf("%s calls %s", set.Position(at.Pos()), of)
			}
		}
	}
	if !writes["internal/output"] {
		t.Error("internal/output is not seen to write")
	}
}

// exports lists where the compiler keeps what packages export, by import path.
func exports(t *testing.T) map[string]string {
	t.Helper()
	text, err := exec.Command("go", "list", "-pgo=off", "-export", "-deps",
		"-f", "{{.ImportPath}}\t{{.Export}}", "faultbook", "faultbook/internal/...").
		Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(text)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[path] = file
	}
	return files
}
