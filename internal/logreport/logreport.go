// Package logreport writes reports about logs. The answer of a reader of logs and the
// site's details of each status come in; text for a terminal, and Markdown and HTML for a
// ticket, go out. It never reads logs.
package logreport

import (
	"fmt"
	"strings"

	"faultbook/internal/logs"
)

// Report is an answer with what the site says of its statuses.
type Report struct {
	Answer  *logs.Answer
	Details []logs.Details      // by entry
	Base    string              // the address of the site; "" without one
	Show    func(string) string // makes control characters visible
}

// kind is the kind of a block.
type kind uint8

const (
	paragraph kind = iota
	heading
	status // a status or a shape: an item of its own
	fact   // something about the item before it
	quote  // a line of a log
)

// block is a piece of a report.
type block struct {
	kind kind
	text string
	link string // where the text leads
	note string // after the text
}

// shownPlaces is how many places of a status a report for people shows.
const shownPlaces = 3

// shownShapes is how many shapes a report for people shows.
const shownShapes = 20

// blocks returns the report in order.
func (r *Report) blocks() []block {
	a := r.Answer
	out := []block{{kind: paragraph, text: fmt.Sprintf(
		"%s: %s recognised, %s of faults that nobody documented.",
		count(a.Lines, "line", "lines"),
		count(len(a.Statuses), "status", "statuses"),
		count(len(a.Undocumented), "shape", "shapes"),
	)}}
	for i, s := range a.Statuses {
		if i == 0 {
			out = append(out, block{kind: heading, text: "Recognised"})
		}
		out = append(out, r.status(s)...)
	}
	if len(a.Timeline) > 0 {
		out = append(out, block{kind: heading, text: "In this order"})
	}
	for _, c := range a.Timeline {
		note := span(c.Steps[0].First, c.Steps[len(c.Steps)-1].Last)
		out = append(out, block{kind: status, text: chain(c), note: note})
	}
	if len(a.Undocumented) > 0 {
		out = append(out, block{kind: heading, text: "Not documented"})
	}
	for i, f := range a.Undocumented {
		if i == shownShapes {
			more := "and " + count(len(a.Undocumented)-i, "more shape", "more shapes")
			out = append(out, block{kind: fact, text: more})
			break
		}
		note := join(", ", times(f.Count), place(&f.Place))
		if f.Trace {
			note += ", with a stack trace"
		}
		out = append(out, block{kind: status, text: f.Shape, note: note})
	}
	return out
}

// verdicts are the words for each verdict.
var verdicts = map[string]string{
	"required": "Action needed",
	"wait":     "Wait",
	"none":     "Nothing to do",
	"unknown":  "Nothing documented",
	"":         "See the page",
}

func (r *Report) status(s *logs.Status) []block {
	d := r.Details[s.Entry]
	verdict := verdicts[s.Verdict]
	if s.Over {
		verdict = "Over"
	}
	link := d.URL
	if r.Base != "" {
		link = r.Base + d.URL
	}
	note := join(" · ", d.Where, times(s.Count), span(s.First, s.Last))
	out := []block{{kind: status, text: verdict + ": " + s.Label, link: link, note: note}}
	add := func(name, text string) {
		if text != "" {
			out = append(out, block{kind: fact, text: name + text})
		}
	}
	if s.Verdict != "none" && !s.Over {
		add("First step: ", d.Step)
		add("Contact: ", d.Contact)
	}
	for _, v := range s.Values {
		text := strings.Join(v.Values, ", ")
		if v.Distinct > len(v.Values) && text != "" {
			text += ", …"
		}
		if v.Distinct > 1 || text == "" {
			text = join(": ", fmt.Sprintf("%d different", v.Distinct), text)
		}
		add(v.Name+": ", text)
	}
	add("The same text: ", strings.Join(s.Also, ", "))
	for i := range s.Places[:min(len(s.Places), shownPlaces)] {
		p := &s.Places[i]
		out = append(out, block{kind: quote, text: p.Text, note: place(p)})
	}
	return out
}

func chain(c *logs.Chain) string {
	var parts []string
	for _, s := range c.Steps {
		if s.Count > 1 {
			parts = append(parts, fmt.Sprintf("%s, %d times", s.Label, s.Count))
		} else {
			parts = append(parts, s.Label)
		}
	}
	return strings.Join(parts, ", then ")
}

func place(p *logs.Place) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

func times(n int) string { return count(n, "time", "times") + " " }

func span(first, last string) string {
	if first == last {
		return first
	}
	return first + " – " + last
}

func join(sign string, parts ...string) string {
	var out []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, sign)
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
