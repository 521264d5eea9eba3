package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// usage is what one run of a program took.
type usage struct {
	Wall   float64 `json:"wall_seconds"`
	User   float64 `json:"user_seconds"`
	System float64 `json:"system_seconds"`
	Peak   int64   `json:"peak_bytes"` // resident memory
}

// CPU returns the time that all cores together worked.
func (u usage) CPU() float64 { return u.User + u.System }

// measure runs a program several times and returns the run with the least CPU,
// which other work on the machine disturbed least, and what that run printed.
// prepare brings about the same state before each run.
func (b *bench) measure(dir, name string, args []string, prepare func() error) (usage, []byte, error) {
	var best usage
	var output []byte
	for run := range max(1, b.runs) {
		if err := prepare(); err != nil {
			return best, nil, err
		}
		settleDisk()
		u, out, err := measureOnce(b.ctx, dir, name, args)
		if err != nil {
			return best, nil, err
		}
		if run == 0 || u.CPU() < best.CPU() {
			best, output = u, out
		}
	}
	return best, output, nil
}

// setAside takes what an earlier run wrote out of the way, without removing it:
// where many files were removed, a file system looks long for room for new ones
// (ext4 without a journal passes over what was in use in the last minutes), and
// that would be counted as work of the program.
func (b *bench) setAside(made ...string) error {
	for _, name := range made {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		aside, err := os.MkdirTemp(b.work, "aside-")
		if err != nil {
			return err
		}
		if err := os.Rename(name, filepath.Join(aside, filepath.Base(name))); err != nil {
			return err
		}
	}
	return nil
}

// measureSizes adds a measurement for each size to the report, up to the first
// that fails.
func (b *bench) measureSizes(sizes []int, measure func(pages int) (measurement, error)) error {
	for _, pages := range sizes {
		m, err := measure(pages)
		if err != nil {
			return err
		}
		b.report.Measurements = append(b.report.Measurements, m)
	}
	return nil
}

func measureOnce(ctx context.Context, dir, name string, args []string) (usage, []byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	started := time.Now()
	err := cmd.Run()
	wall := time.Since(started)
	if err != nil {
		return usage{}, nil, fmt.Errorf("%s %s: %w\n%s\n%s", filepath.Base(name), strings.Join(args, " "), err, tail(stdout.Bytes()), tail(stderr.Bytes()))
	}
	return usage{
		Wall: wall.Seconds(), User: cmd.ProcessState.UserTime().Seconds(),
		System: cmd.ProcessState.SystemTime().Seconds(), Peak: peakMemory(cmd.ProcessState),
	}, stdout.Bytes(), nil
}

// published is what lies in a folder that a program wrote.
type published struct {
	Files int   `json:"files"`
	HTML  int   `json:"html_files"`
	Bytes int64 `json:"bytes"`
}

func countPublished(dir string) (published, error) {
	var p published
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		p.Files++
		p.Bytes += info.Size()
		if strings.HasSuffix(name, ".html") {
			p.HTML++
		}
		return nil
	})
	return p, err
}

// machine says where the figures come from.
type machine struct {
	OS   string `json:"os"`
	Arch string `json:"arch"`
	CPUs int    `json:"cpus"`
	Go   string `json:"go"`
	// Load is the machine's load average when the run began: with more than a
	// little, wall times say nothing.
	Load string `json:"load,omitempty"`
}

func describeMachine() machine {
	m := machine{OS: runtime.GOOS, Arch: runtime.GOARCH, CPUs: runtime.NumCPU(), Go: runtime.Version()}
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		m.Load, _, _ = strings.Cut(string(text), " ")
	}
	return m
}
