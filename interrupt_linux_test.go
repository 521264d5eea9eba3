package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// interruptedPages is how many pages the site has that is interrupted: to read or
// to write them takes a while.
const interruptedPages = 2000

// sited makes a site in a folder of its own.
func sited(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	save(t, dir, "faultbook.yaml", "title: First\n")
	for i := range interruptedPages {
		name := fmt.Sprintf("content/lamp/part-%d/page-%d.md", i%40, i)
		save(
			t,
			dir,
			name,
			fmt.Sprintf(
				"---\nstatus: State %d\nsummary: What state %d is.\n---\nSee [[State %d]].\n",
				i,
				i,
				(i+1)%interruptedPages,
			),
		)
	}
	return dir
}

func save(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// afterInterrupt is the exit code after Ctrl-C.
const afterInterrupt = 130

// process is a running faultbook.
type process struct {
	t    *testing.T
	cmd  *exec.Cmd
	mu   sync.Mutex
	said bytes.Buffer
	errs bytes.Buffer
	// temporary is where it may put what is to be gone when it ends.
	temporary string
}

// begin starts faultbook, and returns when it watches the folder: from then on
// it answers to signals. Where programs watch is told by Linux alone.
func begin(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{t: t, cmd: exec.Command("faultbook", args...)}
	p.cmd.Stdout, p.cmd.Stderr = p, &p.errs
	p.temporary = t.TempDir()
	p.cmd.Env = append(os.Environ(), "TMPDIR="+p.temporary)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	p.await(func() bool {
		links, _ := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", p.cmd.Process.Pid))
		return slices.ContainsFunc(links, func(link string) bool {
			to, _ := os.Readlink(link)
			return strings.Contains(to, "inotify")
		})
	})
	return p
}

func (p *process) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.Write(text)
}

func (p *process) has(words string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Contains(p.said.String(), words)
}

func (p *process) await(is func() bool) {
	p.t.Helper()
	for deadline := time.Now().Add(5 * time.Minute); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.t.Fatalf("waited in vain\n%s%s", &p.said, &p.errs)
		}
	}
}

// interrupt does what Ctrl-C does, and demands that the program ends with the code
// for that and says nothing.
func (p *process) interrupt() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGINT); err != nil {
		p.t.Fatal(err)
	}
	if err := p.cmd.Wait(); p.cmd.ProcessState.ExitCode() != afterInterrupt || p.errs.Len() > 0 {
		p.t.Errorf("it ended with %v\n%s%s", err, &p.said, &p.errs)
	}
	if left := listing(p.t, p.temporary); len(left) > 0 {
		p.t.Errorf("it left %v", slices.Sorted(maps.Keys(left)))
	}
}

// listing reads all files of a folder; none when it is not there.
func listing(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if os.IsNotExist(err) && name == dir {
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// between names a file of each kind that a folder with neither of two sites has: one of the
// first site, one of the second, and one of neither.
func between(got, first, second map[string]string) (examples [3]string) {
	for name, text := range got {
		switch {
		case first[name] == second[name] && text == first[name]:
		case text == first[name]:
			examples[0] = name
		case text == second[name]:
			examples[1] = name
		default:
			examples[2] = name
		}
	}
	return examples
}

// moments are when, after something began, it is interrupted. The first find it
// under way on any machine.
var moments = []time.Duration{
	0,
	20 * time.Millisecond,
	60 * time.Millisecond,
	150 * time.Millisecond,
	300 * time.Millisecond,
	600 * time.Millisecond,
}

// TestServeInterrupted interrupts a preview while it reads the site, and while it
// takes in a change of many files: it ends well, and leaves nothing.
func TestServeInterrupted(t *testing.T) {
	dir := sited(t)
	want := listing(t, dir)
	early := 0
	for _, moment := range moments {
		p := begin(t, "serve", "-C", dir, "--port", "0")
		time.Sleep(moment)
		if !p.has("Ctrl-C") {
			early++
		}
		p.interrupt()
	}
	if early == 0 {
		t.Error("no preview was interrupted while it read the site")
	}
	for _, moment := range moments {
		p := begin(t, "serve", "-C", dir, "--port", "0")
		p.await(func() bool { return p.has("Ctrl-C") })
		for name, text := range want {
			if strings.HasSuffix(name, "7.md") {
				want[name] = text + "\nMore.\n"
				save(t, dir, name, want[name])
			}
		}
		time.Sleep(moment)
		p.interrupt()
	}
	if got := listing(t, dir); !maps.Equal(got, want) {
		t.Error("a file of the site is another, or there are others")
	}
}

// TestBuildAndWatchInterrupted interrupts while the first site is written, and
// while a change of every page is: the folder holds nothing, the site before or the
// one after, as a whole.
func TestBuildAndWatchInterrupted(t *testing.T) {
	dir := sited(t)
	built := func() map[string]string {
		out := filepath.Join(t.TempDir(), "built")
		if text, err := exec.Command("faultbook", "build", "-C", dir, "-o", out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		return listing(t, out)
	}
	first := built()
	for _, moment := range moments {
		out := filepath.Join(t.TempDir(), "out")
		p := begin(t, "build", "--watch", "-C", dir, "-o", out)
		time.Sleep(moment)
		p.interrupt()
		if got := listing(t, out); len(got) > 0 && !maps.Equal(got, first) {
			t.Errorf(
				"%v after the start there are %d files, and should be none or all %d",
				moment,
				len(got),
				len(first),
			)
		}
	}
	save(t, dir, "faultbook.yaml", "title: Second\n")
	second := built()
	before := 0
	for _, moment := range moments {
		save(t, dir, "faultbook.yaml", "title: First\n")
		out := filepath.Join(t.TempDir(), "out")
		p := begin(t, "build", "--watch", "-C", dir, "-o", out)
		p.await(func() bool { return p.has("watching") })
		save(t, dir, "faultbook.yaml", "title: Second\n")
		time.Sleep(moment)
		p.interrupt()
		got := listing(t, out)
		if maps.Equal(got, first) {
			before++
		} else if !maps.Equal(got, second) {
			t.Errorf("%v after the change the folder holds neither the site before nor the one after: %q, %s",
				moment, between(got, first, second), &p.said)
		}
	}
	if before == 0 {
		t.Error("no write was interrupted before its end")
	}
}
