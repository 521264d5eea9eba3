package yamldoc

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// quoteFrom gives the last problem a fix: quotation marks around the text from a place to
// the end of its line.
func (r *Reader) quoteFrom(at source.At) {
	line := []rune(r.file.Line(at.Line))
	start := int(at.Column) - 1
	if start < 0 || start >= len(line) {
		return
	}
	text := strings.TrimRight(string(line[start:]), " \t\r")
	if text == "" || strings.ContainsAny(text[:1], `"'[{|>`) || strings.ContainsFunc(text, isControl) {
		return // these may be intended
	}
	before := string(line[:start])
	if valueStart.FindString(before+"x") != before || strings.ContainsAny(text[len(text)-1:], ",]}") {
		return // the text may be one of several between brackets
	}
	r.problems[len(r.problems)-1].Fix = &diag.Fix{
		Line: int(at.Line), Column: int(at.Column), Width: len([]rune(text)), Text: quoted(text),
	}
}

func isControl(c rune) bool { return c < ' ' || c == 0x7F }

// quoteLast gives the last problem a fix if a text with `: ` was read as a map of one line.
func (r *Reader) quoteLast(item *yaml.Node) {
	if item.Kind != yaml.MappingNode || item.Style&yaml.FlowStyle != 0 || len(item.Content) != 2 {
		return
	}
	key, value := item.Content[0], item.Content[1]
	if value.Kind != yaml.ScalarNode || value.Style != 0 || value.Line != key.Line || key.Style != 0 ||
		value.LineComment != "" {
		return
	}
	at := r.at(item)
	written := []rune(r.file.Line(at.Line))[at.Column-1:]
	if whole := key.Value + ": " + value.Value; strings.TrimRight(string(written), " \t\r") == whole {
		r.quoteFrom(at)
	}
}

// valueStart matches everything before the value of a key or a list item on one line.
var valueStart = regexp.MustCompile(`^\s*(?:- +)*(?:[\w-]+:[ \t]+|- +)`)

// quoteLine gives the last problem a fix: quotation marks around the value of its line.
func (r *Reader) quoteLine(line int32) {
	text := r.file.Line(line)
	before := valueStart.FindString(text)
	rest := strings.TrimPrefix(text, before)
	if before == "" || rest == "" || strings.Contains(rest, " #") {
		return // it may be a comment
	}
	r.quoteFrom(source.At{Line: line, Column: int32(len([]rune(before)) + 1)})
}
