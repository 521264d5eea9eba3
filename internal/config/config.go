// Package config holds a site's settings: the text of faultbook.yaml comes in,
// checked settings with defaults filled in go out, with a diagnostic for every
// fault. It never reads files and never looks at content.
package config

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/host"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// FileName is the name of the settings file in the root of a site.
const FileName = "faultbook.yaml"

// Tone is how urgent a severity or a state is to the reader. Styles give each
// tone a color and an icon.
type Tone string

// The tones, from the most to the least urgent.
const (
	Critical Tone = "critical"
	High     Tone = "high"
	Caution  Tone = "warning"
	Info     Tone = "info"
	Good     Tone = "good"
	Neutral  Tone = "neutral"
)

var tones = []string{string(Critical), string(High), string(Caution), string(Info), string(Good), string(Neutral)}

// Term is one value of a vocabulary that entries refer to by id.
type Term struct {
	ID    string
	IDAt  source.At // where the settings give it; line 0 for a default
	Label string
	Tone  Tone
	// Page is the id of the page about the term; empty when there is none.
	Page string
	// PageAt is where the settings name that page.
	PageAt source.At
	// Words are other words and phrases that people use for the term; the
	// search knows an entry by those of its state, severity and surfaces.
	Words []string
	// Reach says how to reach a contact; empty for other terms.
	Reach
	// Look says what an icon looks like; empty for other terms.
	Look
	// Rank is the term's place in its vocabulary, from 0.
	Rank int
}

// defaultKeepReplaced keeps a page working that a reader opened before the last
// publication.
const defaultKeepReplaced = 1

// Reach is how to reach a contact, as readers see it; empty where it is not given.
type Reach struct {
	Email string
	Phone string
	URL   string // absolute
	Hours string
	Notes []string
}

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
	// Icons are those that the products show.
	Icons []*Term
}

// Find returns the term with the given id, or nil. Letter case and the ways to
// write a letter with an accent do not matter.
func Find(terms []*Term, id string) *Term {
	id = norm.NFC.String(id)
	for _, t := range terms {
		if strings.EqualFold(norm.NFC.String(t.ID), id) {
			return t
		}
	}
	return nil
}

// IDs returns the ids of the terms, in order.
func IDs(terms []*Term) []string {
	ids := make([]string, len(terms))
	for i, t := range terms {
		ids[i] = t.ID
	}
	return ids
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

func readAddresses(root *yamldoc.Map, c *Config) {
	var base string
	if at := root.String("base_url", &base); base != "" {
		u, err := ParseBaseURL(base)
		if err != nil {
			root.Fault(
				at,
				len(base),
				diag.BadValue,
				err.Error(),
				"give the full address of the site's root, such as https://help.example.com/",
			)
		} else {
			c.BaseURL = u
		}
	}
	var old string
	if at := root.String("link_base", &old); old != "" {
		u, err := ParseBaseURL(old)
		if err != nil {
			root.Fault(
				at,
				len(old),
				diag.BadValue,
				strings.Replace(err.Error(), "base_url", "link_base", 1),
				"give the full address of the old site, such as https://old.example.com/",
			)
		} else {
			c.LinkBase = u
		}
	}
	readPattern(root, "edit_url", &c.EditURL, "https://example.com/edit/main/{path}", nil)
	readPattern(root, "editor_url", &c.EditorURL, "vscode://file/{path}:{line}:{column}", editorSchemes)
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

// editorSchemes are the schemes by which editors open a file. Any other might run a
// script in the preview.
var editorSchemes = []string{
	"vscode", "vscode-insiders", "vscodium", "cursor", "windsurf", "zed", "idea", "jetbrains", "goland", "pycharm", "phpstorm", "webstorm",
	"rubymine", "clion", "rider", "fleet", "subl", "txmt", "bbedit", "mvim", "nvim", "emacs", "org-protocol", "atom", "nova", "x-nova", "textmate", "editor", "file",
}

// readPattern reads an address with {path} in it.
func readPattern(root *yamldoc.Map, key string, to *string, example string, schemes []string) {
	at := root.String(key, to)
	if *to == "" {
		return
	}
	scheme, rest, _ := strings.Cut(*to, ":")
	web := (scheme == "http" || scheme == "https") && strings.HasPrefix(rest, "//")
	switch {
	case !web && !slices.Contains(schemes, scheme):
		root.Fault(
			at,
			len([]rune(*to)),
			diag.BadValue,
			key+" is no address that is safe to open: "+quote(*to),
			"write an address such as "+example,
		)
		*to = ""
	case !strings.Contains(*to, "{path}"):
		root.Fault(
			at,
			len([]rune(*to)),
			diag.BadValue,
			key+" does not contain {path}",
			"write {path} in place of the file's path, such as "+example,
		)
	}
}

func readTerms(root *yamldoc.Map, words *texts.Texts, key string) []*Term {
	var terms []*Term
	root.Maps(key, known(key), func(m *yamldoc.Map) {
		t := &Term{Tone: Neutral, Rank: len(terms)}
		at := m.Required("id", &t.ID)
		t.IDAt = at
		m.Required("label", &t.Label)
		tone := string(Neutral)
		m.Choice("tone", &tone, tones)
		t.Tone = Tone(tone)
		t.PageAt = m.String("page", &t.Page)
		for _, w := range m.Texts("words") {
			t.Words = append(t.Words, w.Value)
		}
		readReach(m, &t.Reach)
		readLook(m, &t.Look)
		if first := Find(terms, t.ID); t.ID != "" && first != nil {
			m.Fault(
				at,
				len(t.ID),
				diag.Duplicate,
				"duplicate id "+quote(t.ID)+" in "+key,
				fmt.Sprintf("give each term another id: the first is on line %d", first.IDAt.Line),
			)
		}
		terms = append(terms, t)
	})
	if terms == nil {
		return Defaults(words, key)
	}
	return terms
}

func quote(s string) string { return `"` + s + `"` }
