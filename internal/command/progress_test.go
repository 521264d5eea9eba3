package command

import (
	"strings"
	"sync"
	"testing"
	"time"
)

// lines collects what a command prints, and waits for a piece of it.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func (l *lines) await(t *testing.T, piece string) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); !strings.Contains(l.String(), piece); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("no %q in\n%s", piece, l)
		}
	}
}

// TestProgress holds that long work is seen on a terminal, and nowhere else.
func TestProgress(t *testing.T) {
	for _, terminal := range []bool{true, false} {
		out := &lines{}
		for name, show := range map[string]func(*progress){
			"render": func(p *progress) { p.step("render", 1, 10); p.finish() },
			"making the index": func(p *progress) {
				end := p.spin("making the index")
				if terminal {
					out.await(t, "making the index")
				}
				end()
			},
		} {
			show(&progress{s: &streams{err: out, terminal: terminal}, started: time.Now().Add(-patience)})
			if got := strings.Contains(out.String(), name); got != terminal {
				t.Errorf("%s on a terminal %v: %q", name, terminal, out)
			}
		}
	}
}

// TestShortWorkIsQuiet holds that what takes a moment shows nothing.
func TestShortWorkIsQuiet(t *testing.T) {
	out := &lines{}
	p := &progress{s: &streams{err: out, terminal: true}, started: time.Now().Add(time.Hour)}
	p.step("render", 1, 10)
	p.spin("making the index")()
	if out.String() != "" {
		t.Errorf("shown: %q", out)
	}
}
