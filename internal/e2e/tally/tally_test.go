package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// run makes a module of the files, tests it for real and tallies that.
func run(t *testing.T, files map[string]string) (counts, string) {
	t.Helper()
	dir := t.TempDir()
	files["go.mod"] = "module m\n"
	for name, text := range files {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), "go", "test", "-json", "./...")
	cmd.Dir = dir
	events, err := cmd.Output()
	if len(events) == 0 {
		t.Fatalf("go test printed nothing: %v", err)
	}
	var out strings.Builder
	tally := newTally(&out)
	if err := tally.read(strings.NewReader(string(events))); err != nil {
		t.Fatal(err)
	}
	tally.printSkipped()
	return tally.sum(), out.String()
}

func testFile(body string) string {
	return "package a\n\nimport \"testing\"\n\nvar _ testing.TB\n\n" + body
}

func TestCounts(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		want       counts
		shows      []string
		hides      []string
	}{
		{"passes", `func TestA(t *testing.T) { t.Log("quiet") }`, counts{1, 0, 0}, []string{"ok   a"}, []string{"quiet"}},
		{"fails", `func TestA(t *testing.T) { t.Error("broken") }
func TestB(t *testing.T) {}`, counts{1, 1, 0}, []string{"FAIL a", "broken", "m/a TestA"}, nil},
		{"is skipped", `func TestA(t *testing.T) { t.Skip("no such thing here") }
func TestB(t *testing.T) { t.Skip("no such thing here") }`, counts{0, 0, 2}, []string{"skipped 2: no such thing here"}, nil},
		{"cases are counted, not what holds them", `func TestA(t *testing.T) {
	t.Run("x", func(t *testing.T) {})
	t.Run("y", func(t *testing.T) { t.Run("z", func(t *testing.T) { t.Error("deep") }) })
}`, counts{1, 1, 0}, []string{"deep"}, nil},
		{"a name may hold a slash", `func TestA(t *testing.T) { t.Run("x/y", func(t *testing.T) {}) }`, counts{1, 0, 0}, []string{"ok   a"}, nil},
		{"what holds cases fails alone", `func TestA(t *testing.T) { t.Run("x", func(t *testing.T) {}); t.Error("outside") }`, counts{1, 1, 0}, []string{"outside"}, nil},
		{"does not build", `func TestA(t *testing.T) { undefined() }`, counts{0, 1, 0}, []string{"undefined: undefined", "FAIL a"}, nil},
		{"panics", `func TestA(t *testing.T) {}
func TestB(t *testing.T) { panic("out of order") }`, counts{1, 1, 0}, []string{"out of order"}, nil},
		{"is ended before the tests", `func TestA(t *testing.T) {}
func TestMain(m *testing.M) { panic("never began") }`, counts{0, 1, 0}, []string{"never began"}, nil},
		{"has no tests", ``, counts{}, nil, []string{"FAIL"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, out := run(t, map[string]string{"a/a_test.go": testFile(tt.body)})
			if got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
			for _, want := range tt.shows {
				if !strings.Contains(out, want) {
					t.Errorf("does not show %q:\n%s", want, out)
				}
			}
			for _, hidden := range tt.hides {
				if strings.Contains(out, hidden) {
					t.Errorf("shows %q:\n%s", hidden, out)
				}
			}
		})
	}
}

// TestCutOff: a run that ends in the middle of a test has failed.
func TestCutOff(t *testing.T) {
	tally := newTally(&strings.Builder{})
	err := tally.read(strings.NewReader(`{"Action":"run","Package":"m/a","Test":"TestA"}
{"Action":"pass","Package":"m/a","Test":"TestA"}
{"Action":"run","Package":"m/a","Test":"TestB"}`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := tally.sum().String(), "1 passed, 1 failed, 0 skipped"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
