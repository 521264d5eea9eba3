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
	After    string `json:"after"`  // the same, fixed
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
	return fmt.Sprintf("%s (%s): %s\n\n%s\n\nBefore:\n%s\n\nAfter:\n%s\n", e.Code, e.Severity, e.Title, e.Why,
		indent(e.Before), indent(e.After))
}

func indent(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") }

// explanations holds every code.
var explanations = map[Code]Explanation{
	BadYAML: {Title: "the front matter or the settings are not valid YAML",
		Why:    "YAML gives `: ` and ` #` within a text a meaning of its own, and indentation counts. The position is where the parser failed; the mistake is there or just above.",
		Before: "message: Error: disk full", After: `message: "Error: disk full"`},
	NoFrontMatter: {Title: "front matter is missing or not closed",
		Why:    "Every page begins with a line `---`, then lines of `key: value`, then another line `---`.",
		Before: "# Space Full", After: "---\nstatus: Space Full\n---"},
	UnknownKey: {Title: "unknown key",
		Why:    "faultbook accepts only the keys it knows, so that it can report typos. Which keys a page may have depends on its kind.",
		Before: "sevrity: high", After: "severity: high"},
	WrongType: {Title: "wrong type of value",
		Why:    "A key takes a text, a list, a number, or true or false. YAML reads a text that contains `: ` as a key with a value; put it in quotation marks.",
		Before: "fix:\n  - Open: the portal", After: "fix:\n  - \"Open: the portal\""},
	MissingKey: {Title: "missing key",
		Why:    "An entry needs a status, a code or a message. An article needs a title. Each item of shown_in needs a surface.",
		Before: "---\nsummary: Some words.\n---", After: "---\ntitle: Automatic retries\nsummary: Some words.\n---"},
	BadValue: {Title: "invalid value",
		Why:    "The key takes one of a few words, a date or an address, and this is none of them.",
		Before: "updated: 31.3.2026", After: "updated: 2026-03-31"},
	DuplicateKey: {Title: "duplicate key",
		Why:    "Only one of the two values can count, and faultbook does not guess which.",
		Before: "state: failed\nstate: done", After: "state: failed"},
	Duplicate: {Title: "duplicate id in the settings",
		Why:    "Entries refer to severities, states, surfaces and contacts by id, so each id must mean one thing.",
		Before: "contacts:\n  - {id: support, label: Support}\n  - {id: support, label: Sales}", After: "contacts:\n  - {id: support, label: Support}\n  - {id: sales, label: Sales}"},
	DuplicateEntry: {Title: "two entries that cannot be told apart",
		Why:    "Whoever searches for the code, the message or the label finds one of the two by chance.",
		Before: "code: E102\n# and in another entry of the folder\ncode: E102", After: "code: E102\n# and in another entry of the folder\ncode: E103"},
	StrayPlaceholder: {Title: "explanation of an unknown placeholder",
		Why:    "Spell the name as it is between < and > in the message.",
		Before: "message: <StoreName> is corrupt.\nplaceholders:\n  Store: The store.", After: "message: <StoreName> is corrupt.\nplaceholders:\n  StoreName: The store."},
	UnexplainedPlaceholder: {Title: "unexplained placeholder",
		Why:    "Readers see a gap in the message and wonder what belongs there. Write a literal < as \\<. Only `faultbook check --strict` reports this.",
		Before: "message: <X> files missed", After: "message: <X> files missed\nplaceholders:\n  X: The number of files."},
	UnknownTerm: {Title: "undefined severity, state, surface or contact",
		Why:    "The lists in faultbook.yaml define these terms, so that each has one name on all pages.",
		Before: "severity: criticl", After: "severity: critical"},
	LostText: {Title: "YAML ignores part of a text",
		Why:    "Without quotation marks, a # at the beginning of a value or after a space starts a comment, and & and ! at the beginning have a special meaning. The rest of the text appears on no page.",
		Before: "status: Job #12 failed", After: "status: \"Job #12 failed\""},
	DeadEnd: {Title: "entry that leaves readers alone",
		Why:    "The entry says neither what to do, nor whether anything has to be done, nor whom to contact. Its page says so, and names the contact of its product. Only `faultbook check` reports this.",
		Before: "status: Space Full", After: "status: Space Full\nfix: Delete accounts to free up storage space."},
	NoSuchPage: {Title: "link or reference to an unknown page",
		Why:    "Name a page by its id, which is the path of its file below content without .md, or by its label. Within a folder the end of the id is enough.",
		Before: "See [[dropsuite/backup/retryng]].", After: "See [[dropsuite/backup/retrying]]."},
	AmbiguousLink: {Title: "ambiguous label",
		Why:    "faultbook looks for a label in the operation, then in the product, then in the whole site. If several pages there share the label, use an id.",
		Before: "See [[Authentication Error]].", After: "See [[dropsuite/restore/authentication-error]]."},
	NoSuchAnchor: {Title: "link to an unknown heading",
		Why:    "The part after # is the anchor of a heading: its text in lower case, with hyphens for spaces.",
		Before: "[[guides/automatic-retries#dropsute]]", After: "[[guides/automatic-retries#dropsuite]]"},
	NoSuchFile: {Title: "link to an unknown file, or a missing image",
		Why:    "A path is relative to the file that contains it; one that begins with / is relative to the content folder.",
		Before: "![The portal](potal.png)", After: "![The portal](portal.png)"},
	LinkOutside: {Title: "link out of the content folder, link that could run a script, or image on another site",
		Why:    "faultbook publishes nothing outside the content folder. Links run no scripts, and pages load nothing from other sites.",
		Before: "[The list](../../private/list.md)", After: "[The list](list.md)"},
	RawHTML: {Title: "HTML in the text was left out",
		Why:    "Texts may have the HTML of tables, lists, details, images, links and words, such as <br>, <sup> and <kbd>. Other tags and attributes are left out; the words between them stay. Set `raw_html: true` to keep all HTML.",
		Before: "<button>Wait</button> a few hours.", After: "<b>Wait</b> a few hours."},
	LostWords: {Title: "HTML hides words",
		Why:    "A comment or a script that does not end swallows the rest of the page, and an element that is left out may have words in its attributes. Readers would never see them.",
		Before: "<!-- To be checked\nUnplug the device.", After: "<!-- To be checked -->\nUnplug the device."},
	DuplicateAnchor: {Title: "duplicate anchor",
		Why:    "Links lead to the first of two places with one anchor, and never to the other. The anchors of headings and of the sections of the page count too.",
		Before: "## Setup\n\n<div id=\"setup\">", After: "## Setup\n\n<div id=\"setup-details\">"},
	IgnoredKey: {Title: "keys of another generator",
		Why:    "faultbook has no use for them, so what they say has no effect. It understands `description`, `excerpt`, `sidebar_position`, `nav_order`, `lastmod`, `ms.date`, `redirect_from` and `published`. Keys that begin with x- are yours.",
		Before: "title: Setup\nslug: /kb/setup", After: "title: Setup\naliases: [/kb/setup/]"},
	ForeignGap: {Title: "placeholder in another syntax",
		Why:    "A message as the product has it in its source, with %s, {0} or ${name}, does not find its own lines in a log: the search takes the placeholder for text. The settings say which syntax messages have; <Name> always works.",
		Before: "message: \"cannot open %s\"", After: "message: cannot open <File>"},
	NoSource: {Title: "translation of no page",
		Why: "A file that ends in the tag of a further language of the site, such as .de.md, or lies in its " +
			"folder, such as content.de, translates the page of the same name in the first language. It " +
			"takes from there what it does not say, so it cannot be alone.",
		Before: "content/a/b/retry.de.md beside content/a/b/retrying.md", After: "content/a/b/retrying.de.md"},
	Untranslated: {Title: "page without a translation",
		Why:    "Readers of the language see the text of the first language, marked as such.",
		Before: "content/a/b/retrying.md", After: "content/a/b/retrying.md, content/a/b/retrying.de.md"},
	OldTranslation: {Title: "translation older than its page",
		Why:    "The page changed after its translation did, so the two may say different things.",
		Before: "updated: 2026-03-01", After: "updated: 2026-03-31"},
	TwoTranslations: {Title: "two translations of one page",
		Why: "A translation lies beside its page or in the folder of its language. faultbook cannot know " +
			"which of the two is right.",
		Before: "content/a/b/retrying.de.md and content.de/a/b/retrying.md", After: "content.de/a/b/retrying.md"},
	NoTranslation: {Title: "not a translation",
		Why: "The folder content.de holds translations into German, if the settings have `languages: {de: " +
			"{}}`: files that end in .md, at the paths of their pages. All other files have their place in " +
			"content.",
		Before: "content.de/a/b/plan.png", After: "content/a/b/plan.de.png"},
	BadDirective: {Title: "invalid directive",
		Why:    "A directive is alone on its line: ::table or ::matrix, followed by its attributes in braces. Filters take ids; put several ids in quotation marks, separated by commas.",
		Before: "::table{column=status}", After: "::table{columns=\"status,fix\"}"},
	EmptyTable: {Title: "empty table",
		Why:    "An entry must pass all filters of a table. Perhaps two of them exclude each other.",
		Before: "::table{state=failed,severity=informative}", After: "::table{state=failed}"},
	UnknownAlert: {Title: "unknown alert",
		Why:    "The alerts are NOTE, TIP, IMPORTANT, WARNING and CAUTION.",
		Before: "> [!WARN]\n> Do not unplug.", After: "> [!WARNING]\n> Do not unplug."},
	NoAltText: {Title: "image without alternative text",
		Why:    "People who cannot see the image read or hear the text between the brackets instead.",
		Before: "![](portal.png)", After: "![The Credentials page with the Edit button](portal.png)"},
	HeadingLevel: {Title: "first-level heading in the text",
		Why:    "The title or label of a page is its only first-level heading. Headings in the text begin with ##.",
		Before: "# Steps", After: "## Steps"},
	UnreadImage: {Title: "unknown image size",
		Why:    "Pages state the size of each image, so that nothing jumps while it loads. The file is damaged or has an unknown format.",
		Before: "![The portal](portal.tiff)", After: "![The portal](portal.png)"},
	Invisible: {Title: "control characters in the text were removed",
		Why:    "No page can show them. Mostly they are the colors of a terminal that were copied with its text.",
		Before: "\\x1b[31mfailed\\x1b[0m", After: "failed"},
	TooDeep: {Title: "text that is nested too deeply",
		Why:    "A browser shows a few levels of lists and quotations. A text with hundreds is damaged, or made to keep a program busy.",
		Before: "> > > > > > (and so on, 100 times)", After: "> > Two levels"},
	NearMarkup: {Title: "text that looks like a link, a footnote or a directive",
		Why:    "With a bracket or a colon too few or too many, Markdown takes the line for plain text, and readers see the characters. So do they where only another generator would replace them.",
		Before: "See [[guides/glossary#rssi].", After: "See [[guides/glossary#rssi]]."},
	AddressTaken: {Title: "address in use",
		Why:    "Addresses are in lower case, so Full.md and full.md have the same one. An alias must not hide a page.",
		Before: "content/a/b/Full.md\ncontent/a/b/full.md", After: "content/a/b/full.md"},
	BadAddress: {Title: "file name that makes no good address",
		Why:    "Names become addresses, which people type, print and send. Letters, digits, hyphens and dots are safe.",
		Before: "content/a/b/what?.md", After: "content/a/b/what.md"},
	BadAlias: {Title: "invalid alias",
		Why:    "An alias is an old address of the page, from the root of the site. An anchor that moved belongs in `moved_anchors`.",
		Before: "aliases: [https://example.com/old]", After: "aliases: [/old/]"},
	AnchorStays: {Title: "moved anchor that the page still has",
		Why:    "`moved_anchors` leads old links to the place of a section now. As long as the page itself has a heading with the anchor, old links still work.",
		Before: "moved_anchors:\n  dropsuite: guides/dropsuite\n---\n## Dropsuite", After: "moved_anchors:\n  dropsuite: guides/dropsuite\n---\n## inSync"},
	AnchorCircle: {Title: "cycle of moved anchors",
		Why:    "A section may move several times, and each old anchor leads to its last place. The `moved_anchors` here form a cycle.",
		Before: "moved_anchors:\n  old: \"#new\"\n  new: \"#old\"", After: "moved_anchors:\n  old: guides/new-page"},
	UnsafePath: {Title: "path is not portable",
		Why:    "People unzip and copy the site on systems that ignore letter case, reserve names such as aux and con, forbid some characters, or limit the length of a path: at most 200 characters, including the folder of the offline bundle.",
		Before: "content/lamp/aux.md", After: "content/lamp/auxiliary.md"},
	BadTemplate: {Title: "invalid template",
		Why:    "Templates use Go's html/template. A file in the site's templates folder replaces the built-in one; delete it to use the built-in one.",
		Before: "{{if .Entry}}<p>", After: "{{if .Entry}}<p>{{end}}"},
	TemplateFail: {Title: "template failed",
		Why:    "The template uses a field that the page does not have.",
		Before: "{{.Entry.Stauts}}", After: "{{.Entry.Status}}"},
	BadAsset: {Title: "invalid style sheet or script",
		Why:    "faultbook bundles styles and scripts during the build; the message is that of the bundler.",
		Before: "@import \"./missing.css\";", After: "@import \"./colors.css\";"},
	UnusedTemplate: {Title: "unused file in the templates folder",
		Why:    "A file there replaces the built-in file of the same path, or another file uses it. `faultbook templates` lists the paths.",
		Before: "templates/partials/footr.html", After: "templates/partials/footer.html"},
	OddAsset: {Title: "suspicious style sheet or script",
		Why:    "Browsers silently skip rules that they cannot read, and often the rules that follow. The message is that of the bundler.",
		Before: ".foot { color: red", After: ".foot { color: red }"},
	UnsafeDrawing: {Title: "scripts in a drawing were removed",
		Why:    "A drawing that is opened by itself runs its scripts on the site's address. faultbook publishes SVG files without scripts, event attributes and links that run a script.",
		Before: `<svg onload="start()">`, After: `<svg>`},
	MissingText: {Title: "a text of the interface is missing",
		Why:    "The words around the content follow the language of the site. A language that does not come with faultbook needs a file of its own, templates/texts/TAG.yaml; pages show in English what it does not say.",
		Before: "language: sv", After: "language: sv   # with templates/texts/sv.yaml, from `faultbook templates copy texts/en.yaml`"},
	DroppedPart: {Title: "a template leaves out a part of the page",
		Why:    "A template of the site's own replaces the built-in one, with all that it brings: the search, what search engines read, the verdict. What is left out on purpose is named in a comment.",
		Before: "<head><title>{{.Title}}</title></head>", After: "<head><title>{{.Title}}</title>{{template \"partials/head.html\" .}}</head>"},
	Unreadable: {Title: "unreadable file or folder",
		Why:    "It is missing or locked, it is a pipe, a socket or a device, or it is a symbolic link that leads out of the site (in content: out of content) or to a hidden file. faultbook follows links within content.",
		Before: "content/a.md -> ../shared/a.md", After: "content/a.md"},
	NotUTF8: {Title: "file is not UTF-8",
		Why:    "All texts are UTF-8. Most editors show the encoding in their status line and can save in another.",
		Before: "caf\\xe9 (Latin-1)", After: "café (UTF-8)"},
	TooLarge: {Title: "file too large for a page",
		Why:    "A page of many megabytes loads for minutes and is read by nobody. A file beside a page has no limit.",
		Before: "content/guides/everything.md (5 MB)", After: "content/guides/part-1.md, content/guides/part-2.md"},
	HostLimit: {Title: "more than the host takes",
		Why:    "Hosts limit the files and rules of a site. What is over a limit they refuse or ignore, mostly without a message.",
		Before: "faultbook build --host cloudflare (with 2,400 aliases)", After: "faultbook build --host cloudflare (with 1,900 aliases)"},
	NotAPage: {Title: "source of a page makes no page",
		Why: "Pages are files whose names end in .md, in lower case. faultbook does not publish the source " +
			"of a page, with its front matter, as a file, nor sources of other generators such as .rst, " +
			".adoc and .jsx: convert them.",
		Before: "content/lamp/start/Dim.MD", After: "content/lamp/start/dim.md"},
	NoHistory: {Title: "unknown dates of changes",
		Why:    "A page without `updated` in its front matter shows the date of the last commit that changed its file. A shallow clone lacks those commits, so these pages show no date.",
		Before: "git clone --depth 1 …", After: "git clone …"},
	BadLock: {Title: "faultbook.lock cannot be read",
		Why:    "The file has one line for each address that was published. A merge may have left marks of git in it: keep the lines of both sides, in any order, and run `faultbook lock`.",
		Before: "<<<<<<< HEAD", After: "/lamp/setup/dim/\tpage\tlamp/setup/dim"},
	LostAddress: {Title: "published address that leads nowhere",
		Why:    "Products, bookmarks and search engines have the address. Give it to the page that replaces the old one, as an alias, or keep the page and mark it as retired. `faultbook move OLD NEW` and `faultbook retire OLD --to NEW` do that. Delete the line from faultbook.lock if nobody can have the address.",
		Before: "# content/lamp/setup/dim.md is now dimmed.md\nstatus: Dimmed", After: "# content/lamp/setup/dimmed.md\nstatus: Dimmed\naliases: [/lamp/setup/dim/]"},
	LostAnchor: {Title: "published anchor that the page lost",
		Why:    "A link to the anchor opens the page at its beginning. Say where the section is now; \"#\" alone means the whole page. `faultbook move PAGE#old PAGE#new` adds the line and changes the links.",
		Before: "title: Lamps\n---\n## Wires   # was: ## Wiring", After: "title: Lamps\nmoved_anchors: {wiring: \"#wires\"}\n---\n## Wires"},
	ChangedID: {Title: "published id that changed",
		Why:    "The catalogue and other programs name pages by their ids. A file name with other capital letters or spaces has the same address and another id.",
		Before: "content/lamp/setup/Dim.md", After: "content/lamp/setup/dim.md"},
	LostCode: {Title: "published code that no entry has",
		Why:    "Readers search for the code that their product shows. An entry that is retired keeps its codes.",
		Before: "code: E1042", After: "code: [E1042, E1041]"},
}
