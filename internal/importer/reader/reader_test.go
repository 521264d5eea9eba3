package reader

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"faultbook/internal/importer/table"
)

// show returns the rows of the first table: cells by |, items by •, a group in front.
func show(t *testing.T, name, data string) []string {
	t.Helper()
	articles, err := Read(name, []byte(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out []string
	for _, tab := range articles[0].Tables {
		out = append(out, "# "+tab.Heading+": "+strings.Join(tab.Header, "|"))
		for _, row := range tab.Rows {
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, strings.Join(c.Lead, "/")+strings.Join(append([]string{""}, c.Items...), "•"))
			}
			line := strings.Join(cells, "|")
			if row.Group != "" {
				line = row.Group + ": " + line
			}
			out = append(out, line)
		}
	}
	return out
}

func utf16le(text string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

func TestTables(t *testing.T) {
	for _, c := range []struct {
		what, name, data string
		want             []string
	}{
		{"merged cells", "a.html",
			"<h2>Setup</h2><table><tr><th>Op<th>Status<th>Fix<tr><td " +
				"rowspan=2>Run<td>A<td><ul><li>x<li>y</ul><tr><td>B<td><p>one</p><p>two</p></table>",
			[]string{"# Setup: Op|Status|Fix", "Run|A|•x•y", "Run|B|one/two"}},
		{"row groups", "a.html",
			"<table><tr><th>S<th>T<tr><th colspan=2>Group<tr><td>A<td>b<tr><th>S<th>T<tr><td>C<td>d</table>",
			[]string{"# : S|T", "Group: A|b", "Group: C|d"}},
		{"inline markup", "a.html",
			`<table><tr><th>S<th>T<tr><td>A_b<td>Click <b>Save</b>, <a href="https://example.com/a b">here</a>, <a ` +
				`href=#x>there</a> or <code>x*y</code></table>`,
			[]string{"# : S|T", "A_b|Click **Save**, [here](<https://example.com/a%20b>), there or `x*y`"}},
		{"two rows of headings", "a.html",
			"<table><thead><tr><th rowspan=2>S<th colspan=2>All<tr><th>T<th>U</thead><tr><td>A<td>b<td>c</table>",
			[]string{"# : S|T|U", "A|b|c"}},
		{"a table for layout", "a.html", "<table><tr><td><table><tr><th>S<th>T<tr><td>A<td>b</table></table>",
			[]string{"# : S|T", "A|b"}},
		{"a definition list", "a.html", "<h3>L</h3><dl><dt>A<dd>b<dt>C<dd>d</dl>", []string{"# L: Status|", "A|b",
			"C|d"}},
		{"several terms of one definition", "a.html", "<dl><dt>A<dt>B<dd>c<dd>d<div><dt>E<dd>f</div></dl>",
			[]string{"# : Status|", "A|c/d", "B|c/d", "E|f"}},
		{"a table in a cell", "a.html", "<table><tr><th>S<th>T<tr><td>A<td>Long text <table><tr><th>OS<th>Do<tr><td>x<td>y" +
			"</table><tr><td>B<td>b</table>", []string{"# : S|T", "A|Long text/OS: x; Do: y", "B|b"}},
		{"headings with codes", "a.html", "<h1>T</h1><h2>Error 1001: Refused</h2><p>It did.</p><p><b>Cause:</b> Port.</p>" +
			"<h3>Resolution</h3><ul><li>Open</ul><h2>Error 1002 (Late)</h2><p>Slow.</p><h2>About 2024: news</h2><p>x</p>",
			[]string{"# : Code|Status|Summary|Cause|Resolution", "1001|Refused|It did.|Port.|•Open", "1002|Late|Slow.||"}},
		{"headings with codes of devices", "a.html", "<h1>T</h1><h2>F.28: No flame</h2><p>a</p><h2>A1 – Board</h2><p>b</p>" +
			"<h2>2811-1006</h2><p>c</p><h2>Fault 7H-01: Coil</h2><p>d</p><h2>E15-2 (Tray)</h2><p>e</p><h2>Q1: Why?</h2><p>f</p>",
			[]string{"# : Code|Status|Summary", "F.28|No flame|a", "A1|Board|b", "2811-1006||c", "7H-01|Coil|d",
				"E15-2|Tray|e"}},
		{"headings with causes and solutions", "a.html", "<h2>Disk full</h2><p>It is.</p><p><b>Cause</b>: " +
			"Logs.</p><p><b>Solution</b></p>" +
			"<ol><li>Delete</ol><h2>Slow</h2><h3>Resolution</h3><p>Wait.</p><h2>See also</h2><p>x</p>",
			[]string{"# : Code|Status|Summary|Cause|Solution|Resolution", "|Disk full|It is.|Logs.|•Delete|", "|Slow||||Wait."}},
		{"a list of labels", "a.html", "<ul><li>A<ul><li>b<li>c</ul><li>D<ul><li>e</ul></ul>",
			[]string{"# : Status|Condition|Steps", "A|•b|•c", "D|•e|"}},
		{"another encoding", "a.html",
			"<meta charset=windows-1252><table><tr><th>S<th>T<tr><td>Gr\xf6\xdfe<td>b</table>", []string{"# : S|T",
				"Größe|b"}},
		{"CSV", "a.csv", "S,T\nA,\"b\n- c\n2. d\"\n", []string{"# : S|T", "A|b•c•d"}},
		{"CSV with semicolons from Windows", "a.csv", "S;T\r\nGr\xf6\xdfe;\x84b\x93\r\n", []string{"# : S|T",
			"Größe|„b“"}},
		{"CSV in UTF-16", "a.csv", utf16le("S\tT\nGröße\tb\n"), []string{"# : S|T", "Größe|b"}},
		{"CSV with Excel's line", "a.csv", "sep=;\r\nS;T\r\nA;b, c\r\n", []string{"# : S|T", "A|b, c"}},
		{"CSV of several tables", "a.csv", "One,\nS,T\nA,b\n,\nTwo,\nS,U\nC,d\n", []string{"# One: S|T", "A|b",
			"# Two: S|U", "C|d"}},
		{"Markdown", "a.md", "---\ntitle: x\n---\n# T\n\n## Setup\n\n| S | T |\n|---|---|\n| A | b<br>c |\n",
			[]string{"# Setup: S|T", "A|b/c"}},
		{"gettext", "a.po",
			"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"disk full\"\nmsgstr \"Platte " +
				"voll\"\n\nmsgid \"no disk\"\nmsgstr \"\"\n",
			[]string{"# : Key|Message|Comment", "disk full|Platte voll|", "no disk|no disk|"}},
		{"properties", "a.properties", "# for admins\ndisk.full=Disk \\u00fc {0}\nempty=\n",
			[]string{"# : Key|Message|Comment", "disk.full|Disk ü {0}|for admins"}},
		{"strings", "a.strings", "/* c */\n\"disk.full\" = \"Disk %@ is full\";\n",
			[]string{"# : Key|Message|Comment", "disk.full|Disk %@ is full|c"}},
		{"Android", "a.xml",
			`<resources><string name="a">It\'s <b>full</b> %1$s</string><plurals name="n"><item quantity="one">1 ` +
				`file</item><item quantity="other">%d files</item></plurals></resources>`,
			[]string{"# : Key|Message|Comment", "a|It's full %1$s|", "n|1 file/%d files|"}},
		{".NET", "a.resx",
			`<root><data name="Full"><value>Disk {0} full</value><comment>c</comment></data><data name="Icon" ` +
				`type="System.Drawing.Bitmap"><value>x</value></data></root>`,
			[]string{"# : Key|Message|Comment", "Full|Disk {0} full|c"}},
		{"gettext with contexts and marks", "a.po", "#. For x\n#, fuzzy\nmsgid \"\"\n\"a %d\"\nmsgstr \"old\"\n\n" +
			"msgctxt \"m\"\nmsgid \"b\"\nmsgid_plural \"bs\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n\n#~ msgid \"e\"\n#~ msgstr " +
			"\"f\"\n",
			[]string{"# : Key|Message|Comment", "a %d|a %d|For x", "b|c/d|m"}},
		{"properties with choices", "a.properties", "a=It''s {0,choice,0#none|1#one|1<{0,number} files} \\\n  left\n" +
			"b=Can't\n" +
			"c='{'{0}\n", []string{"# : Key|Message|Comment", "a|It's none left/It's one left/It's {0,number} files left|",
			"b|Can't|", "c|{{0}|"}},
		{"properties in UTF-16", "a.properties", utf16le("a=Größe\n"), []string{"# : Key|Message|Comment", "a|Größe|"}},
		{"Android's lists and marks", "a.xml", `<resources><!-- Shown --><string name="a">A <xliff:g ` +
			`id="f">%1$s</xliff:g></string>` +
			`<string-array name="s"><item>On</item><item>Off</item></string-array><string name="r">@string/a</string>` +
			`<string name="h"><![CDATA[<b>Bold</b> x]]></string></resources>`,
			[]string{"# : Key|Message|Comment", "a|A %1$s|Shown", "s 1|On|", "s 2|Off|", "h|Bold x|"}},
		{"plurals of iOS", "a.stringsdict",
			`<plist version="1.0"><dict><key>k</key><dict><key>NSStringLocalizedFormatKey</key>` +
				`<string>%#@n@ left</string><key>n</key><dict><key>NSStringFormatValueTypeKey</key><string>d</string><key>one</key>` +
				`<string>%d file</string><key>other</key><string>%d files</string></dict></dict></dict></plist>`,
			[]string{"# : Key|Message|Comment", "k|%d file left/%d files left|"}},
		{"a catalogue of Xcode", "a.xcstrings", `{"sourceLanguage": "en", "strings": {"bare": {}, "k": {"comment": "c",
			"localizations": {"en": {"variations": {"plural": {"one": {"stringUnit": {"value": "1 x"}}, "other": {"stringUnit":
			{"value": "%lld x"}}}}}, "de": {"stringUnit": {"value": "y"}}}}}}`,
			[]string{"# : Key|Message|Comment", "bare|bare|", "k|1 x/%lld x|c"}},
		{"Flutter", "a.arb", `{"@@locale": "en", "k": "{n, plural, =0{None} other{# x}}", "@k": {"description": "c"}}`,
			[]string{"# : Key|Message|Comment", "k|None/{n} x|c"}},
		{"JSON messages", "a.json", `{"disk":{"full":"Disk {{name}} full","none":"No disk"}}`,
			[]string{"# : Key|Message|Comment", "disk.full|Disk {{name}} full|", "disk.none|No disk|"}},
		{"JSON records", "a.json", `{"errors":[{"code":"E1","fix":["a","b"]},{"code":"E2"}]}`,
			[]string{"# : code|fix", "E1|•a•b", "E2|"}},
		{"Zendesk", "a.json",
			`{"articles":[{"title":"T","body":"<h2>S</h2><table><tr><th>S<th>T</tr><tr><td>A<td>b</tr></table>","html_url":"https://x.example/hc/1"}]}`, []string{"# S: S|T", "A|b"}},
		{"Confluence's storage format", "a.xml", `<p>See <ac:link><ri:page ri:content-title="B"/></ac:link>.</p>` +
			`<table><tr><th>S</th><th>T</th></tr><tr><td>A <ac:structured-macro ac:name="status"><ac:parameter ` +
			`ac:name="title">RED` +
			`</ac:parameter></ac:structured-macro></td><td><ac:structured-macro ` +
			`ac:name="code"><ac:plain-text-body><![CDATA[x < y]]>` +
			`</ac:plain-text-body></ac:structured-macro></td></tr></table>`, []string{"# : S|T", "A RED|`x < y`"}},
		{"Confluence's backup", "a.xml", `<hibernate-generic><object class="BodyContent"><id>2</id><property name="body">` +
			`<![CDATA[<table><tr><th>S</th><th>T</th></tr><tr><td>A</td><td>b</td></tr></table>]]></property>` +
			`<property name="content"><id>1</id></property></object><object class="Page"><id>1</id><property name="title">P` +
			`</property></object></hibernate-generic>`, []string{"# : S|T", "A|b"}},
		{"Confluence", "a.json",
			`{"results":[{"title":"T","body":{"storage":{"value":"<table><tr><th>S</th><th>T</th></tr><tr><td>A</td><td>b</td></tr></table>"}}}]}`, []string{"# : S|T", "A|b"}},
	} {
		if got := show(t, c.name, c.data); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.what, got, c.want)
		}
	}
}

// workbook makes an XLSX with merged cells.
func workbook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	for cell, text := range map[string]string{"A1": "Op", "B1": "Status", "C1": "Fix", "A2": "Group", "A3": "Run",
		"B3": "A", "C3": "• x\n• y", "B4": "B", "C4": "z"} {
		if err := f.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	for _, merged := range [][2]string{{"A2", "C2"}, {"A3", "A4"}} {
		if err := f.MergeCell("Sheet1", merged[0], merged[1]); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSheetParts holds that dates, formulas, links, comments and what is hidden are read or noted.
func TestSheetParts(t *testing.T) {
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(err)
	for cell, value := range map[string]any{"A1": "S", "B1": "T", "C1": "U", "A2": "A", "B2": "b", "C2": 45355,
		"A3": "D"} {
		must(f.SetCellValue("Sheet1", cell, value))
	}
	must(f.SetCellStyle("Sheet1", "C2", "C2", day))
	must(f.SetCellHyperLink("Sheet1", "B2", "https://x.example/a", "External"))
	must(f.SetCellFormula("Sheet1", "B3", `CONCATENATE("e","f")`))
	must(f.AddComment("Sheet1", excelize.Comment{Cell: "A3", Paragraph: []excelize.RichTextRun{{Text: "Why"}}}))
	must(f.SetRowVisible("Sheet1", 3, false))
	must(f.SetColVisible("Sheet1", "C", false))
	_, err = f.NewSheet("More")
	must(err)
	must(f.SetCellValue("More", "A1", "Alone"))
	var b bytes.Buffer
	must(f.Write(&b))
	want := []string{"# Sheet1: S|T|U", "A|[b](<https://x.example/a>)|2024-03-04", "D|ef|"}
	if got := show(t, "a.xlsx", b.String()); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	articles, err := Read("a.xlsx", b.Bytes())
	must(err)
	notes := strings.Join(articles[0].Notes, "\n")
	for _, want := range []string{"comment at A3 is left out: Why", "hidden rows were read too: 3", "hidden column C",
		"Alone"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not in %s", want, notes)
		}
	}
}

func TestWorkbook(t *testing.T) {
	want := []string{"# Sheet1: Op|Status|Fix", "Group: Run|A|•x•y", "Group: Run|B|z"}
	if got := show(t, "a.xlsx", string(workbook(t))); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestProse keeps what is around the tables.
func TestProse(t *testing.T) {
	a, err := HTML(
		"a.html",
		[]byte(
			`<title>T | Help</title><link rel=canonical href="https://x.example/a/b"><nav>menu</nav><main><h1>T</h1><p>Before <a href="../c">it</a>.</p>
<h2>Gone</h2><table><tr><th>S<th>U<tr><td>A<td>b</table><h2>Kept</h2><p>After.</p></main><footer>foot</footer>`,
		),
	)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Before [it](https://x.example/c).\n\n## Kept\n\nAfter."; a.Prose != want || a.Title != "T" ||
		a.Address != "/a/b" {
		t.Errorf("got %q (%s, %s), want %q", a.Prose, a.Title, a.Address, want)
	}
}

// TestProseTables keeps the cells of a table that holds no entries apart.
func TestProseTables(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{"<table><tr><td>left<td>right</table>", "| left | right |"},
		{"<table><tr><td colspan=2>x<tr><td>left<td>right</table>", "| left | right |"},
		{"<table><tr><td><p>left<ul><li>one</ul><td>right</table>", "right"},
	} {
		a, err := HTML("a.html", []byte("<title>T</title><main><p>Before.</p>"+c.html+"</main>"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(a.Prose, c.want) || strings.Contains(a.Prose, "leftright") ||
			strings.Contains(a.Prose, "oneright") {
			t.Errorf("%s: got %q", c.html, a.Prose)
		}
	}
}

// TestLostAddress notes the address that a link loses.
func TestLostAddress(t *testing.T) {
	a, err := HTML("a.html", []byte(`<title>T</title><main><p>See <a href="/hc/999">gone</a>.</p></main>`))
	if err != nil {
		t.Fatal(err)
	}
	if a.Prose != "See gone." || len(a.Notes) != 1 || !strings.Contains(a.Notes[0], `"/hc/999"`) {
		t.Errorf("got %q, %q", a.Prose, a.Notes)
	}
}

// TestUntitled keeps an article whose title is empty. A comment is no article.
func TestUntitled(t *testing.T) {
	articles, err := JSON("a.json", []byte(`{"articles": [
		{"id": 360001234567, "title": "", "body": "<p>one</p>"},
		{"id": "b", "title": null, "body": "<h2>Two</h2><p>two</p>"},
		{"id": 3, "title": " ", "body": "<h1>Three</h1><p>three</p>"}],
		"comments": [{"id": 4, "author_id": 5, "html_url": "https://x.example/4", "body": "<p>me too</p>"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range articles {
		got = append(got, a.Title+": "+a.Prose)
		if notes := strings.Join(a.Notes, "\n"); !strings.Contains(notes, "no title") {
			t.Errorf("%s: the notes are %q", a.Title, notes)
		}
	}
	want := []string{"Article 360001234567: one", "Article b: ## Two\n\ntwo", "Three: three"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRefused gives what cannot be read: each time an error that names the file.
func TestRefused(t *testing.T) {
	var notSheet bytes.Buffer
	w := zip.NewWriter(&notSheet)
	if _, err := w.Create("a.txt"); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"none.html": "<p>no table</p>", "empty.html": "", "broken.xlsx": "PK\x03\x04 broken",
		"zip.xlsx": notSheet.String(), "cut.xlsx": string(workbook(t)[:900]),
		"empty.csv": "", "zero.csv": "a,b\x00c,d,e", "quote.csv": "a,b\n\"c,d", "bad.json": "{", "empty.json": "{}",
		"bad.xml": "<resources><string", "other.xml": "<svg/>",
		"no.po": "hello", "bad.strings": "{", "what.pdf": "%PDF", "none.md": "# T\n", "bad.properties": "a=\\u12",
	} {
		if _, err := Read(name, []byte(data)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := "msgid \"a \\\"b\\\"\"\nmsgstr \"c\"\n\n#, fuzzy\nmsgid \"d\"\r\nmsgstr e\"\n"
	if _, err := Read("a.po", []byte(broken)); err == nil || !strings.Contains(err.Error(), "a.po:6:1: a line") ||
		!strings.HasSuffix(err.Error(), "\n  msgstr e\"") {
		t.Errorf("a text without its first quotation mark: %v", err)
	}
	if _, err := Read("none.html", []byte("<p>x")); !errors.Is(err, ErrNothing) {
		t.Errorf("no table: %v", err)
	}
	if _, err := Read("large.csv", make([]byte, MaxBytes+1)); err == nil || !strings.Contains(err.Error(), "split it") {
		t.Errorf("a large file: %v", err)
	}
	if _, err := Read("wide.csv", []byte(strings.Repeat("a,", MaxColumns)+"a\n")); err == nil ||
		!strings.Contains(err.Error(), "columns") {
		t.Errorf("a wide row: %v", err)
	}
	rows := "a,b\n" + strings.Repeat("x,y\n", MaxRows+1)
	if _, err := Read("rows.csv", []byte(rows)); err == nil || !strings.Contains(err.Error(), fmt.Sprint(MaxRows)) {
		t.Errorf("many rows: %v", err)
	}
}

// words lists what a table holds, in one line.
func checkTables(t *testing.T, articles []table.Article) {
	t.Helper()
	for _, a := range articles {
		for _, tab := range a.Tables {
			for _, row := range tab.Rows {
				if len(row.Cells) != len(tab.Header) {
					t.Fatalf("a row has %d cells below %d headings", len(row.Cells), len(tab.Header))
				}
				for _, c := range row.Cells {
					for _, line := range c.All() {
						if strings.ContainsAny(line, "\r\n") || strings.TrimSpace(line) == "" {
							t.Fatalf("a paragraph is not one line: %q", line)
						}
					}
				}
			}
		}
	}
}

// TestBadCSV holds that a fault in CSV has its place, its line and what to do.
func TestBadCSV(t *testing.T) {
	for data, want := range map[string]string{
		"S,T\nA,\"a \"b\" c\"\n": "a.csv:2:6: a quotation mark within a cell in quotation marks: write it twice\n  " +
			"A,\"a \"b\" c\"",
		"S,T\nA,b \"c\"\n":         "a.csv:2:5: a quotation mark within a cell: put the cell in quotation marks",
		"sep=,\nS,T\nA,\"b\nC,d\n": "a.csv:4:5: a cell in quotation marks is not closed: close it (its row begins in line 3)",
	} {
		if _, err := Read("a.csv", []byte(data)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", data, err)
		}
	}
}
