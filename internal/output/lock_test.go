package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// kill leaves a publication as the end of its process does: the system takes the
// lock back and the file stays.
func kill(t *testing.T, p *Publication) {
	t.Helper()
	if err := errors.Join(p.root.Close(), p.lock.Unlock()); err != nil {
		t.Fatal(err)
	}
}

// TestOneAtATime holds that a second publication neither changes what the first
// has staged nor begins before it has ended.
func TestOneAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first := begin(t, dir)
	add(t, first, content{"a/b": "b"})
	over, stop := context.WithTimeout(t.Context(), time.Millisecond)
	defer stop()
	if _, err := Begin(over, dir, Retention{}); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), dir) {
		t.Errorf("a second one at once: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Begin(ended, dir, Retention{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a second one that was ended: %v", err)
	}
	second := make(chan error)
	go func() {
		p, err := Begin(t.Context(), dir, Retention{})
		if err == nil {
			err = p.Add(File{Path: "c", Data: []byte("c")})
		}
		if err == nil {
			_, err = p.Commit()
		}
		second <- err
	}()
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := <-second; err != nil {
		t.Fatal(err)
	}
	holds(t, dir, content{"c": "c"})
}

// TestManyAtOnce has publications follow each other as fast as they can, some of
// which are given up, which takes a new folder away: what is seen in the folder is
// always of one of them, and nothing is left over.
func TestManyAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 10 {
				p, err := Begin(t.Context(), dir, Retention{})
				if err != nil {
					t.Error(err)
					return
				}
				for j := range 3 {
					err = errors.Join(err, p.Add(File{Path: fmt.Sprintf("%d/%d", i, j), Data: []byte("x")}))
				}
				if i%2 == 0 {
					err = errors.Join(err, p.Abort())
				} else {
					_, commitErr := p.Commit()
					err = errors.Join(err, commitErr)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	publish(t, dir, content{"end": "x"})
	holds(t, dir, content{"end": "x"})
}

// TestLockOfSomebodyElse holds that a link in the place of the lock is not
// followed, and that a refused folder gets none.
func TestLockOfSomebodyElse(t *testing.T) {
	above := t.TempDir()
	dir := filepath.Join(above, "public")
	publish(t, dir, content{"a": "a"})
	if err := os.Symlink("../outside", filepath.Join(dir, lockName)); err != nil {
		t.Skip("this file system has no symbolic links: ", err)
	}
	if _, err := Begin(t.Context(), dir, Retention{}); err == nil {
		t.Error("a link was taken for a lock")
	}
	if err := os.Remove(filepath.Join(dir, lockName)); err != nil {
		t.Fatal(err)
	}
	holds(t, above, content{"public/a": "a"})
}

// TestAmendAfterAnother holds that what another publication wrote since is not
// taken for one's own.
func TestAmendAfterAnother(t *testing.T) {
	dir := t.TempDir()
	first := begin(t, dir)
	add(t, first, content{"a": "a"})
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	again, err := first.Amend(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	add(t, again, content{"a": "A"})
	if _, err := again.Commit(); err != nil {
		t.Fatal(err)
	}
	publish(t, dir, content{"a": "A", "b": "b"})
	if _, err := again.Amend(t.Context()); err == nil {
		t.Error("a publication was amended that another one had followed")
	}
	publish(t, dir, content{"c": "c"})
	holds(t, dir, content{"c": "c"})
}

// TestOpen holds that a publication is open from its beginning to its end, whatever end.
func TestOpen(t *testing.T) {
	for name, finish := range map[string]func(*Publication) error{
		"a commit": func(p *Publication) error { _, err := p.Commit(); return err },
		"given up": (*Publication).Abort,
	} {
		before := open.Load()
		p := begin(t, filepath.Join(t.TempDir(), "public"))
		if !Open() || open.Load() != before+1 {
			t.Errorf("%s: it is not open", name)
		}
		if err := finish(p); err != nil || open.Load() != before {
			t.Errorf("%s: %d are open, %v", name, open.Load()-before, err)
		}
	}
}

// TestFolderRemovedMeanwhile has publications give up at once, so that they remove a folder
// that others look at.
func TestFolderRemovedMeanwhile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if err := check(dir); err != nil {
		t.Error("a folder that is gone:", err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 40 {
				p, err := Begin(t.Context(), dir, Retention{})
				if err == nil {
					err = p.Abort()
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}
