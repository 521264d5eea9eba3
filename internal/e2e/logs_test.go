package e2e_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"faultbook/internal/command"
	"faultbook/internal/e2e/chrome"
)

// someLog has two known messages, one of them twice, and faults of one shape.
var someLog = strings.Join([]string{
	"2026-03-04 05:06:07 INFO agent: starting",
	"2026-03-04 05:06:08 WARN agent: Backup disabled on Office WiFi. inSync will retry after some time.",
	"2026-03-04 05:16:08 WARN agent: Backup disabled on <b>Lab</b>. inSync will retry after some time.",
	"2026-03-04 05:36:08 ERROR agent: User quota limit reached. Please contact your IT administrator.",
	"2026-03-04 05:36:09 ERROR agent: cannot open /home/anna/lamp-7.db: wire torn",
	"2026-03-04 05:36:10 ERROR agent: cannot open /home/anna/lamp-8.db: wire torn",
}, "\n") + "\n"

// said is what the page or the command says of a log.
type said struct {
	IDs    []string
	Counts []int
	Shapes []string
}

func readPage(b *tab) said {
	b.t.Helper()
	until(b, `document.querySelector("[data-logs-results]").dataset.state === "done"`)
	return eval[said](b, `(all => ({
		IDs: all("a[data-entry]").map(a => a.dataset.entry),
		Counts: all("[data-count]").map(li => +li.dataset.count),
		Shapes: all("[data-shape]").map(li => li.dataset.shape),
	}))(s => [...document.querySelectorAll("[data-logs-results] " + s)])`)
}

// commandSays asks the command, of the site as it is published.
func commandSays(t *testing.T, files ...string) said {
	t.Helper()
	var out, faults bytes.Buffer
	if code := command.Run(append([]string{"logs", "--json", "--site", plain}, files...), &out, &faults); code != 1 {
		t.Fatalf("exit code %d: %s", code, &faults)
	}
	var answer struct {
		Statuses []struct {
			ID    string
			Count int
		}
		Undocumented []struct{ Shape string }
	}
	if err := json.Unmarshal(out.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	var s said
	for _, one := range answer.Statuses {
		s.IDs, s.Counts = append(s.IDs, one.ID), append(s.Counts, one.Count)
	}
	for _, one := range answer.Undocumented {
		s.Shapes = append(s.Shapes, one.Shape)
	}
	return s
}

func equalSaid(a, b said) bool {
	return slices.Equal(a.IDs, b.IDs) && slices.Equal(a.Counts, b.Counts) && slices.Equal(a.Shapes, b.Shapes)
}

// TestLogsPageSaysWhatTheCommandSays pastes a log, wherever the site is.
func TestLogsPageSaysWhatTheCommandSays(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a.log")
	if err := os.WriteFile(file, []byte(someLog), 0o644); err != nil {
		t.Fatal(err)
	}
	want := commandSays(t, file)
	if len(want.IDs) != 2 || len(want.Shapes) != 1 {
		t.Fatalf("the command says %v", want)
	}
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			b := newTab(t)
			b.open(place.root(t), place.page("logs/"))
			b.do(chromedp.SetValue(chromedp.CSS("[data-logs-text]"), someLog))
			b.do(chromedp.Click(chromedp.CSS("form[data-logs] [type=submit]")))
			if got := readPage(b); !equalSaid(got, want) {
				t.Errorf("the page says %v, the command %v", got, want)
			}
			if eval[int](b, `document.querySelectorAll("[data-logs-results] dd b").length`) > 0 {
				t.Error("a log is markup")
			}
			summary := eval[string](b, `new Promise(done => {
				Object.defineProperty(navigator, "clipboard", { value: { writeText: text => { done(text); return Promise.resolve() } } })
				document.querySelector(".logs-share button").click()
			})`)
			for _, secret := range []string{"anna", "Office WiFi", "Lab"} {
				if strings.Contains(summary, secret) {
					t.Errorf("the summary has %q:\n%s", secret, summary)
				}
			}
			if !strings.Contains(summary, "Backup disabled on <Network Name>") {
				t.Errorf("the summary is\n%s", summary)
			}
			b.clean()
		})
	}
}

// chooseFiles makes files of a text in the browser, packs them, and chooses them.
const chooseFiles = `(async text => {
	const bytes = stream => new Response(stream).arrayBuffer()
	const pack = (format, all = text) => bytes(new Blob([all]).stream().pipeThrough(new CompressionStream(format)))
	const wide = new Uint8Array([...text].flatMap(c => [c.charCodeAt(0), 0]))
	const data = new Uint8Array(await pack("deflate-raw")), name = new TextEncoder().encode("logs/b.log")
	const u16 = n => [n & 255, n >> 8], u32 = n => [...u16(n & 65535), ...u16(n >>> 16)]
	const sizes = [...u32(0), ...u32(data.length), ...u32(text.length), ...u16(name.length), ...u16(0)]
	const local = [0x50, 0x4b, 3, 4, ...u16(20), ...u16(0), ...u16(8), ...u32(0), ...sizes, ...name]
	const central = [0x50, 0x4b, 1, 2, ...u16(20), ...u16(20), ...u16(0), ...u16(8), ...u32(0), ...sizes, ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(0), ...name]
	const end = [0x50, 0x4b, 5, 6, ...u16(0), ...u16(0), ...u16(1), ...u16(1), ...u32(central.length), ...u32(local.length + data.length), ...u16(0)]
	const list = new DataTransfer()
	const members = [text.slice(0, 99), text.slice(99), ""].map(part => pack("gzip", part))
	list.items.add(new File(await Promise.all(members), "a.log.gz"))
	list.items.add(new File([new Uint8Array(local), data, new Uint8Array(central), new Uint8Array(end)], "bundle.zip"))
	list.items.add(new File([wide], "c.log"))
	list.items.add(new File([new Uint8Array([1, 0, 0, 7, 0, 9])], "d.bin"))
	list.items.add(new File([(await pack("gzip")).slice(0, 30)], "cut.gz"))
	list.items.add(new File([new Uint8Array(local), data.slice(0, 9)], "cut.zip"))
	list.items.add(new File([new Uint8Array(local), data.map((c, i) => i > 5 ? ~c : c), new Uint8Array(central), new Uint8Array(end)], "bad.zip"))
	const input = document.querySelector("[data-logs-files]")
	input.files = list.files
	input.dispatchEvent(new Event("change"))
	return true
})(%s)`

// withText puts a text into the place of %s in a script.
func withText(t *testing.T, script, text string) string {
	t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Replace(script, "%s", string(quoted), 1)
}

// TestLogsPageReadsFiles: .gz, .zip and UTF-16 without a mark; what is no text is named.
func TestLogsPageReadsFiles(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, plainBook), "logs/")
	eval[bool](b, withText(t, chooseFiles, someLog))
	if got := readPage(b); !slices.Equal(got.Counts, []int{6, 3}) || len(got.Shapes) != 1 {
		t.Errorf("three files of one log have %v", got)
	}
	notes := eval[[]string](b, `[...document.querySelectorAll("[data-logs-results] .alert")].map(p => p.textContent)`)
	if want := []string{"d.bin cannot be read: it is no text.",
		"cut.gz cannot be read: it is damaged or of an unknown kind.",
		"cut.zip cannot be read: it is damaged or of an unknown kind.",
		"bad.zip cannot be read: it is damaged or of an unknown kind."}; !slices.Equal(notes, want) {
		t.Errorf("the page says %q", notes)
	}
	b.clean()
}

// TestLogsPageShowsFirstWhatToDo: on a phone too, the worst status is in view as soon as a log
// is read, and a screen reader says it.
func TestLogsPageShowsFirstWhatToDo(t *testing.T) {
	t.Parallel()
	for _, width := range []int64{1280, 390} {
		b := newTab(t)
		b.do(chrome.Width(width))
		b.open(preview(t, plainBook), "logs/")
		b.do(chromedp.SetValue(chromedp.CSS("[data-logs-text]"), someLog))
		b.do(chromedp.Click(chromedp.CSS("form[data-logs] [type=submit]")))
		readPage(b)
		until(b, `(box => box.top > 0 && box.top < innerHeight / 2)(
			document.querySelector("[data-logs-results] .hit").getBoundingClientRect())`)
		first := eval[string](b, `document.querySelector("[data-logs-results] .hit-title").textContent`)
		said := eval[string](b, `document.querySelector("[data-logs-status]").textContent`)
		if want := "6 lines read · Action needed: " + first; said != want {
			t.Errorf("a screen reader says %q, want %q", said, want)
		}
		b.call(onPaper)
		until(b, `[...document.querySelectorAll("[data-logs-results] :is(button, input, summary, a[href^=mailto])")]
			.every(e => !e.getClientRects().length)`) // only a screen can use them
		b.clean()
	}
}

// TestLogsPageStops: the button ends the reading of a long log, and the page says so.
func TestLogsPageStops(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, plainBook), "logs/")
	eval[bool](b, withText(t, `(text => {
		const list = new DataTransfer(), input = document.querySelector("[data-logs-files]")
		list.items.add(new File(Array(20000).fill(text), "long.log"))
		input.files = list.files
		input.dispatchEvent(new Event("change"))
		document.querySelector("[data-logs-stop]").click()
		return true
	})(%s)`, someLog))
	readPage(b)
	note := eval[string](b, `document.querySelector("[data-logs-results] .alert").textContent`)
	if !strings.HasPrefix(note, "Stopped.") {
		t.Errorf("after the button the page says %q", note)
	}
	if eval[bool](b, `!document.querySelector("[data-logs-running]").hidden`) {
		t.Error("the bar stays")
	}
	b.clean()
}

// TestSearchBoxOffersTheLogsPage: who pastes several lines may have all of them read.
func TestSearchBoxOffersTheLogsPage(t *testing.T) {
	t.Parallel()
	for _, from := range []string{somePage, "search/"} {
		b := newTab(t)
		root := preview(t, plainBook)
		b.open(root, from)
		b.do(focusBox())
		eval[bool](b, withText(t, `(text => {
			const data = new DataTransfer()
			data.setData("text/plain", text)
			document.querySelector("[data-search-box]").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
			return true
		})(%s)`, someLog))
		until(b, `document.querySelector(".search-logs")?.checkVisibility()`)
		b.do(chromedp.Click(chromedp.CSS(".search-logs")))
		arrives(b, root+"logs/")
		if got := readPage(b); len(got.IDs) != 2 {
			t.Errorf("the log that was pasted on %q has %v", from, got)
		}
		b.clean()
	}
}

// TestEntryShowsWhatWasPasted: a hit of the search, and a status of a log, lead to the
// entry with the gaps of its message filled; hostile text stays text, and without any
// the page is as it was.
func TestEntryShowsWhatWasPasted(t *testing.T) {
	t.Parallel()
	const gap = `document.querySelector("blockquote[data-copy] var").textContent`
	b := newTab(t)
	root := preview(t, plainBook)
	b.open(root, withMessage+"/")
	if got := eval[string](b, gap); got != "<Network Name>" {
		t.Errorf("the gap is %q", got)
	}
	for _, name := range []string{"Office WiFi", `<img src=x onerror="document.title=1">`, "a.b (c) [d] $& \\"} {
		line := "2026-03-04 WARN Backup disabled on " + name + ". inSync will retry after some time."
		b.open(root, withMessage+"/#m="+strings.ReplaceAll(url.QueryEscape(line), "+", "%20"))
		until(b, gap+` !== "<Network Name>"`)
		if got := eval[string](b, gap); got != name {
			t.Errorf("the gap is %q, want %q", got, name)
		}
		if eval[bool](b, `document.querySelector("main img[onerror]") !== null || location.hash !== ""`) {
			t.Errorf("%q is markup, or stays in the address", name)
		}
		b.open(root, somePage)
	}
	b.open(root, "logs/")
	b.do(chromedp.SetValue(chromedp.CSS("[data-logs-text]"), someLog))
	b.do(chromedp.Click(chromedp.CSS("form[data-logs] [type=submit]")))
	readPage(b)
	b.do(chromedp.Click(chromedp.CSS(`[data-logs-results] a[data-entry="` + withMessage + `"]`)))
	arrives(b, root+withMessage+"/")
	until(b, gap+` === "Office WiFi"`)
	b.clean()
}
