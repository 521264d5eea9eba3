package dialect

import (
	"strings"
	"testing"
)

// included are the files that the pages of these tests include.
var included = map[string]string{
	"./x.js":   "var a;\n",
	"inc/a.md": "Part *a*.\n\nMore.", "./_part.mdx": "Shared <Badge text=\"New\" />.",
	"b.md": "x\n<!-- [start:one] -->\nOne.\n<!-- [end:one] -->\ny", "abbr.md": "*[CSS]: Styles\n",
	"loop.md": "Again.\n\n--8<-- \"loop.md\"",
}

func TestConvert(t *testing.T) {
	for _, c := range []struct{ what, text, want, notes string }{
		{"code stays", "```\nimport X from 'y';\n<Tabs>\n{{< x >}}\n```\n\n`<Badge text=\"a\" />`",
			"```\nimport X from 'y';\n<Tabs>\n{{< x >}}\n```\n\n`<Badge text=\"a\" />`", ""},
		{"imports of the generator", "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem'\n\nText.",
			"\nText.", ""},
		{"imports over lines", "import {\n  Card,\n  Steps,\n} from '@astrojs/starlight/components';\n\nText.",
			"\nText.", ""},
		{"code of one's own", "import X from 'x';\nexport const Y = ({a}) => (\n  <b>{a}</b>\n);\nText.", "Text.",
			"import X from 'x'; | export const Y = ({a}) => ( …"},
		{"a part", "import Part from './_part.mdx';\n\n<Part />\n", "\n\nShared **New**.\n\n", ""},
		{"tabs", "<Tabs>\n  <TabItem value=\"a\" label=\"A b\" default>\n\n  One.\n\n  ```sh\n  x\n  ```\n  </TabItem>\n" +
			"  <TabItem label='C'>Two.</TabItem>\n</Tabs>",
			"=== \"A b\"\n\n    One.\n\n    ```sh\n    x\n    ```\n\n=== \"C\"\n\n    Two.", ""},
		{"a note", "<Aside type=\"caution\" title=\"Watch out\">Words.</Aside>", ":::caution Watch out\n\nWords.\n\n:::", ""},
		{"steps", "<Steps>\n\n1. One\n\n2. Two\n\n</Steps>", "1. One\n\n2. Two", ""},
		{"cards", "<CardGrid stagger>\n\t<Card title=\"Up\" icon=\"pencil\">\n\t\tEdit it.\n\t</Card>\n" +
			"\t<LinkCard title=\"One\" description=\"Read\" href=\"/one/\" />\n</CardGrid>",
			"**Up**\n\nEdit it.\n\n- [One](/one/): Read", ""},
		{"a component of one's own", "Use <Mark color=\"red\" title=\"T\">this</Mark>.", "Use T this.",
			"only its words stay"},
		{"an element without its end", "<Steps>\n\nText.", "\n\nText.", ""},
		{"a comment and an anchor", "## X {/* #own */}\n{/* gone */}\nText.", "## X {#own}\n\nText.", ""},
		{"a component with code", "<Code code={`let x`} lang=\"js\" />", "```js\nlet x\n```", ""},
		{"a reference", "[a]({{< ref \"/posts/b.md#c\" >}}) [d]({{% relref \"e\" %}})", "[a](/posts/b.md#c) [d](e)", ""},
		{"a figure", "{{< figure src=\"/a b.png\" title=\"T\" alt=\"A\" >}}", "![A](/a%20b.png)\n\n*T*", ""},
		{"code of Hugo", "{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}", "```go\nx := 1\n```", ""},
		{"a note of Hugo", "{{% notice warning \"Own title\" %}}\nCare.\n{{% /notice %}}",
			":::warning Own title\n\nCare.\n\n:::", ""},
		{"a shortcode that is shown", "Write {{</* ref x */>}}.", "Write `{{< ref x >}}`.", ""},
		{"another shortcode", "{{< param x >}} and {{% y %}}in{{% /y %}}", "{{< param x >}} and {{% y %}}in{{% /y %}}",
			"the shortcode {{< param x >}} has no place here: it stays as it is written | the shortcode {{% y %}}"},
		{"a snippet", "- a\n\n  --8<-- \"inc/a.md\"", "- a\n\n  Part *a*.\n  \n  More.", ""},
		{"a part of a snippet", "--8<-- \"b.md:one\"", "One.", ""},
		{"several snippets", "--8<--\ninc/a.md\nb.md:one\n--8<--", "Part *a*.\n\nMore.\n\nOne.", ""},
		{"no such snippet", "--8<-- \"no.md\"", "--8<-- \"no.md\"", "no.md"},
		{"an abbreviation", "The `HTML` HTML of XHTML, HTML.\n\n*[HTML]: Hyper Text\n",
			"The `HTML` <abbr title=\"Hyper Text\">HTML</abbr> of XHTML, HTML.", ""},
		{"an abbreviation of a snippet", "--8<-- \"abbr.md\"\n\nCSS here.\n", "<abbr title=\"Styles\">CSS</abbr> here.", ""},
		{"labels of tabs in their values", "<Tabs values={[{label: 'Apple', value: 'a'}]}>\n<TabItem " +
			"value=\"a\">One</TabItem>\n</Tabs>",
			"=== \"Apple\"\n\n    One", ""},
		{"a block of code", "import src from '!!raw-loader!./x.js';\n\n<CodeBlock language=\"js\">{src}</CodeBlock>\n\n" +
			"<CodeBlock title=\"Run\">\n{`a\nb`}\n</CodeBlock>", "```js\nvar a;\n```\n\n**Run**\n\n```\na\nb\n```", ""},
		{"a required file", "<img src={require('./a.png').default} alt=\"A\" />", "<img src=\"./a.png\" alt=\"A\" />", ""},
		{"keys", "Press ++ctrl+del++, not i++ or a++b++.", "Press <kbd>Ctrl</kbd>+<kbd>Del</kbd>, not i++ or a++b++.", ""},
		{"an icon", "Yes :material-check: :smile:", "Yes :smile:", "the icon :material-check: is left out"},
		{"a component with the name of a shortcode", "Use <Highlight color=\"red\">this</Highlight>.", "Use this.",
			"<Highlight color"},
	} {
		got, notes := Convert(Page{Text: c.text, MDX: true, Include: func(name string) (string, bool) {
			text, found := included[name]
			return text, found
		}})
		all := strings.Join(notes, " | ")
		if strings.TrimSpace(got) != strings.TrimSpace(c.want) || (c.notes == "") != (all == "") ||
			!containsAll(all, c.notes) {
			t.Errorf("%s:\n got %q\nwant %q\nnotes %q", c.what, got, c.want, all)
		}
	}
}

func containsAll(text, parts string) bool {
	for part := range strings.SplitSeq(parts, " | ") {
		if !strings.Contains(text, part) {
			return false
		}
	}
	return true
}

// TestLimits holds that a page that includes itself, or nests without end, stays finite.
func TestLimits(t *testing.T) {
	loop := func(string) (string, bool) { return included["loop.md"], true }
	got, _ := Convert(Page{Text: "--8<-- \"loop.md\"", Include: loop})
	if n := strings.Count(got, "Again."); n != maxDepth {
		t.Errorf("a page that includes itself has %d copies", n)
	}
	deep := strings.Repeat("<Steps>", 5000) + "x" + strings.Repeat("</Steps>", 5000)
	if got, _ := Convert(Page{Text: deep, MDX: true}); !strings.Contains(got, "x") {
		t.Error("the text of nested elements is gone")
	}
}

func FuzzConvert(f *testing.F) {
	f.Add("import A from './b.mdx'\n<Tabs><TabItem label=\"x\">\n```\n</Tabs>")
	f.Add("{{< tab \"a\" >}}{{% notice %}}{{< /tab >}}`{{<` *[A]: b\n--8<-- \"x\"")
	f.Add("export const x = {\n{/* #a */} <A b={{c: `>`}} />")
	f.Fuzz(func(t *testing.T, text string) {
		Convert(Page{Text: text, MDX: len(text)%3 > 0, Include: func(name string) (string, bool) { return text, len(name)%2 == 0 }})
	})
}

func TestDemote(t *testing.T) {
	for text, want := range map[string]string{
		"## A\n\n### B":                    "## A\n\n### B",
		"Text.\n\n# A\n\n## B\n\n###### C": "Text.\n\n## A\n\n### B\n\n###### C",
		"A\n===\n\nB\n---\n":               "## A\n\n### B\n",
		"```\n# no\n```\n\nSay `C`# no":    "```\n# no\n```\n\nSay `C`# no",
		"# A\n\n- b\n\n---\n":              "## A\n\n- b\n\n---\n",
	} {
		if got := Demote(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// TestPlaceholders holds that what looks like a component in a page that is no MDX stays.
func TestPlaceholders(t *testing.T) {
	text := "Cannot open <FileName> of <Code>, <User B>.\n\n<Steps>\n\nimport x from 'y'\n\n<Message>a</Message>"
	if got, notes := Convert(Page{Text: text}); got != text || notes != nil {
		t.Errorf("got %q, %q", got, notes)
	}
	text = "import Tabs from '@theme/Tabs';\n\n<Badge text=\"a\" /> of <FileName>"
	if got, _ := Convert(Page{Text: text}); strings.TrimSpace(got) != "**a** of <FileName>" {
		t.Errorf("got %q", got)
	}
}
