package serve

import (
	"html"
	"strconv"
	"strings"

	"faultbook/internal/diag"
)

// noSite returns the page for a site that has errors and never had a good state.
func noSite(problems diag.List) *shownPage {
	var errors diag.List
	for _, d := range problems {
		if d.Severity == diag.Error {
			errors = append(errors, d)
		}
	}
	return noticePage("There is no site yet", "The content has errors. This page reloads once they are fixed.", errors)
}

// notice returns a page of the preview itself, for when the site has none. It lists the
// faults even without scripts.
func notice(title, text string, faults diag.List, head string) []byte {
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<title>" + title + "</title>\n<link rel=\"stylesheet\" href=\"" + liveDir + "notice.css\">\n" + head +
		"</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n<p>" + text + "</p>\n<ul>\n")
	for _, d := range faults[:min(len(faults), maxNoticed)] {
		b.WriteString("<li><code>" + html.EscapeString(d.Pos.String()) + "</code> " + html.EscapeString(d.Text))
		if d.Hint != "" {
			b.WriteString("<br><small>" + html.EscapeString(d.Hint) + "</small>")
		}
		b.WriteString("</li>\n")
	}
	if more := len(faults) - maxNoticed; more > 0 {
		b.WriteString("<li>and " + strconv.Itoa(more) + " more</li>\n")
	}
	b.WriteString("</ul>\n</main>\n</body>\n</html>\n")
	return []byte(b.String())
}

// maxNoticed is how many faults such a page lists.
const maxNoticed = 20
