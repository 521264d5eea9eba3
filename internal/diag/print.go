package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"
)

// Print writes the list for people: the place, the problem, the line with the fault
// underlined, other places, and what to do. Colors are terminal escape sequences, used only
// when color is true.
func Print(w io.Writer, list List, color bool) {
	for _, d := range list {
		printOne(w, d, nil, d.Hint, paint(color))
	}
}

// printOne prints a problem with the other places that have it.
func printOne(w io.Writer, d Diagnostic, others []Pos, hint string, c func(style, text string) string) {
	style := red
	if d.Severity == Warning {
		style = yellow
	}
	fmt.Fprintf(w, "%s: %s: %s\n", c(bold, Visible(d.Pos.String())), c(style, d.Severity.String()+" "+string(d.Code)),
		Visible(d.Text))
	if d.Pos.Line > 0 && d.Source != "" {
		gutter := fmt.Sprintf("%5d | ", d.Pos.Line)
		line, before, marks := shown(d)
		fmt.Fprintf(w, "%s%s\n", gutter, Visible(strings.ReplaceAll(line, "\t", tab)))
		fmt.Fprintf(w, "%s| %s%s\n", strings.Repeat(" ", len(gutter)-2), strings.Repeat(" ", before),
			c(style, strings.Repeat("^", marks)))
	}
	for _, n := range d.Related {
		fmt.Fprintf(w, "  %s: %s\n", Visible(n.Pos.String()), Visible(n.Text))
	}
	if d.More > 0 {
		fmt.Fprintf(w, "  and %d more of this kind in the file\n", d.More)
	}
	if len(others) > 0 {
		fmt.Fprintf(w, "  also in %s\n", Visible(places(others)))
	}
	if hint != "" {
		fmt.Fprintf(w, "  hint: %s\n", Visible(hint))
	}
}

// tab replaces a tab, so that the underline is below the fault on any terminal.
const tab = "    "

// A line longer than longest is cut to a part around the fault.
const (
	longest = 240
	ahead   = 80
)

// shown returns the line, or the part of a long one around the fault, with the number of
// terminal cells before the fault and of the fault itself: letters of some scripts take two
// cells, accents none.
func shown(d Diagnostic) (line string, before, marks int) {
	runes := []rune(d.Source)
	start := max(0, min(d.Pos.Column-1, len(runes)))
	end := min(start+max(1, d.Width), len(runes))
	var cut, rest string
	if len(runes) > longest {
		from := max(0, min(start-ahead, len(runes)-longest))
		to := from + longest
		if from > 0 {
			cut = "…"
		}
		if to < len(runes) {
			rest = "…"
		}
		runes, start, end = runes[from:to], start-from, min(end-from, longest)
	}
	return cut + string(runes) + rest, len([]rune(cut)) + cells(runes[:start]), max(1, cells(runes[start:end]))
}

func cells(text []rune) int {
	return uniseg.StringWidth(Visible(strings.ReplaceAll(string(text), "\t", tab)))
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
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // the setting in PrintJSON does not apply here
	err := enc.Encode(struct {
		Pos
		Width    int    `json:"width,omitempty"`
		Severity string `json:"severity"`
		Code     Code   `json:"code"`
		Text     string `json:"text"`
		Hint     string `json:"hint,omitempty"`
		Source   string `json:"source,omitempty"`
		Related  []Note `json:"related,omitempty"`
		Fix      *Fix   `json:"fix,omitempty"`
		More     int    `json:"more,omitempty"`
	}{d.Pos, d.Width, d.Severity.String(), d.Code, d.Text, d.Hint, d.source(), d.Related, d.Fix, d.More})
	return b.Bytes(), err
}

// longestSource is the length in bytes of the longest line that JSON repeats.
const longestSource = 4000

func (d Diagnostic) source() string {
	if len(d.Source) > longestSource {
		return ""
	}
	return d.Source
}

// PrintJSON writes one JSON object a line, one for each diagnostic.
func PrintJSON(w io.Writer, list List) error {
	enc := NewJSON(w)
	for _, d := range list {
		if err := enc.Encode(d); err != nil {
			return fmt.Errorf("write diagnostics: %w", err)
		}
	}
	return nil
}
