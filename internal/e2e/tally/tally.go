package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// event is one line of `go test -json`; see `go doc test2json`.
type event struct {
	Action     string
	Package    string
	ImportPath string
	Test       string
	Output     string
	Elapsed    float64
}

// test is what is known of one test.
type test struct {
	verdict string // pass, fail or skip; empty while it runs
	ran     bool   // false for a part of a name that holds a slash
	parent  bool   // it has tests of its own
	output  []string
}

// tally gathers the events of a run.
type tally struct {
	out      io.Writer
	packages map[string]*results
}

// results are those of one package.
type results struct {
	tests  map[string]*test
	output []string // of no test
	failed bool
}

// counts is what the last line says.
type counts struct{ passed, failed, skipped int }

func (c counts) String() string {
	return fmt.Sprintf("%d passed, %d failed, %d skipped", c.passed, c.failed, c.skipped)
}

func (c *counts) add(d counts) {
	c.passed += d.passed
	c.failed += d.failed
	c.skipped += d.skipped
}

func newTally(out io.Writer) *tally { return &tally{out: out, packages: map[string]*results{}} }

// read takes events until the input ends. What is not an event is passed on.
func (t *tally) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if text := strings.TrimSpace(line); text != "" {
			var e event
			if !strings.HasPrefix(text, "{") || json.Unmarshal([]byte(text), &e) != nil {
				fmt.Fprintln(t.out, text)
			} else {
				t.take(e)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the events: %w", err)
		}
	}
}

func (t *tally) take(e event) {
	if e.Action == "build-output" {
		fmt.Fprint(t.out, e.Output)
	}
	if e.Package == "" {
		return
	}
	p := t.packages[e.Package]
	if p == nil {
		p = &results{tests: map[string]*test{}}
		t.packages[e.Package] = p
	}
	if e.Test == "" {
		t.takePackage(e, p)
		return
	}
	for i, sign := range e.Test {
		if sign == '/' {
			p.test(e.Test[:i]).parent = true
		}
	}
	switch one := p.test(e.Test); e.Action {
	case "run":
		one.ran = true
	case "output":
		one.output = append(one.output, e.Output)
	case "pass", "fail", "skip":
		one.verdict = e.Action
		if e.Action == "fail" {
			t.show(e.Package+" "+e.Test, one.output)
		}
		if e.Action == "pass" {
			one.output = nil
		}
	}
}

func (t *tally) takePackage(e event, p *results) {
	switch e.Action {
	case "output":
		p.output = append(p.output, e.Output)
	case "pass", "fail":
		p.failed = e.Action == "fail"
		sum := p.sum()
		word := "ok  "
		if p.failed {
			word = "FAIL"
			t.show(e.Package, p.output)
		}
		fmt.Fprintf(t.out, "%s %-32s %4d tests %7.1f s\n", word, short(e.Package), sum.passed+sum.failed+sum.skipped, e.Elapsed)
	}
}

func (p *results) test(name string) *test {
	if p.tests[name] == nil {
		p.tests[name] = &test{}
	}
	return p.tests[name]
}

// short is a package's path below the module.
func short(pkg string) string {
	_, below, found := strings.Cut(pkg, "/")
	if !found {
		return pkg
	}
	return below
}

// show prints the output of something that failed, without the lines that say
// that a test began.
func (t *tally) show(name string, output []string) {
	fmt.Fprintf(t.out, "---- %s\n", name)
	for _, line := range output {
		if !strings.HasPrefix(line, "=== ") {
			fmt.Fprint(t.out, line)
		}
	}
}

// sum counts the tests of a package. One with tests of its own is not counted
// beside them, unless it failed and none of them did. A test without a verdict
// was cut off, and a package may fail without any test: when it does not
// build, or when something outside the tests ends it.
func (p *results) sum() counts {
	var c counts
	for name, one := range p.tests {
		switch {
		case !one.ran:
		case one.verdict == "fail" || one.verdict == "":
			if !one.parent || !p.failedBelow(name) {
				c.failed++
			}
		case one.parent:
		case one.verdict == "skip":
			c.skipped++
		default:
			c.passed++
		}
	}
	if p.failed && c.failed == 0 {
		c.failed++
	}
	return c
}

func (p *results) failedBelow(name string) bool {
	for other, one := range p.tests {
		if strings.HasPrefix(other, name+"/") && one.ran && (one.verdict == "fail" || one.verdict == "") {
			return true
		}
	}
	return false
}

func (t *tally) sum() counts {
	var c counts
	for _, p := range t.packages {
		c.add(p.sum())
	}
	return c
}

// printSkipped tells why tests were left out, once for each reason.
func (t *tally) printSkipped() {
	reasons := map[string]int{}
	for _, p := range t.packages {
		for _, one := range p.tests {
			if one.verdict == "skip" {
				reasons[reason(one.output)]++
			}
		}
	}
	var lines []string
	for why, n := range reasons {
		lines = append(lines, fmt.Sprintf("skipped %d: %s\n", n, why))
	}
	slices.Sort(lines)
	fmt.Fprint(t.out, strings.Join(lines, ""))
}

// reason finds what a test said when it was skipped: "    file.go:7: why".
func reason(output []string) string {
	for _, line := range output {
		if strings.HasPrefix(line, "=== ") || strings.HasPrefix(strings.TrimSpace(line), "--- ") {
			continue
		}
		place, why, found := strings.Cut(strings.TrimSpace(line), ": ")
		if found && strings.Contains(path.Base(place), ".go:") {
			return why
		}
	}
	return "no reason given"
}
