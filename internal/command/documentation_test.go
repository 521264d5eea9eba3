package command

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/yamldoc"
)

// docsContent is the content of the documentation, a site of its own.
const docsContent = "../../docs/content"

var writeDocs = flag.Bool("write", false, "write docs/content anew")

// generatedDocs are the folders of docs/content that the test generates.
var generatedDocs = []string{"reference", "problems"}

// TestDocumentation holds the generated pages to the commands, the keys and the problems
// that they are made from, and checks the whole documentation.
func TestDocumentation(t *testing.T) {
	pages := documentation(t)
	if *writeDocs {
		for _, dir := range generatedDocs {
			if err := os.RemoveAll(filepath.Join(docsContent, dir)); err != nil {
				t.Fatal(err)
			}
		}
		for name, text := range pages {
			put(t, docsContent, name, text)
		}
	}
	found := 0
	for _, dir := range generatedDocs {
		err := fs.WalkDir(os.DirFS(docsContent), dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			found++
			text, err := os.ReadFile(filepath.Join(docsContent, name))
			if pages[name] != string(text) {
				t.Errorf("docs/content/%s is old: go test ./internal/command -run Documentation -write", name)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	if found != len(pages) {
		t.Errorf("docs/content has %d generated files, want %d", found, len(pages))
	}
	var out, errs bytes.Buffer
	if code := Run([]string{"check", "--strict", "-C", "../../docs"}, &out, &errs); code != 0 {
		t.Errorf("the documentation has faults:\n%s%s", &out, &errs)
	}
}

// documentation makes all generated pages.
func documentation(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{
		"reference/_index.md":      "---\ntitle: Reference\nkind: section\nweight: 2\n---\n",
		"reference/settings.md":    page("Settings", "The keys of faultbook.yaml.", keyTable(config.Keys(), "")),
		"reference/commands.md":    page("Commands", "What each command does, with its flags.", commandsPage()),
		"problems/_index.md":       "---\ntitle: Problems\nsummary: What faultbook reports about a site.\n---\n",
		"problems/check/_index.md": "---\ntitle: check\nsummary: What `faultbook check`, `build` and `serve` report.\n---\n",
	}
	var keys strings.Builder
	for _, kind := range []document.Kind{document.Entry, document.Article, document.Operation, document.Product} {
		fmt.Fprintf(
			&keys,
			"## %s\n\n%s\n",
			strings.ToUpper(string(kind[:1]))+string(kind[1:]),
			keyTable(document.Keys(kind), ""),
		)
	}
	pages["reference/front-matter.md"] = page("Front matter", "The keys of pages, by kind.", keys.String())
	for _, name := range []string{"templates", "json"} {
		title, body := heading(t, "../../docs/"+name+".md")
		pages["reference/"+name+".md"] = page(title, "", body)
	}
	for _, code := range diag.CodeNames() {
		pages["problems/check/"+strings.ToLower(code)+".md"] = problemPage(diag.Code(code))
	}
	return pages
}

func page(title, summary, body string) string {
	head := "title: " + strconv.Quote(title) + "\n"
	if summary != "" {
		head += "summary: " + strconv.Quote(summary) + "\n"
	}
	return "---\n" + head + "---\n\n" + body
}

// heading returns the title of a Markdown file and what follows it.
func heading(t *testing.T, file string) (title, body string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(string(text), "\n")
	return strings.TrimPrefix(first, "# "), adapted(strings.TrimLeft(rest, "\n"))
}

// relativeLink matches links into the repository, which the documentation does not hold.
var relativeLink = regexp.MustCompile(`!?\[([^\]]*)\]\(([^):]+)\)`)

// adapted makes links of the repository links of the documentation, or plain words.
func adapted(text string) string {
	var out strings.Builder
	for i, part := range strings.SplitAfter(text, "\n```") {
		if i%2 == 0 { // outside of code
			part = relativeLink.ReplaceAllStringFunc(part, func(link string) string {
				m := relativeLink.FindStringSubmatch(link)
				switch name := path.Base(m[2]); {
				case strings.HasPrefix(link, "!"):
					return ""
				case name == "templates.md" || name == "json.md":
					return "[" + m[1] + "](../reference/" + name + ")"
				case strings.Contains(m[1], "`") || strings.HasPrefix(m[2], "/") || strings.HasPrefix(m[2], ".."):
					return link
				}
				return m[1]
			})
		}
		out.WriteString(part)
	}
	return out.String()
}

// keyTable describes keys, and those within them.
func keyTable(keys []yamldoc.Key, within string) string {
	var b strings.Builder
	if within == "" {
		b.WriteString("| Key | Takes | Meaning |\n| --- | --- | --- |\n")
	}
	for _, k := range keys {
		takes := string(k.Shape)
		if len(k.Choices) > 0 && len(k.Choices) < 12 {
			takes = "`" + strings.Join(k.Choices, "`, `") + "`"
		}
		about := strings.NewReplacer("|", "\\|", "<", "\\<", "[", "\\[").Replace(k.About)
		fmt.Fprintf(&b, "| `%s%s` | %s | %s |\n", within, k.Name, takes, about)
		b.WriteString(keyTable(k.Keys, within+k.Name+"."))
	}
	return b.String()
}

// commandsPage describes every command as its --help does.
func commandsPage() string {
	var b strings.Builder
	_, all := commands()
	for _, c := range all {
		if !c.HasParent() {
			continue
		}
		fmt.Fprintf(&b, "## %s\n\n%s.\n\n```text\n%s\n```\n\n", c.CommandPath(), c.Short, strings.TrimSpace(helpOf(c)))
	}
	return b.String()
}

func helpOf(c *cobra.Command) string {
	var flags strings.Builder
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		name, usage := pflag.UnquoteUsage(f)
		fmt.Fprintf(&flags, "  --%s  %s\n", strings.TrimSpace(f.Name+" "+name), usage)
	})
	text := c.Long + "\n\nUsage:\n  " + c.UseLine() + "\n\nExamples:\n" + c.Example
	if flags.Len() > 0 {
		text += "\n\nFlags:\n" + flags.String()
	}
	return text
}

// problemPage is the entry of a problem, at an address that stays: its code is an alias.
func problemPage(code diag.Code) string {
	e, _ := diag.Explain(code)
	fence := func(text string) string { return "````text\n" + text + "\n````\n" }
	return fmt.Sprintf(
		"---\nstatus: %q\ncode: %s\nseverity: %s\nsummary: %q\naliases: [/%s/]\n---\n\n## Before\n\n%s\n## After\n\n%s",
		strings.ToUpper(e.Title[:1])+e.Title[1:],
		code,
		e.Severity,
		plainly(e.Why),
		strings.ToLower(string(code)),
		fence(e.Before),
		fence(e.After),
	)
}

// plainly keeps Markdown from reading a < outside of code as HTML.
func plainly(text string) string {
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = strings.ReplaceAll(parts[i], "<", "\\<")
	}
	return strings.Join(parts, "`")
}
