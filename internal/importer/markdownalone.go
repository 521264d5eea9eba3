package importer

import (
	"cmp"
	"io/fs"
	"path"

	"faultbook/internal/importer/dialect"
	"faultbook/internal/importer/reader"
	"faultbook/internal/importer/table"
)

// about is what the reader of tables does not see of a page of Markdown: its front matter, and
// notes on parts that have no place.
type about struct {
	meta  meta
	notes []string
}

// plainMarkdown returns a file of Markdown that is imported alone, without front matter and with
// components as text. Other files, and those of no text, stay as they are.
func plainMarkdown(s Source) ([]byte, about) {
	if !isMarkdown(s.Name) || len(s.Data) > maxPage {
		return s.Data, about{}
	}
	text, err := reader.Decode(s.Name, s.Data)
	if err != nil {
		return s.Data, about{}
	}
	front, body := reader.FrontMatter(text)
	m, err := frontMatter(front, &body)
	a := about{meta: m}
	if err != nil {
		a.notes = append(a.notes, err.Error())
	}
	include := func(name string) (string, bool) {
		if name = path.Clean(name); s.Pictures == nil || !fs.ValidPath(name) {
			return "", false
		}
		data, err := fs.ReadFile(s.Pictures, name)
		if err != nil || len(data) > maxPage {
			return "", false
		}
		text, err := reader.Decode(name, data)
		_, part := reader.FrontMatter(text)
		return part, err == nil
	}
	body, notes := dialect.Convert(dialect.Page{Text: body, MDX: path.Ext(s.Name) == ".mdx", Include: include})
	a.notes = append(a.notes, notes...)
	return []byte(body), a
}

// add gives an article what its page says about it. A heading in the text is its title.
func (a about) add(to *table.Article) {
	to.Notes = append(to.Notes, a.notes...)
	to.Title = cmp.Or(to.Title, a.meta.text("title"))
	to.Summary = cmp.Or(to.Summary, a.meta.text("description"))
	to.Keywords = append(to.Keywords, a.meta.list("tags")...)
}
