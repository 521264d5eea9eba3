package render

import (
	"html/template"
)

// View is what a page template gets. Every address in it is ready for the
// page it is on: relative, or empty where there is none.
type View struct {
	Site  SiteView
	Frame Frame // header, menu and footer: partials that may use Kind and Site alone

	Kind        string // home, product, operation, entry, article, section, messages, search, taxonomy, term, notfound
	Title       string
	Hint        string // tells apart pages of the same name in one folder: the message
	Description string // plain text
	Canonical   string // absolute; empty when the site is not told its address
	NoIndex     bool
	Updated     Date
	EditURL     string
	Draft       bool
	Breadcrumbs []Link // from the home page to the parent; empty on the home page
	Contents    []Heading
	Summary     template.HTML
	Body        template.HTML

	Entry    *Entry    // of an entry
	Table    *Table    // of an operation, a term or the messages: the page's own table
	Matrix   *Matrix   // of a product
	Cards    []Card    // of home, product, section: the pages below; of search: whom to contact
	Articles []Card    // of home and product: articles that belong there
	Groups   []Group   // of a taxonomy, and of search the severities: its terms; of home: ways into the tables
	Letters  []Letter  // of the messages
	Related  []Related // lists of related pages, each with its title
	Term     *Badge    // of a term
	About    Link      // of a term: the page that tells more
}

// SiteView is what is the same on every page, but for relative addresses.
type SiteView struct {
	Title    string
	Language string
	Home     Link
	Messages Link          // all messages A to Z: where searches lead without scripts
	Search   Link          // the search page; no address when the site has no search
	Menu     []MenuItem    // only for the partials of the frame
	Tables   []Link        // the taxonomies
	Root     string        // the way to the site's root, "" or "../" and so on
	Offline  *DownloadLink // the site as an archive; nil when none is offered
	Explicit bool          // whether addresses of pages name index.html

	// Addresses of the assets. The search client is loaded when the search box
	// is touched.
	Style, Script, SearchScript, Icon string
}

// The structs below repeat Text and Href where one holding a Link would do:
// templates find an embedded field several times slower than a plain one.

// Link is an address and what it is called. A link without address is text.
type Link struct {
	Text    string
	Href    string
	Current bool
}

// Download is a file of the output that pages offer.
type Download struct {
	Path, SumPath string // of the file and of its SHA-256, in the output
	Bytes         int64
}

// DownloadLink is a Download as seen from a page.
type DownloadLink struct {
	Href, SumHref string
	Size          string // "1.2 MB"
}

// MenuItem is one line of the menu, with the lines below it.
type MenuItem struct {
	Text  string
	Href  string
	Hint  string // tells apart siblings of the same name: the message that is shown
	Open  bool
	Items []MenuItem
}

// Heading is one line of the contents of a page.
type Heading struct {
	Text  string
	Href  string
	Level int
}

// Date is a day as machines and as people read it; both empty when unknown.
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
}

// Letter is a part of the page of all messages.
type Letter struct {
	Name   string
	Anchor string
	// Body is the texts that begin with the letter:
	// <li class="tone-TONE"><a>TEXT</a> <span>STATUS<small>PLACE</small></span></li>.
	Body template.HTML
}

// Related is one relation of a page and the pages on the other side.
type Related struct {
	ID    string // leads-to, led-from, same, appears-with, related, mentions
	Title string
	// Items is the pages: <li><a class="tone-TONE">LABEL <span class="place">where
	// it belongs, where that is not the page's own place</span> <small>message
	// </small></a></li>, the span and the message only where there are some.
	Items template.HTML
}

// Entry is what only the page of an entry has.
type Entry struct {
	Code     string
	Status   string
	Also     []string
	Messages []Message
	Icon     string
	Product  Link
	Place    Link // the operation
	Severity *Badge
	State    *Badge
	Tone     string // the tone of the whole page: that of the severity, or else of the state
	Verdict  Verdict
	Causes   []Cause
	Fix      []template.HTML
	ShownIn  []Place
	Retry    *Retry
	Escalate []Contact
	Applies  []Applies
	// Placeholders explains the gaps of the messages.
	Placeholders []Placeholder
}

// Message is a text that the product shows: to read, and to copy.
type Message struct {
	HTML  template.HTML
	Plain string
}

// Verdict answers the first question: must anything be done?
type Verdict struct {
	Action   string // none, wait, required, or empty when nothing is known
	Label    string
	Resolves string        // "Resolves itself", "Does not resolve itself" or empty
	Text     template.HTML // more about that
}

// Cause is one reason and the steps that mend it.
type Cause struct {
	Text template.HTML
	Fix  []template.HTML
}

// Place is one place where a status is shown.
type Place struct {
	Surface   Link
	Under     string
	As        string
	Condition string
	Note      template.HTML
}

// Retry says how the product tries again.
type Retry struct {
	Limit    int
	Interval string
	Note     template.HTML
}

// Contact is somebody to contact, and what to have ready.
type Contact struct {
	To   Link
	When template.HTML
	Send []string
}

// Applies is a platform and its versions.
type Applies struct {
	Platform, Versions string
}

// Placeholder is a gap of a message, explained.
type Placeholder struct {
	Name string
	Text template.HTML
}

// Table is a troubleshooting table.
type Table struct {
	ID      string // of the page's own table; empty for one placed by a directive
	Caption string
	Columns []Column
	Rows    int
	// Body is the rows: <tr class="tone-TONE">, in each a <td data-key="COLUMN"
	// data-label="LABEL"> for every column, with data-sort where its text does
	// not tell the order; the status is a <th scope="row">.
	Body template.HTML
}

// Column is the head of a column.
type Column struct {
	Key, Label string
}

// Matrix shows the statuses of a product, operations across.
type Matrix struct {
	Caption    string
	Operations []Link
	Rows       []MatrixRow
}

// MatrixRow is one status in every operation.
type MatrixRow struct {
	Label string
	Cells [][]MatrixCell // one for each operation; empty where it does not exist
}

// MatrixCell is one entry in a matrix.
type MatrixCell struct {
	Name  string
	Href  string
	Place string // the operation, for narrow screens
	Tone  string
	Text  string
}
