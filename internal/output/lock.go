package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// ErrBusy is wrapped by the error of Begin when somebody else still writes to
// the folder at the deadline of the context.
var ErrBusy = errors.New("another faultbook is writing")

// lockEvery is how often it is tried to get a lock that somebody has.
const lockEvery = 50 * time.Millisecond

// acquire makes a folder if missing and gets the right to write into it, which
// one publication has at a time. The system takes it from a process that ends.
func acquire(ctx context.Context, dir string) (*flock.Flock, error) {
	name := filepath.Join(dir, lockName)
	for {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, fmt.Errorf("make the output folder %s: %w", dir, cause(err))
		}
		if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return nil, fmt.Errorf("lock the output folder: %s is not a file", name)
		}
		lock := flock.New(name, flock.SetPermissions(0o644))
		got, err := lock.TryLock()
		switch {
		case errors.Is(err, errors.ErrUnsupported):
			return lock, nil // a file system without locks
		case err != nil && !errors.Is(err, fs.ErrNotExist): // its last owner may have removed the folder
			return nil, fmt.Errorf("write to the output folder %s: %w", dir, cause(err))
		case got && current(lock):
			return lock, nil
		case got:
			// Who had it before took the file away: others lock another one by now.
			_ = lock.Unlock()
			continue
		}
		select {
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return nil, fmt.Errorf("%w to %s", ErrBusy, dir)
			}
			return nil, ctx.Err()
		case <-time.After(lockEvery):
		}
	}
}

// current reports whether the locked file is the one that others find.
func current(lock *flock.Flock) bool {
	locked, err := lock.Stat()
	if err != nil {
		return false
	}
	found, err := os.Lstat(lock.Path())
	return err == nil && os.SameFile(locked, found)
}

// release gives the right to write back and leaves no file. Some systems remove
// no file that is open: there it is removed afterwards, unless the next one has
// opened it, who then removes it.
func release(lock *flock.Flock) {
	err := os.Remove(lock.Path())
	_ = lock.Unlock()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		_ = os.Remove(lock.Path())
	}
}
