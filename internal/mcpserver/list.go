package mcpserver

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

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
