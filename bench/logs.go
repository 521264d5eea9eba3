package main

import (
	"bufio"
	"context"
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
	for _, pages := range b.sizes {
		if pages > logLimit {
			continue
		}
		dir, public, err := b.searched(pages)
		if err != nil {
			return err
		}
		log := filepath.Join(b.work, "read.log")
		if err := b.writeLog(dir, log); err != nil {
			return err
		}
		b.say("  reading 100 MB with %d pages", pages)
		read, err := b.measure(dir, filepath.Join(b.work, "none"), b.binary, "logs", "--json", "--site", public, log)
		if err != nil {
			return err
		}
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

// writeLog writes one log until it has logBytes.
func (b *bench) writeLog(dir, name string) error {
	entries, err := logEntries(b.ctx, dir)
	if err != nil {
		return err
	}
	out, err := os.Create(name)
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
	return index.Logs(project.Site).Entries, nil
}
