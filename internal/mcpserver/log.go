package mcpserver

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"faultbook/internal/logs"
)

// Log is the input of the tool logs.
type Log struct {
	Text string `json:"text" jsonschema:"the lines of the log"`
}

// LogAnswer is the output of the tool logs.
type LogAnswer struct {
	Answer       string   `json:"answer"`
	Confidence   float64  `json:"confidence"` // that a recognised line is that status; see lineConfidence
	Statuses     []Status `json:"statuses"`   // the worst first
	Timeline     []string `json:"timeline"`
	Undocumented []string `json:"undocumented"` // shapes of faults that no page documents, <*> for arguments
}

// Status is a status that occurred in a log.
type Status struct {
	Brief
	Count     int                 `json:"count"`
	First     string              `json:"first,omitempty"`     // time as the log writes it
	Last      string              `json:"last,omitempty"`      // time as the log writes it
	Over      bool                `json:"over"`                // its recovery came later
	Line      int                 `json:"line"`                // of the first occurrence
	Also      []string            `json:"same_text,omitempty"` // ids of other pages with the same text
	Arguments map[string][]string `json:"arguments,omitempty"`
}

// lineConfidence is the confidence where a status was recognised: the smallest share of
// recognised lines that were right, in tests with logs of other products.
const lineConfidence = 0.98

func (s *server) logs(_ context.Context, _ *mcp.CallToolRequest, in Log) (*mcp.CallToolResult, LogAnswer, error) {
	if len(in.Text) > maxLogLength {
		return nil, LogAnswer{}, fmt.Errorf("the log has more than %d MB; give the part that matters", maxLogLength>>20)
	}
	if strings.TrimSpace(in.Text) == "" {
		return nil, LogAnswer{}, errors.New("text is empty; give the lines of the log")
	}
	r := s.matcher.NewReader()
	r.Begin("")
	r.Write(in.Text)
	a := r.Answer()
	out := LogAnswer{Statuses: []Status{}, Timeline: []string{}, Undocumented: []string{}}
	known := 0
	for _, one := range a.Statuses {
		if _, there := s.places[one.ID]; !there {
			continue
		}
		if known++; known <= maxStatuses {
			out.Statuses = append(out.Statuses, s.status(one))
		}
	}
	for _, chain := range a.Timeline[:min(len(a.Timeline), maxChains)] {
		out.Timeline = append(out.Timeline, words(chain))
	}
	for _, f := range a.Undocumented[:min(len(a.Undocumented), shownShapes)] {
		out.Undocumented = append(out.Undocumented, fmt.Sprintf("%d×: %s", f.Count, clipped(f.Shape)))
	}
	if known > 0 {
		out.Confidence = lineConfidence
	}
	out.Answer = overview(a, known, out.Statuses)
	return nil, out, nil
}

// overview says in a few sentences what a log has, what of it is listed, and what to do first.
func overview(a *logs.Answer, known int, statuses []Status) string {
	text := fmt.Sprintf("%s: %s recognised, %s of faults that no page documents.", counted(a.Lines, "line"),
		counted(known, "status", "es"), counted(len(a.Undocumented)+a.Others, "shape"))
	if len(statuses) < known {
		text += fmt.Sprintf(" The %d worst are listed.", len(statuses))
	}
	if len(a.Timeline) > maxChains {
		text += fmt.Sprintf(" The timeline has the first %d steps of %d.", maxChains, len(a.Timeline))
	}
	if len(a.Undocumented)+a.Others > shownShapes {
		text += fmt.Sprintf(" The %d most frequent shapes are listed.", shownShapes)
	}
	if len(statuses) == 0 || statuses[0].Over || statuses[0].Verdict != "required" {
		return text + " No recognised status asks for action."
	}
	first := statuses[0]
	text += fmt.Sprintf(" The worst is %q in line %d", first.Label, first.Line)
	if len(first.FirstSteps) > 0 {
		return text + ". First: " + first.FirstSteps[0]
	}
	return text + "."
}

// counted is a number with its word; plural is what the word gets for several, s by default.
func counted(n int, word string, plural ...string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %s%s", n, word, cmp.Or(strings.Join(plural, ""), "s"))
}

func (s *server) status(one *logs.Status) Status {
	out := Status{
		Brief: s.brief(one.ID, 1),
		Count: one.Count,
		First: one.First,
		Last:  one.Last,
		Over:  one.Over,
		Line:  one.Places[0].Line,
		Also:  one.Also,
	}
	out.Summary = ""
	for _, v := range one.Values {
		if out.Arguments == nil {
			out.Arguments = map[string][]string{}
		}
		out.Arguments[v.Name] = v.Values
	}
	return out
}

// words describes a chain in one sentence.
func words(c *logs.Chain) string {
	var parts []string
	for _, step := range c.Steps {
		text := step.Label
		if step.Count > 1 {
			text += fmt.Sprintf(", %d times", step.Count)
		}
		parts = append(parts, text)
	}
	return strings.TrimSpace(c.Steps[0].First + " " + strings.Join(parts, ", then "))
}
