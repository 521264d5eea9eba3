package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user who owns nothing, on any Linux.
const nobody = 65534

// TestContainer runs what the Dockerfile of a site has the first container run, in a
// plain folder: without git, without a home folder, and as a user who is not root. The
// pages have their dates from the file of `faultbook dates`.
func TestContainer(t *testing.T) {
	dir, out := openFolder(t), filepath.Join(openFolder(t), "help")
	save(t, dir, "faultbook.yaml", "title: Lamp\n")
	save(t, dir, "content/lamp/start/dim.md", "---\nstatus: Dim\naction: none\n---\n")
	outside := func(name string, args ...string) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s %v: %v\n%s", name, args, err, text)
		}
	}
	outside("faultbook", "init", "--host", "docker")
	outside("git", "init", "-q")
	outside("git", "add", ".")
	outside(
		"git",
		"-c",
		"user.name=A",
		"-c",
		"user.email=a@example.com",
		"commit",
		"-q",
		"-m",
		"a: b",
		"--date",
		"2026-03-04T12:00:00Z",
	)
	outside("faultbook", "dates")
	if err := os.RemoveAll(filepath.Join(dir, ".git")); err != nil {
		t.Fatal(err)
	}
	program, err := exec.LookPath("faultbook")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	save(t, dir, "bin/faultbook", string(text))
	for _, command := range containerSteps(t, dir) {
		asNobody(t, dir, strings.ReplaceAll(command, "/home/builder/help", out))
	}
	page, err := os.ReadFile(filepath.Join(out, "lamp/start/dim/index.html"))
	if err != nil || !strings.Contains(string(page), `datetime="2026-03-04"`) {
		t.Errorf("the page has no date: %v\n%s", err, page)
	}
}

// containerSteps returns the commands of the first stage of the Dockerfile that are not
// about the container itself.
func containerSteps(t *testing.T, dir string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n\nFROM ")
	var steps []string
	for _, run := range regexp.MustCompile(`(?m)^RUN (.*)$`).FindAllStringSubmatch(first, -1) {
		if !strings.HasPrefix(run[1], "useradd ") {
			steps = append(steps, run[1])
		}
	}
	if !strings.Contains(first, "\nUSER builder\n") || len(steps) == 0 {
		t.Fatalf("the first stage runs %q:\n%s", steps, first)
	}
	return steps
}

// asNobody runs a command with nothing but a shell and what the script of a site needs.
func asNobody(t *testing.T, dir, command string) {
	t.Helper()
	tools := openFolder(t)
	for _, name := range []string{"sh", "chmod"} {
		file, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(file, filepath.Join(tools, name)); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("/bin/sh", "-c", command)
	cmd.Dir, cmd.Env = dir, []string{"PATH=" + tools}
	if os.Geteuid() == 0 {
		outside := exec.Command("chown", "-R", "65534:65534", dir)
		if text, err := outside.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	said, err := cmd.CombinedOutput()
	if err != nil || strings.Contains(string(said), "FB062") {
		t.Fatalf("%s: %v\n%s", command, err, said)
	}
}

// openFolder makes a folder that every user may write into.
func openFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "container")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}
