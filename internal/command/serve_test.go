package command

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

var content = fstest.MapFS{
	"faultbook.yaml":               {},
	"content/lamp/start/dim.md":    {Data: []byte("---\nstatus: Dim\ndraft: true\n---\n")},
	"content/lamp/start/bright.md": {Data: []byte("---\nstatus: Bright\n---\n")},
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
	if got := <-code; got != 0 {
		t.Errorf("exit code %d\n%s", got, &stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("serving wrote files")
	}
}
