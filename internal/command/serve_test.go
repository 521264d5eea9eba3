//go:build unix

package command

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

var content = fstest.MapFS{
	"faultbook.yaml":               {},
	"content/lamp/start/dim.md":    {Data: []byte("---\nstatus: Dim\ndraft: true\n---\n")},
	"content/lamp/start/bright.md": {Data: []byte("---\nstatus: Bright\naction: none\n---\n")},
}

// TestBuildAndWatch saves a page, breaks it and mends it, and looks at the
// output folder.
func TestBuildAndWatch(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, content); err != nil {
		t.Fatal(err)
	}
	page, made := filepath.Join(dir, "content/lamp/start/bright.md"), filepath.Join(
		dir,
		"public/lamp/start/bright/index.html",
	)
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shows := func(word string) bool {
		text, err := os.ReadFile(made)
		return err == nil && strings.Contains(string(text), word)
	}
	out, stderr := &lines{}, &lines{}
	code := make(chan int, 1)
	go func() { code <- Run([]string{"build", "--watch", "--no-search", "-C", dir}, out, stderr) }()
	out.await(t, "watching for changes")
	save("---\nstatus: Bright\naction: none\n---\nA zeppelin.\n")
	out.await(t, ", 1 written")
	if !shows("A zeppelin.") {
		t.Error("the edit is not in the output")
	}
	// As sed edits in place: a file of its own, which then takes the place.
	passing := filepath.Join(dir, "content/lamp/start/sedOAXraL")
	if err := os.WriteFile(passing, []byte("---\nstatus: Bright\naction: none\n---\nA zeppelin lands.\n"),
		0o644); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond) // sed is slower than a watcher
	if err := os.Rename(passing, page); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(2 * time.Minute); !shows("A zeppelin lands."); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("what sed did is not in the output\n%s%s", out, stderr)
		}
	}
	if strings.Contains(out.String(), "sed") || strings.Contains(out.String(), " 0 written") {
		t.Errorf("a passing file is told of:\n%s", out)
	}
	save("---\nstatsu: Bright\n---\nBroken.\n")
	stderr.await(t, "bright.md:2:1")
	if !shows("A zeppelin lands.") {
		t.Error("the last good page is gone")
	}
	save("---\nstatus: Bright\naction: none\n---\nMended.\n")
	out.await(t, "all errors fixed")
	for deadline := time.Now().Add(2 * time.Minute); !shows("Mended."); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the mended page is not in the output\n%s%s", out, stderr)
		}
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if got := <-code; got != exitSignal+int(syscall.SIGINT) {
		t.Errorf("exit code %d\n%s", got, stderr)
	}
}

// TestServe carries out the command as a person does: it reads the address,
// visits a page, a draft among them, and ends it with Ctrl-C.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, content); err != nil {
		t.Fatal(err)
	}
	out, stdout := io.Pipe()
	var stderr bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- Run([]string{"serve", "-C", dir, "--port", "0"}, stdout, &stderr)
		stdout.Close()
	}()
	lines := bufio.NewReader(out)
	first, err := lines.ReadString('\n')
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(first)
	if err != nil || address == "" || !strings.HasPrefix(first, "2 entries: ") {
		t.Fatalf("the first line is %q, %v, and %s", first, err, &stderr)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	for path, want := range map[string]int{"": 200, "lamp/start/dim/": 200, "nothing/": 404} {
		r, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("%s answers %d, want %d", path, r.StatusCode, want)
		}
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if got := <-code; got != exitSignal+int(syscall.SIGINT) {
		t.Errorf("exit code %d\n%s", got, &stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("serving wrote files")
	}
}

// TestTakenPort holds that whoever asked for a port that is taken hears which
// one that is, and which one it became.
func TestTakenPort(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, content); err != nil {
		t.Fatal(err)
	}
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	_, port, _ := net.SplitHostPort(other.Addr().String())
	out, stderr := &lines{}, &lines{}
	code := make(chan int, 1)
	go func() { code <- Run([]string{"serve", "-C", dir, "--port", port}, out, stderr) }()
	out.await(t, "Ctrl-C stops it")
	told := regexp.MustCompile(`^port ` + port + ` is in use; using port (\d+)\n`).FindStringSubmatch(stderr.String())
	if told == nil || !strings.Contains(out.String(), "http://127.0.0.1:"+told[1]+"/") {
		t.Errorf("told %q and %q", stderr, out)
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if got := <-code; got != exitSignal+int(syscall.SIGINT) {
		t.Errorf("exit code %d\n%s", got, stderr)
	}
}
