package mcpserver

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"faultbook/internal/catalogue"
	"faultbook/internal/logs"
	"faultbook/search"
)

// Named is the input of the tool entry.
type Named struct {
	ID string `json:"id" jsonschema:"the id of the page, such as vault/backup/retrying, or its address"`
}

// Page is the output of the tool entry.
type Page struct {
	Brief
	Confidence float64           `json:"confidence"` // 1: the id names the page
	Causes     []catalogue.Cause `json:"causes"`
	Steps      []catalogue.Step  `json:"steps"` // for any cause
	Retry      string            `json:"retry,omitempty"`
	Contacts   []string          `json:"contacts"`
	LeadsTo    []string          `json:"leads_to"` // ids of what can come next
	Product    string            `json:"product"`
	Operation  string            `json:"operation"`
}

func (s *server) entry(_ context.Context, _ *mcp.CallToolRequest, in Named) (*mcp.CallToolResult, Page, error) {
	at, known := s.named(in.ID)
	if !known {
		return nil, Page{}, fmt.Errorf("no page has the id %q%s", clipped(in.ID), s.nearest(in.ID))
	}
	e := &s.Entries[at]
	brief := s.brief(e.ID, 0)
	brief.Summary = e.Summary
	p := Page{
		Brief:      brief,
		Confidence: 1,
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

// named finds a page by its id, by an address that ends with it, or by a label that no
// other page has.
func (s *server) named(name string) (int, bool) {
	id, _, _ := strings.Cut(name, "#")
	id, _, _ = strings.Cut(id, "?")
	id = strings.Trim(strings.TrimSuffix(strings.Trim(id, "/ "), "index.html"), "/ ")
	for rest, more := id, true; more; _, rest, more = strings.Cut(rest, "/") {
		if at, known := s.places[rest]; known {
			return at, true
		}
	}
	found := -1
	for i := range s.Entries {
		if !strings.EqualFold(labelOf(&s.Entries[i]), strings.TrimSpace(name)) {
			continue
		}
		if found >= 0 {
			return 0, false
		}
		found = i
	}
	return found, found >= 0
}

// clipped shortens what a model wrote.
func clipped(text string) string {
	runes := []rune(text)
	if len(runes) <= maxShape {
		return text
	}
	return string(runes[:maxShape]) + "…"
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
	out.Answer = told(a, known, out.Statuses)
	return nil, out, nil
}

// told says in a few sentences what a log has, what of it is listed, and what to do first.
func told(a *logs.Answer, known int, statuses []Status) string {
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
	Next       int     `json:"next_offset,omitempty"` // the offset of the pages that are not listed
	Entries    []Brief `json:"entries"`
}

func (s *server) list(_ context.Context, _ *mcp.CallToolRequest, in Narrowed) (*mcp.CallToolResult, Listed, error) {
	if err := s.check(&in); err != nil {
		return nil, Listed{}, err
	}
	out := Listed{Confidence: 1, Entries: []Brief{}}
	for i := range s.Entries {
		e := &s.Entries[i]
		if in.Product != "" && !strings.EqualFold(in.Product, e.Product) ||
			in.Operation != "" && !strings.EqualFold(in.Operation, e.Operation) ||
			in.Verdict != "" && in.Verdict != e.Action {
			continue
		}
		if out.Total++; out.Total > in.Offset && len(out.Entries) < maxListed {
			out.Entries = append(out.Entries, s.listed(e))
		}
	}
	if shown := max(in.Offset, 0) + len(out.Entries); shown < out.Total {
		out.Next = shown
	}
	return nil, out, nil
}

// check refuses words that no page has: an empty list would say that there are none of them.
func (s *server) check(in *Narrowed) error {
	if in.Verdict != "" && verdicts[in.Verdict] == "" {
		return fmt.Errorf("no verdict is %q; use required, wait, none or unknown", clipped(in.Verdict))
	}
	if in.Product != "" && !hasFold(s.products(), in.Product) {
		return fmt.Errorf("no product is %q; the products are %s", clipped(in.Product), list(s.products()))
	}
	var operations []string
	for i := range s.Entries {
		if e := &s.Entries[i]; in.Product == "" || strings.EqualFold(in.Product, e.Product) {
			if !slices.Contains(operations, e.Operation) {
				operations = append(operations, e.Operation)
			}
		}
	}
	if in.Operation != "" && !hasFold(operations, in.Operation) {
		return fmt.Errorf("no operation is %q; the operations are %s", clipped(in.Operation), list(operations))
	}
	return nil
}

func hasFold(all []string, name string) bool {
	return slices.ContainsFunc(all, func(one string) bool { return strings.EqualFold(one, name) })
}
