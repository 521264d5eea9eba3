package importer

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/importer/reader"
	"faultbook/internal/importer/recognise"
)

// run imports one CSV into a site and writes it.
func run(t *testing.T, site fstest.MapFS, name, data string) *Plan {
	t.Helper()
	plan, err := Make(
		[]Source{{Name: name, Data: []byte(data)}},
		Options{Site: site, Mapping: recognise.Mapping{Into: "lamp/setup"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	carryOut(t, site, plan)
	return plan
}

func text(t *testing.T, site fstest.MapFS, name string) string {
	t.Helper()
	if site[name] == nil {
		t.Fatalf("there is no %s", name)
	}
	return string(site[name].Data)
}

const header = "Status,Message,Summary,Fix\n"

// TestAgain imports a source again after its author and ours have worked on it.
func TestAgain(t *testing.T) {
	site := fstest.MapFS{}
	run(t, site, "a.csv", header+"Hot,Too hot: %s,It is hot.,Wait\nCold,,It is cold.,Heat\n")
	const hot, cold = "content/lamp/setup/hot.md", "content/lamp/setup/cold.md"
	site[hot].Data = []byte(strings.Replace(text(t, site, hot), "It is hot.", "Ours.", 1) + "\nOur text.\n")

	plan := run(t, site, "a.csv", header+"Hot,Much too hot: %s,It is very hot.,Wait longer\nCold,,It is cold.,Heat\n")
	got := text(t, site, hot)
	for _, want := range []string{"message: 'Much too hot: <text>'", "summary: Ours.", "- Wait longer", "Our text."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if r := plan.Report; r.Updated != 1 || r.Unchanged != 3 ||
		!strings.Contains(strings.Join(r.Unplaced, "\n"), "both the source and the author changed summary") {
		t.Errorf("%+v", r)
	}

	delete(site, cold)
	plan = run(t, site, "a.csv", header+"Cold,,It is cold.,Heat\n")
	report := strings.Join(plan.Report.Unplaced, "\n")
	if site[cold] != nil || !strings.Contains(report, cold+": it was imported once and removed since") {
		t.Errorf("a page that the author removed is back, or not reported: %s", report)
	}
	if !strings.Contains(report, hot+": a.csv no longer has it") || !strings.Contains(text(t, site, hot), "Our text.") {
		t.Errorf("a row that is gone: %s", report)
	}
}

// TestOthersFiles holds that an import never writes over a file that it did not make.
func TestOthersFiles(t *testing.T) {
	const own = "---\nstatus: Hot\n---\nOurs.\n"
	site := fstest.MapFS{
		"content/lamp/setup/hot.md": {Data: []byte(own)},
		"content/lamp/_index.md":    {Data: []byte("---\ntitle: L\n---\n")},
	}
	plan := run(t, site, "a.csv", header+"Hot,,It is hot.,Wait\n")
	if got := text(t, site, "content/lamp/setup/hot.md"); got != own {
		t.Errorf("the author's page is now %q", got)
	}
	if report := strings.Join(plan.Report.Unplaced, "\n"); !strings.Contains(report, "no import made this file") ||
		!strings.Contains(report, "summary, fix") {
		t.Errorf("the report does not say what was left out: %s", report)
	}
}

// TestSecondSource imports another source that knows the same status: what is new comes in.
func TestSecondSource(t *testing.T) {
	site := fstest.MapFS{}
	run(t, site, "a.csv", header+"Hot,,It is hot.,\n")
	second := "Status,Summary,Fix\nHot,Very hot.,Wait\nCold,It is cold.,\n"
	plan := run(t, site, "b.csv", second)
	if got := text(t, site, "content/lamp/setup/hot.md"); !strings.Contains(
		got,
		"summary: It is hot.\nfix:\n  - Wait\n",
	) {
		t.Errorf("%s", got)
	}
	if report := strings.Join(plan.Report.Unplaced, "\n"); !strings.Contains(report, "b.csv has another: Very hot.") {
		t.Errorf("%s", report)
	}
	if len(site) != 5 { // two entries, two folders, the record
		t.Errorf("the site has %d files", len(site))
	}
	for name, data := range map[string]string{"a.csv": header + "Hot,,It is hot.,\n", "b.csv": second} {
		if plan := run(t, site, name, data); len(plan.New)+len(plan.Updates) > 0 {
			t.Errorf("%s again writes %d files", name, len(plan.New)+len(plan.Updates))
		}
	}
}

// TestRowsAgain holds that rows which say nothing new are reported.
func TestRowsAgain(t *testing.T) {
	plan := run(t, fstest.MapFS{}, "a.csv", header+"Hot,,a,\nHot,,a,\nCold,,b,\nHot,,a,\n")
	if report := strings.Join(plan.Report.Unplaced, "\n"); report !=
		"a.csv: 2 rows (line 3, 5) repeat other rows and made no entries" {
		t.Errorf("got %s", report)
	}
}

// TestEarlierImports holds that links lead to the pages of earlier imports.
func TestEarlierImports(t *testing.T) {
	site := fstest.MapFS{}
	articles := func(title, number, text string) string {
		return `{"articles": [{"title": "` + title + `", "html_url": "https://old.example/hc/articles/` + number +
			`", "body": "<p>` + text + `</p>"}]}`
	}
	run(t, site, "one.json", articles("One", "1-one", "x"))
	run(t, site, "two.json", articles("Two", "2", "See <a href='/hc/articles/1-old-title'>it</a>."))
	if got := text(t, site, "content/lamp/setup/two.md"); !strings.Contains(got, "See [it](one.md).") {
		t.Errorf("%s", got)
	}
}

// TestTakenAliases holds that an old address that a page has now is no alias of another one.
func TestTakenAliases(t *testing.T) {
	page := func(name, address string) Source {
		return Source{Name: name + ".html",
			Data: []byte("<base href='https://old.example/" + address + "'><h1>" + name + "</h1>" +
				"<table><tr><th>Status<th>Fix<tr><td>Hot " + name + "<td>Wait<tr><td>Cold " + name + "<td>Heat</table>")}
	}
	site := fstest.MapFS{"content/guides/there.md": {Data: []byte("---\ntitle: There\n---\n")}}
	sources := []Source{page("Lamp", "lamp/"), page("Kiln", "guides/there"), page("Saw", "x/saw"), page("Mill", "x/saw")}
	plan, err := Make(sources, Options{Site: site})
	if err != nil {
		t.Fatal(err)
	}
	carryOut(t, site, plan)
	all := ""
	for name, f := range site {
		if strings.HasSuffix(name, ".md") {
			all += string(f.Data)
		}
	}
	if strings.Count(all, "/x/saw") != 1 || strings.Contains(all, "- /lamp") || strings.Contains(all, "- /guides/there") {
		t.Errorf("%s", all)
	}
	if report := strings.Join(plan.Report.Unplaced, "\n"); strings.Count(report, "its old address") != 3 {
		t.Errorf("%s", report)
	}
}

// TestSections holds that sections of an export become folders with pages.
func TestSections(t *testing.T) {
	plan := makePlan(t, []Source{{Name: "z.json", Data: []byte(`{"sections": [{"id": 2, "name": "Set up", "position": 0,
		"description": "D", "html_url": "https://old.example/hc/sections/2-setup"}, {"id": 3, "name": "None", "position": 1}],
		"articles": [{"id": 1, "title": "T", "section_id": 2, "label_names": ["a"], "updated_at": "2024-01-02T00:00:00Z",
		"html_url": "https://old.example/hc/articles/1", "body": "<p><a href='/hc/sections/2'>up</a></p>"}]}`)}})
	files := map[string]string{}
	for _, f := range plan.New {
		files[f.Path] = string(f.Data)
	}
	want := map[string]string{
		"content/guides/set-up/_index.md": "---\nkind: section\ntitle: Set up\nsummary: D\naliases:\n  - " +
			"/hc/sections/2-setup\n---\n",
		"content/guides/set-up/t.md": "---\nkind: article\ntitle: T\nkeywords:\n  - a\naliases:\n  - /hc/articles/1\n" +
			"updated: 2024-01-02\n---\n[up](_index.md)\n",
	}
	for name, text := range want {
		if files[name] != text {
			t.Errorf("%s is %q", name, files[name])
		}
	}
	if report := strings.Join(plan.Report.Unplaced, "\n"); !strings.Contains(report, "z.json: None: no article") {
		t.Errorf("got %s", report)
	}
}

// TestSameLabel gives entries of one label names that do not depend on their order.
func TestSameLabel(t *testing.T) {
	site := fstest.MapFS{}
	run(t, site, "a.csv", header+"Hot,Lamp one,a,\nHot,,b,\nHot,Lamp two,c,\n")
	for name, summary := range map[string]string{"hot": "b", "hot-lamp-one": "a", "hot-lamp-two": "c"} {
		if got := text(t, site, "content/lamp/setup/"+name+".md"); !strings.Contains(got, "summary: "+summary+"\n") {
			t.Errorf("%s is\n%s", name, got)
		}
	}
}

func TestPictures(t *testing.T) {
	page := `<table><tr><th>Status<th>Summary<tr><td>Hot<td>See <img src="img/Red Lamp.png" alt="red"> and <img ` +
		`src="gone.png" alt="gone"> and <img src="../up.png" alt="up"></table>`
	site := fstest.MapFS{}
	plan, err := Make(
		[]Source{
			{Name: "a.html", Data: []byte(page), Pictures: fstest.MapFS{"img/Red Lamp.png": {Data: []byte("png")}}},
		},
		Options{Site: site, Mapping: recognise.Mapping{Into: "lamp/setup"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	carryOut(t, site, plan)
	if got := text(t, site, "content/lamp/setup/red-lamp.png"); got != "png" {
		t.Errorf("the picture is %q", got)
	}
	if got := text(t, site, "content/lamp/setup/hot.md"); !strings.Contains(
		got,
		"See ![red](red-lamp.png) and gone and up",
	) {
		t.Errorf("%s", got)
	}
	if len(plan.Report.Unplaced) != 2 {
		t.Errorf("%q", plan.Report.Unplaced)
	}
}

// TestEmbeddedPicture holds that a picture that is in its address becomes a file.
func TestEmbeddedPicture(t *testing.T) {
	site := fstest.MapFS{}
	for range 2 {
		plan, err := Make([]Source{{Name: "a.html", Data: []byte(
			"<h1>T</h1><p><img src='data:image/png;base64,cG5n' alt='Red lamp'> <img src='data:image/png;base64,!' " +
				"alt=b></p>")}},
			Options{Site: site})
		if err != nil {
			t.Fatal(err)
		}
		carryOut(t, site, plan)
	}
	const name = "red-lamp-8f8cbb7d.png"
	if got := text(t, site, "content/guides/"+name); got != "png" {
		t.Errorf("the picture is %q", got)
	}
	if got := text(t, site, "content/guides/t.md"); !strings.Contains(got, "![Red lamp]("+name+") b") {
		t.Errorf("%s", got)
	}
}

// TestExport imports articles with and without tables, with their addresses.
func TestExport(t *testing.T) {
	site := fstest.MapFS{}
	plan, err := Make([]Source{{Name: "z.json", Data: []byte(`{"articles":[
		{"title":"Lamp errors","html_url":"https://x.example/hc/1-lamp","body":"<p>Intro.</p><table><tr><th>Status</th><th>Fix</th></tr><tr><td>Hot</td><td>Wait</td></tr></table>"},
		{"title":"How to lamp","html_url":"https://x.example/hc/2-how","body":"<p>Plug it <b>in</b>.</p>"}]}`)}}, Options{Site: site})
	if err != nil {
		t.Fatal(err)
	}
	carryOut(t, site, plan)
	for name, want := range map[string]string{
		"content/lamp-errors/messages/hot.md":    "status: Hot\nfix:\n  - Wait\n",
		"content/lamp-errors/messages/_index.md": "/hc/1-lamp\n---\nIntro.\n",
		"content/guides/how-to-lamp.md":          "title: How to lamp\naliases:\n  - /hc/2-how\n---\nPlug it **in**.\n",
	} {
		if got := text(t, site, name); !strings.Contains(got, want) {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestNothing(t *testing.T) {
	if _, err := Folder("empty", fstest.MapFS{}, Options{Site: fstest.MapFS{}}); !errors.Is(err, reader.ErrNothing) {
		t.Errorf("an empty folder: %v", err)
	}
	site := fstest.MapFS{RecordPath: {Data: []byte("{")}}
	if _, err := Make([]Source{{Name: "a.csv", Data: []byte(header + "Hot,,,\n")}}, Options{Site: site}); err == nil ||
		!strings.Contains(err.Error(), "restore it") {
		t.Errorf("a broken record: %v", err)
	}
}

// TestLinksBetweenSources holds that links between pages of one import lead to their
// files, by the address, the number or the name of the file, and other links stay.
func TestLinksBetweenSources(t *testing.T) {
	export := `{"articles": [
		{"title": "One", "html_url": "https://old.example/hc/articles/1-one", "body": "<p><a href=\"/hc/articles/2-other-title#setup\">b</a>` +
		` <a href=\"https://old.example/hc/articles/2#none\">c</a> <a href=\"https://other.example/hc/articles/2\">d</a>` +
		` <a href=\"/hc/articles/3\">e</a> <a href=\"/hc/articles/9\">f</a></p>"},
		{"title": "Two", "html_url": "https://old.example/hc/articles/2-two", "body": "<h2>Setup</h2><p>x</p>"},
		{"title": "Three", "html_url": "https://old.example/hc/articles/3", "body": "", "draft": true},
		{"title": "Four", "html_url": "https://old.example/hc/articles/4", "body": "Words & more."}]}`
	plan := makePlan(t, []Source{{Name: "a.json", Data: []byte(export)}})
	files := map[string]string{}
	for _, f := range plan.New {
		files[f.Path] = string(f.Data)
	}
	want := "[b](two.md#setup) [c](two.md) [d](https://other.example/hc/articles/2) " +
		"[e](https://old.example/hc/articles/3) [f](https://old.example/hc/articles/9)"
	if text := files["content/guides/one.md"]; !strings.Contains(text, want) {
		t.Errorf("got %s", text)
	}
	if text := files["content/guides/three.md"]; !strings.Contains(text, "draft: true") {
		t.Errorf("a draft is %q", text)
	}
	if text := files["content/guides/four.md"]; !strings.Contains(text, "Words & more.") {
		t.Errorf("a text without elements is %q", text)
	}
}

// TestLinksBetweenSavedPages holds that links between saved pages, which do not say where
// they were published, lead to the pages of the import.
func TestLinksBetweenSavedPages(t *testing.T) {
	page := func(title, text string) []byte {
		return []byte("<title>" + title + "</title><h1>" + title + "</h1><p>" + text +
			"</p><table><tr><th>Status<th>Fix<tr><td>Hot " + title + "<td>" + text + "<tr><td>Cold " + title + "<td>Wait</table>")
	}
	plan := makePlan(t, []Source{
		{Name: "one.html", Data: page("One", `<a href="two.html">b</a>`)},
		{Name: "two.html", Data: page("Two", `<a href="./one.html">a</a>, <a href="gone.html">c</a>`)},
	})
	all := ""
	for _, f := range plan.New {
		if f.Path != RecordPath {
			all += string(f.Data)
		}
	}
	for _, want := range []string{"[b](", "two/_index.md)", "[a](", "one/_index.md), c"} {
		if strings.Count(all, want) < 2 {
			t.Errorf("%q is not twice in %s", want, all)
		}
	}
	if strings.Contains(all, "source:") || !slices.ContainsFunc(plan.Report.Unplaced, func(line string) bool {
		return strings.Contains(line, "gone.html, which is not in this import")
	}) {
		t.Errorf("got %s and %q", all, plan.Report.Unplaced)
	}
}

func makePlan(t *testing.T, sources []Source) *Plan {
	t.Helper()
	plan, err := Make(sources, Options{Site: fstest.MapFS{}})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}
