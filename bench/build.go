package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const (
	// hugoVersion is the newest Hugo that Go 1.26 builds.
	hugoVersion = "v0.165.0"
	// hugoLimit is the most pages that Hugo is asked to build.
	hugoLimit = 10_000
	// findableLimit is the most pages of which each message is searched for.
	findableLimit = 10_000
)

// builds measures builds from nothing, and how what a page costs grows with the
// site: 1 is linear growth.
func (b *bench) builds() error {
	hugo, err := b.hugo()
	if err != nil {
		b.say("Hugo could not be had, so nothing is compared with it: %v", err)
	}
	var first usage
	for i, pages := range b.sizes {
		bare, err := b.buildOf(pages, hugo)
		if err != nil {
			return fmt.Errorf("%d pages: %w", pages, err)
		}
		if i == 0 {
			first = bare
			continue
		}
		times := float64(pages) / float64(b.sizes[0])
		used := map[string][2]figure{"CPU": {bare.cpu, first.cpu}, "memory": {bare.memory, first.memory}}
		for what, of := range used {
			grown := share(of[0], of[1])
			grown.Value /= times
			b.add("build", pages, what+" a page, share of the smallest site's", grown)
		}
	}
	return nil
}

// buildOf measures a build without search, one with it, and Hugo's.
func (b *bench) buildOf(pages int, hugo string) (usage, error) {
	dir, err := b.site("faultbook", pages)
	if err != nil {
		return usage{}, err
	}
	b.say("  building %d pages", pages)
	public := filepath.Join(b.work, fmt.Sprintf("bare-%d", pages))
	bare, err := b.measure(dir, public, b.binary, "build", "-C", dir, "--output", public, "--no-search")
	if err != nil {
		return bare, err
	}
	b.add("build", pages, "CPU, s", bare.cpu)
	b.add("build", pages, "memory, MB", bare.memory)
	public = filepath.Join(b.work, fmt.Sprintf("searched-%d", pages))
	with, err := b.measure(dir, public, b.binary, "build", "-C", dir, "--output", public)
	if err != nil {
		return bare, err
	}
	b.add("build", pages, "CPU with search, s", with.cpu)
	b.add("build", pages, "memory with search, MB", with.memory)
	b.add("build", pages, "CPU with search, share of without", share(with.cpu, bare.cpu))
	ofSearch := figure{with.cpu.Value - bare.cpu.Value, with.cpu.Noise + bare.cpu.Noise}
	b.add("build", pages, "CPU of the search, s", ofSearch)
	kb, files, err := size(filepath.Join(public, "search"))
	b.add("build", pages, "index, KB", figure{Value: kb})
	b.add("build", pages, "index, files", figure{Value: files})
	err = errors.Join(err, b.edited(dir, public, pages))
	if pages <= findableLimit {
		cmd, failure := b.once(dir, b.binary, []string{"check", "--findable", "-C", dir})
		if err = errors.Join(err, failure); err == nil {
			b.add("build", pages, "check --findable, CPU, s", figure{Value: cpuOf(cmd.ProcessState)})
		}
	}
	if err != nil || hugo == "" || pages > hugoLimit {
		return bare, err
	}
	return bare, b.hugoOf(hugo, pages, bare)
}

// edited measures how many files of the search have another address after an edit of a
// line of one page: a mirror uploads these anew.
func (b *bench) edited(dir, public string, pages int) error {
	files, err := filepath.Glob(filepath.Join(dir, "content", "*", "*", "[^_]*.md"))
	if err != nil || len(files) == 0 {
		return errors.Join(err, errors.New("the site has no entries"))
	}
	file := files[len(files)/2]
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	after := public + "-edited"
	err = os.WriteFile(file, []byte(appendWord(string(text), "cable")), 0o644)
	err = errors.Join(err, b.command("", b.binary, "build", "-C", dir, "--output", after))
	err = errors.Join(err, os.WriteFile(file, text, 0o644))
	shards, globErr := filepath.Glob(filepath.Join(public, "search", "s", "*"))
	gone := 0
	for _, shard := range shards {
		if _, err := os.Stat(filepath.Join(after, "search", "s", filepath.Base(shard))); err != nil {
			gone++
		}
	}
	changed := float64(gone) / float64(max(1, len(shards)))
	b.add("build", pages, "addresses that an edit changes, share", figure{Value: changed})
	return errors.Join(err, globErr, os.RemoveAll(after))
}

// hugoOf measures Hugo on the same pages, with a small theme that shows what they
// say, but none of faultbook's matrices, overviews, backlinks and data files.
func (b *bench) hugoOf(hugo string, pages int, bare usage) error {
	dir, err := b.site("hugo", pages)
	if err != nil {
		return err
	}
	b.say("  Hugo %s of %d pages", hugoVersion, pages)
	out := filepath.Join(b.work, fmt.Sprintf("hugo-out-%d", pages))
	args := []string{
		"build", "--source", dir, "--destination", filepath.Join(out, "public"),
		"--cacheDir", filepath.Join(out, "cache"), "--noBuildLock", "--panicOnWarning",
	}
	used, err := b.measure(dir, out, hugo, args...)
	if err != nil {
		return err
	}
	written, err := filepath.Glob(filepath.Join(out, "public", "*", "*", "*", "index.html"))
	if err != nil || len(written) < pages/2 {
		return fmt.Errorf("Hugo wrote %d entries of %d pages: %w", len(written), pages, err)
	}
	b.add("build", pages, "CPU, share of Hugo's", share(bare.cpu, used.cpu))
	b.add("build", pages, "memory, share of Hugo's", share(bare.memory, used.memory))
	return nil
}

// hugo returns the program, which is compiled once for the user.
func (b *bench) hugo() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "faultbook-bench", "hugo-"+hugoVersion)
	program := filepath.Join(dir, "hugo")
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	b.say("  compiling Hugo %s; this takes some minutes", hugoVersion)
	cmd := exec.CommandContext(b.ctx, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	cmd.Dir, cmd.Env = b.work, append(os.Environ(), "GOBIN="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go install: %w\n%s", err, tail(out))
	}
	return program, nil
}
