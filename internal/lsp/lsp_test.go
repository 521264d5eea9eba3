package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// pages is how many entries the site of the tests has.
const pages = 2000

// editor is a scripted client.
type editor struct {
	t    *testing.T
	dir  string
	conn *jsonrpc2.Conn

	mu      sync.Mutex
	found   map[string][]diagnostic // by URI
	arrived chan struct{}
	slowest map[string]time.Duration // by method
}

// Handle takes diagnostics.
func (e *editor) Handle(_ context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) {
	var p diagnosticsParams
	if r.Method != "textDocument/publishDiagnostics" || json.Unmarshal(*r.Params, &p) != nil {
		return
	}
	e.mu.Lock()
	e.found[p.URI] = p.Diagnostics
	e.mu.Unlock()
	select {
	case e.arrived <- struct{}{}:
	default:
	}
}

// big writes a site of 2,000 entries and returns its folder.
func big(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(
		"faultbook.yaml",
		"title: Big\nsurfaces:\n  - {id: app, label: The app}\nfields:\n  - {id: mailed, label: Mailed, type: bool}\n",
	)
	write("content/_index.md", "---\ntitle: Home\n---\n")
	write("content/guides/wiring.md", "---\ntitle: Wiring\n---\n## Colors\n\nSee [[p0/o0/e1]].\n")
	write("content/guides/wi re.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`)
	for n := range pages {
		p, o := n/200, n/20%10
		write(fmt.Sprintf("content/p%d/o%d/e%d.md", p, o, n%20), fmt.Sprintf(
			"---\nstatus: Status %d\nseverity: high\nsummary: The summary of %d.\nrelated: [p%d/o%d/e%d]\n---\nSee [[guides/wiring#colors]].\n",
			n,
			n,
			p,
			o,
			(n+1)%20,
		))
	}
	return dir
}

// start connects an editor to a server.
func start(t *testing.T, dir string) *editor {
	t.Helper()
	ours, theirs := net.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- Serve(context.Background(), theirs, Options{Dir: dir, Version: "test"}) }()
	e := &editor{
		t:       t,
		dir:     dir,
		found:   map[string][]diagnostic{},
		arrived: make(chan struct{}, 1),
		slowest: map[string]time.Duration{},
	}
	e.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(ours, jsonrpc2.VSCodeObjectCodec{}), e)
	t.Cleanup(func() {
		e.call("shutdown", nil, nil)
		e.tell("exit", nil)
		if err := <-ended; err != nil {
			t.Error(err)
		}
		e.conn.Close()
	})
	return e
}

func (e *editor) uri(name string) string {
	return "file://" + filepath.ToSlash(filepath.Join(e.dir, name))
}

func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	began := time.Now()
	if err := e.conn.Call(context.Background(), method, params, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
	e.slowest[method] = max(e.slowest[method], time.Since(began))
}

func (e *editor) tell(method string, params any) {
	e.t.Helper()
	if err := e.conn.Notify(context.Background(), method, params); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) write(name, text string) {
	e.tell("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{
			"uri":     e.uri(name),
			"version": 2,
		},
		"contentChanges": []map[string]string{{"text": text}},
	})
}

// at returns the parameters for a place: where ‸ is in a text.
func (e *editor) at(name, marked string) map[string]any {
	before, _, found := strings.Cut(marked, "‸")
	if !found {
		e.t.Fatalf("no mark in %q", marked)
	}
	line := strings.Count(before, "\n")
	last := before[strings.LastIndex(before, "\n")+1:]
	return map[string]any{
		"textDocument": map[string]string{"uri": e.uri(name)},
		"position":     position{line, units([]rune(last))},
	}
}

// type_ writes a text with a mark and returns the place of the mark.
func (e *editor) typed(name, marked string) map[string]any {
	e.write(name, strings.Replace(marked, "‸", "", 1))
	return e.at(name, marked)
}

// await waits until a file has exactly these codes.
func (e *editor) await(name string, want ...string) []diagnostic {
	e.t.Helper()
	late := time.After(time.Minute)
	for {
		e.mu.Lock()
		found := slices.Clone(e.found[e.uri(name)])
		e.mu.Unlock()
		var codes []string
		for _, d := range found {
			codes = append(codes, d.Code)
		}
		if slices.Equal(codes, want) {
			return found
		}
		select {
		case <-e.arrived:
		case <-late:
			e.t.Fatalf("%s has %v, want %v", name, codes, want)
		}
	}
}

// complete returns the labels that are offered at a mark.
func (e *editor) complete(name, marked string) []completionItem {
	e.t.Helper()
	var list completionList
	e.call("textDocument/completion", e.typed(name, marked), &list)
	return list.Items
}

func labels(items []completionItem) []string {
	var out []string
	for _, i := range items {
		out = append(out, i.Label)
	}
	return out
}

const entry = "content/p0/o0/e0.md"

// TestEditor drives every feature on 2,000 pages.
func TestEditor(t *testing.T) {
	e := start(t, big(t))
	var ready struct {
		Capabilities map[string]any `json:"capabilities"`
	}
	e.call("initialize", map[string]any{"rootUri": "file://" + filepath.ToSlash(e.dir)}, &ready)
	if ready.Capabilities["renameProvider"] == nil {
		t.Fatalf("the server can do %v", ready.Capabilities)
	}
	e.tell("initialized", map[string]any{})
	text, err := os.ReadFile(filepath.Join(e.dir, entry))
	if err != nil {
		t.Fatal(err)
	}
	e.tell(
		"textDocument/didOpen",
		map[string]any{"textDocument": map[string]any{"uri": e.uri(entry), "text": string(text)}},
	)
	t.Run("diagnostics", e.diagnostics)
	t.Run("completion", e.completion)
	t.Run("reading", e.reading)
	t.Run("rename", e.renaming)
	t.Log(e.slowest)
}

func (e *editor) diagnostics(t *testing.T) {
	e.write(entry, "---\nstatus: \"𝄞\" \nSeverity: hihg\n---\nSee [[nowhere]] 𝄞 [[p0/o0/E_1]].\n")
	found := e.await(entry, "FB003", "FB020", "FB020")
	if got, want := found[2].Range, (textRange{position{4, 21}, position{4, 30}}); got != want {
		t.Errorf("the last problem is at %v, want %v", got, want)
	}
	if !strings.Contains(found[0].Message, `did you mean "severity"`) {
		t.Errorf("no hint in %q", found[0].Message)
	}
	var actions []codeAction
	e.call("textDocument/codeAction", map[string]any{
		"textDocument": map[string]string{"uri": e.uri(entry)}, "range": textRange{position{2, 0}, position{2, 3}},
	}, &actions)
	if len(actions) != 1 || actions[0].Title != "Write severity" {
		t.Errorf("the repairs are %+v", actions)
	}
	e.write(entry, "---\nstatus: Status 0\n---\n")
	e.await(entry)
}

func (e *editor) completion(t *testing.T) {
	for _, c := range []struct{ text, want, not string }{
		{"---\nstatus: X\nsev‸\n---\n", "severity", "state"},
		{"---\nstatus: X\n‸\n---\n", "mailed", "status"},
		{"---\nstatus: X\nmailed: ‸\n---\n", "yes", ""},
		{"---\nstatus: X\nseverity: hi‸\n---\n", "high", "low"},
		{"---\nstatus: X\nshown_in:\n  - surface: ‸\n---\n", "app", ""},
		{"---\nstatus: X\nshown_in:\n  - surface: app\n    con‸\n---\n", "condition", "surface"},
		{"---\nstatus: X\nshown_in: [{surface: a‸}]\n---\n", "app", ""},
		{"---\nstatus: X\nshown_in: [{surface: app, un‸}]\n---\n", "under", "surface"},
		{"---\nstatus: X\nrelated: [p0/o0/e1, p9/o9/e1‸]\n---\n", "p9/o9/e19", "p0/o0/e0"},
		{"---\nstatus: X\nrelated:\n  - wir‸\n---\n", "guides/wiring", "p0/o0/e0"},
		{"---\nstatus: X\n---\nSee [[wir‸\n", "guides/wiring", "p0/o0/e0"},
		{"---\nstatus: X\n---\nSee [[status 1234‸]]\n", "Status 1234", "Status 1"},
		{"---\nstatus: X\n---\nSee [[guides/wiring#co‸]]\n", "colors", ""},
		{"---\nstatus: X\nsummary: See [[wir‸\n---\n", "guides/wiring", ""},
		{"---\nstatus: X\n---\nSee [it](wir‸\n", "../../guides/wiring.md", "e1.md"},
		{"---\nstatus: X\n---\nSee [it](/gui‸)\n", "/guides/wiring.md", "../../guides/wiring.md"},
		{"---\nstatus: X\n---\nSee [it](../../guides/wiring.md#co‸)\n", "colors", ""},
		{"---\nstatus: X\n---\nSee [it](/guides/wiring.md#‸)\n", "colors", ""},
		{"---\nstatus: X\n---\n![it](‸)\n", "../../guides/wi%20re.svg", "../../guides/wiring.md"},
		{"---\nstatus: X\n---\n[it](#de‸)\n\n## Deep\n", "details", ""},
		{"---\nstatus: X\n---\n::‸\n", "matrix", ""},
		{"---\nstatus: X\n---\n::ta‸\n", "table", "matrix"},
		{"---\nstatus: X\n---\n::table{se‸}\n", "severity", "state"},
		{"---\nstatus: X\n---\n::table{severity=high m‸}\n", "mailed", "severity"},
		{"---\nstatus: X\n---\n::table{severity=high,l‸}\n", "low", "high"},
		{"---\nstatus: X\n---\n::table{columns=\"status, mess‸\"}\n", "message", "status"},
		{"---\nstatus: X\n---\n::table{mailed=‸}\n", "yes", ""},
		{"---\nstatus: X\n---\n::matrix{product=p1‸}\n", "p1", "p0"},
	} {
		items := e.complete(entry, c.text)
		if got := labels(items); !slices.Contains(got, c.want) || c.not != "" && slices.Contains(got, c.not) {
			t.Errorf("%q offers %.300v, want %q and not %q", c.text, got, c.want, c.not)
		}
	}
	items := e.complete(entry, "---\nstatus: X\nseverity: 𝄞hi‸\n---\n")
	if len(items) != 0 {
		t.Errorf("%v", labels(items))
	}
	if items = e.complete(
		"faultbook.yaml",
		"title: Big\nfields:\n  - {id: mailed, label: Mailed, type: b‸}\n",
	); !slices.Contains(labels(items), "bool") {
		t.Errorf("the settings offer %v", labels(items))
	}
	e.tell("textDocument/didClose", map[string]any{"textDocument": map[string]string{"uri": e.uri("faultbook.yaml")}})
	if items = e.complete(entry, "---\nstatus: X\n---\n‸\n"); len(items) != 0 {
		t.Errorf("plain text offers %v", labels(items))
	}
}

func (e *editor) reading(t *testing.T) {
	const page = "---\nstatus: Status 0\nseve‸rity: high\nrelated: [p0/o0/e1]\nshown_in: [app]\n---\nSee [[guides/wiring#colors]].\n"
	say := func(from, mark string) string {
		t.Helper()
		var got *hover
		marked := strings.Replace(strings.Replace(page, "‸", "", 1), from, mark, 1)
		e.call("textDocument/hover", e.typed(entry, marked), &got)
		if got == nil {
			return ""
		}
		return got.Contents.Value
	}
	for _, c := range []struct{ from, mark, want string }{
		{"severity", "seve‸rity", "How bad it is"},
		{"high", "hi‸gh", "**High**"},
		{"p0/o0/e1", "p0/o0‸/e1", "The summary of 1."},
		{"guides/wiring", "guides/wi‸ring", "**Wiring**"},
		{"[app]", "[a‸pp]", "**The app**"},
		{"See", "S‸ee", ""},
	} {
		if got := say(c.from, c.mark); !strings.Contains(got, c.want) || (c.want == "") != (got == "") {
			t.Errorf("%s says %q, want %q", c.mark, got, c.want)
		}
	}
	plain := strings.Replace(page, "‸", "", 1)
	place := func(mark string) *location {
		t.Helper()
		var got *location
		e.call(
			"textDocument/definition",
			e.at(entry, strings.Replace(plain, strings.Replace(mark, "‸", "", 1), mark, 1)),
			&got,
		)
		return got
	}
	if got := place("guides/wi‸ring"); got == nil || got.URI != e.uri("content/guides/wiring.md") {
		t.Errorf("the definition of a link is %v", got)
	}
	if got := place("[a‸pp]"); got == nil || got.URI != e.uri("faultbook.yaml") || got.Range.Start != (position{2, 9}) {
		t.Errorf("the definition of a term is %v", got)
	}
	var places []location
	e.call(
		"textDocument/references",
		e.at(entry, strings.Replace(plain, "guides/wiring", "guides/wi‸ring", 1)),
		&places,
	)
	if len(places) != pages {
		t.Errorf("%d places name the guide, want %d", len(places), pages)
	}
	e.call("textDocument/references", e.at("content/p0/o0/e1.md", "‸"), &places)
	if len(places) != 2 || places[0].URI != e.uri("content/guides/wiring.md") {
		t.Errorf("an entry is named at %v", places)
	}
}

func (e *editor) renaming(t *testing.T) {
	const page = "---\nstatus: Status 0\nrelated: [p0/o0/e1]\n---\nUnsaved.\n"
	var ready struct {
		Placeholder string `json:"placeholder"`
	}
	where := e.typed(entry, strings.Replace(page, "p0/o0/e1", "p0/‸o0/e1", 1))
	e.call("textDocument/prepareRename", where, &ready)
	if ready.Placeholder != "p0/o0/e1" {
		t.Errorf("the rename begins with %q", ready.Placeholder)
	}
	where["newName"] = "renamed"
	var got struct {
		DocumentChanges []struct {
			Kind, OldURI, NewURI string
			TextDocument         documentID `json:"textDocument"`
			Edits                []textEdit `json:"edits"`
		} `json:"documentChanges"`
	}
	e.call("textDocument/rename", where, &got)
	texts := map[string]string{}
	for _, c := range got.DocumentChanges {
		for _, edit := range c.Edits {
			texts[strings.TrimPrefix(c.TextDocument.URI, e.uri("content/"))] += edit.NewText
		}
	}
	if len(got.DocumentChanges) != 4 || got.DocumentChanges[2].NewURI != e.uri("content/p0/o0/renamed.md") ||
		!strings.Contains(
			texts["/guides/wiring.md"],
			"[[p0/o0/renamed]]",
		) || !strings.Contains(texts["/p0/o0/e0.md"], "related: [p0/o0/renamed]") ||
		!strings.Contains(texts["/p0/o0/renamed.md"], "aliases: [/p0/o0/e1/]") {
		t.Errorf("a rename changes %+v", got.DocumentChanges)
	}
	where["newName"] = "e2"
	if err := e.conn.Call(context.Background(), "textDocument/rename", where, nil); err == nil ||
		!strings.Contains(err.Error(), "there is a page with the id p0/o0/e2") {
		t.Errorf("a name that is taken: %v", err)
	}
	e.write(entry, page+"[[nowhere]]\n") // the site is as it was
	e.await(entry, "FB020")
	e.write(entry, page)
	e.await(entry)
}

// TestBadMessages holds that the server answers what it cannot do, and goes on.
func TestBadMessages(t *testing.T) {
	dir := t.TempDir()
	e := start(t, dir)
	bad := func(method string, params any, want string) {
		t.Helper()
		err := e.conn.Call(context.Background(), method, params, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", method, err, want)
		}
	}
	bad("textDocument/hover", map[string]any{}, "not initialized")
	bad("initialize", map[string]any{}, "is not a site")
	if err := os.WriteFile(filepath.Join(dir, "faultbook.yaml"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	e.call("initialize", map[string]any{}, nil)
	bad("initialize", map[string]any{}, "already")
	bad("textDocument/unknown", nil, "does not know")
	bad("textDocument/hover", []int{1}, "cannot unmarshal")
	for _, uri := range []string{"", "untitled:1", "file:///elsewhere/a.md", "file://" + dir + "/../up.md", "%"} {
		params := map[string]any{
			"textDocument": map[string]string{"uri": uri},
			"position":     position{7, 9},
			"newName":      "x",
		}
		e.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]string{"uri": uri, "text": "x"}})
		for _, method := range []string{"completion", "hover", "definition", "references", "prepareRename",
			"codeAction"} {
			e.call("textDocument/"+method, params, nil)
		}
		bad("textDocument/rename", params, "no page")
	}
}
