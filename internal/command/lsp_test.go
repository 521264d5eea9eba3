package command

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLanguageServer speaks with the server over standard input and output.
func TestLanguageServer(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "faultbook.yaml", "title: Lamps\n")
	put(t, dir, "content/lamp/start/dim.md", "---\nstatus: Dim\n---\n")
	in, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	before := os.Stdin
	os.Stdin = in
	t.Cleanup(func() { os.Stdin = before; in.Close(); to.Close() })
	uri := "file://" + filepath.ToSlash(filepath.Join(dir, "content/lamp/start/dim.md"))
	for _, message := range []string{
		`{"id":1,"method":"initialize","params":{"rootUri":null}}`,
		`{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"` + uri + `","text":"---\nstatus: Dim\nsevrity: high\n---\n"}}}`,
		`{"id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"` + uri + `"},"position":{"line":1,"character":2}}}`,
		`{"id":3,"method":"shutdown"}`, `{"method":"exit"}`,
	} {
		message = strings.Replace(message, "{", `{"jsonrpc":"2.0",`, 1)
		fmt.Fprintf(to, "Content-Length: %d\r\n\r\n%s", len(message), message)
	}
	var out, errs bytes.Buffer
	if code := Run([]string{"lsp", "-C", dir}, &out, &errs); code != 0 || errs.Len() > 0 {
		t.Fatalf("it ends with %d: %s", code, &errs)
	}
	for _, want := range []string{"Content-Length: ", `"renameProvider"`, `"code":"FB003"`, "exactly as the product shows it", `"id":3`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, &out)
		}
	}
}
