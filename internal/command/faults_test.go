package command_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"faultbook/internal/diag"
)

// spot marks, in the text of a case, where the fault is to be reported.
const spot = "‸"

// fault is one line of the good site, broken, and what is to be said about it.
// The expected line and column are not typed: they are where spot stands.
type fault struct {
	name string
	file string    // the file that is edited; made when the good site has none
	old  string    // what is taken out; empty for the whole file
	new  string    // what is put in, with spot where the fault is, if it is there
	code diag.Code // what is reported
	hint string    // a piece of what is said about mending it
	note string    // a piece of what points at another place, if anything does

	in, at  string                          // reported in this other file, where this text begins
	prepare func(t *testing.T, site string) // a change that no edit of a text makes
	check   bool                            // only `faultbook check` reports it
	strict  bool                            // only `faultbook check --strict` reports it
	also    []diag.Code                     // what follows from the fault by necessity
}

var allFaults = slices.Concat(
	frontMatterFaults,
	referenceFaults,
	bodyFaults,
	directiveFaults,
	addressFaults,
	pathFaults,
	templateFaults,
	settingsFaults,
	fileFaults,
	lockFaults,
	hostFaults,
)

func TestFaults(t *testing.T) {
	good := t.TempDir()
	writeSite(t, good, goodSite(t))
	if code, _, stderr := run("build", "-C", good); code != 0 {
		t.Fatalf("the good site does not build:\n%s", stderr)
	}
	for _, f := range allFaults {
		t.Run(f.name, func(t *testing.T) { f.test(t, good) })
	}
}

func (f *fault) test(t *testing.T, good string) {
	site := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(site, os.DirFS(good)); err != nil {
		t.Fatal(err)
	}
	where := f.breakSite(t, site)
	public := filepath.Join(site, "public")
	before := folder(t, public)
	command := []string{"build", "-C", site}
	if f.check || f.strict {
		command[0] = "check"
	}
	if f.strict {
		command = append(command, "--strict")
	}
	code, _, stderr := run(command...)

	level := diag.SeverityOf(f.code)
	if want := map[diag.Severity]int{diag.Error: 1, diag.Warning: 0}[level]; code != want && !f.strict ||
		f.strict && code != 1 {
		t.Errorf("exit code %d, want %d", code, want)
	}
	report := fmt.Sprintf("%s: %s %s: ", where, level, f.code)
	text, found := strings.CutPrefix(stderr, report)
	if !found {
		_, text, found = strings.Cut(stderr, "\n"+report)
	}
	if !found {
		t.Fatalf("no line begins with %q in\n%s", report, stderr)
	}
	about, _, _ := strings.Cut(text, "\ncontent/") // the next problem, if any
	if _, hint, _ := strings.Cut(about, "\n  hint: "); !strings.Contains(hint, f.hint) || hint == "" {
		t.Errorf("the hint does not hold %q in\n%s", f.hint, stderr)
	}
	if !strings.Contains(about, f.note) {
		t.Errorf("%q is not in\n%s", f.note, stderr)
	}
	if got, want := reported(stderr), f.codes(); !slices.Equal(got, want) {
		t.Errorf("reported %v, want %v:\n%s", got, want, stderr)
	}
	if level == diag.Error {
		same(t, folder(t, public), before)
	}
	f.testCheck(t, site, code, stderr)
}

// testCheck holds that check finds what build does, but for what check alone reports.
func (f *fault) testCheck(t *testing.T, site string, built int, stderr string) {
	if f.check || f.strict {
		return
	}
	code, _, checked := run("check", "-C", site)
	got := slices.DeleteFunc(reported(checked), func(code diag.Code) bool { return code == diag.DeadEnd })
	if want := reported(stderr); code != built || !slices.Equal(got, want) {
		t.Errorf("build ends with %d and reports %v, check with %d and\n%s", built, want, code, checked)
	}
}

// breakSite carries out the edit and returns where the fault is to be found,
// as a report names it.
func (f *fault) breakSite(t *testing.T, site string) string {
	t.Helper()
	edited := f.new
	if f.old != "" {
		text := readFile(t, site, f.file)
		if n := strings.Count(text, f.old); n != 1 {
			t.Fatalf("%q stands %d times in %s", f.old, n, f.file)
		}
		edited = strings.Replace(text, f.old, f.new, 1)
	}
	if f.file != "" {
		writeSite(t, site, map[string]string{f.file: strings.ReplaceAll(edited, spot, "")})
	}
	if f.prepare != nil {
		f.prepare(t, site)
	}
	switch {
	case f.in == "" && strings.Contains(edited, spot):
		return position(t, f.file, edited, spot)
	case f.in == "":
		return f.file
	case f.at == "":
		return f.in
	}
	return position(t, f.in, readFile(t, site, f.in), f.at)
}

func readFile(t *testing.T, site, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// position returns where the only marker stands in a text.
func position(t *testing.T, file, text, marker string) string {
	t.Helper()
	before, after, found := strings.Cut(text, marker)
	if !found || strings.Contains(after, marker) {
		t.Fatalf("%q must stand once in %s", marker, file)
	}
	line := before[strings.LastIndex(before, "\n")+1:]
	return fmt.Sprintf("%s:%d:%d", file, strings.Count(before, "\n")+1, utf8.RuneCountInString(line)+1)
}

var reportLine = regexp.MustCompile(`(?m)^[^ \n].*?: (?:error|warning) (FB\d+): `)

// reported returns the codes of all reports, sorted.
func reported(stderr string) []diag.Code {
	var codes []diag.Code
	for _, m := range reportLine.FindAllStringSubmatch(stderr, -1) {
		codes = append(codes, diag.Code(m[1]))
	}
	slices.Sort(codes)
	return codes
}

func (f *fault) codes() []diag.Code {
	codes := append([]diag.Code{f.code}, f.also...)
	slices.Sort(codes)
	return codes
}

// TestEveryCode holds code.go, the explanations and the table above together.
func TestEveryCode(t *testing.T) {
	defined := definedCodes(t)
	if len(defined) < 20 {
		t.Fatalf("found only %d codes in code.go", len(defined))
	}
	for name, code := range defined {
		e, ok := diag.Explain(code)
		if !ok || e.Title == "" || e.Why == "" || e.Before == "" || e.After == "" || e.Before == e.After {
			t.Errorf("%s (%s) is not explained in full", name, code)
		}
		// HostLimit needs --host: TestHostLimit; the others --translations: TestLackOfTranslations.
		named := code == diag.HostLimit || code == diag.Untranslated || code == diag.OldTranslation
		if !named && !slices.ContainsFunc(allFaults, func(f fault) bool { return f.code == code }) {
			t.Errorf("no case of TestFaults brings about %s (%s)", name, code)
		}
	}
	if names := diag.CodeNames(); len(names) != len(defined) {
		t.Errorf("%d codes are explained and %d defined", len(names), len(defined))
	}
}

// definedCodes reads the constants of type Code, by name.
func definedCodes(t *testing.T) map[string]diag.Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../diag/code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]diag.Code{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Code" {
			code := diag.Code(strings.Trim(spec.Values[0].(*ast.BasicLit).Value, `"`))
			for name, other := range codes {
				if other == code {
					t.Errorf("%s and %s are both %s", name, spec.Names[0].Name, code)
				}
			}
			codes[spec.Names[0].Name] = code
		}
		return true
	})
	return codes
}
