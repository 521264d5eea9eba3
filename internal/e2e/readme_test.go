package e2e_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"faultbook/internal/command"
)

// blocks returns the code blocks of a document in a language; "" for those
// without one.
func blocks(doc, language string) []string {
	var out []string
	for _, m := range regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$").FindAllStringSubmatch(doc, -1) {
		if m[1] == language {
			out = append(out, m[2])
		}
	}
	return out
}

// spans returns what stands between backticks in a text, outside of blocks.
func spans(text string) []string {
	text = regexp.MustCompile("(?ms)^```.*?^```$").ReplaceAllString(text, "")
	var out []string
	for _, m := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// guides returns the README and the guides of the documentation as one text.
func guides(t *testing.T) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(repository, "docs/content/guides/*.md"))
	if err != nil || len(names) < 10 {
		t.Fatalf("the documentation has %d guides: %v", len(names), err)
	}
	text := readRepository(t, "README.md")
	for _, name := range names {
		text += readRepository(t, "docs/content/guides/"+filepath.Base(name))
	}
	return text
}

// TestGuidesCommands: every command that the README and the guides show is one.
func TestGuidesCommands(t *testing.T) {
	readme := guides(t)
	checked := 0
	for _, block := range blocks(readme, "sh") {
		for line := range strings.Lines(block) {
			line = strings.TrimSpace(line)
			if args, ok := arguments(line); ok {
				knows(t, args)
			} else if program, _, _ := strings.Cut(line, " "); program != "./test" {
				t.Errorf("the guides show a command that this test does not know: %q", line)
			}
			checked++
		}
	}
	for _, span := range spans(readme) {
		if args, ok := arguments(span); ok {
			knows(t, args)
			checked++
		}
	}
	if checked < 3 {
		t.Errorf("%d commands were found", checked)
	}
	knows(t, []string{"-C", "x", "build"})
}

// TestGuidesFlags: the flags in a row of the table of commands are those of
// the row's command.
func TestGuidesFlags(t *testing.T) {
	checked := 0
	for line := range strings.Lines(readRepository(t, "docs/content/guides/commands.md")) {
		words := spans(line)
		if !strings.HasPrefix(line, "| `faultbook ") {
			continue
		}
		args, _ := arguments(words[0])
		for _, span := range words[1:] {
			if !strings.HasPrefix(span, "-") {
				continue
			}
			name, _, _ := strings.Cut(span, " ")
			knows(t, []string{args[0], name + "=1"}) // a value that every kind of flag takes
			checked++
		}
	}
	if checked == 0 {
		t.Error("no flags were found")
	}
}

var (
	docLink  = regexp.MustCompile(`!?\[[^\]\n]*\]\(([^)\s]+)\)`)
	fileSpan = regexp.MustCompile(`^/?[\w./-]+(\.(md|toml|mod|go|json|jsonl|xml|txt|txtar|ts|html|yaml|pgo)|/)$`)
)

// optional are files that a site may have or a build makes, and this
// repository does not hold.
var optional = []string{"content/.import.json", "public/", "synonyms.txt", "dates.txt", "bench/figures.json", "dist/",
	"content.de/dropsuite/backup/retrying.md"}

// TestDocumentsNameFiles: what the documents link to or name is there, in the
// repository or in the site that is built from it.
func TestDocumentsNameFiles(t *testing.T) {
	for _, doc := range []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"} {
		text := readRepository(t, doc)
		for _, m := range docLink.FindAllStringSubmatch(regexp.MustCompile("`[^`\n]+`").ReplaceAllString(text, ""), -1) {
			if !strings.Contains(m[1], "://") && !exists(m[1]) {
				t.Errorf("%s links to %s, which does not exist", doc, m[1])
			}
		}
		for _, span := range spans(text) {
			if fileSpan.MatchString(span) && !slices.Contains(optional, span) && !exists(span) {
				t.Errorf("%s names %s, which does not exist", doc, span)
			}
		}
	}
}

// exists reports whether a name is a file of the repository, of a package or
// of the built site.
func exists(name string) bool {
	for _, dir := range []string{repository, filepath.Join(repository, "internal"), filepath.Join(repository, "content"), based} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return name == path.Base(name) && strings.HasPrefix(name, "_index.")
}

// TestReadmeFigures: the README counts correctly, and the guides name problems that exist.
func TestReadmeFigures(t *testing.T) {
	readme := readRepository(t, "README.md")
	m := regexp.MustCompile(`(\d+) statuses`).FindStringSubmatch(readme)
	if want := strconv.Itoa(len(readCatalogue(t).Entries)); m == nil || m[1] != want {
		t.Errorf("the README speaks of %v, the catalogue has %s entries", m, want)
	}
	port := regexp.MustCompile(`http://127\.0\.0\.1:(\d+)/`).FindStringSubmatch(readme)
	var help bytes.Buffer
	command.Run([]string{"serve", "--help"}, &help, &help)
	if port == nil || !strings.Contains(help.String(), "default "+port[1]) {
		t.Errorf("the README names the port %v, serve says:\n%s", port, &help)
	}
	for _, code := range regexp.MustCompile(`\bFB\d{3}\b`).FindAllString(guides(t), -1) {
		var out bytes.Buffer
		if command.Run([]string{"explain", code}, &out, &out) != 0 {
			t.Errorf("the guides name %s: %s", code, &out)
		}
	}
}

// copySite copies the real site's sources, for a test that changes them.
func copySite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(repository, "content"))); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "faultbook.yaml"), readRepository(t, "faultbook.yaml"))
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestGuidesEntryIsOne puts the example entry of the guides, their directives and all
// the columns that they list into the real site.
func TestGuidesEntryIsOne(t *testing.T) {
	readme := guides(t)
	examples := blocks(readme, "yaml")
	if len(examples) != 1 {
		t.Fatalf("the guides have %d examples in YAML, want that of an entry", len(examples))
	}
	text := examples[0]
	directives := regexp.MustCompile(`(?m)^::\w+\{.*\}$`).FindAllString(readme, -1)
	if len(directives) == 0 {
		t.Fatal("the guides show no directive")
	}
	_, listed, _ := strings.Cut(readme, "\nFilters: ")
	filters, rest, _ := strings.Cut(listed, "Columns: ")
	columns, _, ok := strings.Cut(rest, ".")
	if !ok {
		t.Fatal("the guides do not list filters and columns")
	}
	directives = append(directives, `::table{columns="`+strings.Join(spans(columns), ",")+`"}`)
	dir := copySite(t)
	write(
		t,
		filepath.Join(dir, "content/insync/client/guides-example.md"),
		text+"\n"+strings.Join(directives, "\n\n")+"\n",
	)
	var out bytes.Buffer
	if code := command.Run([]string{"check", "-C", dir, "--drafts"}, &out, &out); code != 0 {
		t.Errorf("the guides’ example: exit code %d:\n%s", code, &out)
	}
	for _, filter := range spans(filters) {
		if !strings.Contains(readme, filter+"=") && !knownFilter(t, filter) {
			t.Errorf("the guides name the filter %s, which a table does not take", filter)
		}
	}
}

// knownFilter reports whether a table takes a filter: one that it does not
// know is another fault than a value that it does not know.
func knownFilter(t *testing.T, filter string) bool {
	t.Helper()
	dir := copySite(t)
	write(
		t,
		filepath.Join(dir, "content/guides/filter.md"),
		"---\ntitle: Filter\n---\n::table{"+filter+"=no-such-value}\n",
	)
	var out bytes.Buffer
	command.Run([]string{"check", "-C", dir}, &out, &out)
	return strings.Contains(out.String(), `"no-such-value"`)
}

// TestGuidesDiagnostic makes the mistake that the guides show, in the file
// that they name, and looks for the output that they promise.
func TestGuidesDiagnostic(t *testing.T) {
	for _, block := range blocks(guides(t), "") {
		head, rest, _ := strings.Cut(block, "\n")
		m := regexp.MustCompile(`^(content/\S+\.md):\d+:(\d+): (error FB\d+: .*)$`).FindStringSubmatch(head)
		if m == nil {
			continue
		}
		lines := strings.Split(strings.TrimSpace(rest), "\n")
		_, source, _ := strings.Cut(lines[0], "| ")
		dir := copySite(t)
		name := filepath.Join(dir, filepath.FromSlash(m[1]))
		text, err := fs.ReadFile(os.DirFS(dir), m[1])
		if err != nil {
			t.Fatal(err)
		}
		write(t, name, string(text)+"\n"+source+"\n")
		var out bytes.Buffer
		if code := command.Run([]string{"check", "-C", dir}, &out, &out); code != 1 {
			t.Errorf("exit code %d, want 1:\n%s", code, &out)
		}
		expect(
			t,
			"the guides’ diagnostic",
			out.String(),
			":"+m[2]+": "+m[3],
			"| "+source,
			strings.TrimSpace(lines[1]),
			lines[2],
		)
		return
	}
	t.Error("the guides show no diagnostic")
}
