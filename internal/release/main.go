// Command release builds the archives of a release. A version and a folder come
// in; archives for each system, their checksums and the list of components go
// out. It publishes nothing. ./release calls it when all tests passed.
package main

import (
	"cmp"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"faultbook/internal/command"
	"faultbook/internal/licenses"
)

// target is a system that programs are built for.
type target struct{ system, processor string }

var targets = []target{
	{"darwin", "amd64"}, {"darwin", "arm64"}, {"linux", "amd64"}, {"linux", "arm64"},
	{"windows", "amd64"}, {"windows", "arm64"},
}

// documents go into each archive, besides the program and the notices.
var documents = []string{"LICENSE", "README.md", "CHANGELOG.md"}

func main() {
	out := flag.String("output", "dist", "`DIR` that the files are written to")
	flag.Parse()
	r := &release{version: flag.Arg(0), out: *out}
	if err := r.make(); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(2)
	}
}

// release is one version of the program.
type release struct {
	version, out string
	commit       string
	time         time.Time // of the commit: that of all files
}

func (r *release) make() error {
	if err := r.check(); err != nil {
		return err
	}
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	var names []string
	var builds []*buildinfo.BuildInfo
	for _, t := range targets {
		name, info, err := r.build(t)
		if err != nil {
			return fmt.Errorf("%s on %s: %w", t.system, t.processor, err)
		}
		names, builds = append(names, name), append(builds, info)
		fmt.Println("built", name)
	}
	list, err := r.components(builds)
	if err != nil {
		return err
	}
	name := r.name() + ".spdx.json"
	if err := os.WriteFile(filepath.Join(r.out, name), list, 0o644); err != nil {
		return err
	}
	if names, err = r.sum(append(names, name)); err != nil {
		return err
	}
	fmt.Printf("\nTag the commit %s as v%s and upload:\n", r.commit, r.version)
	for _, name := range names {
		fmt.Println("  " + filepath.Join(r.out, name))
	}
	return nil
}

func (r *release) name() string { return "faultbook-" + r.version }

// check refuses to release anything but one commit of the program with that version.
func (r *release) check() error {
	if r.version != command.Version {
		return fmt.Errorf("the program is %s, not %q: change Version in internal/command/version.go",
			command.Version, r.version)
	}
	log, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		return err
	}
	if !strings.Contains(string(log), "\n## ["+r.version+"] - ") {
		return fmt.Errorf("CHANGELOG.md has no section for %[1]s: name the section Unreleased "+
			"\"[%[1]s] - YYYY-MM-DD\" and begin a new one", r.version)
	}
	changes, err := git("status", "--porcelain")
	if err != nil {
		return err
	}
	if changes != "" {
		return fmt.Errorf("commit these changes, or take them back:\n%s", changes)
	}
	commit, err := git("log", "-1", "--format=%H %ct")
	if err != nil {
		return err
	}
	id, seconds, _ := strings.Cut(commit, " ")
	at, err := strconv.ParseInt(seconds, 10, 64)
	r.commit, r.time = id, time.Unix(at, 0).UTC()
	return err
}

func git(args ...string) (string, error) {
	out, err := exec.Command("git", args...).Output()
	return strings.TrimSpace(string(out)), err
}

// build makes the archive for one system, and returns its name and the build information of
// the program.
func (r *release) build(t target) (string, *buildinfo.BuildInfo, error) {
	dir, err := os.MkdirTemp("", "faultbook-release-")
	if err != nil {
		return "", nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "faultbook")
	if t.system == "windows" {
		program += ".exe"
	}
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w", "-o", program, ".")
	cmd.Env = append(os.Environ(), "GOFLAGS=", "CGO_ENABLED=0", "GOOS="+t.system, "GOARCH="+t.processor,
		"GOAMD64=v1", "GOARM64=v8.0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", nil, fmt.Errorf("%w\n%s", err, said)
	}
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return "", nil, err
	}
	if !slices.Contains(info.Settings, debug.BuildSetting{Key: "vcs.revision", Value: r.commit}) {
		return "", nil, errors.New(
			"the program does not name its commit: release from a clone, not from a worktree of git")
	}
	files, err := r.files(program)
	if err != nil {
		return "", nil, err
	}
	name := fmt.Sprintf("%s-%s-%s", r.name(), t.system, t.processor)
	if t.system == "windows" {
		name += ".zip"
		return name, info, r.write(name, files, writeZip)
	}
	name += ".tar.gz"
	return name, info, r.write(name, files, writeTar)
}

// files are what an archive holds, sorted by name.
func (r *release) files(program string) ([]file, error) {
	data, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	files := []file{
		{name: filepath.Base(program), mode: 0o755, data: data},
		{name: "NOTICES.txt", mode: 0o644, data: []byte(licenses.Notices)},
	}
	for _, name := range documents {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name: name, mode: 0o644, data: text})
	}
	slices.SortFunc(files, func(a, b file) int { return cmp.Compare(a.name, b.name) })
	for i := range files {
		files[i].name = r.name() + "/" + files[i].name
		files[i].time = r.time
	}
	return files, nil
}

// sum writes the checksums of files, as sha256sum reads them, and returns their
// names with that of the list.
func (r *release) sum(names []string) ([]string, error) {
	const list = "SHA256SUMS"
	var text strings.Builder
	slices.Sort(names)
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(r.out, name))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&text, "%x  %s\n", sha256.Sum256(data), name)
	}
	return append(names, list), os.WriteFile(filepath.Join(r.out, list), []byte(text.String()), 0o644)
}
