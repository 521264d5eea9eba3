package render

import (
	"errors"
	"fmt"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"faultbook/internal/diag"
)

var place = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: (.*)$`)

// fault turns an error of a template into a diagnostic with its position.
func (t *Templates) fault(code diag.Code, err error) diag.Diagnostic {
	text := err.Error()
	var html *template.Error
	if errors.As(err, &html) && html.Line == 0 && html.Name != "" {
		text = fmt.Sprintf("template: %s:1: %s", html.Name, html.Description)
	}
	m := place.FindStringSubmatch(text)
	if m == nil {
		return diag.Diagnostic{Pos: diag.Pos{File: "templates"}, Code: code, Text: text,
			Hint: "the Go package html/template describes the language"}
	}
	line, _ := strconv.Atoi(m[2])
	d := diag.Diagnostic{Pos: diag.Pos{File: "templates/" + m[1], Line: line, Column: 1}, Code: code}
	d.Text, d.Hint = t.reworded(m[4])
	lines := strings.Split(t.sources[m[1]], "\n")
	if line >= 1 && line <= len(lines) {
		d.Source = lines[line-1]
		d.Pos.Column = column(d.Source, m[3], m[4])
	}
	return d
}

var quoted = regexp.MustCompile(`["<]([^"<>]+)[">]`)

// column returns the column of an error in its line: the one that the error gives, or
// else that of the first text that it quotes, or else that of the first action.
func column(line, given, text string) int {
	if n, err := strconv.Atoi(given); err == nil {
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		return utf8.RuneCountInString(line[:min(n+indent, len(line))]) + 1
	}
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		if i := strings.Index(line, m[1]); i >= 0 {
			return utf8.RuneCountInString(line[:i]) + 1
		}
	}
	if before, _, ok := strings.Cut(line, "{{"); ok {
		return utf8.RuneCountInString(before) + 1
	}
	return 1
}
