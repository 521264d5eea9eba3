package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The command line as its users meet it: one text file in testdata/script for
// each thing it promises. A script is a site and what is done with it.

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"faultbook": main})
}

func TestScripts(t *testing.T) {
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		// A script that calls Go has what is compiled already.
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOCACHE", strings.TrimSpace(string(cache)))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "single": single},
	})
}

// exits runs a command and demands one exit code: `exits 1 faultbook check`.
// 1 says that the content has faults, 2 that the call or the world has.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGUMENT...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &failed):
		got = failed.ExitCode()
	case err != nil:
		ts.Fatalf("run %s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// single demands that exactly one file matches a pattern, and that it holds a
// text: for files with a hash in their names.
func single(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: single PATTERN TEXT")
	}
	names, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(names) != 1 {
		ts.Fatalf("%d files match %s: %v", len(names), args[0], names)
	}
	if text := ts.ReadFile(names[0]); !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q:\n%s", names[0], args[1], text)
	}
}
