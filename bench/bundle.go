package main

import (
	"fmt"
	"path/filepath"
)

// bundleLimit is the most pages of a site that is packed.
const bundleLimit = 10_000

// bundle measures packing beside a build.
func (b *bench) bundle() error {
	for _, pages := range b.sizes {
		if pages > bundleLimit {
			continue
		}
		dir, err := b.site("faultbook", pages)
		if err != nil {
			return err
		}
		b.say("  packing %d pages", pages)
		public := filepath.Join(b.work, fmt.Sprintf("beside-%d", pages))
		archive := filepath.Join(b.work, fmt.Sprintf("bundle-%d.zip", pages))
		build, err := b.measure(dir, public, b.binary, "build", "-C", dir, "--output", public)
		if err != nil {
			return err
		}
		pack, err := b.measure(dir, archive, b.binary, "bundle", "-C", dir, "--output", archive)
		if err != nil {
			return err
		}
		kb, _, err := size(archive)
		if err != nil {
			return err
		}
		b.add("bundle", pages, "CPU, share of a build's", share(pack.cpu, build.cpu))
		b.add("bundle", pages, "archive, KB", figure{Value: kb})
	}
	return nil
}
