package diag

import (
	"fmt"
	"slices"
	"strings"
)

// Explanation tells more about one kind of problem.
type Explanation struct {
	Code     Code   `json:"code"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Why      string `json:"why"`
	Before   string `json:"before"` // an example with the problem
	After    string `json:"after"`  // the same, mended
}

// Explain returns the explanation of a code, and whether there is such a code.
func Explain(code Code) (Explanation, bool) {
	e, ok := explanations[code]
	e.Code, e.Severity = code, SeverityOf(code).String()
	return e, ok
}

// CodeNames returns every code, sorted.
func CodeNames() []string {
	names := make([]string, 0, len(explanations))
	for code := range explanations {
		names = append(names, string(code))
	}
	slices.Sort(names)
	return names
}

// String returns the explanation for people.
func (e Explanation) String() string {
	return fmt.Sprintf("%s (%s): %s\n\n%s\n\nBefore:\n%s\n\nAfter:\n%s\n", e.Code, e.Severity, e.Title, e.Why, indent(e.Before), indent(e.After))
}

func indent(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") }

// explanations holds every code.
var explanations = map[Code]Explanation{
	BadYAML: {Title: "the front matter or the settings are not valid YAML",
		Why:    "YAML reads `: ` and ` #` within a text as its own signs, and counts the spaces before a line. The place shown is where reading failed; the mistake is there or just above.",
		Before: "message: Error: disk full", After: `message: "Error: disk full"`},
	NoFrontMatter: {Title: "the file has no front matter, or it is not closed",
		Why:    "Every page begins with a line ---, then `key: value` lines, then a line ---. They say what the page is about.",
		Before: "# Space Full", After: "---\nstatus: Space Full\n---"},
	UnknownKey: {Title: "a key is not known here",
		Why:    "Only known keys are taken, so that a slip of the pen is found and not silently ignored. Which keys a page may have depends on its kind.",
		Before: "sevrity: high", After: "severity: high"},
	WrongType: {Title: "a value is of the wrong type",
		Why:    "A key takes one text, a list, a number or true/false. A text that holds `: ` reads as a key with a value unless it stands in quotation marks.",
		Before: "fix:\n  - Open: the portal", After: "fix:\n  - \"Open: the portal\""},
	MissingKey: {Title: "a key that must be there is missing",
		Why:    "An entry needs a status, a code or a message; an article needs a title; a place where something is shown needs its surface.",
		Before: "---\nsummary: Some words.\n---", After: "---\ntitle: Automatic retries\nsummary: Some words.\n---"},
	BadValue: {Title: "a value cannot be used",
		Why:    "The key takes one of a few words, a day, or an address, and this is none.",
		Before: "updated: 31.3.2026", After: "updated: 2026-03-31"},
	DuplicateKey: {Title: "a key stands twice",
		Why:    "Only one of the two could count, and which one would be a guess.",
		Before: "state: failed\nstate: done", After: "state: failed"},
	Duplicate: {Title: "an id stands twice in the settings",
		Why:    "Entries refer to severities, states, surfaces and contacts by id, so each id must mean one thing.",
		Before: "contacts:\n  - {id: support, label: Support}\n  - {id: support, label: Sales}", After: "contacts:\n  - {id: support, label: Support}\n  - {id: sales, label: Sales}"},
	StrayPlaceholder: {Title: "a placeholder is explained that no message has",
		Why:    "The name must be spelled as between < and > in the message.",
		Before: "message: <StoreName> is corrupt.\nplaceholders:\n  Store: The store.", After: "message: <StoreName> is corrupt.\nplaceholders:\n  StoreName: The store."},
	UnexplainedPlaceholder: {Title: "a placeholder is not explained",
		Why:    "Readers see the message with a gap and ask what stands there. A < that belongs to the message itself is written \\<.",
		Before: "message: <X> files missed", After: "message: <X> files missed\nplaceholders:\n  X: The number of files."},
	UnknownTerm: {Title: "a severity, state, surface or contact is not defined",
		Why:    "These come from the lists in faultbook.yaml, so that the same thing is always called by the same name.",
		Before: "severity: criticl", After: "severity: critical"},
	LostText: {Title: "a part of a text is taken for a sign of YAML and left out",
		Why:    "Outside of quotation marks a # behind a blank begins a comment, and so does one that the value begins with; & and ! at the beginning name something. What stands there is on no page.",
		Before: "status: Job #12 failed", After: "status: \"Job #12 failed\""},
	NoSuchPage: {Title: "a link or a reference leads to no page",
		Why:    "A page is named by its id, the path of its file below content without .md, or by its label. The end of an id is enough within the same folder.",
		Before: "See [[dropsuite/backup/retryng]].", After: "See [[dropsuite/backup/retrying]]."},
	AmbiguousLink: {Title: "a label belongs to several pages",
		Why:    "A label is looked for in the operation, then in the product, then in the whole site. Where it belongs to several pages at once, only an id is clear.",
		Before: "See [[Authentication Error]].", After: "See [[dropsuite/restore/authentication-error]]."},
	NoSuchAnchor: {Title: "a page has no such heading",
		Why:    "What stands behind # is the anchor of a heading: its text in lower case, with hyphens for spaces.",
		Before: "[[guides/automatic-retries#dropsute]]", After: "[[guides/automatic-retries#dropsuite]]"},
	NoSuchFile: {Title: "a link leads to no page and no file, or an image is missing",
		Why:    "A path counts from the folder of the file it stands in; one that begins with / counts from the content folder.",
		Before: "![The portal](potal.png)", After: "![The portal](portal.png)"},
	LinkOutside: {Title: "a link leads out of the content folder or could run a script, or an image is on another site",
		Why:    "Nothing outside the content folder is published, no link of a page runs a script, and no page loads anything from elsewhere.",
		Before: "[The list](../../private/list.md)", After: "[The list](list.md)"},
	RawHTML: {Title: "HTML in the text was left out",
		Why:    "Pages are Markdown, so that they work everywhere and stay safe. A site that wants HTML sets `raw_html: true`.",
		Before: "<b>Wait</b> a few hours.", After: "**Wait** a few hours."},
	BadDirective: {Title: "a directive cannot be used",
		Why:    "A directive stands alone on its line: ::table or ::matrix, then its attributes in braces. Its filters take ids; several stand in quotation marks with commas.",
		Before: "::table{column=status}", After: "::table{columns=\"status,fix\"}"},
	EmptyTable: {Title: "a table selects no entry",
		Why:    "All filters of a table must hold at once. Perhaps two of them exclude each other.",
		Before: "::table{state=failed,severity=informative}", After: "::table{state=failed}"},
	UnknownAlert: {Title: "an alert of this name does not exist",
		Why:    "The alerts are NOTE, TIP, IMPORTANT, WARNING and CAUTION.",
		Before: "> [!WARN]\n> Do not unplug.", After: "> [!WARNING]\n> Do not unplug."},
	NoAltText: {Title: "an image has no text",
		Why:    "Who cannot see the image reads or hears the text between the brackets in its place.",
		Before: "![](portal.png)", After: "![The Credentials page with the Edit button](portal.png)"},
	HeadingLevel: {Title: "a heading of the first level stands in the text",
		Why:    "A page has one first heading: its title or label. Those in the text begin with ##.",
		Before: "# Steps", After: "## Steps"},
	UnreadImage: {Title: "the size of an image cannot be read",
		Why:    "Pages state the size of each image, so that nothing jumps while it loads. The file is damaged, or of an unknown format.",
		Before: "![The portal](portal.tiff)", After: "![The portal](portal.png)"},
	NearMarkup: {Title: "something looks like a link, a footnote or a directive, and is shown as it is",
		Why:    "A bracket or a colon too few or too many, and Markdown takes the line for words. Readers then see the signs.",
		Before: "See [[guides/glossary#rssi].", After: "See [[guides/glossary#rssi]]."},
	AddressTaken: {Title: "two things have the same address",
		Why:    "Addresses are in lower case, so Full.md and full.md are one. An alias must not hide a page either.",
		Before: "content/a/b/Full.md\ncontent/a/b/full.md", After: "content/a/b/full.md"},
	BadAddress: {Title: "the name of a file or folder does not make a good address",
		Why:    "Names become addresses that people type, print and send. Letters, digits, hyphens and dots travel safely.",
		Before: "content/a/b/what?.md", After: "content/a/b/what.md"},
	BadAlias: {Title: "an alias is not an address of this site",
		Why:    "An alias is an old address of the page, from the site's root on. An anchor of a page that moved is a line of its `moved_anchors`.",
		Before: "aliases: [https://example.com/old]", After: "aliases: [/old/]"},
	AnchorStays: {Title: "an anchor is said to have moved, but the page still has it",
		Why:    "`moved_anchors` leads readers of old links on to where a section is now. As long as the page itself has a heading with the anchor, the links still work.",
		Before: "moved_anchors:\n  dropsuite: guides/dropsuite\n---\n## Dropsuite", After: "moved_anchors:\n  dropsuite: guides/dropsuite\n---\n## inSync"},
	AnchorCircle: {Title: "anchors that moved lead in a circle",
		Why:    "A section may move several times, and each old address leads on to the last place. These lead back to where they began.",
		Before: "moved_anchors:\n  old: \"#new\"\n  new: \"#old\"", After: "moved_anchors:\n  old: guides/new-page"},
	UnsafePath: {Title: "a file of the site would have a path that some system cannot hold",
		Why:    "The site is unzipped and copied on systems that know no letter case, keep names such as aux and con for themselves, forbid some signs, or end a path early: at most 200 characters, with the folder of the offline bundle.",
		Before: "content/lamp/aux.md", After: "content/lamp/auxiliary.md"},
	BadTemplate: {Title: "a template cannot be read",
		Why:    "Templates are Go's html/template. A site's own file hides the one of the same name that comes with faultbook; remove it to get that back.",
		Before: "{{if .Entry}}<p>", After: "{{if .Entry}}<p>{{end}}"},
	TemplateFail: {Title: "a template failed while a page was made",
		Why:    "The template asks for something that the page does not have.",
		Before: "{{.Entry.Stauts}}", After: "{{.Entry.Status}}"},
	BadAsset: {Title: "a style sheet or a script cannot be used",
		Why:    "Styles and scripts are bundled when the site is built; the message is that of the bundler.",
		Before: "@import \"./missing.css\";", After: "@import \"./colors.css\";"},
	UnusedTemplate: {Title: "a file in the templates folder is not used",
		Why:    "A file there takes the place of the program's file of the same path, or another one names it. `faultbook templates` lists the paths.",
		Before: "templates/partials/footr.html", After: "templates/partials/footer.html"},
	OddAsset: {Title: "a style sheet or a script is probably not what was meant",
		Why:    "Browsers pass over rules that they cannot read without a word, and often the rules behind them too. The message is that of the bundler.",
		Before: ".foot { color: red", After: ".foot { color: red }"},
	Unreadable: {Title: "a file or folder cannot be read",
		Why:    "It is gone, locked, no file but a pipe, a socket or a device, or a link that leads out of the site (or, in content, out of content) or to something hidden. Links inside content are followed.",
		Before: "content/a.md -> ../shared/a.md", After: "content/a.md"},
	NotUTF8: {Title: "a file is not UTF-8 text",
		Why:    "All texts are UTF-8. Most editors say the encoding in their status line and can save in another.",
		Before: "caf\\xe9 (Latin-1)", After: "café (UTF-8)"},
	NotAPage: {Title: "a file is named like Markdown, and makes no page",
		Why:    "Pages are the files whose names end in .md, in lower case. Any other file is published as it stands, front matter and all.",
		Before: "content/lamp/start/Dim.MD", After: "content/lamp/start/dim.md"},
	NoHistory: {Title: "the days on which pages changed are not known",
		Why:    "A page without `updated` in its front matter shows the day of the last commit that changed its file. A shallow clone lacks those commits, and a day is not guessed: these pages show none.",
		Before: "git clone --depth 1 …", After: "git clone …"},
}
