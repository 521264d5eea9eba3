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
	{
		"an icon",
		"amber icon, my account is disabled",
		"insync/client/authentication-error-account-disabled",
		"Action needed",
		"Ask your administrator to activate",
	},
	{
		"a full mailbox",
		"destination mailbox is too small for the migration",
		"dropsuite/migration/space-full",
		"Action needed",
		"",
	},
	{"a pasted log line", logQuery, sureEntry, "Action needed", "Wait until the network connection"},
	{
		"a wait",
		"backup is retrying connection to email server",
		"dropsuite/backup/retrying",
		"Wait",
		"The system automatically tries",
	},
	{
		"a wait that asks to retry",
		"Server Busy. Please retry after sometime",
		"insync/client/backup-interrupted-server-busy",
		"Wait",
		"Although the message asks",
	},
	{
		"somebody else's job",
		"User quota limit reached. Please contact your IT administrator.",
		"insync/client/insufficient-storage",
		"Action needed",
		"Ask your administrator to allocate",
	},
	{
		"several causes",
		"need reauthentication",
		"dropsuite/backup/need-reauthentication",
		"Action needed",
		"Open End-User Portal",
	},
	{"nothing wrong", "the backup is completed", "dropsuite/backup/completed", "Nothing to do", ""},
	{
		"no steps",
		"Errors observed during Outlook Backup. Archive2019 is corrupt.",
		"insync/outlook/store-is-corrupt",
		"Nothing documented",
		"",
	},
	{
		"a number in the message",
		"Your device has not backed up for 14 days.",
		"insync/client/device-not-backed-up",
		"Action needed",
		"Check when the device was last connected",
	},
	{
		"a changed password",
		"backup stopped after a password change",
		"dropsuite/backup/authentication-error",
		"Action needed",
		"Open End-User Portal",
	},
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
			said := 0
			for _, p := range problems {
				b.open(root, "guides/")
				typeIn(b, squeeze(p.query))
				hitsListed(b)
				until(
					b,
					fmt.Sprintf(
						`new URLSearchParams(document.querySelector(".search-ways a")?.search).get("q") === %s`,
						quoted(squeeze(p.query)),
					),
				)
				if got := hitsIn(b, inBox)[0]; got != p.entry {
					t.Errorf("%s: the first hit is %s, want %s", p.kind, got, p.entry)
					continue
				}
				inHit := isReadable(b, "[role=option] .hit-step", p.verdict) &&
					isReadable(b, "[role=option] .hit-step", p.step)
				if inHit {
					said++
				} else {
					t.Logf("%s: the hit does not say %q and %q: %s", p.kind, p.verdict, p.step, words(b,
						"[role=option]"))
				}
				b.open(root, p.entry+"/")
				if !isReadable(b, ".strip h2", p.verdict) || p.step != "" && !isReadable(b, ".strip", p.step) {
					t.Errorf(
						"%s: the first screen does not say %q and %q: %s",
						p.kind,
						p.verdict,
						p.step,
						words(b, ".strip"),
					)
				}
				for _, line := range eval[[]string](b,
					`[...document.querySelectorAll(".strip :is(h2, p)")].filter(e => e.getBoundingClientRect().bottom > `+
						`innerHeight).map(e => e.textContent)`) {
					t.Errorf("%s: below the first screen is %q", p.kind, line)
				}
			}
			if t.Logf("%d of %d hits say the verdict and the first step", said, len(problems)); said < len(problems)-1 {
				t.Errorf("only %d of %d hits say the verdict and the first step", said, len(problems))
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

// TestHeadingsOfAnEntry: a screen reader gives the verdict, the message, causes,
// steps and contacts in this order, and no two links of the content with one name.
func TestHeadingsOfAnEntry(t *testing.T) {
	order := []string{
		"Action needed",
		"Wait",
		"Nothing",
		"The message",
		"Cause",
		"Possible causes",
		"What to do",
		"For any cause",
		"Who to contact",
		"Where you see it",
		"Retries",
	}
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

// TestTextMayBeSpaced: with the text spacing of WCAG 1.4.12 nothing is wider than the
// screen, and no label of a table or a matrix breaks within a word where there is room.
func TestTextMayBeSpaced(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	for _, width := range []int64{1280, 390} {
		b := newTab(t)
		b.do(chrome.Width(width))
		for _, v := range visited {
			b.open(root, v.url)
			broken := `[...document.querySelectorAll("tbody th a, tbody th, .verdict-word, .related a")].flatMap(e => {
				const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), out = []
				for (let node = walker.nextNode(); node; node = walker.nextNode()) for (const word of node.nodeValue.matchAll(/[^\s\/-]+/g)) {
					const range = new Range()
					range.setStart(node, word.index)
					range.setEnd(node, word.index + word[0].length)
					if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) out.push(word[0])
				}
				return out
			})`
			for _, word := range eval[[]string](b, broken) {
				t.Errorf("%d: %s breaks within %q", width, v.name, word)
			}
			eval[bool](b, `(() => {
				const style = new CSSStyleSheet()
				style.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }")
				document.adoptedStyleSheets = [style]
				return true
			})()`)
			for _, word := range eval[[]string](b, broken) {
				t.Errorf("%d: %s, with spaced text, breaks within %q", width, v.name, word)
			}
			for _, fault := range eval[[]string](b, fmt.Sprintf("%s(%d)", wider, width)) {
				t.Errorf("%d: %s, with spaced text: %s", width, v.name, fault)
			}
		}
	}
}

// TestShapesDiffer: at 10 pixels and in colors of the reader's own the marks of the
// verdicts differ by their shapes.
func TestShapesDiffer(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.do(chrome.Width(1280), chrome.For(chrome.OwnColours))
	b.open(preview(t, plainBook), "insync/")
	marks := eval[[]string](b, `["required", "wait", "none", "unknown"].map(tone => {
		const style = getComputedStyle(document.querySelector("tr.tone-" + tone + " .verdict-word"), "::before")
		return style.width + " " + style.height + " " + style.clipPath + (style.backgroundColor === "rgba(0, 0, 0, 0)" ? " unseen" : "")
	})`)
	seen := map[string]bool{}
	for _, mark := range marks {
		if seen[mark] || !strings.HasPrefix(mark, "10px 10px polygon(") || strings.Contains(mark, "unseen") {
			t.Errorf("the marks are %q", marks)
		}
		seen[mark] = true
	}
}

// TestRoleIsKept: a reader chooses a role once; on every page its steps come first, and
// those of others say whose they are.
func TestRoleIsKept(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	b.open(root, "dropsuite/backup/retrying/")
	if got := words(b, ".steps"); !strings.HasPrefix(got, "Resellers: ") {
		t.Errorf("the step is %q", got)
	}
	eval[bool](
		b,
		`(select => { select.value = "user"; return select.dispatchEvent(new Event("change")) `+
			`})(document.querySelector("[data-roles]"))`,
	)
	for range 2 {
		if !eval[bool](
			b,
			`document.querySelector(".steps li").classList.contains("of-others") && `+
				`document.querySelector("[data-roles]").value === "user"`,
		) {
			t.Error("the step of another role is not marked")
		}
		b.open(root, "dropsuite/backup/retrying/?again")
	}
	b.clean()
}

// TestTablesKeepTheirOrder: the address keeps how a table is sorted and filtered, and on
// a phone a list offers what the heads do.
func TestTablesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	b.do(chrome.Width(390))
	b.open(root, "insync/client/")
	first := `document.querySelector("tbody tr").textContent.trim()`
	before := eval[string](b, first)
	if !inSight(b, "[data-table-sort]") {
		t.Fatal("a phone offers no order")
	}
	eval[bool](
		b,
		`(select => { select.value = "-severity"; return select.dispatchEvent(new Event("change")) `+
			`})(document.querySelector("[data-table-sort]"))`,
	)
	eval[bool](
		b,
		`(box => { box.value = "server"; return box.dispatchEvent(new Event("input")) `+
			`})(document.querySelector("[data-table-filter]"))`,
	)
	sorted, address := eval[string](b, first), eval[string](b, `location.search`)
	if sorted == before || address != "?sort=-severity&rows=server" {
		t.Errorf("the address is %s, and the first row was %q and is %q", address, before, sorted)
	}
	rows := `[...document.querySelectorAll("tbody tr")].filter(r => r.checkVisibility()).map(r => r.textContent)`
	shown := eval[[]string](b, rows)
	b.open(root, "insync/client/"+address)
	if got := eval[[]string](b, rows); strings.Join(got, "|") != strings.Join(shown, "|") || len(got) == 0 {
		t.Errorf("the address shows %d rows, and %d were shown", len(got), len(shown))
	}
	b.clean()
}
