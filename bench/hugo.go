package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// hugoVersion is the newest Hugo that Go 1.26 builds.
const hugoVersion = "v0.165.0"

var hugoSubject = "Hugo " + hugoVersion

// hugoSection measures Hugo on the same pages, with a small theme that shows
// what the pages say but makes none of faultbook's matrices, overviews,
// backlinks or data files.
var hugoSection = section{
	name: "hugo", about: "Hugo on the same pages",
	run: func(b *bench) error {
		binary, err := b.hugoBinary()
		if err != nil {
			b.report.note("Hugo could not be had, so nothing is compared with it: %v", err)
			return nil
		}
		sizes := slices.DeleteFunc(slices.Clone(b.sizes), func(pages int) bool { return pages > b.hugoLimit })
		err = b.measureSizes(sizes, func(pages int) (measurement, error) { return b.measureHugo(binary, pages) })
		b.report.tables = append(b.report.tables, b.report.usageTable(hugoSubject+", the same pages", hugoSubject))
		return err
	},
}

// hugoBinary returns the program. When the cache folder has none, it is built
// there; the module's own requirements have no part in that.
func (b *bench) hugoBinary() (string, error) {
	if b.hugo != "" {
		return filepath.Abs(b.hugo)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "faultbook-bench", "hugo-"+hugoVersion)
	binary := filepath.Join(dir, "hugo"+exeSuffix)
	if _, err := os.Stat(binary); err == nil {
		return binary, nil
	}
	b.say("  installing Hugo %s into %s; this takes some minutes", hugoVersion, dir)
	cmd := exec.CommandContext(b.ctx, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	cmd.Dir = b.work
	cmd.Env = append(os.Environ(), "GOBIN="+dir, "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go install: %w\n%s", err, tail(out))
	}
	return binary, nil
}

func (b *bench) measureHugo(binary string, pages int) (measurement, error) {
	m := measurement{Subject: hugoSubject, Pages: pages}
	dir, err := b.site("hugo", pages)
	if err != nil {
		return m, err
	}
	public, cache := filepath.Join(dir, "public"), filepath.Join(b.work, "hugo-cache")
	b.say("  %s of %d pages", hugoSubject, pages)
	args := []string{"build", "--source", dir, "--destination", public, "--cacheDir", cache, "--noBuildLock", "--panicOnWarning"}
	m.usage, _, err = b.measure(dir, binary, args, func() error {
		return b.setAside(public, cache, filepath.Join(dir, "resources"))
	})
	if err != nil {
		return m, err
	}
	if m.Published, err = countPublished(public); err == nil && m.Published.HTML < pages {
		err = fmt.Errorf("Hugo wrote %d pages of %d", m.Published.HTML, pages)
	}
	return m, err
}
