package e2e_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// assistant connects the SDK's own client to the program over stdio.
func assistant(t *testing.T, args ...string) *mcp.ClientSession {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, append([]string{"mcp"}, args...)...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	cmd.Stderr = os.Stderr
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &mcp.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

// callTool calls a tool and reads its answer.
func callTool[T any](t *testing.T, s *mcp.ClientSession, tool string, arguments map[string]any) (answer T) {
	t.Helper()
	result, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	if result.IsError {
		t.Fatalf("%s %v: %s", tool, arguments, result.Content[0].(*mcp.TextContent).Text)
	}
	text, err := json.Marshal(result.StructuredContent)
	if err == nil {
		err = json.Unmarshal(text, &answer)
	}
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

type mcpPage struct {
	ID, Label, Verdict, URL string
	Confidence              float64
	FirstSteps              []string `json:"first_steps"`
	Count                   int
	Arguments               map[string][]string
}

type mcpFound struct {
	Answer       string
	Confidence   float64
	UnknownCodes []string `json:"unknown_codes"`
	Hits         []mcpPage
	Statuses     []mcpPage
	Entries      []mcpPage
	Timeline     []string
	Undocumented []string
	Total        int
}

// TestAssistantsAskTheSite: from its sources, what is published, a bundle and an address.
func TestAssistantsAskTheSite(t *testing.T) {
	t.Parallel()
	archive := filepath.Join(t.TempDir(), "site.zip")
	if err := bundle("--output", archive); err != nil {
		t.Fatal(err)
	}
	address := fileServer(t, plain, "/")
	for name, args := range map[string][]string{
		"sources": {"-C", repository}, "folder": {"--site", plain}, "bundle": {"--site", archive},
		"address": {"--site", address},
	} {
		t.Run(name, func(t *testing.T) {
			s := assistant(t, args...)
			found := callTool[mcpFound](
				t,
				s,
				"search",
				map[string]any{"query": "Backup disabled on Lab. inSync will retry after some time."},
			)
			if len(found.Hits) == 0 || found.Hits[0].ID != withMessage || found.Confidence < 0.9 ||
				len(found.Hits[0].FirstSteps) == 0 {
				t.Errorf("the search says %+v", found)
			}
			if url := found.Hits[0].URL; name == "address" && url != address+withMessage+"/" ||
				!strings.HasSuffix(url, withMessage+"/") {
				t.Errorf("the link is %q", url)
			}
			if none := callTool[mcpFound](t, s, "search",
				map[string]any{"query": "error 0x8004df99"}); none.Confidence > 0.5 ||
				!strings.HasPrefix(none.Answer, "No page is about this code") ||
				!slices.Equal(none.UnknownCodes, []string{"0x8004df99"}) {
				t.Errorf("of an unknown code the search says %+v", none)
			}
			if page := callTool[mcpPage](t, s, "entry",
				map[string]any{"id": withMessage}); page.Verdict != "required" ||
				page.Confidence != 1 {
				t.Errorf("the entry is %+v", page)
			}
			log := callTool[mcpFound](t, s, "logs", map[string]any{"text": someLog})
			if len(log.Statuses) != 2 || log.Statuses[0].Count != 2 ||
				len(log.Statuses[0].Arguments["Network Name"]) != 2 ||
				len(log.Undocumented) != 1 ||
				len(log.Timeline) != 2 {
				t.Errorf("the log has %+v", log)
			}
			if list := callTool[mcpFound](t, s, "catalogue", map[string]any{"product": "inSync",
				"verdict": "wait"}); list.Total == 0 ||
				len(list.Entries) != list.Total ||
				list.Entries[0].Verdict != "wait" {
				t.Errorf("the catalogue has %+v", list)
			}
			wrong, err := s.CallTool(
				t.Context(),
				&mcp.CallToolParams{Name: "entry", Arguments: map[string]any{"id": "insync/backup-interrupted"}},
			)
			if err != nil || !wrong.IsError ||
				!strings.Contains(wrong.Content[0].(*mcp.TextContent).Text, "the nearest are") {
				t.Errorf("of a wrong id: %+v, %v", wrong, err)
			}
		})
	}
}
