package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"faultbook/internal/diag"
)

const lockFile = "faultbook.lock"

// locked records the addresses of the good site, and then removes or changes a file.
func locked(name string, change func(text string) string) func(t *testing.T, site string) {
	return func(t *testing.T, site string) {
		t.Helper()
		if code, _, stderr := run("lock", "-C", site); code != 0 {
			t.Fatalf("lock ends with %d:\n%s", code, stderr)
		}
		text := change(readFile(t, site, name))
		if text == "" {
			if err := os.Remove(filepath.Join(site, filepath.FromSlash(name))); err != nil {
				t.Fatal(err)
			}
			return
		}
		writeSite(t, site, map[string]string{name: text})
	}
}

// renamed gives a file another name after the addresses were recorded.
func renamed(from, to string) func(t *testing.T, site string) {
	return func(t *testing.T, site string) {
		locked(from, func(text string) string { return text })(t, site)
		old, fresh := filepath.Join(site, filepath.FromSlash(from)), filepath.Join(site, filepath.FromSlash(to))
		if err := os.Rename(old, fresh); err != nil {
			t.Fatal(err)
		}
	}
}

func replace(old, text string) func(string) string {
	return func(page string) string { return strings.Replace(page, old, text, 1) }
}

// lockFaults are published addresses that are gone.
var lockFaults = []fault{
	{name: "a page that is gone", code: diag.LostAddress, hint: "faultbook retire kiln/cooling/door-open",
		prepare: locked("content/kiln/cooling/door-open.md", func(string) string { return "" }),
		in:      lockFile, at: "/kiln/cooling/door-open/\tpage", also: []diag.Code{diag.NoSuchFile}},
	{name: "a page under another name", code: diag.LostAddress,
		hint:    "faultbook move kiln/cooling/door-open kiln/cooling/door-shut",
		prepare: renamed("content/kiln/cooling/door-open.md", "content/kiln/cooling/door-shut.md"),
		in:      lockFile, at: "/kiln/cooling/door-open/\tpage", also: []diag.Code{diag.NoSuchFile}},
	{name: "a published page that becomes a draft", code: diag.LostAddress, hint: "remove `draft: true`",
		prepare: locked("content/kiln/cooling/door-open.md", replace("state: waiting", "state: waiting\ndraft: true")),
		in:      lockFile, at: "/kiln/cooling/door-open/\tpage", also: []diag.Code{diag.NoSuchFile}},
	{name: "an alias that is gone", code: diag.LostAddress, hint: "aliases: [/k12.html]",
		prepare: locked(doorOpen, replace(", /k12.html", "")), in: lockFile, at: "/k12.html\talias"},
	{name: "a published page with another id", code: diag.ChangedID, hint: "content/kiln/cooling/done.md",
		prepare: renamed("content/kiln/cooling/done.md", "content/kiln/cooling/Done.md"),
		in:      lockFile, at: "/kiln/cooling/done/\tpage"},
	{name: "a heading under another name", code: diag.LostAnchor, hint: `moved_anchors: {the-seal: "#the-rubber-seal"}`,
		note:    "has been published",
		prepare: locked("content/guides/before-you-call.md", replace("The seal", "The rubber seal")),
		in:      "content/guides/before-you-call.md", at: "Before you call\nsummary",
		also: []diag.Code{diag.NoSuchAnchor, diag.NoSuchAnchor}},
	{name: "a code that is gone", code: diag.LostCode, hint: "add it to `code`",
		prepare: locked(doorOpen, replace("code: K12", "code: K13")),
		in:      lockFile, at: "/kiln/firing/door-open/\tpage"},
	{name: "a lock with a conflict of git", code: diag.BadLock, hint: "keep the lines of both sides",
		file: lockFile, new: "‸<<<<<<< HEAD\n/\tpage\t\n"},
}
