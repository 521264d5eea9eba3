package logs_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"faultbook/internal/logs"
)

// TestFollow writes to a file that Follow reads, and moves and truncates it: no status is lost.
func TestFollow(t *testing.T) {
	const noise = "nothing\n"
	for _, c := range []struct {
		about string
		first string
		then  func(*growingFile)
		lines []int
	}{
		{"appended", failure, func(f *growingFile) { f.append(noise + failure) }, []int{1, 3}},
		{"written in halves", failure, func(f *growingFile) { f.append(failure[:9]); f.append(failure[9:]) }, []int{1, 2}},
		{"moved and written anew", failure, func(f *growingFile) { f.move(); f.append(failure) }, []int{1, 1}},
		{"written to at last, then moved", failure, func(f *growingFile) {
			f.append(noise + failure)
			f.move()
			f.append(noise + noise + noise + failure)
		}, []int{1, 3, 4}},
		{"moved, and written to then", failure, func(f *growingFile) {
			f.move()
			f.appendTo(f.name+".1", failure)
			f.append(noise + failure)
		}, []int{1, 2, 2}},
		{"truncated", noise + failure, func(f *growingFile) { f.truncate(); f.append(failure) }, []int{2, 1}},
		{"truncated and longer than before", failure, func(f *growingFile) {
			f.truncate()
			f.append(noise + noise + failure + failure)
		}, []int{1, 3, 4}},
		{"empty, then UTF-16", "", func(f *growingFile) { f.append(string(wide(noise+failure, true, false))) }, []int{2}},
	} {
		t.Run(c.about, func(t *testing.T) {
			t.Parallel()
			file := &growingFile{t, filepath.Join(t.TempDir(), "a.log")}
			file.append(c.first)
			ctx, stop := context.WithCancel(t.Context())
			lines, ended := make(chan int, 10), make(chan error)
			r := logs.NewMatcher(testEntries(t)).NewReader()
			r.OnEvent = func(_ *logs.Status, at logs.Place) { lines <- at.Line }
			go func() { ended <- logs.Follow(ctx, file.name, r) }()
			got := []int{}
			next := func() {
				select {
				case line := <-lines:
					got = append(got, line)
				case err := <-ended:
					t.Fatalf("after lines %d: %v", got, err)
				}
			}
			if c.first != "" {
				next()
			}
			c.then(file)
			for len(got) < len(c.lines) {
				next()
			}
			stop()
			if err := <-ended; err != nil {
				t.Error(err)
			}
			if a := r.Answer(); !slices.Equal(got, c.lines) || a.Recognised != len(got) {
				t.Errorf("lines are %d, %d in all, want %d", got, a.Recognised, c.lines)
			}
		})
	}
}

// growingFile is a log that a program writes.
type growingFile struct {
	t    *testing.T
	name string
}

func (f *growingFile) append(text string) { f.appendTo(f.name, text) }

func (f *growingFile) appendTo(name, text string) {
	f.t.Helper()
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		f.t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteString(text); err != nil {
		f.t.Fatal(err)
	}
}

func (f *growingFile) move() {
	f.t.Helper()
	if err := os.Rename(f.name, f.name+".1"); err != nil {
		f.t.Fatal(err)
	}
}

func (f *growingFile) truncate() {
	f.t.Helper()
	if err := os.Truncate(f.name, 0); err != nil {
		f.t.Fatal(err)
	}
}
