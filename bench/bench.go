package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// bench is one run of the benchmark: what was asked for, and what the sections
// share.
type bench struct {
	ctx       context.Context
	log       io.Writer // tells what is being done
	sizes     []int     // rising
	runs      int
	hugoLimit int
	hugo      string // the program; empty until somebody asks for it
	binary    string // faultbook itself; the same
	work      string // where sites and programs are made
	report    report
}

func (b *bench) runAll(chosen []section) error {
	if b.work == "" {
		dir, err := os.MkdirTemp("", "faultbook-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		b.work = dir
	}
	// Programs that are measured run in other folders.
	work, err := filepath.Abs(b.work)
	if err != nil {
		return err
	}
	b.work = work
	b.report.Machine = describeMachine()
	// A section that fails leaves the others their figures.
	var failures []error
	for _, s := range chosen {
		if b.ctx.Err() != nil {
			break
		}
		b.say("%s: %s", s.name, s.about)
		if err := s.run(b); err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", s.name, err))
		}
	}
	return errors.Join(append(failures, b.ctx.Err())...)
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(b.log, format+"\n", args...) }

// site returns the folder of a site of the given size, written for the given
// tool; it is made when it is first asked for.
//
// Another process makes it, since Linux counts the memory that a parent once
// held as a child's own peak (the old address space's peak survives exec): this
// process has to stay small.
func (b *bench) site(tool string, pages int) (string, error) {
	dir := filepath.Join(b.work, fmt.Sprintf("%s-%d", tool, pages))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	b.say("  making a site of %d pages for %s", pages, tool)
	return dir, b.command("", self, "generate", "--pages", fmt.Sprint(pages), "--for", tool, dir)
}

// command runs a program that is not measured.
func (b *bench) command(dir, name string, args ...string) error {
	cmd := exec.CommandContext(b.ctx, name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %v: %w\n%s", filepath.Base(name), args, err, tail(out))
	}
	return nil
}

// tail returns the end of what a program printed.
func tail(out []byte) []byte {
	const most = 4000
	if len(out) > most {
		out = append([]byte("…"), out[len(out)-most:]...)
	}
	return bytes.TrimSpace(out)
}

// faultbook returns the program, built from the module in which this runs.
func (b *bench) faultbook() (string, error) {
	if b.binary == "" {
		b.say("  building faultbook")
		binary := filepath.Join(b.work, "faultbook"+exeSuffix)
		if err := b.command("", "go", "build", "-o", binary, "faultbook"); err != nil {
			return "", err
		}
		b.binary = binary
	}
	return filepath.Abs(b.binary)
}
