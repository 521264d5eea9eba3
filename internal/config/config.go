// Package config holds a site's settings: the text of faultbook.yaml comes in,
// checked settings with defaults filled in go out, with a diagnostic for every
// fault. It never reads files and never looks at content.
package config

import (
	"net/url"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/host"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// FileName is the name of the settings file in the root of a site.
const FileName = "faultbook.yaml"

// defaultKeepReplaced keeps a page working that a reader opened before the last
// publication.
const defaultKeepReplaced = 1

// Config is the settings of one site.
type Config struct {
	// File is where the settings were read.
	File        *source.File
	Title       string
	Description string
	Language    string
	// Languages are the further languages of the site.
	Languages []*Language
	// Prefix is the folder of the output that holds the pages of these settings, with a
	// slash at its end; empty for the first language.
	Prefix string
	// Texts are the words of the interface.
	Texts *texts.Texts
	// BaseURL is the absolute address of the home page, with a slash at its end, or nil when the settings give none.
	BaseURL *url.URL
	// Name and Version name the offline bundle; each is empty when not given,
	// and fit for a file name on any system.
	Name, Version string
	// Offline says that the published site offers its bundle for download.
	Offline bool
	// EditURL is an address with {path} where the path of a file goes; empty
	// for no edit links.
	EditURL string
	// EditorURL is an address that opens a file in the author's editor, for
	// the preview: {path}, {line} and {column} are placeholders. Empty for
	// none.
	EditorURL string
	RawHTML   bool
	// PlaceholderSyntax names the ways in which messages have placeholders beside <Name>:
	// printf, braces, dollar.
	PlaceholderSyntax []string
	// LinkBase is the address of an older site whose links lead to pages of this one: one
	// with this beginning is read without it. Nil for none.
	LinkBase *url.URL
	// Markdown publishes each page as Markdown too.
	Markdown bool
	// NoIndex asks search engines to leave the site out.
	NoIndex bool
	// Policy is what pages may load from elsewhere, and who may show them in a frame.
	Policy host.Policy
	// KeepReplaced is for how many publications the folder of the site keeps
	// replaced scripts, styles and shards of the search, from 0.
	KeepReplaced int
	// Featured is the ids of the entries that the home page shows first, with
	// their places; empty to let it choose.
	Featured   []yamldoc.Text
	Theme      Theme
	Footer     []FooterItem
	Severities []*Term
	States     []*Term
	Surfaces   []*Term
	Contacts   []*Term
	// Roles are who may act: user, administrator and the like; empty for a site that
	// does not tell them apart.
	Roles []*Term
	// Fields are keys of entries that the site declares.
	Fields []*Field
	// BadFields says that some fields have faults and are not among them.
	BadFields bool
	// Icons are those that the products show.
	Icons []*Term
}

// BasePath returns the path of the home page on its host, with slashes at both ends.
// Without an address of the site it lies at the root of a host.
func (c *Config) BasePath() string {
	if c.BaseURL == nil {
		return "/" + c.Prefix
	}
	return c.BaseURL.Path
}

// RootPath returns the path of the home page of the first language on its host.
func (c *Config) RootPath() string { return strings.TrimSuffix(c.BasePath(), c.Prefix) }

// Parse reads the text of a settings file, with the site's own texts of the interface;
// own may be nil. It always returns usable settings; what is wrong with the files is in
// the list.
func Parse(file *source.File, own ReadOwn) (*Config, diag.List) {
	c := &Config{File: file, Language: "en", KeepReplaced: defaultKeepReplaced}
	d := yamldoc.Parse(file, 0, len(file.Text))
	root := d.Root(known())
	more := readTexts(root, c, readLanguage(root, c), own)
	c.Title = c.Texts.Get("frame.title")
	root.String("title", &c.Title)
	root.String("description", &c.Description)
	root.Bool("raw_html", &c.RawHTML)
	readSyntax(root, c)
	root.Bool("markdown", &c.Markdown)
	root.Bool("noindex", &c.NoIndex)
	root.Bool("offline", &c.Offline)
	root.Int("keep_replaced", 0, &c.KeepReplaced)
	readFileName(root, "name", &c.Name)
	readFileName(root, "version", &c.Version)
	readAddresses(root, c)
	readTheme(root, c)
	readFooter(root, c)
	readPolicy(root, c)
	c.Featured = root.Texts("featured")
	c.Severities = readTerms(root, c.Texts, "severities")
	c.States = readTerms(root, c.Texts, "states")
	c.Surfaces = readTerms(root, c.Texts, "surfaces")
	c.Contacts = readTerms(root, c.Texts, "contacts")
	c.Roles = readTerms(root, c.Texts, "roles")
	c.Icons = readTerms(root, c.Texts, "icons")
	readFields(root, c)
	more = append(more, readLanguages(root, c, own)...)
	d.WarnOfLost(freeText)
	return c, append(d.Problems(), more...)
}

// freeText are the keys whose values are names and sentences, or often begin
// with a #.
var freeText = []string{
	"title",
	"description",
	"label",
	"about",
	"choices",
	"words",
	"accent",
	"hours",
	"notes",
	"phone",
	"names",
}

// syntaxes are the values of placeholder_syntax.
var syntaxes = []string{"printf", "braces", "dollar"}

func readSyntax(root *yamldoc.Map, c *Config) {
	for _, t := range root.Texts("placeholder_syntax") {
		if !slices.Contains(syntaxes, t.Value) {
			root.Fault(
				t.At,
				len([]rune(t.Value)),
				diag.BadValue,
				"placeholder_syntax cannot be "+quote(t.Value),
				diag.DidYouMean(t.Value, syntaxes),
			)
			continue
		}
		c.PlaceholderSyntax = append(c.PlaceholderSyntax, t.Value)
	}
}

func quote(s string) string { return `"` + s + `"` }
