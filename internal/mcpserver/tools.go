package mcpserver

import (
	"context"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"faultbook/internal/catalogue"
	"faultbook/internal/logs"
	"faultbook/search"
)

// Named is the input of the tool entry.
type Named struct {
	ID string `json:"id" jsonschema:"the id of the page, such as vault/backup/retrying"`
}

// Page is the output of the tool entry.
type Page struct {
	Brief
	Confidence float64           `json:"confidence"` // 1: the id names the page
	Summary    string            `json:"summary"`
	Causes     []catalogue.Cause `json:"causes"`
	Steps      []catalogue.Step  `json:"steps"` // for any cause
	Retry      string            `json:"retry,omitempty"`
	Contacts   []string          `json:"contacts"`
	LeadsTo    []string          `json:"leads_to"` // ids of what can come next
	Product    string            `json:"product"`
	Operation  string            `json:"operation"`
}

func (s *server) entry(_ context.Context, _ *mcp.CallToolRequest, in Named) (*mcp.CallToolResult, Page, error) {
	id := strings.Trim(in.ID, "/ ")
	at, known := s.places[id]
	if !known {
		return nil, Page{}, fmt.Errorf("no page has the id %q%s", in.ID, s.nearest(id))
	}
	e := &s.Entries[at]
	p := Page{
		Brief:      s.brief(id, 0),
		Confidence: 1,
		Summary:    e.Summary,
		Causes:     e.Causes,
		Steps:      e.Steps,
		Contacts:   []string{},
		LeadsTo:    e.LeadsTo,
		Product:    e.Product,
		Operation:  e.Operation,
	}
	if r := e.Retry; r.Interval != "" || r.Limit > 0 || r.Note != "" {
		p.Retry = strings.Join(strings.Fields(fmt.Sprintf("%s %s, at most %d times", r.Interval, r.Note, r.Limit)), " ")
		p.Retry = strings.TrimSuffix(p.Retry, ", at most 0 times")
	}
	for _, c := range e.Escalate {
		text := c.To
		if c.When != "" {
			text += ", if " + c.When
		}
		if len(c.Send) > 0 {
			text += "; send " + strings.Join(c.Send, ", ")
		}
		p.Contacts = append(p.Contacts, text)
	}
	return nil, p, nil
}

// nearest ends an error about an unknown id with ids that may be meant.
func (s *server) nearest(id string) string {
	result := s.searcher.Search(strings.NewReplacer("/", " ", "-", " ").Replace(id), search.QueryOptions{Limit: 3})
	var ids []string
	for _, h := range result.Hits {
		ids = append(ids, h.ID)
	}
	if ids == nil {
		return "; ask search for it"
	}
	return "; the nearest are " + strings.Join(ids, ", ")
}

// Log is the input of the tool logs.
type Log struct {
	Text string `json:"text" jsonschema:"the lines of the log"`
}

// LogAnswer is the output of the tool logs.
type LogAnswer struct {
	Answer       string   `json:"answer"`
	Confidence   float64  `json:"confidence"` // that a recognised line is that status, from 0 to 1; see lineConfidence
	Statuses     []Status `json:"statuses"`   // the worst first
	Timeline     []string `json:"timeline"`
	Undocumented []string `json:"undocumented"` // shapes of faults that no page documents, <*> for arguments
}

// Status is a status that occurred in a log.
type Status struct {
	Brief
	Count     int                 `json:"count"`
	First     string              `json:"first,omitempty"` // time as the log writes it
	Last      string              `json:"last,omitempty"`  // time as the log writes it
	Over      bool                `json:"over"`            // its recovery came later
	Line      int                 `json:"line"`            // of the first occurrence
	Arguments map[string][]string `json:"arguments,omitempty"`
}

// lineConfidence is the smallest share of recognised lines that were right, in the tests
// with logs of other products.
const lineConfidence = 0.98

func (s *server) logs(_ context.Context, _ *mcp.CallToolRequest, in Log) (*mcp.CallToolResult, LogAnswer, error) {
	if len(in.Text) > maxLogLength {
		return nil, LogAnswer{}, fmt.Errorf("the log has more than %d MB; give the part that matters", maxLogLength>>20)
	}
	r := s.matcher.NewReader()
	r.Begin("")
	r.Write(in.Text)
	a := r.Answer()
	out := LogAnswer{Confidence: lineConfidence, Statuses: []Status{}, Timeline: []string{}, Undocumented: []string{}}
	for _, one := range a.Statuses {
		if _, known := s.places[one.ID]; known {
			out.Statuses = append(out.Statuses, s.status(one))
		}
	}
	for _, chain := range a.Timeline {
		out.Timeline = append(out.Timeline, words(chain))
	}
	for _, f := range a.Undocumented[:min(len(a.Undocumented), shownShapes)] {
		out.Undocumented = append(out.Undocumented, fmt.Sprintf("%d×: %s", f.Count, f.Shape))
	}
	out.Answer = fmt.Sprintf("%d lines: %d statuses recognised, %d shapes of faults that no page documents.",
		a.Lines, len(out.Statuses), len(a.Undocumented))
	return nil, out, nil
}

func (s *server) status(one *logs.Status) Status {
	out := Status{
		Brief: s.brief(one.ID, 1),
		Count: one.Count,
		First: one.First,
		Last:  one.Last,
		Over:  one.Over,
		Line:  one.Places[0].Line,
	}
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

// Narrowed is the input of the tool catalogue.
type Narrowed struct {
	Product   string `json:"product,omitempty" jsonschema:"only pages of this product"`
	Operation string `json:"operation,omitempty" jsonschema:"only pages of this operation"`
	Verdict   string `json:"verdict,omitempty" jsonschema:"only pages with this verdict: required, wait, none or unknown"`
	Offset    int    `json:"offset,omitempty" jsonschema:"how many pages to leave out at the start; at most 100 are listed"`
}

// Listed is the output of the tool catalogue.
type Listed struct {
	Confidence float64 `json:"confidence"` // 1: the list is exact
	Total      int     `json:"total"`
	Entries    []Brief `json:"entries"`
}

func (s *server) list(_ context.Context, _ *mcp.CallToolRequest, in Narrowed) (*mcp.CallToolResult, Listed, error) {
	out := Listed{Confidence: 1, Entries: []Brief{}}
	for i := range s.Entries {
		e := &s.Entries[i]
		if in.Product != "" && !strings.EqualFold(in.Product, e.Product) ||
			in.Operation != "" && !strings.EqualFold(in.Operation, e.Operation) ||
			in.Verdict != "" && in.Verdict != e.Action {
			continue
		}
		if out.Total++; out.Total > in.Offset && len(out.Entries) < maxListed {
			out.Entries = append(
				out.Entries,
				Brief{ID: e.ID, Label: labelOf(e), Code: e.Code, Verdict: e.Action, URL: s.link(e)},
			)
		}
	}
	return nil, out, nil
}
