package command

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"

	"faultbook/internal/diag"
)

// streams is where a command writes.
type streams struct {
	out, err io.Writer
	terminal bool // whether err is a terminal that can go back in a line
	color    bool // whether err shows colors
	all      bool // whether the same problem is shown at each place
}

func newStreams(stdout, stderr io.Writer) *streams {
	s := &streams{out: stdout, err: stderr}
	if f, ok := stderr.(*os.File); ok {
		s.terminal = term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
	}
	s.color = wantsColor(s.terminal, os.Getenv)
	return s
}

// wantsColor decides by the variables that terminals and people set: NO_COLOR and
// CLICOLOR=0 turn colors off, CLICOLOR_FORCE turns them on, even in a pipe.
func wantsColor(terminal bool, env func(string) string) bool {
	switch {
	case env("NO_COLOR") != "", env("TERM") == "dumb":
		return false
	case env("CLICOLOR_FORCE") != "" && env("CLICOLOR_FORCE") != "0":
		return true
	}
	return terminal && env("CLICOLOR") != "0"
}

// checkedWriter remembers the first error of a writer: a report that was not written
// is no success.
type checkedWriter struct {
	io.Writer
	mu     sync.Mutex
	failed error
}

func (w *checkedWriter) Write(data []byte) (int, error) {
	n, err := w.Writer.Write(data)
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil && w.failed == nil {
		w.failed = err
	}
	return n, err
}

// fault returns why something could not be written, or nil.
func (w *checkedWriter) fault() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed == nil {
		return nil
	}
	return fmt.Errorf("write to standard output: %w", w.failed)
}

// shellWord returns a path as a shell takes it for one word.
func shellWord(path string) string {
	if path != "" && !strings.ContainsFunc(path, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+:,@%~", r) &&
			r < 0x80
	}) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// newJSON returns an encoder for terminals and programs.
func newJSON(out io.Writer) *json.Encoder { return diag.NewJSON(out) }
