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
	"slices"
	"strings"
	"syscall"
	"time"
)

// bench is one run: what was asked for, and what the sections share.
type bench struct {
	ctx     context.Context
	sizes   []int // rising
	runs    int
	root    string // the folder of the product's module
	binary  string // faultbook
	work    string // where sites and programs are made
	figures map[string]figure
}

// run runs sections. One that fails leaves the others their figures.
func (b *bench) run(chosen []section) error {
	var err error
	if b.work, err = os.MkdirTemp("", "faultbook-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	if b.root, err = filepath.Abs(".."); err != nil {
		return err
	}
	if b.binary == "" {
		b.say("building faultbook")
		b.binary = filepath.Join(b.work, "faultbook")
		if err := b.command(b.root, "go", "build", "-o", b.binary, "."); err != nil {
			return err
		}
	}
	var failures []error
	for _, s := range chosen {
		if b.ctx.Err() == nil {
			b.say("%s: %s", s.name, s.about)
			if err := s.run(b); err != nil {
				failures = append(failures, fmt.Errorf("%s: %w", s.name, err))
			}
		}
	}
	return errors.Join(append(failures, b.ctx.Err())...)
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

// add adds a figure of a section and of what it was measured on, such as a number
// of pages.
func (b *bench) add(section string, on any, what string, f figure) {
	b.figures[fmt.Sprintf("%s %v: %s", section, on, what)] = f
}

// site returns the folder of a made-up site for a tool. Another process makes it:
// Linux counts the peak of a parent's memory as its children's.
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

// searched returns the folder of a site, and that in which it is built with search.
func (b *bench) searched(pages int) (dir, public string, err error) {
	if dir, err = b.site("faultbook", pages); err != nil {
		return "", "", err
	}
	public = filepath.Join(b.work, fmt.Sprintf("searched-%d", pages))
	if _, err := os.Stat(public); err == nil {
		return dir, public, nil
	}
	return dir, public, b.command("", b.binary, "build", "-C", dir, "--output", public)
}

// command runs a program that is not measured.
func (b *bench) command(dir, name string, args ...string) error {
	_, err := b.once(dir, name, args)
	return err
}

// usage is what runs of a program took, the median of each.
type usage struct {
	wall   figure // seconds from its start to its end
	cpu    figure // seconds of all cores
	memory figure // MB at the peak
	out    []byte // what the last run printed
}

// measure runs a program several times. made is what it makes; it is moved away
// before each run, since a file system is slow for a while where much was removed.
func (b *bench) measure(dir, made, name string, args ...string) (usage, error) {
	var u usage
	var wall, cpu, memory []float64
	for i := range max(1, b.runs) {
		if _, err := os.Lstat(made); err == nil {
			if err := os.Rename(made, fmt.Sprintf("%s-aside-%d-%d", made, i, time.Now().UnixNano())); err != nil {
				return u, err
			}
		}
		syscall.Sync() // no run pays for what was written before
		begun := time.Now()
		cmd, err := b.once(dir, name, args)
		if err != nil {
			return u, err
		}
		wall = append(wall, time.Since(begun).Seconds())
		cpu, memory = append(cpu, cpuOf(cmd.ProcessState)), append(memory, peakMemory(cmd.ProcessState))
		u.out = cmd.Stdout.(*bytes.Buffer).Bytes()
	}
	u.wall, u.cpu, u.memory = median(wall), median(cpu), median(memory)
	return u, nil
}

// cpuOf returns the seconds that a process took of all cores.
func cpuOf(state *os.ProcessState) float64 { return (state.UserTime() + state.SystemTime()).Seconds() }

// peakMemory returns the most MB that a process held at once. Linux counts in KB,
// macOS in bytes.
func peakMemory(state *os.ProcessState) float64 {
	peak := float64(state.SysUsage().(*syscall.Rusage).Maxrss) / (1 << 10)
	if runtime.GOOS == "darwin" {
		peak /= 1 << 10
	}
	return peak
}

// once runs a program to its end.
func (b *bench) once(dir, name string, args []string) (*exec.Cmd, error) {
	cmd := exec.CommandContext(b.ctx, name, args...)
	var stdout, stderr bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	err := cmd.Run()
	// Pages of a made-up site hide each other, and documents of the section on costs are
	// full of faults: these are in the content, and no failure.
	checks := slices.Contains(args, "check") || slices.Contains(args, "logs")
	if err != nil && !(checks && cmd.ProcessState.ExitCode() == 1) {
		command := filepath.Base(name) + " " + strings.Join(args, " ")
		return nil, fmt.Errorf("%s: %w\n%s\n%s", command, err, tail(stdout.Bytes()), tail(stderr.Bytes()))
	}
	return cmd, nil
}

// tail returns the end of what a program printed.
func tail(out []byte) []byte {
	const shown = 4000
	return bytes.TrimSpace(out[max(0, len(out)-shown):])
}

// size returns how many bytes a file or folder has, in KB of 1,000 bytes, and in
// how many files.
func size(name string) (kb, files float64, err error) {
	err = filepath.WalkDir(name, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			kb, files = kb+float64(info.Size())/1000, files+1
		}
		return err
	})
	return kb, files, err
}

// share returns one figure as a share of another.
func share(of, whole figure) figure {
	return figure{Value: of.Value / whole.Value, Noise: of.Noise + whole.Noise}
}

// npm installs the packages of a folder of the benchmark, once.
func (b *bench) npm(name string) (string, error) {
	dir := filepath.Join(b.root, "bench", name)
	if _, err := os.Stat(filepath.Join(dir, "node_modules", ".package-lock.json")); err == nil {
		return dir, nil
	}
	b.say("  installing packages into %s", dir)
	return dir, b.command(dir, "npm", "ci", "--silent", "--no-progress")
}
