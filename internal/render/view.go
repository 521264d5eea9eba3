package render

import (
	"html/template"
)

// View is what a page template gets. Addresses are relative to the page, or empty.
type View struct {
	Site  SiteView
	Frame Frame // assets, header, menu and footer: partials that may use Kind and Site alone

	Kind        string // home, product, operation, entry, article, section, messages, search, taxonomy, term, notfound
	Title       string
	Hint        string // the message of a page, if another page of its folder has the same title
	Name        string // for the window's title: code, title, Hint and Within
	Description string // plain text
	Canonical   string // absolute; empty without a base_url
	NoIndex     bool
	Locale      string         // as the Open Graph protocol writes it: de_DE; empty for a site of one language
	Languages   []LanguageLink // the page in all languages; empty for a site of one
	Alternates  []Alternate    // absolute addresses of the page in all languages that have it; empty without a base_url
	// Untranslated names the language of the text, and TextLanguage has its tag, where the
	// page is not translated; else both are empty.
	Untranslated string
	TextLanguage string
	Card         string      // absolute address of the picture beside links to the site; empty when there is none
	Data         template.JS // the page as schema.org describes pages: JSON-LD, or empty
	Markdown     string      // the Markdown version of the page; empty when there is none
	Updated      Date
	EditURL      string
	Draft        bool
	Retired      *Retired      // nil for a page that is up to date
	Moved        []MovedAnchor // sections that were on this page once
	// Breadcrumbs are the pages from the home page to the parent; empty on the home page.
	// Within names them as text, without the home page.
	Breadcrumbs []Link
	Within      string
	Contents    []Heading // of a page that has several
	Summary     template.HTML
	Body        template.HTML

	Entry       *Entry    // of an entry
	Table       *Table    // of an operation or a term, and of a product without a Matrix: the page's own table
	Matrix      *Matrix   // of a product whose operations share statuses
	Diagram     *Diagram  // of an operation whose entries lead to each other
	Examples    []Link    // of search: texts to search for, as links
	Cards       []Card    // of home, product, section: the pages below
	Contacts    []Card    // of search and the page of unknown addresses: who to contact
	Articles    []Card    // of home and product: articles that belong there
	Needed      []Need    // of home and search: the entries that people need most
	NeededTitle string    // what these entries are
	Near        []Link    // of the page of unknown addresses, in the preview: pages at addresses like that
	Groups      []Group   // of a taxonomy: its terms; of home: ways into the tables
	Letters     []Letter  // of the messages
	Related     []Related // lists of related pages, each with its title
	Term        *Badge    // of a term
	About       Link      // of a term: the page that explains it
}

// SiteView holds the fields that differ between pages only by relative addresses.
type SiteView struct {
	Title    string
	Language string
	// Direction is rtl where the language runs from right to left; else empty.
	Direction string
	Home      Link
	Messages  Link          // all messages A to Z: where searches lead without scripts
	Search    Link          // the search page; no address when the site has no search
	Logs      Link          // the page that reads logs; no address without search, or in one file
	Menu      []MenuItem    // only for the partials of the frame
	Tables    []Link        // the taxonomies
	Help      Link          // who to contact; no address when nobody is named
	Footer    []Link        // what the settings put at the foot: links, and texts without an address
	Logo      *Image        // nil for the mark that comes with the templates
	Root      string        // the way to the site's root, "" or "../" and so on
	Offline   *DownloadLink // the site as an archive; nil when none is offered
	Explicit  bool          // whether addresses of pages name index.html
	Reload    string        // loads the page again

	Catalogue  string // all entries as a table (CSV); empty in a site that is one file
	Feed       string // what is new and what changed; empty when the site has no feed
	OpenSearch string // the OpenSearch description; empty without a base_url or a search

	Style, Script, Icon string // addresses of the assets

	// Scripts of the search. The first loads when the search box gets the focus; the next
	// two replace it on the search page and on the 404 page; the last loads on a page that
	// a hit led to. Empty without search.
	SearchScript, SearchPageScript, SearchLostScript, SearchMarksScript string
	// LogsScript is the script of the page that reads logs; empty without search.
	LogsScript string
	// ResultsStyle is the style sheet of the search page, the 404 page, the page that reads
	// logs and all messages from A to Z.
	ResultsStyle string
}

// LanguageLink is the page in a language.
type LanguageLink struct {
	Tag, Name string // Name is in that language
	Href      string
	Direction string // of the name, where it is not that of the page
	Current   bool
}

// Alternate is the address of a page in a language, for search engines.
type Alternate struct {
	Tag     string // of the language, or x-default
	Address string
}

// Link is an address and what it is called. A link without address is text.
type Link struct {
	Text    string
	Href    string
	Current bool
}

// Image is an image of the site.
type Image struct {
	Href          template.URL
	Width, Height int // as it is shown, in pixels; 0 when unknown
}

// Download is a file of the output that pages offer.
type Download struct {
	Path, SumPath string // of the file and of its SHA-256, in the output
	Bytes         int64  // 0 when it is not made yet
}

// DownloadLink is a Download as seen from a page.
type DownloadLink struct {
	Href, SumHref string
	Size          string // "1.2 MB"; empty in previews, which make it when it is asked for
}

// MenuItem is one line of the menu, with the lines below it.
type MenuItem struct {
	Text    string
	Href    string
	Hint    string // the message, if a sibling has the same name
	Open    bool
	Current bool // whether it is the page itself
	Items   []MenuItem
}

// Heading is a line of the contents of a page.
type Heading struct {
	Level int // 2 or 3
	Href  template.URL
	Text  string
}

// Retired says that the product no longer shows what a page is about.
type Retired struct {
	Text string // a sentence
	To   []Link // what replaced it
}

// MovedAnchor is an anchor that the page had once, and its new address.
type MovedAnchor struct {
	Anchor  string
	Section string // what the section is called
	Text    string
	Href    string
}

// Date is a day for machines and for people; both are empty when unknown.
type Date struct {
	Machine string
	People  string
}

// Badge is a term of a vocabulary as readers see it.
type Badge struct {
	ID    string
	Label string
	Tone  string // critical, high, warning, info, good or neutral
	Href  string
}

// Card is a page within a list of pages.
type Card struct {
	Name  string
	Href  string
	Text  template.HTML
	Count int // entries below; 0 for none or not counted
	Items []Link
	// Of an entry: the verdict as a tone, and in words.
	Tone, Verdict string
}

// Need is an entry on the home page.
type Need struct {
	Name    string
	Href    string
	Place   string // product and operation
	Message string // what the product shows, or else the summary
	Tone    string // the verdict: required, wait, none or unknown
	Verdict string // "Action needed" and so on
}

// Group is a taxonomy with its terms, or a term with its count.
type Group struct {
	Text  string
	Href  string
	Terms []TermCount
}

// TermCount is one term and how many entries have it.
type TermCount struct {
	Badge Badge
	Count int
	About Link
	Reach Reach // of a contact
}

// Letter is a part of the page of all messages.
type Letter struct {
	Name   string
	Anchor string
	Items  []LetterItem
}

// LetterItem is a text that begins with the letter, and its entry.
type LetterItem struct {
	Text   template.HTML // its placeholders are <var>
	Href   string
	Tone   string // the verdict: required, wait, none or unknown
	Code   string // empty when the status is the code
	Status string // empty where the text is the label itself
	Place  string // product and operation
	// Verdict is the verdict in words.
	Verdict string
}

// Related is one relation of a page and the pages on the other side.
type Related struct {
	ID    string // leads-to, led-from, same, appears-with, related, mentions
	Title string
	Items []RelatedItem
}

// RelatedItem is a page that is related.
type RelatedItem struct {
	Title   template.HTML // escaped
	Href    string
	Tone    string        // the verdict of an entry; neutral for other pages
	Verdict string        // in words; empty for other pages
	Place   string        // where it belongs; empty where that is the page's own place
	Message template.HTML // its placeholders are <var>; empty when there is none
}
