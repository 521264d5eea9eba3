package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// typeChecker is TypeScript's own, installed by ./test.
const typeChecker = "node_modules/.bin/tsc"

func checkTypes(t *testing.T, args ...string) (string, error) {
	t.Helper()
	if testing.Short() {
		t.Skip("./test quick leaves out what needs Node")
	}
	if _, err := os.Stat(typeChecker); err != nil {
		t.Fatalf("%v: run ./test, which installs it", err)
	}
	out, err := exec.CommandContext(t.Context(), typeChecker, args...).CombinedOutput()
	return string(out), err
}

// TestScriptsHaveTypes: the bundler drops types without looking at them.
func TestScriptsHaveTypes(t *testing.T) {
	if out, err := checkTypes(t, "--project", "tsconfig.json"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	listed, err := checkTypes(t, "--project", "tsconfig.json", "--listFilesOnly")
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Glob("../../templates/scripts/*.ts")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, script := range scripts {
		if !strings.Contains(listed, "templates/scripts/"+filepath.Base(script)) {
			t.Errorf("%s is not checked", script)
		}
	}
}

// TestTypeCheckerSees: the checker refuses what is wrong, with these rules.
func TestTypeCheckerSees(t *testing.T) {
	dir := t.TempDir()
	rules, err := filepath.Abs("tsconfig.json")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"tsconfig.json": `{"extends": "` + filepath.ToSlash(rules) + `", "include": ["*.ts"]}`,
		"wrong.ts":      "export const box: HTMLElement = document.querySelector(\"main\")\n",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := checkTypes(t, "--project", filepath.Join(dir, "tsconfig.json"))
	if err == nil || !strings.Contains(out, "TS2322") {
		t.Errorf("a value that may be null is taken for an element: %v\n%s", err, out)
	}
}
