package e2e_test

import (
	"fmt"
	"strings"
	"testing"

	"faultbook/internal/e2e/chrome"
)

// problems are those of people in trouble, one of each kind: what they type or paste,
// the entry that answers, what they must know first, and what they do first. Nothing has
// to be done about some, and the source says nothing about one.
var problems = []struct{ kind, query, entry, verdict, step string }{
	{"an icon", "amber icon, my account is disabled", "insync/client/authentication-error-account-disabled", "Action needed", "Ask your administrator to activate"},
	{"a full mailbox", "destination mailbox is too small for the migration", "dropsuite/migration/space-full", "Action needed", ""},
	{"a pasted log line", logQuery, sureEntry, "Action needed", "Wait until the network connection"},
	{"a wait", "backup is retrying connection to email server", "dropsuite/backup/retrying", "Wait", "The system automatically tries"},
	{"a wait that asks to retry", "Server Busy. Please retry after sometime", "insync/client/backup-interrupted-server-busy", "Wait", "Although the message asks"},
	{"somebody else's job", "User quota limit reached. Please contact your IT administrator.", "insync/client/insufficient-storage", "Action needed", "Ask your administrator to allocate"},
	{"several causes", "need reauthentication", "dropsuite/backup/need-reauthentication", "Action needed", "Open End-User Portal"},
	{"nothing wrong", "the backup is completed", "dropsuite/backup/completed", "Nothing to do", ""},
	{"no steps", "Errors observed during Outlook Backup. Archive2019 is corrupt.", "insync/outlook/store-is-corrupt", "Nothing documented", ""},
	{"a number in the message", "Your device has not backed up for 14 days.", "insync/client/device-not-backed-up", "Action needed", "Check when the device was last connected"},
	{"a changed password", "backup stopped after a password change", "dropsuite/backup/authentication-error", "Action needed", "Open End-User Portal"},
	{"a link that is too old", "download link expired", "dropsuite/download/expired", "Action needed", ""},
}

// readable is an expression: whether some words of an element can be seen, not cut off
// by the element, by what scrolls it or by the window.
const readable = `((element, words) => {
	if (!element) return false
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
	let all = "", spans = []
	for (let node = walker.nextNode(); node; node = walker.nextNode()) { spans.push([all.length, node]); all += node.nodeValue }
	const at = all.replace(/\s/g, " ").indexOf(words)
	if (at < 0) return false
	const place = offset => { const [start, node] = spans.filter(([start]) => start <= offset).at(-1); return [node, offset - start] }
	const range = new Range()
	range.setStart(...place(at))
	range.setEnd(...place(at + words.length))
	const box = range.getBoundingClientRect(), own = element.getBoundingClientRect()
	return box.height > 0 && box.top >= 0 && box.bottom <= Math.min(innerHeight, own.bottom + 1) && box.right <= innerWidth + 1
})`

func isReadable(b *tab, selector, words string) bool {
	b.t.Helper()
	return eval[bool](b, fmt.Sprintf("%s(document.querySelector(%s), %s)", readable, quoted(selector), quoted(words)))
}

// TestReadersInTrouble is a reader who types each problem into the box of a page, looks
// at the first hit, opens it and looks at the first screen, on a wide screen and on a
// phone.
func TestReadersInTrouble(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	for _, width := range []int64{1280, 390} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := newTab(t)
			b.do(chrome.Width(width))
			told := 0
			for _, p := range problems {
				b.open(root, "guides/")
				typeIn(b, squeeze(p.query))
				hitsListed(b)
				until(b, fmt.Sprintf(`new URLSearchParams(document.querySelector(".search-ways a")?.search).get("q") === %s`, quoted(squeeze(p.query))))
				if got := hitsIn(b, inBox)[0]; got != p.entry {
					t.Errorf("%s: the first hit is %s, want %s", p.kind, got, p.entry)
					continue
				}
				inHit := isReadable(b, "[role=option] .hit-step", p.verdict) && isReadable(b, "[role=option] .hit-step", p.step)
				if inHit {
					told++
				} else {
					t.Logf("%s: the hit does not say %q and %q: %s", p.kind, p.verdict, p.step, words(b, "[role=option]"))
				}
				b.open(root, p.entry+"/")
				if !isReadable(b, ".strip h2", p.verdict) || p.step != "" && !isReadable(b, ".strip", p.step) {
					t.Errorf("%s: the first screen does not say %q and %q: %s", p.kind, p.verdict, p.step, words(b, ".strip"))
				}
				for _, line := range eval[[]string](b, `[...document.querySelectorAll(".strip :is(h2, p)")].filter(e => e.getBoundingClientRect().bottom > innerHeight).map(e => e.textContent)`) {
					t.Errorf("%s: below the first screen is %q", p.kind, line)
				}
			}
			if t.Logf("%d of %d hits say the verdict and the first step", told, len(problems)); told < len(problems)-1 {
				t.Errorf("only %d of %d hits say the verdict and the first step", told, len(problems))
			}
			b.clean()
		})
	}
}

// TestAnswersFitTheFirstScreen: on a phone the strip of every entry is in the first
// screen as a whole.
func TestAnswersFitTheFirstScreen(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	b.do(chrome.Width(390))
	for _, e := range readCatalogue(t).Entries {
		b.open(root, e.URL)
		if eval[bool](b, `document.querySelector(".strip .verdict").getBoundingClientRect().bottom > innerHeight`) {
			t.Errorf("the answer of %s is not in the first screen", e.ID)
		}
	}
	b.clean()
}

// TestHeadingsOfAnEntry: whoever hears the page hears the verdict, the message, causes,
// steps and contacts in this order, and no two links of the content with one name.
func TestHeadingsOfAnEntry(t *testing.T) {
	order := []string{"Action needed", "Wait", "Nothing", "The message", "Cause", "Possible causes", "What to do", "For any cause", "Who to contact", "Where you see it", "Retries"}
	for _, p := range pagesOf(t, readPlain) {
		if p.kind() != "entry" {
			continue
		}
		last := -1
		for h := range elements(first(p.doc, "article"), "h2") {
			for place, name := range order {
				if strings.HasPrefix(text(h), name) {
					if place < last {
						t.Errorf("%s: %q comes too late", p.file, text(h))
					}
					last = place
				}
			}
			if strings.Contains(text(h), "Link to") {
				t.Errorf("%s: a heading is read with its link: %q", p.file, text(h))
			}
		}
		names := map[string]string{}
		for a := range elements(first(p.doc, "main"), "a") {
			name := attr(a, "aria-label")
			if name == "" {
				name = text(a)
			}
			if other, twice := names[name]; twice && other != attr(a, "href") {
				t.Errorf("%s: two links are called %q, to %s and %s", p.file, name, other, attr(a, "href"))
			}
			names[name] = attr(a, "href")
		}
	}
}
