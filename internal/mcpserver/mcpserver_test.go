package mcpserver_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"faultbook/internal/catalogue"
	"faultbook/internal/logs"
	"faultbook/internal/mcpserver"
)

// newServer returns a server for a small site.
func newServer(t *testing.T) *mcp.Server {
	t.Helper()
	entries := []catalogue.Entry{
		{ID: "lamp/start/hot", URL: "lamp/start/hot/", Product: "Lamp", Operation: "Start", Status: "Overheated",
			Action: "required", Fix: []string{"Switch it off."}, Summary: "The lamp is too hot.",
			Messages:  []string{"The lamp <Lamp> is too hot and goes out."},
			Languages: []catalogue.InLanguage{{Language: "de", Status: "Überhitzt"}}},
		{ID: "lamp/stop/failed", URL: "lamp/stop/failed/", Product: "Lamp", Operation: "Stop", Status: "Failed",
			Action: "wait"},
		{ID: "horn/stop/failed", URL: "horn/stop/failed/", Product: "Horn", Operation: "Stop", Status: "Failed"},
	}
	data := &logs.Data{}
	for _, e := range entries {
		data.Entries = append(data.Entries, logs.Entry{ID: e.ID, Label: e.Status, Verdict: e.Action})
		data.Details = append(data.Details, logs.Details{})
	}
	data.Entries[0].Message = []logs.Message{{"The lamp ", "Lamp", " is too hot and goes out."}}
	for n := range 30 { // more than an answer lists
		id := fmt.Sprintf("lamp/more/%d", n)
		entries = append(entries, catalogue.Entry{ID: id, Product: "Lamp", Operation: "More", Status: id,
			Action: "wait"})
		codes := []string{fmt.Sprintf("LAMP%d", 1000+n)}
		data.Entries = append(data.Entries, logs.Entry{ID: id, Label: id, Verdict: "wait", Codes: codes})
		data.Details = append(data.Details, logs.Details{})
	}
	server, err := mcpserver.New(t.Context(), mcpserver.Site{Entries: entries, Logs: data}, "1")
	if err != nil {
		t.Fatal(err)
	}
	return server
}

// connected asks a server with the SDK's own client.
func connected(t *testing.T) *mcp.ClientSession {
	t.Helper()
	server := newServer(t)
	here, there := mcp.NewInMemoryTransports()
	go server.Run(t.Context(), there)
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

// ask calls a tool, and returns its answer or what it says is wrong.
func ask(
	t *testing.T,
	s *mcp.ClientSession,
	tool string,
	arguments map[string]any,
) (answer map[string]any, wrong string) {
	t.Helper()
	result, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	if result.IsError {
		return nil, result.Content[0].(*mcp.TextContent).Text
	}
	text, err := json.Marshal(result.StructuredContent)
	if err == nil {
		err = json.Unmarshal(text, &answer)
	}
	if err != nil {
		t.Fatal(err)
	}
	return answer, ""
}

// TestWrongArguments: a model reads what is wrong, and what it can do.
func TestWrongArguments(t *testing.T) {
	s := connected(t)
	for _, one := range []struct {
		tool      string
		arguments map[string]any
		want      string
	}{
		{"search", map[string]any{"query": " \n"}, "query is empty"},
		{"search", map[string]any{}, "query"},
		{"search", map[string]any{"query": 5}, "string"},
		{"entry", map[string]any{"id": "lamp/hot"}, "the nearest are lamp/start/hot"},
		{"entry", map[string]any{"id": "Failed"}, `no page has the id "Failed"`},
		{"entry", map[string]any{"id": strings.Repeat("x", 10_000)}, "xxx…"},
		{"logs", map[string]any{"text": ""}, "text is empty"},
		{"logs", map[string]any{"text": strings.Repeat("x", 9<<20)}, "more than 8 MB"},
		{"catalogue", map[string]any{"product": "Bell"}, "the products are Lamp, Horn"},
		{"catalogue", map[string]any{"product": "horn", "operation": "Start"}, "the operations are Stop"},
		{"catalogue", map[string]any{"verdict": "critical"}, "use required, wait, none or unknown"},
	} {
		answer, wrong := ask(t, s, one.tool, one.arguments)
		if !strings.Contains(wrong, one.want) || len(wrong) > 500 {
			t.Errorf("%s: %.300s %v, want %s", one.tool, wrong, answer, one.want)
		}
	}
}

// TestAnswers: each says what to do, and tells pages of one label apart.
func TestAnswers(t *testing.T) {
	s := connected(t)
	found, _ := ask(t, s, "search", map[string]any{"query": "The lamp Desk 7 is too hot and goes out."})
	if want := `This is about "Overheated": somebody must act. First: Switch it off.`; found["answer"] != want {
		t.Errorf("the search says %q, want %q", found["answer"], want)
	}
	found, _ = ask(t, s, "search", map[string]any{"query": "Überhitzt"})
	if text := fmt.Sprint(found["answer"]); !strings.Contains(text, `"Overheated"`) {
		t.Errorf("in another language the search says %q", text)
	}
	found, _ = ask(t, s, "search", map[string]any{"query": "Failed"})
	for _, where := range []string{"Lamp › Stop", "Horn › Stop"} {
		if text := fmt.Sprint(found["hits"]); !strings.Contains(text, where) {
			t.Errorf("the hits are %s", text)
		}
	}
	found, _ = ask(t, s, "search", map[string]any{"query": strings.Repeat("The lamp is hot\n", 20)})
	if text := fmt.Sprint(found["answer"]); !strings.HasSuffix(text, "This is a whole log: call logs.") {
		t.Errorf("of a log the search says %q", text)
	}
	for _, id := range []string{"lamp/start/hot", "/lamp/start/hot/", "https://h.example/help/lamp/start/hot/#causes",
		"lamp/start/hot/index.html?m=x", "overheated"} {
		if page, wrong := ask(t, s, "entry", map[string]any{"id": id}); page["id"] != "lamp/start/hot" {
			t.Errorf("the entry of %q: %v %s", id, page, wrong)
		}
	}
	list, _ := ask(t, s, "catalogue", map[string]any{"product": "lamp", "offset": -7})
	if list["total"] != 32.0 || list["next_offset"] != nil {
		t.Errorf("the list has %v, and goes on at %v", list["total"], list["next_offset"])
	}
}

// TestLongLogs: an answer about a log stays short, and says what it leaves out.
func TestLongLogs(t *testing.T) {
	s := connected(t)
	log := "The lamp Desk 7 is too hot and goes out.\n"
	for n := range 30 {
		log += fmt.Sprintf("ERROR LAMP%d\nERROR %s torn\n", 1000+n, strings.Repeat(string(rune('A'+n)), 300))
	}
	answer, _ := ask(t, s, "logs", map[string]any{"text": log})
	want := `61 lines: 31 statuses recognised, 30 shapes of faults that no page documents. The 20 worst are listed. ` +
		`The timeline has the first 20 steps of 31. The 10 most frequent shapes are listed. ` +
		`The worst is "Overheated" in line 1. First: Switch it off.`
	if answer["answer"] != want || len(answer["statuses"].([]any)) != 20 {
		t.Errorf("%s", answer["answer"])
	}
	none, _ := ask(t, s, "logs", map[string]any{"text": "INFO all is well"})
	if none["confidence"] != 0.0 {
		t.Errorf("of a log without statuses: %v", none)
	}
}
