package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"faultbook/internal/index"
	"faultbook/internal/logs"
	"faultbook/internal/logs/logtest"
	"faultbook/internal/pipeline"
	"faultbook/internal/source"
)

// logLimit is the most pages of a site whose logs are read.
const logLimit = 10_000

// logBytes is the size of the log that is read: 100 MB.
const logBytes = 100 << 20

// logs measures the reading of a log of other products with a known message in a hundred lines.
func (b *bench) logs() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, pages := range b.sizes {
		if pages > logLimit {
			continue
		}
		dir, public, err := b.searched(pages)
		if err != nil {
			return err
		}
		log := filepath.Join(b.work, "read.log")
		if err := b.command("", self, "log", dir, log); err != nil {
			return err
		}
		b.say("  reading 100 MB with %d pages", pages)
		read, err := b.measure(dir, filepath.Join(b.work, "none"), b.binary, "logs", "--json", "--site", public, log)
		if err != nil {
			return err
		}
		b.add("logs", pages, "100 MB, s", read.wall)
		b.add("logs", pages, "100 MB, CPU, s", read.cpu)
		b.add("logs", pages, "100 MB, memory, MB", read.memory)
		data, err := filepath.Glob(filepath.Join(public, index.Dir, "s", "l*.js"))
		if err != nil {
			return err
		}
		loaded := 0.0
		for _, name := range data {
			kb, _, err := size(name)
			if err != nil {
				return err
			}
			loaded += kb
		}
		b.add("logs", pages, "a page loads for a log, KB", figure{Value: loaded})
	}
	return nil
}

// runLog writes a log of logBytes with messages of the site in a folder. The bench runs it as
// another process: Linux counts the peak of a parent's memory as its children's.
func runLog(ctx context.Context, args []string) error {
	if len(args) != 2 {
		return errors.New("log takes the folder of a site, and a file to write to")
	}
	entries, err := logEntries(ctx, args[0])
	if err != nil {
		return err
	}
	out, err := os.Create(args[1])
	if err != nil {
		return err
	}
	defer out.Close()
	buffered, written := bufio.NewWriter(out), 0
	for seed := uint64(0); written < logBytes; seed++ {
		n, err := buffered.WriteString(strings.Join(logtest.New(entries, 5000, 50, seed).Lines, "\n") + "\n")
		if err != nil {
			return err
		}
		written += n
	}
	return buffered.Flush()
}

// logEntries gives what the readers of logs know of the site in a folder.
func logEntries(ctx context.Context, dir string) ([]logs.Entry, error) {
	folder, err := source.OpenFolder(dir)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	project, _, _, err := pipeline.Load(ctx, folder, pipeline.Options{})
	if err != nil {
		return nil, err
	}
	return index.Logs(project.Site, project.Sites()...).Entries, nil
}
