package command

import (
	"context"
	"fmt"
	"io/fs"
	"reflect"
	"time"

	"faultbook/internal/diag"
	"faultbook/internal/history"
	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/watch"
)

// watch watches the folder of a site.
func (s *streams) watch(dir string, files fs.FS, output string, poll bool, past *history.History) (*watch.Watcher, error) {
	return pipeline.Watch(dir, files, watch.Options{
		Exclude: []string{output}, Poll: poll, Say: func(text string) { fmt.Fprintln(s.err, text) },
	}, past)
}

// unlessEnded returns an error, unless it follows from Ctrl-C.
func unlessEnded(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// clearScreen clears the screen, so that a list of faults starts at its top and
// no older one is visible.
const clearScreen = "\x1b[2J\x1b[3J\x1b[H"

// reporter returns a function that reports changes: one line for a good one, and
// the list of faults once for any other.
func (s *streams) reporter(site *preview.Preview) func(preview.Change) {
	last := site.State().Problems
	return func(c preview.Change) {
		if len(c.Names) == 0 && reflect.DeepEqual(c.Problems, last) {
			return
		}
		changed := !reflect.DeepEqual(c.Problems, last)
		fixed := last.HasErrors() && !c.Problems.HasErrors()
		last = c.Problems
		if changed && s.terminal {
			fmt.Fprint(s.err, clearScreen)
		}
		if changed {
			s.show(c.Problems)
		}
		if fixed {
			fmt.Fprintln(s.out, "all errors fixed")
		}
		if c.Fresh {
			fmt.Fprintf(s.out, "%s: %s\n", nameSome(c.Names), inMilliseconds(c.Took))
		}
	}
}

// nameSome names a few files, and how many others there are.
func nameSome(names []string) string {
	switch len(names) {
	case 0:
		return "nothing new"
	case 1:
		return diag.Visible(names[0])
	case 2:
		return diag.Visible(names[0] + " and " + names[1])
	}
	return fmt.Sprintf("%s and %d other files", diag.Visible(names[0]), len(names)-1)
}

func inMilliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}
