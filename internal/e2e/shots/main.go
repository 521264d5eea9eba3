// Command shots takes pictures of the main pages of the help center in this
// folder, for people to look at: wide, as on a phone, dark, and as printed.
//
//	go run ./internal/e2e/shots DIR
package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"

	"faultbook/internal/command"
	"faultbook/internal/e2e/chrome"
)

// pages are those that people look at most, and one of each other kind.
var pages = []struct{ name, url string }{
	{"home", ""},
	{"product", "dropsuite/"},
	{"operation", "insync/client/"},
	{"entry", "dropsuite/backup/retrying/"},
	{"entry-causes", "dropsuite/backup/need-reauthentication/"},
	{"entry-message", "insync/client/backup-interrupted-disabled-on-network/"},
	{"section", "guides/"},
	{"article", "guides/before-you-contact-support/"},
	{"messages", "messages/"},
	{"taxonomy", "severity/"},
	{"term", "severity/critical/"},
	{"not-found", "404.html"},
	{"logs", "logs/"},
	{"logs-read", "logs/#read"},
}

// readLog has the page of logs read one, and opens its first places.
const readLog = `(() => {
	document.querySelector("[data-logs-text]").value = [
		"2026-03-04 05:06:07 INFO agent: starting",
		"2026-03-04 05:06:08 WARN agent: Backup disabled on Office WiFi. inSync will retry after some time.",
		"2026-03-04 05:16:08 WARN agent: Backup disabled on Lab. inSync will retry after some time.",
		"2026-03-04 05:26:08 WARN agent: Server not reachable. Please retry after sometime",
		"2026-03-04 05:36:08 ERROR agent: User quota limit reached. Please contact your IT administrator.",
		"2026-03-04 05:36:09 ERROR agent: cannot open /home/anna/lamp-7.db: wire torn",
		"2026-03-04 05:36:10 ERROR agent: cannot open /home/anna/lamp-8.db: wire torn",
	].join("\n")
	document.querySelector("form[data-logs]").requestSubmit()
	setInterval(() => document.querySelector("[data-logs-results] details:not([open])")?.setAttribute("open", ""), 50)
})()`

// looks are the ways in which a page is looked at.
var looks = []struct {
	name  string
	width int64
	theme chrome.Wish
}{
	{"wide", 1280, chrome.Light},
	{"wide-dark", 1280, chrome.Dark},
	{"huge", 1920, chrome.Light},
	{"tablet", 768, chrome.Light},
	{"phone", 390, chrome.Light},
	{"phone-dark", 390, chrome.Dark},
}

func main() {
	if len(os.Args) != 2 || strings.HasPrefix(os.Args[1], "-") {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/e2e/shots DIR")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "shots:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, dir string) error {
	site, err := os.MkdirTemp("", "faultbook-shots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(site)
	if code := command.Run([]string{"build", "--output", site}, os.Stderr, os.Stderr); code != 0 {
		return fmt.Errorf("the site does not build, exit code %d", code)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	server := httptest.NewServer(http.FileServer(http.Dir(site)))
	defer server.Close()
	browser, stop, err := chrome.Start(ctx)
	if err != nil {
		return err
	}
	defer stop()
	for _, p := range pages {
		if err := take(browser, server.URL+"/"+p.url, filepath.Join(dir, p.name)); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	if err := printBook(browser, filepath.Join(site, "book.html"), filepath.Join(dir, "book")); err != nil {
		return fmt.Errorf("the book: %w", err)
	}
	fmt.Printf("%d pictures and %d prints in %s\n", len(pages)*len(looks), len(pages)+1, dir)
	return nil
}

// printBook prints the site that is one file, all its pages.
func printBook(ctx context.Context, file, name string) error {
	if code := command.Run([]string{"bundle", "--single-file", "--output", file}, os.Stderr, os.Stderr); code != 0 {
		return fmt.Errorf("exit code %d", code)
	}
	err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(file)),
		chromedp.Evaluate[chromedp.Void](`(window.print = () => {}, document.querySelector(".print-book").click())`))
	if err != nil {
		return err
	}
	return toPaper(ctx, name)
}

// take looks at one page in every way.
func take(ctx context.Context, address, name string) error {
	for _, look := range looks {
		if err := chromedp.Do(ctx, chrome.Width(look.width), chrome.For(look.theme, chrome.LessMotion),
			chromedp.Navigate(address)); err != nil {
			return err
		}
		if strings.HasSuffix(address, "#read") {
			if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](readLog),
				chromedp.WaitVisible("[data-logs-results] .hit")); err != nil {
				return err
			}
		}
		picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
		if err != nil {
			return err
		}
		if err := os.WriteFile(name+"-"+look.name+".png", picture, 0o644); err != nil {
			return err
		}
	}
	if err := chromedp.Do(ctx, chrome.Width(1280), chrome.For(chrome.Light)); err != nil {
		return err
	}
	return toPaper(ctx, name)
}

// toPaper prints what is open.
func toPaper(ctx context.Context, name string) error {
	print, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil {
		return err
	}
	return os.WriteFile(name+"-print.pdf", print, 0o644)
}
