package reader

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"

	"faultbook/internal/importer/table"
)

// markdownEndings are the endings of files of Markdown.
var markdownEndings = []string{".md", ".markdown", ".mdx"}

// Markdown reads the tables of one file of Markdown, in the form of GitHub or as HTML.
func Markdown(name string, data []byte) (table.Article, error) {
	text, err := Decode(name, data)
	if err != nil {
		return table.Article{Source: name}, err
	}
	_, body := FrontMatter(text)
	var b bytes.Buffer
	b.WriteString("<!doctype html><meta charset=utf-8><body>")
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAttribute()), // ids of headings
		goldmark.WithRendererOptions(html.WithUnsafe()),
	)
	if err := md.Convert([]byte(boxes(body, 0)), &b); err != nil {
		return table.Article{Source: name}, fmt.Errorf("%s is no Markdown that can be read: %w", name, err)
	}
	return HTML(name, b.Bytes())
}

// FrontMatter cuts the YAML between two lines of --- off a text.
func FrontMatter(text string) (front, body string) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	rest, found := strings.CutPrefix(text, "---\n")
	if !found {
		return "", text
	}
	if front, found = strings.CutPrefix(rest, "---\n"); found {
		return "", front
	}
	front, body, found = strings.Cut(rest, "\n---\n")
	if !found {
		if front, found = strings.CutSuffix(rest, "\n---"); !found {
			return "", text
		}
	}
	return front + "\n", body
}
