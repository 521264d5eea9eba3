package command

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long a build may take before it shows its progress.
const patience = time.Second

// progress shows how far a build is: on a terminal, and only when it takes
// longer than patience.
type progress struct {
	s       *streams
	started time.Time

	mu  sync.Mutex
	bar *progressbar.ProgressBar
}

func newProgress(s *streams) *progress { return &progress{s: s, started: time.Now()} }

func (p *progress) step(stage string, done, all int) {
	if !p.s.terminal || time.Since(p.started) < patience {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil {
		p.bar = progressbar.NewOptions(all,
			progressbar.OptionSetWriter(p.s.err), progressbar.OptionSetDescription(stage),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	}
	// A bar that cannot be drawn is no reason to stop the build.
	_ = p.bar.Set(done)
}

func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
