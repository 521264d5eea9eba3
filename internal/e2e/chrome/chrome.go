// Package chrome starts the Chromium of the end-to-end tests and of the
// screenshots. A context comes in, a context whose tabs can be driven goes out.
// It knows nothing of sites.
package chrome

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// ErrMissing says how to get a browser.
var ErrMissing = errors.New("no Chromium on this machine: run ./test, which installs it")

// names are what distributions call the program. The one without a window comes
// first: the same engine takes half the processor time for the same pages.
var names = []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"}

// Path returns where the program is.
func Path() (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrMissing
}

// options keep Chromium from talking to anything but the pages under test, and
// let it run as root and where shared memory is small, as in containers. The
// profile is a new empty folder, which chromedp makes and removes.
var options = []chromedp.ExecAllocatorOption{
	chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
	chromedp.Flag("disable-quic", true),
	chromedp.Flag("disable-background-networking", true),
	chromedp.Flag("disable-component-update", true),
	chromedp.Flag("disable-sync", true),
	chromedp.Flag("disable-dev-shm-usage", true),
	chromedp.Flag("force-color-profile", "srgb"),
}

// startLimit is how long a busy machine may take to start Chromium.
const startLimit = 3 * time.Minute

// Start starts Chromium. The context is its first tab, and the parent of
// others; stop ends the program and returns when it has ended.
func Start(ctx context.Context) (browser context.Context, stop func(), err error) {
	path, err := Path()
	if err != nil {
		return nil, nil, err
	}
	allocator, cancel := chromedp.NewExecAllocator(ctx, append(options, chromedp.ExecPath(path), chromedp.WSURLReadTimeout(startLimit))...)
	browser, _ = chromedp.NewContext(allocator)
	if err := chromedp.Do(browser); err != nil {
		cancel()
		return nil, nil, fmt.Errorf("start %s: %w", path, err)
	}
	return browser, func() {
		// Nothing is lost when Chromium does not end in good order.
		_ = chromedp.Cancel(browser)
		cancel()
	}, nil
}

// Width makes a page as wide as a screen of a size; phones are those of less
// than 700 pixels.
func Width(pixels int64) chromedp.Action[chromedp.Void] {
	if pixels < 700 {
		return chromedp.EmulateViewport(pixels, 800, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	return chromedp.EmulateViewport(pixels, 900)
}

// Wish is something that a person asked the system for, as media queries name
// it.
type Wish struct{ Feature, Value string }

// What people ask for.
var (
	Light      = Wish{"prefers-color-scheme", "light"}
	Dark       = Wish{"prefers-color-scheme", "dark"}
	LessMotion = Wish{"prefers-reduced-motion", "reduce"}
	OwnColours = Wish{"forced-colors", "active"}
)

// For makes a page as a person with these wishes sees it, and no others.
func For(wishes ...Wish) chromedp.Action[chromedp.Void] {
	var features []*emulation.MediaFeature
	for _, w := range wishes {
		features = append(features, &emulation.MediaFeature{Name: w.Feature, Value: w.Value})
	}
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return err
	})
}
