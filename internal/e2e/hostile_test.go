package e2e_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"faultbook/internal/command"
	"faultbook/internal/host"
)

// payloads try to run RUN in a page: by tags, attributes, addresses, broken markup, other
// encodings and the syntax of templates. They are of the kinds that public lists collect.
var payloads = []string{
	`<script>RUN</script>`, `<ScRiPt>RUN</sCrIpT>`, `<script src="data:,RUN"></script>`, `<script/x>RUN</script>`, `<script\n>RUN</script>`, `<<script>RUN//<</script>`,
	`"><script>RUN</script>`, `'><script>RUN</script>`, `</title><script>RUN</script>`, `</script><script>RUN</script>`, `--><script>RUN</script>`, `]]><script>RUN</script>`,
	`</textarea><script>RUN</script>`, `</style><script>RUN</script>`, `</template><script>RUN</script>`, `<noscript><p title="</noscript><img src=x onerror=RUN>">`,
	`<img src=x onerror=RUN>`, `<img src=x onerror="RUN">`, `<img/src=x/onerror=RUN>`, `<IMG SRC=x OnErRoR=RUN>`, `<img src=x:x onerror=RUN//`, "<img src=`x` onerror=RUN>",
	`" onmouseover="RUN`, `' onfocus='RUN' autofocus='`, `" autofocus onfocus=RUN x="`, `" style="animation-name:x" onanimationstart="RUN`, `x" onload="RUN`,
	`<svg onload=RUN>`, `<svg/onload=RUN>`, `<svg><script>RUN</script></svg>`, `<svg><animate onbegin=RUN attributeName=x dur=1s>`, `<svg><a xlink:href="javascript:RUN"><text y=9>x</text></a></svg>`,
	`<svg><use href="data:image/svg+xml,<svg id=x onload=RUN>#x">`, `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=RUN&gt;">`,
	`<body onload=RUN>`, `<iframe src="javascript:RUN"></iframe>`, `<iframe srcdoc="<script>parent.RUN</script>"></iframe>`, `<object data="javascript:RUN"></object>`, `<embed src="javascript:RUN">`,
	`<form action="javascript:RUN"><button>x</button></form>`, `<button formaction="javascript:RUN">x</button>`, `<input autofocus onfocus=RUN>`, `<details open ontoggle=RUN>x</details>`,
	`<video><source onerror=RUN></video>`, `<audio src=x onerror=RUN></audio>`, `<marquee onstart=RUN>x</marquee>`, `<select autofocus onfocus=RUN></select>`, `<isindex action=javascript:RUN>`,
	`<meta http-equiv="refresh" content="0;url=javascript:RUN">`, `<base href="javascript:RUN//">`, `<link rel=stylesheet href="data:text/css,*{x:expression(RUN)}">`, `<style>@import'javascript:RUN'</style>`,
	`<a href="javascript:RUN">x</a>`, `<a href="JaVaScRiPt:RUN">x</a>`, `<a href=" javascript:RUN">x</a>`, `<a href="java&#x09;script:RUN">x</a>`, `<a href="&#106;avascript:RUN">x</a>`, `<a href="vbscript:RUN">x</a>`, `<a href="data:text/html,<script>RUN</script>">x</a>`,
	`[x](javascript:RUN)`, `[x](JavaScript:RUN)`, `[x](java%0ascript:RUN)`, `[x](data:text/html;base64,PHNjcmlwdD4=)`, `[x](<javascript:RUN>)`, `![x](javascript:RUN)`, `![x](x "onerror=RUN")`, `[x]: javascript:RUN`, `<javascript:RUN>`,
	`[x](https://example.com/" onmouseover="RUN)`, `![" onerror="RUN](x.png)`, `{{RUN}}`, `{{template "x" RUN}}`, `${RUN}`, `<%= RUN %>`, `{% RUN %}`, `<!--#exec cmd="RUN"-->`, "`<script>RUN</script>`",
	`&lt;script&gt;RUN&lt;/script&gt;`, `&#60;script&#62;RUN&#60;/script&#62;`, `%3Cscript%3ERUN%3C/script%3E`, `\u003cscript\u003eRUN\u003c/script\u003e`, `+ADw-script+AD4-RUN+ADw-/script+AD4-`,
	"\u2028RUN\u2029", `";RUN;//`, `';RUN;//`, `\";RUN;//`, `*/RUN/*`, "`;RUN;//", `fb(["x"]);RUN;(`, `</script>fb(RUN)`,
}

const ran = "window.__ran=1"

// hostilePlaces put a payload into a document, each into another part of it.
var hostilePlaces = map[string]string{
	"status":      "---\nstatus: TEXT\naction: none\n---\n",
	"message":     "---\nstatus: A N\nmessage: TEXT\naction: none\n---\n",
	"also":        "---\nstatus: A N\nalso: [TEXT]\ncode: TEXT\nkeywords: [TEXT]\nicon: TEXT\naction: none\n---\n",
	"summary":     "---\nstatus: A N\nsummary: TEXT\nresolves_itself: TEXT\n---\n",
	"steps":       "---\nstatus: A N\nfix: [TEXT]\ncauses: [{cause: TEXT, fix: [TEXT]}]\nretry: {interval: TEXT, note: TEXT}\n---\n",
	"body":        "---\nstatus: A N\naction: none\n---\nTEXTRAW\n",
	"article":     "---\ntitle: TEXT\nsummary: TEXT\n---\n## TEXTRAW\n\n| a |\n| --- |\n| TEXTRAW |\n",
	"placeholder": "---\nstatus: A N\nmessage: It is <X> here.\nplaceholders: {X: TEXT}\naction: none\n---\n",
}

// TestHostileContent builds a site of every payload in every place, with raw HTML off,
// and looks at each page: no script runs, and nothing in the page could run one.
func TestHostileContent(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	quoteYAML := strconv.Quote
	write(
		"faultbook.yaml",
		"title: "+quoteYAML(
			payload(0),
		)+"\ndescription: "+quoteYAML(
			payload(6),
		)+"\nfooter: [{label: "+quoteYAML(
			payload(16),
		)+", url: https://example.com/}]\n"+
			"severities: [{id: high, label: "+quoteYAML(
			payload(22),
		)+"}]\nbase_url: https://example.com/\n",
	)
	made := 0
	for place, document := range hostilePlaces {
		for i := range payloads {
			text := strings.NewReplacer("TEXTRAW", payload(i), "TEXT", quoteYAML(payload(i)), " N\n", fmt.Sprintf(" %s %d\n", place, i)).
				Replace(document)
			write(fmt.Sprintf("content/lamp/%s/p%d.md", place, i), text)
			made++
		}
	}
	if made < 400 {
		t.Fatalf("only %d payloads", made)
	}
	out := filepath.Join(t.TempDir(), "site")
	dropped := withoutFaulty(t, dir, out)
	if dropped > made/4 {
		t.Errorf("%d of %d documents are faults: too few are looked at", dropped, made)
	}
	t.Logf("%d documents of payloads, %d refused", made, dropped)
	open := fileServer(t, out, "/")
	guarded := hostileUnderPolicy(t, out)
	every := 1
	if os.Getenv(hostileVariable) == "" {
		every = 20
	}
	t.Run("Chromium", func(t *testing.T) {
		b := newTab(t)
		lookForScripts(t, out, open, 1, func(address string) string {
			b.open(address, "")
			if strings.Contains(address, "?q=") {
				settled(b)
			}
			return eval[string](b, runsSomething)
		})
		b.takeFaults()
	})
	for name, root := range map[string]string{"Firefox": open, "Firefox under the policy": guarded} {
		t.Run(name, func(t *testing.T) {
			b := startFirefox(t)
			lookForScripts(t, out, root, every, func(address string) (found string) {
				visitIn(t, b, address)
				look(t, b, runsSomething, &found)
				return found
			})
		})
	}
}

// hostileVariable asks for every page in Firefox too, not for one of twenty.
const hostileVariable = "FAULTBOOK_HOSTILE"

// hostileUnderPolicy serves a folder with the headers of the published site.
func hostileUnderPolicy(t *testing.T, dir string) string {
	files, headers := http.FileServer(http.Dir(dir)), host.Everywhere()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, h := range headers {
			w.Header().Set(h.Name, h.Value)
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/"
}

// lookForScripts opens each nth page of a site of payloads, and searches for them.
func lookForScripts(t *testing.T, out, root string, nth int, open func(address string) string) {
	pages, err := readPages(out)
	if err != nil {
		t.Fatal(err)
	}
	var addresses []string
	for _, p := range pages {
		addresses = append(addresses, p.url)
	}
	for i := range payloads {
		addresses = append(addresses, "search/index.html?q="+url.QueryEscape(payload(i)))
	}
	script, picture := url.QueryEscape(payload(0)), url.QueryEscape(payload(16))
	looked := 0
	for i, address := range append(addresses,
		"search/#"+script, "search/#find="+picture+"&q="+picture, "search/?"+url.QueryEscape(payload(22))+"=1") {
		if i%nth != 0 && i < len(addresses) {
			continue
		}
		looked++
		if found := open(root + address); found != "" {
			t.Errorf("%s: %s", address, found)
		}
	}
	t.Logf("looked at %d addresses", looked)
}

func payload(i int) string { return strings.ReplaceAll(payloads[i], "RUN", ran) }

// withoutFaulty builds a site, and again without the documents that it refuses. It
// returns how many those are.
func withoutFaulty(t *testing.T, dir, out string) int {
	t.Helper()
	dropped := 0
	for range 10 {
		var said strings.Builder
		if runCommand([]string{"build", "-C", dir, "--output", out, "--json"}, &said) == 0 {
			return dropped
		}
		faulty := map[string]bool{}
		for line := range strings.SplitSeq(said.String(), "\n") {
			if name, ok := faultyFile(line); ok {
				faulty[name] = true
			}
		}
		if len(faulty) == 0 {
			t.Fatalf("the site does not build:\n%s", said.String())
		}
		for name := range faulty {
			if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
				t.Fatal(err)
			}
			dropped++
		}
	}
	t.Fatal("the site has faults again and again")
	return 0
}

// runsSomething tells what of a page ran or could run a script that is not its own.
const runsSomething = `(() => {
	if (window.__ran) return "a script ran"
	for (const e of document.querySelectorAll("*")) {
		if (e.localName === "script" && !e.src && e.type !== "application/ld+json") return "a script in the page: " + e.outerHTML.slice(0, 200)
		if (["iframe", "object", "embed", "base", "style", "meta"].includes(e.localName) && (e.localName !== "meta" || e.httpEquiv)) return e.outerHTML.slice(0, 200)
		for (const a of e.attributes) {
			if (/^on/i.test(a.name)) return a.name + " in " + e.outerHTML.slice(0, 200)
			const plain = a.value.replace(/[\x00-\x20]/g, "")
			if (["href", "src", "action", "formaction", "data", "srcdoc", "xlink:href"].includes(a.name) && /^(javascript|vbscript|data:text|data:image\/svg)/i.test(plain)) return a.name + " in " + e.outerHTML.slice(0, 200)
		}
	}
	return ""
})()`

func runCommand(args []string, out *strings.Builder) int { return command.Run(args, out, out) }

// faultyFile returns the file of an error in a line of JSON.
func faultyFile(line string) (string, bool) {
	var d struct {
		File     string `json:"file"`
		Severity string `json:"severity"`
	}
	err := json.Unmarshal([]byte(line), &d)
	return d.File, err == nil && d.Severity == "error" && strings.HasPrefix(d.File, "content/")
}
