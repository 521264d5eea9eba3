package search

import (
	"strings"
	"testing"
)

// TestPaste answers long texts in which a message of one page stands among words, codes and
// quotation marks of others.
func TestPaste(t *testing.T) {
	doc := func(id, message, body string) Document {
		return Document{ID: id, Labels: []string{id}, Messages: []Template{Literal(message)}, Body: body}
	}
	s := buildSample(t, []Document{
		doc("device-disabled", "Your team has disabled this device.", "Ask the team."),
		doc("sender-refused", "You may not send as this sender.", "The server answers 5.7.60 and 550 to the client."),
		doc("server-event", "Event 550 of the sync server.",
			"Level error, event 550, data of the provider, name of the system."),
		doc("server-data", "The system provider sent data.", "Name of the event, level of the server."),
		doc("sync-stopped", "The sync stopped.", "The server did not answer the client."),
	}, Options{})
	for name, c := range map[string]struct{ query, first string }{
		"message in an event": {
			"Event Name: System Provider: Sync Server Level: Error Event Data: Name Server Level System Provider " +
				"Description: Your team has disabled this device.", "device-disabled",
		},
		"quotation marks are no operators": {
			`The event of the sync server has code "550" and its client got 5.7.60 you may not send as sender`,
			"sender-refused",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if hits := s.Search(c.query, QueryOptions{}).Hits; len(hits) == 0 || hits[0].ID != c.first {
				t.Errorf("%v, want %s", hits, c.first)
			}
		})
	}
}

// TestArgument holds that a number in the place of a placeholder is no unknown code.
func TestArgument(t *testing.T) {
	s := buildSample(t, []Document{
		{ID: "blocked", Labels: []string{"Pump blocked"}, Messages: []Template{{"Pump blocked (err ", ")"}}},
		{ID: "empty", Labels: []string{"Tank empty"}, Messages: []Template{{"Fill the water tank ",
			" cups are missing now"}}},
	}, Options{})
	for query, unknown := range map[string]string{
		"Pump blocked (err 5)": "", "Pump blocked (err 05): see a.c:12": "",
		"Fill the water tank: code 7 cups are missing now": "",
		"pump error 77": "77", "error 77 Pump blocked (err": "77", "Pump blocked (err 0x80070005)": "0x80070005",
	} {
		if got := strings.Join(s.Search(query, QueryOptions{}).Unknown, " "); got != unknown {
			t.Errorf("%q: unknown is %q, want %q", query, got, unknown)
		}
	}
}

// TestLongText holds that a text is read up to a limit, by characters and not by bytes.
func TestLongText(t *testing.T) {
	s := buildSample(t, []Document{{ID: "pump", Labels: []string{"Pump blocked"}}}, Options{})
	for spaces, want := range map[int]int{9_000: 1, 9_996: 1, 9_999: 0, 100_000: 0} {
		for _, space := range []string{" ", "\u2003"} {
			if hits := s.Search(strings.Repeat(space, spaces)+"pump", QueryOptions{}).Hits; len(hits) != want {
				t.Errorf("%d of %q: %d hits, want %d", spaces, space, len(hits), want)
			}
		}
	}
}
