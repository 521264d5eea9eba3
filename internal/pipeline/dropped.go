package pipeline

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/templates"
)

// parts are the parts of a page that readers, browsers and search engines need: text that
// identifies the part in a template, and its description.
var parts = []struct{ words, what string }{
	{"partials/head.html", "what search engines, feed readers and cards read"},
	{".Frame.Assets", "the styles and the script"},
	{".Frame.Header", "the header with the search box"},
	{".Frame.Menu", "the menu"},
	{".Frame.Footer", "the footer"},
	{"partials/moved.html", "the notes on sections that moved"},
	{"partials/search.html", "the search box"},
	{"data-search-box", "the field of the search"},
	{"data-search-script", "the script of the search"},
	{"data-search-results", "the list of results"},
	{".Canonical", "the address of the page for search engines"},
	{".NoIndex", "the mark of pages that search engines skip"},
	{".Data", "the JSON-LD"},
	{".Site.Style", "the style sheet"},
	{".Site.Script", "the script of all pages"},
	{"partials/strip.html", "the verdict and the first step"},
	{"partials/message.html", "the message"},
	{"partials/causes.html", "causes and steps"},
	{".Escalate", "who to contact"},
	{".Body", "the text of the page"},
}

// droppedParts reports the parts that a site's templates leave out of the built-in ones
// that they replace.
func droppedParts(all snapshot) diag.List {
	var problems diag.List
	for _, name := range fileNames(all.own) {
		built, err := fs.ReadFile(templates.FS, name)
		if err != nil || !strings.HasSuffix(name, ".html") {
			continue
		}
		own := string(all.own[name].Data)
		var words, what []string
		for _, part := range parts {
			if strings.Contains(string(built), part.words) && !strings.Contains(own, part.words) {
				words, what = append(words, part.words), append(what, part.what)
			}
		}
		if len(words) == 0 {
			continue
		}
		problems = append(problems, diag.Diagnostic{
			Pos: diag.Pos{File: TemplatesDir + "/" + name}, Severity: diag.Warning, Code: diag.DroppedPart,
			Text: "this template leaves out " + strings.Join(what, ", "),
			Hint: fmt.Sprintf(
				"the built-in one has %s; to leave it out on purpose, add the comment {{/* no %s */}}",
				strings.Join(words, ", "), words[len(words)-1]),
		})
	}
	slices.SortFunc(problems, func(a, b diag.Diagnostic) int { return strings.Compare(a.Pos.File, b.Pos.File) })
	return problems
}
