package reader

import "testing"

// fuzzed gives a reader any bytes: it answers with tables or an error.
func fuzzed(f *testing.F, name string, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if articles, err := Read(name, data); err == nil {
			checkTables(t, articles)
		}
	})
}

func FuzzHTML(f *testing.F) {
	fuzzed(
		f,
		"a.html",
		"<table><tr><th rowspan=2>a<th colspan=3>b<tr><td><ul><li>c</ul>",
		"<h2>\"A\" x</h2><p>b<ol><li>c</ol>",
		"<ul><li>a<ul><li>b</ul><li>c<ul><li>d</ul></ul>",
		"<dl><dt>a<dd>b</dl>",
		"<dl><dt>a<dt>b<div><dd>c</div></dl><h2>E-1: a</h2><p><b>Cause:</b> b<h2>E-2: c</h2>",
		"<table><tr><td>a<td>b<tr><td><table><tr><th>c<th>d<tr><td>e<td>f</table><td>g</table>",
		`<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[a]]></ac:plain-text-body></ac:structured-macro>`+
			`<ac:link><ri:page ri:content-title="b"/></ac:link><ac:task-list><ac:task><ac:task-body>c</ac:task-body></ac:task>`,
		`<div class="expand-container"><div class="confluence-information-macro">a</div></div><details><summary>b</details>`,
	)
}

func FuzzCSV(f *testing.F) {
	fuzzed(f, "a.csv", "a,b\n\"c\nd\",e\n", "a;b\n", "\xff\xfea\x00,\x00b\x00\n\x00", "T,\na,b\n\nU,\nc,d")
}

func FuzzXLSX(f *testing.F) { fuzzed(f, "a.xlsx", string(workbook(f))) }

func FuzzMarkdown(f *testing.F) {
	fuzzed(f, "a.md", "---\na: b\n---\n| a | b |\n|---|---|\n| c | d |\n")
}

func FuzzJSON(f *testing.F) {
	fuzzed(
		f,
		"a.json",
		`{"articles":[{"title":"a","body":"<table></table>"}]}`,
		`[{"a":1,"b":["c"]}]`,
		`{"a":{"b":"c"},"d":{"message":"e"}}`,
		`{"next_page":"n","sections":[{"id":1,"name":"s","position":0}],"articles":[{"id":2,"title":"t","section_id":1,"draft":true,`+
			`"label_names":["l"],"body":"","updated_at":"2024-01-02","translations":[{"locale":"de"}]}]}`,
		`{"a":"{n, plural, =0{x} other{# {m, select, b{c} other{d}}}}","@a":{"description":"e"},"f":["g",null,1]}`,
	)
}

func FuzzPO(f *testing.F) {
	fuzzed(f, "a.po", "msgctxt \"c\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n",
		"#. c\n#, fuzzy\nmsgid \"\"\n\"a\"\nmsgstr \"b\"\n\n#~ msgid \"d\"\n#~ msgstr \"e\"\n")
}

func FuzzProperties(f *testing.F) {
	fuzzed(f, "a.properties", "# c\na = b\\\n c\nd:e\\u00fc\na={0,choice,0#b|1<c} '{'\n")
}

func FuzzStrings(f *testing.F) { fuzzed(f, "a.strings", "\"a\" = \"b\";\n", "bplist00") }

func FuzzStringsDict(f *testing.F) {
	fuzzed(f, "a.stringsdict",
		`<plist><dict><key>a</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@b@</string>`+
			`<key>b</key><dict><key>one</key><string>c</string></dict></dict></dict></plist>`)
}

func FuzzXCStrings(f *testing.F) {
	fuzzed(f, "a.xcstrings", `{"sourceLanguage":"a","strings":{"b":{"localizations":{"a":{"variations":{"plural":{"one":`+
		`{"stringUnit":{"value":"c"}}}}},"d":{}}}}}`)
}

func FuzzXML(f *testing.F) {
	fuzzed(
		f,
		"a.xml",
		`<resources><string name="a">b\'\u00fc</string><plurals name="c"><item>d</item></plurals></resources>`,
		`<hibernate-generic><object class="Page"><id>1</id><property name="title">a</property></object><object class=`+
			`"BodyContent"><property name="body">b</property><property `+
			`name="content"><id>1</id></property></object></hibernate-generic>`,
		`<root><data name="a"><value>b</value></data></root>`,
	)
}
