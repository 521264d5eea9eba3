// Package firefox drives the second browser of the end-to-end tests, for a few
// questions only. It talks to driver.mjs, a script of Node that uses Puppeteer.
// It knows nothing of sites.
package firefox

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// driver is the script, from the folder of the tests.
const driver = "firefox/driver.mjs"

// ErrMissing says how to get a browser.
var ErrMissing = errors.New("no Firefox on this machine: run ./test, which installs it")

// Browser is a Firefox with one page.
type Browser struct {
	driver *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	errors strings.Builder
}

// Start starts Firefox. home is an empty folder, where it may write.
func Start(home string) (*Browser, error) {
	path, err := find()
	if err != nil {
		return nil, err
	}
	b := &Browser{driver: exec.Command("node", driver, path)}
	b.driver.Env = append(os.Environ(), "HOME="+home, "MOZ_CRASHREPORTER_DISABLE=1")
	b.driver.Stderr = &b.errors
	if b.in, err = b.driver.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := b.driver.StdoutPipe()
	if err != nil {
		return nil, err
	}
	b.out = bufio.NewReader(out)
	if err := b.driver.Start(); err != nil {
		return nil, err
	}
	if err := b.answer(nil); err != nil {
		b.Stop()
		return nil, fmt.Errorf("start %s: %w\n%s", path, err, &b.errors)
	}
	return b, nil
}

func find() (string, error) {
	for _, name := range []string{"firefox-esr", "firefox"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrMissing
}

// Stop ends Firefox and returns when it has ended.
func (b *Browser) Stop() {
	_ = b.in.Close()
	_ = b.driver.Wait() // nothing that it made is needed
}

// Offline cuts the network, as the entry of that name in its menu does.
func (b *Browser) Offline() error { return b.call("offline", "", nil) }

// Open goes to an address and waits until the page is loaded.
func (b *Browser) Open(address string) error { return b.call("open", address, nil) }

// Eval stores the value of a JavaScript expression on the page, after waiting
// for it when it is a promise.
func (b *Browser) Eval(expression string, value any) error { return b.call("eval", expression, value) }

// Console returns what pages wrote to the console, and what Firefox wrote there
// about them: errors and warnings of scripts, styles and policies.
func (b *Browser) Console() ([]string, error) {
	var all []string
	return all, b.call("console", "", &all)
}

// call gives the driver a command and stores the value of its answer.
func (b *Browser) call(command, argument string, value any) error {
	line, err := json.Marshal([]string{command, argument})
	if err != nil {
		return err
	}
	if _, err := b.in.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("%s: %w\n%s", command, err, &b.errors)
	}
	if err := b.answer(value); err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	return nil
}

func (b *Browser) answer(value any) error {
	line, err := b.out.ReadBytes('\n')
	if err != nil {
		return err
	}
	var answer struct {
		Value json.RawMessage
		Error string
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		return err
	}
	if answer.Error != "" {
		return errors.New(answer.Error)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, value)
}
