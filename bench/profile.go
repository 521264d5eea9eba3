package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/pprof"

	"github.com/google/pprof/profile"

	"faultbook/bench/generate"
	"faultbook/internal/command"
)

// runProfile writes the profile that the Go compiler reads to know which calls
// of faultbook are worth inlining.
func runProfile(_ context.Context, args []string, _, stderr io.Writer) error {
	flags := flag.NewFlagSet("bench profile", flag.ContinueOnError)
	flags.SetOutput(stderr)
	pages := flags.Int("pages", 10_000, "Markdown files of the site to build")
	builds := flags.Int("builds", 3, "builds with the search, and as many without")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("profile takes one file to write to")
	}
	taken, err := profileBuilds(*pages, *builds, stderr)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := taken.Write(&b); err != nil {
		return err
	}
	return os.WriteFile(flags.Arg(0), b.Bytes(), 0o644)
}

// profileBuilds runs the builds in this process, so that one profile has all.
func profileBuilds(pages, builds int, stderr io.Writer) (*profile.Profile, error) {
	dir, err := os.MkdirTemp("", "faultbook-profile-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	made, err := generate.New(pages)
	if err != nil {
		return nil, err
	}
	site := filepath.Join(dir, "site")
	if err := made.Faultbook(site); err != nil {
		return nil, err
	}
	var raw bytes.Buffer
	if err := pprof.StartCPUProfile(&raw); err != nil {
		return nil, err
	}
	defer pprof.StopCPUProfile()
	for i := range 2 * builds {
		args := []string{"build", "-C", site, "--output", filepath.Join(dir, fmt.Sprint(i))}
		if i%2 == 0 {
			args = append(args, "--no-search")
		}
		if code := command.Run(args, io.Discard, stderr); code != 0 {
			return nil, fmt.Errorf("build ended with %d", code)
		}
	}
	pprof.StopCPUProfile()
	p, err := profile.Parse(&raw)
	if err != nil {
		return nil, err
	}
	return anonymous(p), nil
}

// anonymous takes out of a profile what tells of the machine and of the day.
// The compiler looks at names of functions and at lines within them.
func anonymous(p *profile.Profile) *profile.Profile {
	p.TimeNanos, p.DurationNanos, p.Comments = 0, 0, nil
	for _, f := range p.Function {
		f.Filename = filepath.Base(f.Filename)
	}
	for _, l := range p.Location {
		l.Address = 0
	}
	for _, m := range p.Mapping {
		m.Start, m.Limit, m.Offset, m.File, m.BuildID = 0, 0, 0, "", ""
	}
	for _, s := range p.Sample {
		s.Label, s.NumLabel, s.NumUnit = nil, nil, nil
	}
	return p.Compact()
}
