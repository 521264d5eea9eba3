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

	mu    sync.Mutex
	ended bool
	bar   *progressbar.ProgressBar
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

// spin shows that work goes on of which nobody knows how much there is, until
// what it returns is called.
func (p *progress) spin(stage string) (end func()) {
	if !p.s.terminal {
		return func() {}
	}
	timer := time.AfterFunc(patience-time.Since(p.started), func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if !p.ended {
			p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(p.s.err), progressbar.OptionSetDescription(stage),
				progressbar.OptionSpinnerType(14), progressbar.OptionClearOnFinish(), progressbar.OptionSetRenderBlankState(true))
		}
	})
	return func() {
		timer.Stop()
		p.finish()
	}
}

func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
