package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Print writes the list for people: the place, the problem, the line with the
// fault underlined, other places, and what to do. Colours are terminal escape
// sequences and are used only when color is true.
func Print(w io.Writer, list List, color bool) {
	for _, d := range list {
		printOne(w, d, paint(color))
	}
}

func printOne(w io.Writer, d Diagnostic, c func(style, text string) string) {
	style := red
	if d.Severity == Warning {
		style = yellow
	}
	fmt.Fprintf(w, "%s: %s: %s\n", c(bold, d.Pos.String()), c(style, d.Severity.String()+" "+string(d.Code)), d.Text)
	if d.Pos.Line > 0 && d.Source != "" {
		line, column := expand(d.Source, d.Pos.Column)
		gutter := fmt.Sprintf("%5d | ", d.Pos.Line)
		fmt.Fprintf(w, "%s%s\n", gutter, line)
		fmt.Fprintf(w, "%s| %s%s\n", strings.Repeat(" ", len(gutter)-2), strings.Repeat(" ", column-1), c(style, strings.Repeat("^", underline(d, line, column))))
	}
	for _, n := range d.Related {
		fmt.Fprintf(w, "  %s: %s\n", n.Pos, n.Text)
	}
	if d.Hint != "" {
		fmt.Fprintf(w, "  hint: %s\n", d.Hint)
	}
}

func underline(d Diagnostic, line string, column int) int {
	room := utf8.RuneCountInString(line) - column + 1
	return max(1, min(d.Width, room))
}

// expand turns tabs into four spaces, so that the underline stands below the
// fault on any terminal, and moves the column accordingly.
func expand(line string, column int) (string, int) {
	var b strings.Builder
	moved, i := column, 1
	for _, r := range line {
		if r == '\t' {
			b.WriteString("    ")
			if i < column {
				moved += 3
			}
		} else {
			b.WriteRune(r)
		}
		i++
	}
	return b.String(), max(1, moved)
}

const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
)

func paint(color bool) func(style, text string) string {
	return func(style, text string) string {
		if !color {
			return text
		}
		return "\x1b[" + style + "m" + text + "\x1b[0m"
	}
}

// MarshalJSON gives the form that editors read: one flat object.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Pos
		Width    int    `json:"width,omitempty"`
		Severity string `json:"severity"`
		Code     Code   `json:"code"`
		Text     string `json:"text"`
		Hint     string `json:"hint,omitempty"`
		Source   string `json:"source,omitempty"`
		Related  []Note `json:"related,omitempty"`
	}{d.Pos, d.Width, d.Severity.String(), d.Code, d.Text, d.Hint, d.Source, d.Related})
}

// PrintJSON writes one JSON object a line, one for each diagnostic.
func PrintJSON(w io.Writer, list List) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range list {
		if err := enc.Encode(d); err != nil {
			return fmt.Errorf("write diagnostics: %w", err)
		}
	}
	return nil
}
