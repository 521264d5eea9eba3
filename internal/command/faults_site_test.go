package command_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"faultbook/internal/diag"
)

const stray = "---\nstatus: Odd\n---\n"

// addressFaults are addresses that clash or cannot be used.
var addressFaults = []fault{
	{name: "two files with one address", file: "content/kiln/firing/Too Hot.md", new: stray,
		code: diag.AddressTaken, hint: "rename", in: tooHot},
	{name: "a page where a generated one is", file: "content/severity.md", new: "---\ntitle: Severity\n---\n",
		code: diag.AddressTaken, hint: "rename"},
	{name: "a file where a page is", file: "content/kiln/cooling/index.html", new: "<p>Cold.",
		code: diag.AddressTaken, hint: "rename", in: "content/kiln/cooling/_index.md"},
	{name: "a file where a generated one is", file: "content/robots.txt", new: "User-agent: *\n",
		code: diag.AddressTaken, hint: "faultbook writes it"},
	{name: "a file where the search has one", file: "content/search/manifest.js", new: "faultbookShard()\n",
		code: diag.AddressTaken, hint: "rename"},
	{name: "an alias where a page is", file: doorOpen, code: diag.AddressTaken, hint: "alias",
		old: "/old/door/,", new: "‸/kiln/cooling/done/,"},
	{
		name: "an alias twice",
		file: done,
		code: diag.AddressTaken,
		hint: "alias",
		note: "content/kiln/cooling/done.md:4:10: has it too",
		old:  "state: done",
		new:  "state: done\naliases: ‸/k12.html",
		in:   doorOpen,
		at:   "/k12.html",
	},
	{
		name: "a copy with its aliases",
		file: "content/kiln/firing/door-open-2.md",
		code: diag.AddressTaken,
		hint: "from one of the two",
		new:  "---\nstatus: Door Open\naliases: ‸/k12.html\n---\n",
		note: doorOpen + ":46:23: has it too",
	},
	{name: "an alias where a generated page is", file: doorOpen, code: diag.AddressTaken, hint: "alias",
		old: "/old/door/,", new: "‸/messages/,"},
	{name: "an alias where the page of unknown addresses is", file: doorOpen, code: diag.AddressTaken, hint: "alias",
		old: "/old/door/,", new: "‸/404.html,"},
	{name: "an alias where a file is", file: doorOpen, code: diag.AddressTaken, hint: "alias",
		old: "/old/door/,", new: "‸/guides/door.svg,"},
	{name: "an alias of another site", file: doorOpen, code: diag.BadAlias, hint: "such as /door",
		old: "/old/door/,", new: "‸https://example.com/door,"},
	{name: "an alias with a query", file: doorOpen, code: diag.BadAlias, hint: "such as /door.php",
		old: "/old/door/,", new: "‸/door.php?id=1,"},
	{name: "an alias with a fragment", file: doorOpen, code: diag.BadAlias, hint: "such as /door",
		old: "/old/door/,", new: "‸/door#top,"},
	{name: "an alias with a broken code", file: doorOpen, code: diag.BadAlias, hint: "/old/address/",
		old: "/old/door/,", new: "‸/50%,"},
	{name: "an alias of the home page's file", file: doorOpen, code: diag.AddressTaken, hint: "remove the alias",
		old: "/old/door/,", new: "‸/index.html,"},
	{name: "an alias of the page's own file", file: doorOpen, code: diag.AddressTaken, hint: "remove the alias",
		old: "/old/door/,", new: "‸/kiln/firing/door-open/index.html,"},
	{name: "an alias with a code that a page is at", file: doorOpen, code: diag.AddressTaken, hint: "remove the alias",
		old: "/old/door/,", new: "‸/kiln/cooling/d%6Fne/,"},
	{
		name: "an alias twice on one page",
		file: doorOpen,
		code: diag.AddressTaken,
		hint: "one address",
		note: ":46:11: has it too",
		old:  "/old/door/,",
		new:  "/old/door/, ‸/old/door/index.html,",
	},
	{name: "an alias with a wildcard", file: doorOpen, code: diag.BadAlias, hint: "no wildcards",
		old: "/old/door/,", new: "‸/old/*,"},
	{name: "an alias with a name for a part", file: doorOpen, code: diag.BadAlias, hint: "no wildcards",
		old: "/old/door/,", new: "‸/old/:id/,"},
	{name: "an alias with a colon", file: doorOpen, code: diag.BadAlias, hint: "content/_redirects",
		old: "/old/door/,", new: "‸/wiki/Help:Door,"},
	{name: "an alias of the home page", file: doorOpen, code: diag.BadAlias, hint: "the home page has this address",
		old: "/old/door/,", new: "‸/,"},
	{name: "an alias where the list of files is", file: doorOpen, code: diag.BadAlias, hint: "/old/address/",
		old: "/old/door/,", new: "‸/.faultbook,"},
	{
		name: "two aliases, a file and a folder",
		file: doorOpen,
		code: diag.AddressTaken,
		hint: "change one",
		note: ":46:22: needs the folder",
		old:  "/old/door/, /k12.html",
		new:  "‸/old.html, /old.html/more/",
	},
	{name: "a file where an alias needs a folder", file: doorOpen, code: diag.AddressTaken, hint: "alias",
		old: "/old/door/,", new: "‸/guides/door.svg/more,"},
	{
		name: "a page below a generated file",
		file: "content/catalogue.json/more.md",
		code: diag.AddressTaken,
		hint: "another address",
		new:  "---\ntitle: More\n---\n",
		in:   "content/catalogue.json/_index.md",
	},
	{name: "an alias that leads out", file: doorOpen, code: diag.BadAlias, hint: "such as /door",
		old: "/old/door/,", new: "‸/../door/,"},
	{name: "an anchor that stays", file: beforeYou, code: diag.AnchorStays, hint: "remove the line",
		old: `lights: "#lamps"`, new: "‸the-seal: guides/where-lights-are"},
	{name: "an anchor that moved to no page", file: beforeYou, code: diag.NoSuchPage, hint: "guides/where-lights-are",
		old: `lights: "#lamps"`, new: "lights: ‸guides/where-lights-arr"},
	{name: "an anchor that moved to none", file: beforeYou, code: diag.NoSuchAnchor, hint: `did you mean "the-panel"?`,
		old: `lights: "#lamps"`, new: "‸lights: guides/where-lights-are#the-pannel"},
	{name: "anchors that lead in a circle", file: beforeYou, code: diag.AnchorCircle, hint: "has the section",
		old: "lamps: guides/where-lights-are#the-panel", new: `lamps: "#lights"`, in: beforeYou,
		at: `lights: "#lamps"`},
	{name: "a name of signs alone", file: "content/kiln/firing/$$.md", new: stray,
		code: diag.BadAddress, hint: "such as page"},
	{name: "a name that is no address", file: "content/kiln/firing/odd?.md", new: stray,
		code: diag.BadAddress, hint: "such as odd"},
}

// pathFaults are files of the output that some system cannot hold.
var pathFaults = []fault{
	{name: "a page with a name that Windows keeps", file: "content/kiln/firing/aux.md", new: stray,
		code: diag.UnsafePath, hint: "rename"},
	{name: "a page with such a name before a dot", file: "content/kiln/firing/com1.v2.md", new: stray,
		code: diag.UnsafePath, hint: "rename"},
	{name: "a path that is too long", file: "content/kiln/firing/" + strings.Repeat("very-", 40) + "hot.md", new: stray,
		code: diag.UnsafePath, hint: "shorten"},
	{name: "a file with a sign that Windows forbids", file: "content/guides/door: open.svg", new: "<svg/>",
		code: diag.UnsafePath, hint: "door-open.svg"},
	{name: "a file with a dot at its end", file: "content/guides/door.", new: "x",
		code: diag.UnsafePath, hint: "last character"},
	{name: "two files that differ by letter case", file: "content/guides/Door.svg", new: "<svg/>",
		code: diag.UnsafePath, hint: "rename", in: "content/guides/door.svg"},
	{name: "a file that differs from a generated one by letter case", file: "content/ROBOTS.txt", new: "x",
		code: diag.UnsafePath, hint: "rename"},
	{name: "a file where a folder of other letter case is", file: "content/KILN", new: "x",
		code: diag.UnsafePath, hint: "rename"},
	{name: "an alias with a name that Windows keeps", file: doorOpen, code: diag.UnsafePath, hint: "rename",
		old: "/old/door/,", new: "‸/old/nul/,"},
	{name: "a term with a name that Windows keeps", file: settings, code: diag.UnsafePath, hint: "rename",
		old: "id: app,", new: "id: ‸con,", also: []diag.Code{diag.UnknownTerm},
		prepare: func(t *testing.T, site string) {
			text := strings.Replace(readFile(t, site, doorOpen), "surface: app", "surface: con", 1)
			writeSite(t, site, map[string]string{doorOpen: text})
		}},
}

// templateFaults are faults of the site's own templates and styles.
var templateFaults = []fault{
	{
		name: "a function that does not exist",
		file: "templates/redirect.html",
		code: diag.BadTemplate,
		hint: "fix the line",
		new:  "<!doctype html>\n<title>{{‸shout .Title}}</title>\n",
	},
	{
		name: "an action that is not closed",
		file: "templates/redirect.html",
		code: diag.BadTemplate,
		hint: "fix the line",
		new:  "<!doctype html>\n<title>{{if .Title}}</title>\n‸",
	},
	{
		name: "a field that does not exist",
		file: "templates/redirect.html",
		code: diag.TemplateFail,
		hint: "fix the line",
		new:  "<!doctype html>\n<title>{{.Title}} {{‸.Titel}}</title>\n",
	},
	{
		name: "an icon that does not exist",
		file: "templates/redirect.html",
		code: diag.TemplateFail,
		hint: "fix the line",
		new:  "<!doctype html>{{/* no .Canonical, .Site.Style, .Site.Script */}}\n<title>{{.Title}}</title>{{‸icon \"nothing\"}}\n",
	},
	{
		name: "a frame of pages that is empty",
		file: "templates/base.html",
		code: diag.TemplateFail,
		hint: `{{template "content" .}}`,
		new:  "‸",
	},
	{name: "a style that does not exist", file: "templates/styles/main.css", code: diag.BadAsset, hint: "delete it",
		new: "/* ours */\n@import ‸\"./missing.css\";\n"},
	{name: "a style from elsewhere", file: "templates/styles/main.css", code: diag.BadAsset, hint: "copy",
		new: "@import ‸\"https://example.com/a.css\";\n"},
	{name: "a picture from elsewhere", file: "templates/styles/main.css", code: diag.BadAsset, hint: "copy",
		new: "body { background: ‸url(//example.com/a.png) }\n"},
	{name: "a brace too many", file: "templates/styles/main.css", code: diag.OddAsset, hint: "brace",
		new: "body { color: red }\n‸}\n"},
	{name: "a brace too few", file: "templates/styles/main.css", code: diag.OddAsset, hint: "brace",
		new: "body { color: red ‸"},
	{
		name: "a partial with a slip in its name",
		file: "templates/partials/footr.html",
		code: diag.UnusedTemplate,
		hint: `did you mean "partials/footer.html"?`,
		new:  "<footer></footer>\n",
	},
	{
		name: "a page template with a slip in its name",
		file: "templates/articel.html",
		code: diag.UnusedTemplate,
		hint: `did you mean "article.html"?`,
		new:  "{{define \"content\"}}{{end}}\n",
	},
	{
		name: "a page template without the text",
		file: "templates/article.html",
		code: diag.DroppedPart,
		hint: "{{/* no .Body */}}",
		new:  "{{define \"content\"}}<h1>{{.Title}}</h1>{{end}}\n",
	},
	{
		name: "a style that nothing imports",
		file: "templates/styles/brand-colours.css",
		code: diag.UnusedTemplate,
		hint: "@import \"./brand-colours.css\";",
		new:  "body { color: red }\n",
	},
	{
		name: "an icon that nothing shows",
		file: "templates/icons/lamp.svg",
		code: diag.UnusedTemplate,
		hint: "{{icon \"lamp\"}}",
		new:  "<svg/>\n",
	},
	{name: "a script that cannot be read", file: "templates/scripts/main.ts", code: diag.BadAsset, hint: "delete it",
		new: "const a = 1;\nconst ‸= 2;\n"},
}

// settingsFaults are faults of faultbook.yaml.
var settingsFaults = []fault{
	{name: "settings that are no YAML", file: settings, code: diag.BadYAML, hint: "bracket",
		old: "{id: app, label: Kiln app}", new: "‸{id: app, label: Kiln app"},
	{name: "an unknown setting", file: settings, code: diag.UnknownKey, hint: `did you mean "title"?`,
		old: "title: Kiln", new: "‸titel: Kiln"},
	{name: "a featured page that does not exist", file: settings, code: diag.NoSuchPage, hint: "kiln/firing/too-hot",
		old: "raw_html: false", new: "raw_html: false\nfeatured: [‸kiln/firing/too-hott]"},
	{name: "an accent that is no colour", file: settings, code: diag.BadValue, hint: "#3b48c4",
		old: "raw_html: false", new: "raw_html: false\ntheme: {accent: ‸blue}"},
	{name: "an accent that reads as a comment", file: settings, code: diag.LostText, hint: `"#0f766e"`,
		old: "raw_html: false", new: "raw_html: false\ntheme:\n  accent: ‸#0f766e"},
	{name: "a logo that is no image", file: settings, code: diag.BadValue, hint: "SVG or PNG",
		old: "raw_html: false", new: "raw_html: false\ntheme: {logo: ‸logo.pdf}"},
	{name: "a logo that does not exist", file: settings, code: diag.NoSuchFile, hint: "faultbook.yaml",
		old: "raw_html: false", new: "raw_html: false\ntheme: {logo: ‸logo.svg}"},
	{name: "a logo outside of the site", file: settings, code: diag.NoSuchFile, hint: "without ..",
		old: "raw_html: false", new: "raw_html: false\ntheme: {logo: ‸../logo.svg}"},
	{name: "a link at the foot to nowhere", file: settings, code: diag.NoSuchPage, hint: "guides/before-you-call",
		old: "raw_html: false", new: "raw_html: false\nfooter: [{label: Help, page: ‸guides/before-you-cal}]"},
	{name: "a link at the foot that is no address", file: settings, code: diag.BadValue, hint: "https://",
		old: "raw_html: false", new: "raw_html: false\nfooter: [{label: Help, url: ‸javascript:alert(1)}]"},
	{name: "an unknown setting of a term", file: settings, code: diag.UnknownKey, hint: `did you mean "label"?`,
		old: "id: app, label:", new: "id: app, label: App, ‸lable:"},
	{name: "a term without an id", file: settings, code: diag.MissingKey, hint: "id",
		old: "{id: dealer, label", new: "‸{label", also: []diag.Code{diag.UnknownTerm, diag.UnknownTerm}},
	{name: "a term without a label", file: settings, code: diag.MissingKey, hint: "label",
		old: "{id: app, label: Kiln app}", new: "‸{id: app}"},
	{name: "a term twice", file: settings, code: diag.Duplicate, hint: "the first is on line 22",
		old: "{id: dealer, label: Your dealer}",
		new: "{id: dealer, label: Your dealer}\n  - {id: ‸dealer, label: Shop}"},
	{name: "an email address without a host", file: settings, code: diag.BadValue, hint: "help@example.com",
		old: "email: help@kiln.example", new: "email: ‸help@kiln"},
	{name: "a phone number in words", file: settings, code: diag.BadValue, hint: "notes",
		old: "phone: +1 (555) 010-0100", new: "phone: ‸ask the desk"},
	{name: "an address without a scheme", file: settings, code: diag.BadValue, hint: "https://",
		old: "url: https://kiln.example/help", new: "url: ‸kiln.example/help"},
	{name: "a color that pages cannot draw", file: settings, code: diag.BadValue, hint: "red",
		old: "color: red,", new: "color: ‸redd,"},
	{name: "a picture that is not there", file: settings, code: diag.NoSuchFile, hint: "below content",
		old: "picture: guides/door.svg", new: "picture: ‸guides/dor.svg"},
	{name: "a picture that is none", file: settings, code: diag.BadValue, hint: "SVG or PNG",
		old: "picture: guides/door.svg", new: "picture: ‸guides/door.pdf"},
	{name: "a tone that does not exist", file: settings, code: diag.BadValue, hint: "critical, high, warning",
		old: "tone: critical", new: "tone: ‸purple"},
	{name: "a base address that is none", file: settings, code: diag.BadValue, hint: "https://help.example.com/",
		old: "base_url: https:", new: "base_url: ‸ftp:"},
	{name: "an edit address without a path", file: settings, code: diag.BadValue, hint: "{path}",
		old: "edit_url: https://example.com/edit/main/{path}", new: "edit_url: ‸https://example.com/edit/main/"},
	{name: "a language as systems write it", file: settings, code: diag.BadValue, hint: `did you mean "en-US"?`,
		old: "language: en", new: "language: ‸en_US"},
	{name: "a language by its name", file: settings, code: diag.BadValue, hint: `did you mean "de"?`,
		old: "language: en", new: "language: ‸German"},
	{name: "no language", file: settings, code: diag.BadValue, hint: "pt-BR",
		old: "language: en", new: "language: \"‸\""},
	{name: "a language that is none", file: settings, code: diag.BadValue, hint: "pt-BR",
		old: "language: en", new: "language: ‸e"},
	{name: "a country for a language", file: settings, code: diag.BadValue, hint: `did you mean "ja"?`,
		old: "language: en", new: "language: ‸jp"},
	{name: "a country's old code in a language", file: settings, code: diag.BadValue, hint: `did you mean "en-GB"?`,
		old: "language: en", new: "language: ‸en-UK"},
	{name: "a locale for a language", file: settings, code: diag.BadValue, hint: `did you mean "en-US"?`,
		old: "language: en", new: "language: ‸en_US.UTF-8"},
	{name: "a list of languages", file: settings, code: diag.WrongType, hint: "{de: {}, fr: {}}",
		old: "language: en", new: "language: en\nlanguages: ‸[de, fr]"},
	{name: "one language more", file: settings, code: diag.WrongType, hint: "{de: {}}",
		old: "language: en", new: "language: en\nlanguages: ‸de"},
	{name: "a language with a country beside it", file: settings, code: diag.Duplicate, hint: "de-AT",
		old: "language: en", new: "language: en\nlanguages: {de: {}, ‸de-CH: {}}"},
	{name: "a language without texts", file: settings, code: diag.MissingText, hint: "templates/texts/sv.yaml",
		old: "language: en", new: "language: ‸sv"},
	{
		name: "a text that the interface does not have",
		file: settings,
		code: diag.UnknownKey,
		hint: `did you mean "message"?`,
		old:  "raw_html: false",
		new:  "raw_html: false\ntexts: {entry: {‸mesage: Text}}",
	},
	{name: "texts in another language", file: "templates/texts/sv.yaml", code: diag.UnusedTemplate, hint: "en.yaml",
		new: "frame: {home: Hem}"},
	{name: "a language with a country that is none", file: settings, code: diag.BadValue, hint: "pt-BR",
		old: "language: en", new: "language: ‸en-XQZ9"},
	{name: "a policy for everything", file: settings, code: diag.BadValue, hint: "https://stats.example.com",
		old: "raw_html: false", new: "raw_html: false\ncsp:\n  script-src: \"‸*\""},
	{name: "a policy for scripts in pages", file: settings, code: diag.BadValue, hint: "https://stats.example.com",
		old: "raw_html: false", new: "raw_html: false\ncsp:\n  script-src: \"‸'unsafe-inline'\""},
	{name: "a policy for what is not encrypted", file: settings, code: diag.BadValue, hint: "https://stats.example.com",
		old: "raw_html: false", new: "raw_html: false\ncsp:\n  img-src: ‸http://example.com"},
	{name: "a policy that ends early", file: settings, code: diag.BadValue, hint: "https://stats.example.com",
		old: "raw_html: false", new: "raw_html: false\ncsp:\n  img-src: \"‸https://a.example.com;script-src *\"",
		also: []diag.Code{diag.BadValue}},
	{name: "a directive that stays closed", file: settings, code: diag.BadValue, hint: "script-src",
		old: "raw_html: false", new: "raw_html: false\ncsp:\n  ‸script-srcs: https://a.example.com"},
	{name: "frames for everybody", file: settings, code: diag.BadValue, hint: "'self'",
		old: "raw_html: false", new: "raw_html: false\nframe_ancestors: \"‸*\""},
	{
		name: "an edit address that runs a script",
		file: settings,
		code: diag.BadValue,
		hint: "https://example.com/edit/main/{path}",
		old:  "edit_url: https://example.com/edit/main/{path}",
		new:  `edit_url: "‸javascript:alert('{path}')"`,
	},
	{
		name: "an edit address with a document in it",
		file: settings,
		code: diag.BadValue,
		hint: "https://example.com/edit/main/{path}",
		old:  "edit_url: https://example.com/edit/main/{path}",
		new:  `edit_url: "‸data:text/html,{path}"`,
	},
	{
		name: "an edit address on another drive",
		file: settings,
		code: diag.BadValue,
		hint: "https://example.com/edit/main/{path}",
		old:  "edit_url: https://example.com/edit/main/{path}",
		new:  `edit_url: "‸//example.com/{path}"`,
	},
	{name: "an editor that runs a script", file: settings, code: diag.BadValue, hint: "vscode://",
		old: "edit_url: https://example.com/edit/main/{path}", new: `editor_url: "‸JavaScript:alert('{path}')"`},
	{name: "an editor by an unknown scheme", file: settings, code: diag.BadValue, hint: "vscode://",
		old: "edit_url: https://example.com/edit/main/{path}", new: `editor_url: "‸vbscript:{path}"`},
	{name: "a word for true or false in the settings", file: settings, code: diag.WrongType, hint: "true or false",
		old: "raw_html: false", new: "raw_html: ‸sometimes"},
	{
		name: "no such syntax of placeholders",
		file: "faultbook.yaml",
		code: diag.BadValue,
		hint: `did you mean "printf"?`,
		old:  "raw_html: false",
		new:  "placeholder_syntax: [braces, ‸print]",
	},
	{
		name: "an old site that is no address",
		file: "faultbook.yaml",
		code: diag.BadValue,
		hint: "https://old.example.com/",
		old:  "raw_html: false",
		new:  "link_base: ‸/kb/",
	},
	{name: "a word for whether a site is found", file: settings, code: diag.WrongType, hint: "true or false",
		old: "raw_html: false", new: "noindex: ‸never"},
	{name: "a name that no file can have", file: settings, code: diag.BadValue, hint: "hyphens",
		old: "language: en", new: "language: en\nname: ‸a/b"},
	{name: "a version that no file can have", file: settings, code: diag.BadValue, hint: "2.1",
		old: "language: en", new: "language: en\nversion: ‸v1."},
	{name: "the page of a term", file: settings, code: diag.NoSuchPage, hint: "guides/where-lights-are",
		old: "page: guides/where-lights-are", new: "page: ‸guides/where-light-is"},
}

// fileFaults are files that cannot be read as they are.
var fileFaults = []fault{
	{
		name: "the code of another entry",
		file: "content/kiln/firing/door-same.md",
		code: diag.DuplicateEntry,
		hint: "merge the two",
		new:  "---\ncode: ‸K12\nmessage: The door is ajar.\nseverity: critical\nfix: Close it.\n---\n",
	},
	{name: "a file that is not UTF-8", file: "content/wheel/_index.md", code: diag.NotUTF8, hint: "UTF-8",
		old: "title: Wheel", new: "title: Whéel h‸\xe4s"},
	{
		name: "a page with its ending in capitals",
		file: "content/kiln/firing/odd.MD",
		code: diag.NotAPage,
		hint: "ends in .md",
		new:  stray,
	},
	{
		name: "a page with code in it",
		file: "content/kiln/firing/odd.mdx",
		code: diag.NotAPage,
		hint: "ends in .md",
		new:  stray,
	},
	{
		name: "a page for another generator",
		file: "content/kiln/firing/odd.adoc",
		code: diag.NotAPage,
		hint: "convert it",
		new:  "= Odd\n",
	},
	{
		name: "a component for another generator",
		file: "content/kiln/firing/Odd.JSX",
		code: diag.NotAPage,
		hint: "convert it",
		new:  "export const Odd = 1\n",
	},
	{
		name: "a page as a text file",
		file: "content/kiln/firing/odd.Md.txt",
		code: diag.NotAPage,
		hint: "ends in .md",
		new:  stray,
	},
	{
		name: "an old copy of a page",
		file: "content/kiln/firing/odd.md.old",
		code: diag.NotAPage,
		hint: "remove it",
		new:  stray,
	},
	{
		name: "a copy that a file manager made",
		file: "content/kiln/firing/odd.md (copy)",
		code: diag.NotAPage,
		hint: "remove it",
		new:  stray,
	},
	{
		name: "a notebook",
		file: "content/kiln/firing/odd.ipynb",
		code: diag.NotAPage,
		hint: "convert it",
		new:  "{}",
	},
	{
		name: "a page with a long ending",
		file: "content/odd.markdown",
		code: diag.NotAPage,
		hint: "ends in .md",
		new:  stray,
	},
	{name: "settings that are not UTF-8", file: settings, code: diag.NotUTF8, hint: "UTF-8",
		old: "title: Kiln", new: "title: K‸\xefln"},
	{name: "a link that leads out of the site", code: diag.Unreadable, hint: "into content",
		in: "content/kiln/out.md", prepare: link("../../../secret.md", "content/kiln/out.md")},
	{name: "a link to a folder outside", code: diag.Unreadable, hint: "into content",
		in: "content/out", prepare: link("/usr", "content/out")},
	{name: "a link to a file beside the content", code: diag.Unreadable, hint: "into content",
		in: "content/env.txt", prepare: link("../faultbook.yaml", "content/env.txt")},
	{name: "a link to what is ignored", code: diag.Unreadable, hint: "remove the link",
		in: "content/kiln/git", prepare: hiddenLink},
	{name: "templates outside of the site", code: diag.Unreadable, hint: "into the site's folder",
		in: "templates", prepare: link("/usr", "templates")},
	{
		name:    "a template outside of the site",
		file:    "templates/partials/toc.html",
		new:     "-",
		code:    diag.Unreadable,
		hint:    "into the site's folder",
		in:      "templates/article.html",
		prepare: link("/etc/hostname", "templates/article.html"),
	},
	{name: "synonyms outside of the site", code: diag.Unreadable, hint: "into the site's folder",
		in: "synonyms.txt", prepare: link("/etc/hostname", "synonyms.txt")},
	{name: "settings outside of the site", code: diag.Unreadable, hint: "into the site's folder",
		in: settings, prepare: linkInstead("/etc/hostname", settings)},
	{name: "a link that leads nowhere", code: diag.Unreadable, hint: "exists",
		in: "content/kiln/gone.md", prepare: link("nowhere.md", "content/kiln/gone.md")},
	{
		name: "a drawing with a script",
		code: diag.UnsafeDrawing,
		hint: "without it",
		in:   "content/kiln/plan.svg",
		at:   "<script>",
		prepare: put(
			"content/kiln/plan.svg",
			"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">\n<script>a()</script></svg>",
		),
	},
	{
		name: "a drawing with an event",
		code: diag.UnsafeDrawing,
		hint: "without it",
		in:   "content/kiln/plan.svg",
		at:   "<rect",
		prepare: put(
			"content/kiln/plan.svg",
			"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">\n<rect onload=\"a()\"/></svg>",
		),
	},
	{
		name: "a drawing with a link that runs a script",
		code: diag.UnsafeDrawing,
		hint: "without it",
		in:   "content/kiln/plan.svg",
		at:   "<a",
		prepare: put(
			"content/kiln/plan.svg",
			"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">\n<a href=\"javascript:a()\"/></svg>",
		),
	},
	{name: "a drawing that no browser shows", code: diag.Unreadable, hint: "UTF-8", in: "content/kiln/plan.svg",
		prepare: put("content/kiln/plan.svg", "\xff\xfe<\x00s\x00v\x00g\x00")},
	{name: "a page of three megabytes", code: diag.TooLarge, hint: "split it",
		in: "content/kiln/long.md", prepare: largeFile("content/kiln/long.md")},
	{
		name:    "settings of three megabytes",
		code:    diag.TooLarge,
		hint:    "split it",
		in:      settings,
		prepare: largeFile(settings),
	},
	{name: "a translation of no page", code: diag.NoSource, hint: "retrying.de.md", in: "content/kiln/firing/hot.de.md",
		prepare: translationOfNoPage},
	{name: "two translations of a page", code: diag.TwoTranslations, hint: "delete the other",
		in: "content.de/kiln/_index.md", prepare: twoTranslations},
	{name: "translations into a language that the site lacks", code: diag.NoTranslation, hint: "`languages`",
		in: "content.fr", prepare: put("content.fr/kiln/_index.md", "---\ntitle: Four\n---\n")},
	{name: "a page with the name of a translation into a language that the site lacks", code: diag.NoTranslation,
		hint: "`languages`", in: "content/kiln/_index.fr.md",
		prepare: put("content/kiln/_index.fr.md", "---\ntitle: Four\nkind: article\n---\nTexte.\n")},
	{name: "a shallow clone", code: diag.NoHistory, hint: "--unshallow", in: "content", prepare: shallow},
	{name: "a folder within itself", code: diag.Unreadable, hint: "remove the link",
		in: "content/kiln/firing/again", prepare: link("../../kiln", "content/kiln/firing/again")},
}

func put(name, text string) func(*testing.T, string) {
	return func(t *testing.T, site string) { writeSite(t, site, map[string]string{name: text}) }
}

func largeFile(name string) func(*testing.T, string) {
	return func(t *testing.T, site string) {
		writeSite(
			t,
			site,
			map[string]string{name: "---\ntitle: Long\n---\n" + strings.Repeat("A line of words.\n", 200_000)},
		)
	}
}

// shallow makes the site a clone that lacks its history.
func shallow(t *testing.T, site string) {
	git := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@example.com"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	clone := site + ".clone"
	git("init", "-q", site)
	git("-C", site, "add", "-A")
	git("-C", site, "commit", "-q", "-m", "one")
	git("-C", site, "commit", "-q", "-m", "two", "--allow-empty")
	git("-C", site, "rm", "-q", "--cached", "content/wheel/_index.md")
	git("-C", site, "commit", "-q", "-m", "three")
	git("clone", "-q", "--depth", "2", "file://"+site, clone)
	if err := errors.Join(os.RemoveAll(filepath.Join(site, ".git")), os.Rename(filepath.Join(clone, ".git"),
		filepath.Join(site, ".git"))); err != nil {
		t.Fatal(err)
	}
}

// hiddenLink makes a folder that is ignored and a link to it.
func hiddenLink(t *testing.T, site string) {
	if err := os.MkdirAll(filepath.Join(site, "content/.drafts"), 0o755); err != nil {
		t.Fatal(err)
	}
	link("../.drafts", "content/kiln/git")(t, site)
}

// linkInstead puts a link in the place of a file of the site.
func linkInstead(target, name string) func(*testing.T, string) {
	return func(t *testing.T, site string) {
		if err := os.Remove(filepath.Join(site, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
		link(target, name)(t, site)
	}
}

// link makes a symbolic link; what it names may lie outside the site.
func link(target, name string) func(*testing.T, string) {
	return func(t *testing.T, site string) {
		if err := os.WriteFile(filepath.Join(site, "..", "secret.md"), []byte(stray), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(site, filepath.FromSlash(name))); err != nil {
			t.Skip("this file system has no symbolic links: ", err)
		}
	}
}

// twoTranslations gives a site a language, and a page of it two translations.
func twoTranslations(t *testing.T, site string) {
	t.Helper()
	translationOfNoPage(t, site)
	if err := os.Remove(filepath.Join(site, "content/kiln/firing/hot.de.md")); err != nil {
		t.Fatal(err)
	}
	writeSite(t, site, map[string]string{
		"content.de/kiln/_index.md": "---\ntitle: Ofen\n---\n",
		"content/kiln/_index.de.md": "---\ntitle: Der Ofen\n---\n",
	})
}

// translationOfNoPage gives a site a language, and a translation whose page is missing.
func translationOfNoPage(t *testing.T, site string) {
	t.Helper()
	settings, err := os.ReadFile(filepath.Join(site, "faultbook.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	writeSite(t, site, map[string]string{
		"faultbook.yaml": string(
			settings,
		) + "\nlanguages: {de: {}}\n", "content/kiln/firing/hot.de.md": "---\nsummary: Heiß.\n---\n",
	})
}
