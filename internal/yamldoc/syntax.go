package yamldoc

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// syntaxFault reports where and why reading YAML failed.
func (r *Reader) syntaxFault(err error) {
	at, message := source.At{Line: r.firstLine + 1, Column: 1}, err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		mark := load.Mark
		message = strings.TrimPrefix(load.ContextMsg+": "+load.Message, ": ")
		// What is not closed, or begun in vain, is found at the end of the text or of
		// the line; the opening mark is where to look.
		if mark.Line == 0 || opensAtContext(message) && (load.ContextMark.Line < mark.Line || !strings.Contains(message, "quoted")) {
			mark = load.ContextMark
		}
		at = source.At{Line: r.firstLine + int32(max(1, mark.Line)), Column: int32(max(1, mark.Column))}
	}
	line := []rune(r.file.Line(at.Line))
	column := min(int(at.Column)-1, len(line))
	text, hint := inPlainWords(message, string(line[:column]), string(line[column:]))
	r.problems = append(r.problems, r.file.Fault(at, 1, diag.BadYAML, text, hint))
}

// opensAtContext reports whether a message is about what begins at its context.
func opensAtContext(message string) bool {
	for _, what := range []string{"a quoted", "a flow", "a block scalar", "an anchor", "a tag"} {
		if strings.HasPrefix(message, "while scanning "+what) || strings.HasPrefix(message, "while parsing "+what) {
			return true
		}
	}
	return false
}

// inPlainWords says what a message of the YAML parser means for somebody who
// knows nothing of its grammar. before and rest are the line around the place.
func inPlainWords(message, before, rest string) (text, hint string) {
	has := func(piece string) bool { return strings.Contains(message, piece) }
	value := strings.TrimSpace(rest)
	sign := value[:min(1, len(value))]
	switch {
	case strings.HasPrefix(rest, "\t") || has("tab character"):
		return "a tab stands where spaces are counted", "replace the tab with spaces: indentation is made of them alone"
	case has("escape character") || has("hexadecimal"):
		return `a \ in double quotation marks begins a sign of its own, and this is none`, `put the value in single quotation marks, or write \\`
	case has("quoted scalar"):
		return "a quotation mark is not closed", "close the quotation marks; a text that begins with one stands in those of the other kind"
	case has("flow sequence") || has("flow mapping"):
		return "a bracket is not closed, or a comma is missing within", "close the bracket; a text that begins with one, or holds ` #` within, stands in quotation marks"
	case has("unknown anchor") || sign != "" && strings.Contains("@`%*&!?-|>,]}", sign) && lastSign(before) == ":":
		return fmt.Sprintf("a value cannot begin with %s: the sign has a meaning of its own", sign), "put the value in quotation marks: " + quoted(value)
	case has("cannot start any token"):
		first, _ := utf8.DecodeRuneInString(value)
		return fmt.Sprintf("nothing can begin with %c here", first), "put the text in quotation marks: " + quoted(value)
	case has("mapping values"):
		return "a `: ` makes a key of what stands before it, and no key can stand here", "put a value that holds `: ` in quotation marks; otherwise check the indentation of this line and the one above"
	case has("expected key") && strings.ContainsAny(lastSign(before), `"']}`):
		return fmt.Sprintf("something stands behind the closing %s of a value", lastSign(before)), "put the whole value in quotation marks: single ones when it holds double ones"
	case has("expected key") || has("'-' indicator"):
		return "this line does not go with those above it", "check the indentation: lines that belong together begin below each other, items of a list with `- `"
	}
	return message, "check the indentation, and put a value that holds `: `, ` #` or a leading bracket in quotation marks"
}

// lastSign returns the last sign of a text that is no blank.
func lastSign(text string) string {
	text = strings.TrimRight(text, " ")
	return text[max(0, len(text)-1):]
}
