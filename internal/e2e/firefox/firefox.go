// Package firefox drives Firefox by Marionette, the protocol that is built into
// it: a length, a colon and a JSON list each way over TCP. The end-to-end tests
// need a second browser for a few questions only, and no driver beside it.
// It knows nothing of sites.
package firefox

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// ErrMissing says how to get a browser.
var ErrMissing = errors.New("no Firefox on this machine: run ./test, which installs it")

// settings keep Firefox from talking to anybody by itself, and let it choose a
// free port, which it writes into its profile.
const settings = `user_pref("marionette.port", 0);
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
`

// Browser is a Firefox with one window.
type Browser struct {
	conn    net.Conn
	reader  *bufio.Reader
	last    int
	program *exec.Cmd
}

// Start starts Firefox with a new profile in a folder, which must be empty.
func Start(ctx context.Context, profile string) (*Browser, error) {
	path, err := find()
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(settings), 0o600); err != nil {
		return nil, err
	}
	// Reading the console is a privilege of the system's own scripts.
	cmd := exec.CommandContext(ctx, path, "--headless", "--no-remote", "--profile", profile, "--marionette", "--remote-allow-system-access")
	cmd.Env = append(os.Environ(), "HOME="+profile, "MOZ_CRASHREPORTER_DISABLE=1")
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	b := &Browser{program: cmd}
	if err := b.connect(ctx, filepath.Join(profile, "MarionetteActivePort")); err != nil {
		b.Stop()
		return nil, fmt.Errorf("talk to %s: %w", path, err)
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

// connect waits for the port, as long as a slow machine may take.
func (b *Browser) connect(ctx context.Context, portFile string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for b.conn == nil {
		if text, err := os.ReadFile(portFile); err == nil && len(text) > 0 {
			b.conn, _ = new(net.Dialer).DialContext(ctx, "tcp", "127.0.0.1:"+strings.TrimSpace(string(text)))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
	b.reader = bufio.NewReader(b.conn)
	if _, err := b.receive(); err != nil { // it says who it is
		return err
	}
	return b.call("WebDriver:NewSession", map[string]any{}, nil)
}

// Stop ends Firefox and returns when it has ended.
func (b *Browser) Stop() {
	if b.conn != nil {
		_ = b.conn.Close()
	}
	_ = b.program.Process.Kill() // nothing in its profile is needed
	_ = b.program.Wait()
}

// Offline cuts the network, as the entry of that name in its menu does.
func (b *Browser) Offline() error {
	return b.system(`Services.io.offline = true; Services.console.reset()`, nil)
}

// Open goes to an address and waits until the page is loaded.
func (b *Browser) Open(address string) error {
	return b.call("WebDriver:Navigate", map[string]any{"url": address}, nil)
}

// Eval stores the value of a JavaScript expression on the page, after waiting
// for it when it is a promise.
func (b *Browser) Eval(expression string, value any) error {
	return b.run("return "+expression, value)
}

// Console returns what pages wrote to the console, and what Firefox wrote there
// about them: errors and warnings of scripts, styles and policies.
func (b *Browser) Console() ([]string, error) {
	var all []string
	return all, b.system(`
		const said = Services.console.getMessageArray()
			.filter(m => m instanceof Ci.nsIScriptError && /^(file|https?):/.test(m.sourceName))
			.map(m => m.sourceName + ":" + m.lineNumber + " " + m.errorMessage)
		const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage)
		return said.concat(storage.getEvents().filter(e => /^(file|https?):/.test(e.filename)).map(e => e.filename + " " + e.level))`, &all)
}

// system runs a script with the rights of the browser's own.
func (b *Browser) system(script string, value any) error {
	if err := b.call("Marionette:SetContext", map[string]any{"value": "chrome"}, nil); err != nil {
		return err
	}
	return errors.Join(b.run(script, value), b.call("Marionette:SetContext", map[string]any{"value": "content"}, nil))
}

func (b *Browser) run(script string, value any) error {
	return b.call("WebDriver:ExecuteScript", map[string]any{"script": script, "args": []any{}, "sandbox": nil, "newSandbox": false, "scriptTimeout": 120_000}, value)
}

// call asks for one thing and stores the value of its answer.
func (b *Browser) call(name string, params, value any) error {
	b.last++
	text, err := json.Marshal([]any{0, b.last, name, params})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(b.conn, "%d:%s", len(text), text); err != nil {
		return err
	}
	answer, err := b.receive()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var parts [4]json.RawMessage
	if err := json.Unmarshal(answer, &parts); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if string(parts[2]) != "null" {
		return fmt.Errorf("%s: %s", name, parts[2])
	}
	if value == nil {
		return nil
	}
	var result struct{ Value json.RawMessage }
	if err := json.Unmarshal(parts[3], &result); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return json.Unmarshal(result.Value, value)
}

func (b *Browser) receive() ([]byte, error) {
	if err := b.conn.SetReadDeadline(time.Now().Add(3 * time.Minute)); err != nil {
		return nil, err
	}
	length, err := b.reader.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		return nil, err
	}
	text := make([]byte, n)
	_, err = io.ReadFull(b.reader, text)
	return text, err
}
