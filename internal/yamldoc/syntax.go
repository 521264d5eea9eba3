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
		// The parser finds an unclosed quotation mark or bracket at the end of the text
		// or of the line. Authors look for the opening one.
		if mark.Line == 0 ||
			opensAtContext(message) && (load.ContextMark.Line < mark.Line || !strings.Contains(message, "quoted")) {
			mark = load.ContextMark
		}
		at = source.At{Line: r.firstLine + int32(max(1, mark.Line)), Column: int32(max(1, mark.Column))}
	}
	line := []rune(r.file.Line(at.Line))
	column := min(int(at.Column)-1, len(line))
	text, hint := reworded(message, string(line[:column]), string(line[column:]))
	r.problems = append(r.problems, r.file.Fault(at, 1, diag.BadYAML, text, hint))
	if strings.HasPrefix(hint, quoteValue) || strings.Contains(message, "mapping values") ||
		strings.Contains(message, "cannot start any token") {
		r.quoteLine(at.Line)
	}
}

// quoteValue begins the hints to put a value in quotation marks.
const quoteValue = "put the value in quotation marks: "

// opensAtContext reports whether the context of a message is where its problem
// begins.
func opensAtContext(message string) bool {
	for _, what := range []string{"a quoted", "a flow", "a block scalar", "an anchor", "a tag"} {
		if strings.HasPrefix(message, "while scanning "+what) || strings.HasPrefix(message, "while parsing "+what) {
			return true
		}
	}
	return false
}

// reworded rewords a message of the YAML parser for authors who do not know
// the grammar of YAML. before and rest are the line around the position.
func reworded(message, before, rest string) (text, hint string) {
	has := func(piece string) bool { return strings.Contains(message, piece) }
	value := strings.TrimSpace(rest)
	sign := value[:min(1, len(value))]
	switch {
	case strings.HasPrefix(rest, "\t") || has("tab character"):
		return "tab in the indentation", "replace the tab with spaces: YAML allows no tabs in indentation"
	case has("escape character") || has("hexadecimal"):
		return `unknown escape after \ in double quotation marks`,
			`put the value in single quotation marks, or write \\`
	case has("quoted scalar"):
		return "unclosed quotation mark",
			"close the quotation marks; put a text that begins with one in quotation marks of the other kind"
	case has("flow sequence") || has("flow mapping"):
		return "unclosed bracket, or a missing comma inside",
			"close the bracket; put a text that begins with one, or contains ` #`, in quotation marks"
	case has("unknown anchor") || sign != "" && strings.Contains("@`%*&!?-|>,]}", sign) && lastSign(before) == ":":
		return fmt.Sprintf("a value cannot begin with %s, which has a special meaning in YAML", sign),
			quoteValue + quoted(value)
	case has("cannot start any token"):
		first, _ := utf8.DecodeRuneInString(value)
		return fmt.Sprintf("a value cannot begin with %c here", first),
			"put the text in quotation marks: " + quoted(value)
	case has("mapping values"):
		return "unexpected `: `, which makes the text before it a key",
			"put a value that contains `: ` in quotation marks; otherwise check the indentation of this line and " +
				"the one above"
	case has("expected key") && strings.ContainsAny(lastSign(before), `"']}`):
		return fmt.Sprintf("unexpected text after the closing %s of a value", lastSign(before)),
			"put the whole value in quotation marks: single ones when it contains double ones"
	case has("expected key") || has("'-' indicator"):
		return "this line does not match the lines above",
			"check the indentation: lines that belong together start in the same column, and items of a list start " +
				"with `- `"
	}
	return message, "check the indentation, and put a value that contains `: ` or ` #`, or begins with a bracket, in " +
		"quotation marks"
}

// lastSign returns the last character of a text that is not a space.
func lastSign(text string) string {
	text = strings.TrimRight(text, " ")
	return text[max(0, len(text)-1):]
}
