package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// report is what all sections found.
type report struct {
	Machine      machine       `json:"machine"`
	Measurements []measurement `json:"measurements"`
	Verdicts     []verdict     `json:"verdicts"`
	Notes        []string      `json:"notes,omitempty"`

	tables []table
}

// measurement is one thing measured on one site.
type measurement struct {
	Subject string `json:"subject"` // what was measured, such as "faultbook build"
	Pages   int    `json:"pages"`
	usage
	Published published          `json:"published"`
	Stages    []stage            `json:"stages,omitempty"`
	Values    map[string]float64 `json:"values,omitempty"` // anything else, its unit in its name
}

// stage is how long one part of a run took.
type stage struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

// verdict is one figure that matters, with what it should be when there is a
// target for it. Nothing fails when it is missed.
type verdict struct {
	Name    string  `json:"name"`
	Value   float64 `json:"value"`
	AtMost  float64 `json:"at_most,omitempty"`  // 0 for no target
	AtLeast float64 `json:"at_least,omitempty"` // 0 for no target
}

// table is what people read.
type table struct {
	title  string
	header []string
	rows   [][]string
}

func (r *report) find(subject string, pages int) (measurement, bool) {
	for _, m := range r.Measurements {
		if m.Subject == subject && m.Pages == pages {
			return m, true
		}
	}
	return measurement{}, false
}

// keep adds a measurement, unless another section has measured the same.
func (r *report) keep(m measurement) {
	if _, known := r.find(m.Subject, m.Pages); !known {
		r.Measurements = append(r.Measurements, m)
	}
}

func (r *report) note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

func (r *report) writeJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

func (r *report) writeText(w io.Writer) error {
	m := r.Machine
	fmt.Fprintf(w, "%s/%s, %d CPUs, %s", m.OS, m.Arch, m.CPUs, m.Go)
	if m.Load != "" {
		fmt.Fprintf(w, ", load %s at the start", m.Load)
	}
	fmt.Fprintln(w)
	for _, t := range r.tables {
		if err := t.write(w); err != nil {
			return err
		}
	}
	for _, note := range r.Notes {
		fmt.Fprintf(w, "\n%s\n", note)
	}
	return nil
}

// write prints the table with its columns aligned, all but the first to the
// right.
func (t table) write(w io.Writer) error {
	fmt.Fprintf(w, "\n%s\n", t.title)
	width := 0
	for _, row := range append([][]string{t.header}, t.rows...) {
		width = max(width, len([]rune(row[0])))
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range append([][]string{t.header}, t.rows...) {
		first := row[0] + strings.Repeat(" ", width-len([]rune(row[0])))
		fmt.Fprintf(tw, "%s\t%s\t\n", first, strings.Join(row[1:], "\t"))
	}
	return tw.Flush()
}

// The ways in which tables show figures.

func showSeconds(s float64) string {
	if s < 0.1 {
		return fmt.Sprintf("%.1f ms", s*1000)
	}
	return fmt.Sprintf("%.2f s", s)
}

func showBytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

func showCount(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

func showRatio(value float64) string { return fmt.Sprintf("%.2f", value) }
