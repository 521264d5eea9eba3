package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// DatesName is the file in the folder of a site that holds the days of its files, for
// builds where there is no git, such as in a container.
const DatesName = "dates.txt"

// datesHead is the first line of the file.
const datesHead = "# Days of the last changes, by `faultbook dates`. Used where git has no history."

// All asks git for the day of each file below content, by path from the site's folder.
// It fails where git has no history, or not all of it.
func (h *History) All(ctx context.Context) (map[string]time.Time, error) {
	h.once.Do(func() { h.read(ctx) })
	switch {
	case h.err != nil:
		return nil, h.err
	case len(h.cut) > 0:
		return nil, fmt.Errorf("this clone is shallow: it lacks the history of %d files", len(h.cut))
	case len(h.days) == 0 || h.fromFile:
		return nil, errors.New("git has no history of the content")
	}
	return h.days, nil
}

// FormatDates writes days as the file holds them, sorted by path.
func FormatDates(days map[string]time.Time) []byte {
	var b bytes.Buffer
	b.WriteString(datesHead + "\n")
	names := make([]string, 0, len(days))
	for name := range days {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%s %s\n", days[name].Format(time.DateOnly), name)
	}
	return b.Bytes()
}

// readDates reads the file with the days, where there is one. Where git is missing
// and would have a history, that is an error without the file.
func (h *History) readDates(missing bool) {
	text, err := os.ReadFile(filepath.Join(h.dir, DatesName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if missing && inRepository(h.dir) {
			h.err = errors.New("git is not installed")
		}
		return
	case err != nil:
		h.err = err
		return
	}
	h.days, h.cut, h.fromFile = map[string]time.Time{}, map[string]bool{}, true
	lines := bufio.NewScanner(bytes.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		date, name, _ := strings.Cut(line, " ")
		day, err := time.Parse(time.DateOnly, date)
		if err != nil || name == "" {
			h.err = fmt.Errorf("line %d of %s is no day and path: %s", n, DatesName, line)
			return
		}
		h.days[name] = day
	}
}

// inRepository reports whether a folder around the site is one of git.
func inRepository(dir string) bool {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return false
	}
	for ; ; abs = filepath.Dir(abs) {
		if _, err := os.Lstat(filepath.Join(abs, ".git")); err == nil {
			return true
		}
		if abs == filepath.Dir(abs) {
			return false
		}
	}
}
