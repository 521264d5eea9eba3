package render

// Former names in templates, with hints. A name stays here as long as templates of sites
// may use it.

// formerFields are fields that views had, by the type and the name.
var formerFields = map[string]string{
	"Badge.Mark":    `write {{template "partials/badge.html" .}}: the field was the same`,
	"View.Twin":     "write .Markdown, the new name of .Twin",
	"Letter.Body":   `write {{range .Items}}{{template "partials/letter-item.html" .}}{{end}}: .Items are values now`,
	"Table.Body":    `write {{range .Rows}}{{template "partials/row.html" .}}{{end}}: .Rows are values now`,
	"Cell.Label":    "write .Column.Label: items of .Shared are cells now",
	"Cell.Value":    `write {{template "partials/cell.html" .}}: items of .Shared are cells now`,
	"MenuItem.Link": `write <a href="{{.Href}}">{{.Text}}</a>: items of a menu are values now`,
}

// formerCalls are functions that templates could call.
var formerCalls = map[string]string{
	"plural": `write {{count "page.statuses" .Count}}: count takes the key of a text`,
}

// formerParts are templates that were built in.
var formerParts = map[string]string{
	"partials/name.html":        "write {{.Name}}: it holds the name of the page",
	"partials/search-data.html": `write the attributes of the form as partials/search.html has them`,
}
