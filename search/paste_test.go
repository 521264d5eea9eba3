package search

import "testing"

// TestPaste answers long texts in which a message of one page stands among words, codes and
// quotation marks of others.
func TestPaste(t *testing.T) {
	doc := func(id, message, body string) Document {
		return Document{ID: id, Labels: []string{id}, Messages: []Template{Literal(message)}, Body: body}
	}
	s := buildSample(t, []Document{
		doc("device-disabled", "Your team has disabled this device.", "Ask the team."),
		doc("sender-refused", "You may not send as this sender.", "The server answers 5.7.60 and 550 to the client."),
		doc("server-event", "Event 550 of the sync server.", "Level error, event 550, data of the provider, name of the system."),
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
