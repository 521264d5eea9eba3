package render

import (
	"html/template"
)

// SingleView is what the template of a site in one file gets.
type SingleView struct {
	Site        SiteView
	Description string // plain text
	NoIndex     bool
	Policy      string       // allows the scripts, the styles and the images of the file
	Icon        template.URL // as data
	// Head is the style and the first script, Data the search index and the other
	// scripts, as elements.
	Head, Data     template.HTML
	Header, Footer template.HTML
	Menus          []SingleMenu // the first is that of the home page
	Pages          template.HTML
	Languages      []LanguageLink // the home page in each language; none for a file in one
	// Editions are the beginnings of the addresses in the further languages, such as
	// "de/ ar/", which the script relies on.
	Editions string
}

// SingleMenu is the menu of some pages.
type SingleMenu struct {
	Number int
	Items  template.HTML
}

// SinglePage is one page of a site in one file.
type SinglePage struct {
	View *View
	// Attributes are id="ID" class="kind-KIND" data-title="TITLE" data-menu="NUMBER",
	// which the script relies on.
	Attributes template.HTMLAttr
}
