package mcpserver

import (
	"context"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"faultbook/internal/catalogue"
	"faultbook/search"
)

// Named is the input of the tool entry.
type Named struct {
	ID string `json:"id" jsonschema:"the id of the page, such as vault/backup/retrying, or its address"`
}

// Page is the output of the tool entry.
type Page struct {
	Brief
	Confidence float64           `json:"confidence"` // always 1: the id names the page
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

// named returns the index of a page by its id, by an address that ends with the id, or by a label that
// no other page has; false if there is none.
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

// clipped shortens a text of a model to maxShape characters.
func clipped(text string) string {
	runes := []rune(text)
	if len(runes) <= maxShape {
		return text
	}
	return string(runes[:maxShape]) + "…"
}

// nearest returns the end of an error about an unknown id: the ids of similar pages.
func (s *server) nearest(id string) string {
	result := s.searcher.Search(strings.NewReplacer("/", " ", "-", " ").Replace(id),
		search.QueryOptions{Limit: nearestPages})
	var ids []string
	for _, h := range result.Hits {
		ids = append(ids, h.ID)
	}
	if ids == nil {
		return "; ask search for it"
	}
	return "; the nearest are " + strings.Join(ids, ", ")
}
