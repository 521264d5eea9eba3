package render

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"strings"
	"testing"
)

// viewDoc is the page that describes the data of templates.
const viewDoc = "../../docs/templates.md"

var writeDoc = flag.Bool("write", false, "write docs/templates.md anew")

const viewIntro = `# Data and functions of templates

Go's [html/template](https://pkg.go.dev/html/template) renders the pages. ` + "`faultbook templates`" + ` lists the files, and
` + "`faultbook templates copy NAME`" + ` copies one into the site's own ` + "`templates/`" + `, where it replaces the built-in one.
The copy's origin stays in ` + "`templates/.origin/`" + `; commit it too. After an upgrade ` + "`faultbook templates`" + ` says which built-in
files changed, ` + "`faultbook templates diff NAME | patch -p1`" + ` applies the changes, and ` + "`faultbook templates accept NAME`" + `
records that. faultbook reports a template that leaves out a part of the page (FB057).

Each file begins with a comment that names its data: page templates get a View, partials a part of it.

` + "`base.html`" + ` is the frame of every page, and each page template defines ` + "`content`" + ` for it. A template uses a
partial by ` + "`{{template \"partials/NAME.html\" .}}`" + `. Rows, cells, list items and breadcrumbs are partials too. White space
at the beginning of lines is removed.

Templates may call Go's own functions and these:

| function | result |
| --- | --- |
| ` + "`icon \"NAME\"`" + ` | the drawing ` + "`icons/NAME.svg`" + ` |
| ` + "`id \"NAME\"`" + ` | the id of an element: in a single HTML file all pages use the same names |
| ` + "`anchor \"NAME\"`" + ` | the link of a heading to itself |
| ` + "`heading \"NAME\" \"KEY\"`" + ` | a heading of the second level with its id and its link |
| ` + "`text \"KEY\"`" + ` | a text of the interface, from ` + "`texts/LANGUAGE.yaml`" + `; names and their values may follow |
| ` + "`say \"KEY\"`" + ` | the same as HTML, with links and emphasis |
| ` + "`count \"KEY\" N`" + ` | the text for N things |
| ` + "`own NAME`" + ` | a name as HTML, in ` + "`<bdi>`" + ` where it runs the other way than the page |
| ` + "`ltr`" + ` | the attribute ` + "`dir=\"ltr\"`" + ` on pages that run from right to left |
| ` + "`join LIST \", \"`" + `, ` + "`lower TEXT`" + ` | as in Go |

This page is generated from the types in ` + "`internal/render`" + ` (` + "`view.go`, `entryview.go`, `singleview.go`, `tableview.go`, `menu.go`" + `) by
` + "`go test ./internal/render -run TemplatesDoc -write`" + `.
`

// TestTemplatesDoc holds the page to the types; with -write it writes the page.
func TestTemplatesDoc(t *testing.T) {
	want := documentViews(t)
	if *writeDoc {
		if err := os.WriteFile(viewDoc, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(viewDoc)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("docs/templates.md differs from the types: go test ./internal/render -run TemplatesDoc -write")
	}
}

// viewFiles declare the types that templates get. The Frame is next to the code that makes it.
var viewFiles = []string{"view.go", "entryview.go", "singleview.go", "tableview.go", "menu.go"}

// documentViews writes a section for every type, in their order.
func documentViews(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString(viewIntro)
	files := token.NewFileSet()
	for _, name := range viewFiles {
		file, err := parser.ParseFile(files, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok || decl.Tok != token.TYPE {
				continue
			}
			spec := decl.Specs[0].(*ast.TypeSpec)
			if spec.Name.IsExported() {
				documentType(t, &b, files, decl, spec)
			}
		}
	}
	return b.Bytes()
}

func documentType(t *testing.T, b *bytes.Buffer, files *token.FileSet, decl *ast.GenDecl, spec *ast.TypeSpec) {
	t.Helper()
	text := strings.Join(strings.Fields(decl.Doc.Text()), " ")
	if text == "" {
		t.Errorf("%s says nothing of itself", spec.Name)
	}
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n```go\n", spec.Name, strings.ReplaceAll(text, "<", "\\<"))
	decl.Doc = nil
	var code bytes.Buffer
	settings := printer.Config{Mode: printer.UseSpaces | printer.TabIndent, Tabwidth: 4}
	if err := settings.Fprint(&code, files, &printer.CommentedNode{Node: spec, Comments: commentsOf(spec)}); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(b, "type %s\n```\n", strings.ReplaceAll(code.String(), "template.HTML", "HTML"))
}

// commentsOf collects the comments of a type's fields.
func commentsOf(spec *ast.TypeSpec) []*ast.CommentGroup {
	var all []*ast.CommentGroup
	ast.Inspect(spec, func(n ast.Node) bool {
		if f, ok := n.(*ast.Field); ok {
			for _, c := range []*ast.CommentGroup{f.Doc, f.Comment} {
				if c != nil {
					all = append(all, c)
				}
			}
		}
		return true
	})
	return all
}
