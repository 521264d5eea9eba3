package importer

import (
	"path"
	"slices"

	"faultbook/internal/importer/reader"
	"faultbook/internal/importer/recognise"
)

// statuses counts the rows and sections of a page that would be entries if it were imported alone.
func statuses(name, body string) int {
	a, err := reader.Markdown(path.Base(name), []byte(body))
	if err != nil {
		return 0 // it has no table
	}
	r := recognise.Recogniser{Missing: map[string][]string{}}
	n := 0
	for _, u := range r.Article(a).Understood {
		has := func(fields ...recognise.Field) bool {
			return slices.ContainsFunc(u.Columns, func(c recognise.Column) bool {
				return c.Why == "heading" && slices.Contains(fields, c.Field)
			})
		}
		if has(recognise.Code) || has(recognise.Status, recognise.Message) && has(recognise.Causes, recognise.Fix) {
			n += u.Rows
		}
	}
	return n
}
