// Package asset makes the style sheets and scripts of a site. Sources come in; minified
// files with a hash of their content in their names go out, with a diagnostic for every
// source that cannot be used. It knows nothing of pages.
package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/source"
	"faultbook/internal/texts"
)

// folder is the folder of the output that holds all assets.
const folder = "assets"

// Immutable reports whether a file of the output is an asset, whose name changes
// with its bytes.
func Immutable(name string) bool { return strings.HasPrefix(name, folder+"/") }

// Look holds a site's changes to the built-in look; the zero value changes nothing.
type Look struct {
	Style    string // rules appended to the style sheet
	Accent   string // the color of the icon, as #rrggbb
	Logo     []byte
	LogoName string
	LogoSize image.Point // in pixels; zero when unknown
}

// iconAccent is the color in icons/favicon.svg that a site's accent replaces.
const iconAccent = "#3b48c4"

// Set is the assets of a site.
type Set struct {
	Style, Script, Icon string // paths in the output
	Results             string // the style sheet of pages that show results
	Logo                string // empty when the site has no logo
	LogoSize            image.Point
	Search              Search     // empty when the site has no search
	Card                string     // the picture beside links to the site; empty when it has none
	Accent              color.RGBA // the color of links on a light page
	Files               []output.File
}

// Search holds the paths in the output of the search client's scripts, one for each kind of
// page.
type Search struct {
	Box   string // of pages that have a search box
	Page  string // of the search page
	Lost  string // of the page of unknown addresses
	Marks string // marks the matches on a page that a hit led to
	Logs  string // of the page that reads logs
}

// Sources are the style sheet, the script and the icon of a templates folder,
// bundled. Those of one folder serve any look.
type Sources struct{ style, results, script, icon []byte }

// BundleSources bundles styles/main.css, styles/results.css and scripts/main.ts of a
// templates folder, and takes icons/favicon.svg as it is. A language that runs from right to
// left has styles/rtl.css too.
func BundleSources(templates fs.FS, words *texts.Texts) (*Sources, diag.List) {
	style, problems := Bundle(templates, "styles/main.css", words)
	if words.Direction() == texts.RightToLeft {
		mirrored, more := Bundle(templates, "styles/rtl.css", words)
		style, problems = slices.Concat(style, mirrored), append(problems, more...)
	}
	var results []byte
	if _, err := fs.Stat(templates, resultsStyle); err == nil {
		made, more := Bundle(templates, resultsStyle, words)
		results, problems = made, append(problems, more...)
	}
	script, more := Bundle(templates, "scripts/main.ts", words)
	problems = append(problems, more...)
	icon, err := fs.ReadFile(templates, "icons/favicon.svg")
	if err != nil {
		problems = append(problems, source.Unreadable("templates/icons/favicon.svg", err))
	}
	return &Sources{style, results, script, icon}, problems
}

// resultsStyle is the style sheet of pages that show results.
const resultsStyle = "styles/results.css"

// clientParts are the scripts of the search client by the part of a site that
// loads each.
var clientParts = []string{"box", "page", "lost", "marks", "logs"}

// Client is the scripts of the search client, bundled, by part.
type Client map[string][]byte

// BundleClient bundles the sources of the search client.
func BundleClient(client fs.FS, words *texts.Texts) (Client, diag.List) {
	scripts := Client{}
	var problems diag.List
	for _, part := range clientParts {
		script, more := Bundle(client, "client/ui/main-"+part+".ts", words)
		problems = append(problems, more...)
		scripts[part] = script
	}
	return scripts, problems
}

// Build makes the assets of a site in its look. client is nil for a site without
// search.
func Build(from *Sources, client Client, look Look) *Set {
	s := &Set{LogoSize: look.LogoSize}
	style := slices.Concat(from.style, []byte(look.Style))
	s.Style = s.add("site.css", style)
	s.Results = s.add("results.css", from.results)
	s.Accent = accentOf(style)
	s.Script = s.add("site.js", from.script)
	if client != nil {
		part := func(name string) string { return s.add("search-"+name+".js", client[name]) }
		s.Search = Search{Box: part("box"), Page: part("page"), Lost: part("lost"), Marks: part("marks"),
			Logs: part("logs")}
	}
	icon := from.icon
	if look.Accent != "" {
		icon = bytes.ReplaceAll(icon, []byte(iconAccent), []byte(look.Accent))
	}
	s.Icon = s.add("favicon.svg", icon)
	if look.Logo != nil {
		s.Logo = s.add(look.LogoName, look.Logo)
	}
	return s
}

// Single bundles what a site in one file needs besides its assets: styles/single.css,
// scripts/book.ts, and the search client for one file, which is empty for a site without
// search.
func Single(templates, client fs.FS, words *texts.Texts) (style, script, search []byte, problems diag.List) {
	style, problems = Bundle(templates, "styles/single.css", words)
	script, more := Bundle(templates, "scripts/book.ts", words)
	problems = append(problems, more...)
	if client != nil {
		search, more = Bundle(client, "client/ui/single.ts", words)
		problems = append(problems, more...)
	}
	return style, script, search, problems
}

// Chooser bundles scripts/edition.ts, which chooses the language of a site that is one file.
func Chooser(templates fs.FS, words *texts.Texts) ([]byte, diag.List) {
	return Bundle(templates, "scripts/edition.ts", words)
}

// add gives a file a name with a hash of its content and returns its path.
func (s *Set) add(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext, hash := path.Ext(name), hex.EncodeToString(sum[:])[:10]
	file := path.Join(folder, strings.TrimSuffix(name, ext)+"."+hash+ext)
	s.Files = append(s.Files, output.File{Path: file, Data: data, From: "templates"})
	return file
}

// Paths returns the paths of all assets in the output.
func (s *Set) Paths() []string {
	paths := make([]string, len(s.Files))
	for i, f := range s.Files {
		paths[i] = f.Path
	}
	return paths
}

// File returns the bytes of an asset, by its path in the output.
func (s *Set) File(name string) ([]byte, bool) {
	for _, f := range s.Files {
		if f.Path == name {
			return f.Data, true
		}
	}
	return nil, false
}

// AddCard adds the picture, a PNG, that other sites show beside links to the site.
func (s *Set) AddCard(data []byte) { s.Card = s.add("card.png", data) }

var accent = regexp.MustCompile(`--accent:\s*(?:light-dark\()?\s*#([0-9a-fA-F]{6})\b`)

// accentOf returns the color that a style sheet gives links: the last one, if several rules
// set it. White text must be readable on it. Without a rule it is a dark gray.
func accentOf(style []byte) color.RGBA {
	found := accent.FindAllSubmatch(style, -1)
	if found == nil {
		return color.RGBA{0x33, 0x33, 0x33, 255}
	}
	var rgb [3]byte
	// The expression matches hexadecimal digits only.
	_, _ = hex.Decode(rgb[:], found[len(found)-1][1])
	return color.RGBA{rgb[0], rgb[1], rgb[2], 255}
}
