package search

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
)

// messageSite makes a searcher of messages, by ID; <…> is a placeholder.
func messageSite(t *testing.T, messages map[string]string) *Searcher {
	t.Helper()
	s, err := Open(buildSample(t, messageDocuments(messages), Options{}))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func messageDocuments(messages map[string]string) []Document {
	var docs []Document
	for _, id := range slices.Sorted(maps.Keys(messages)) {
		parts := shownPlaceholder.Split(messages[id], -1)
		docs = append(docs, Document{ID: id, Messages: []Template{parts}, Display: Display{Message: messages[id]}})
	}
	return docs
}

// expectFirst holds that each query finds a document first, and surely.
func expectFirst(t *testing.T, s *Searcher, want map[string]string) {
	t.Helper()
	for query, id := range want {
		if r := s.Search(query, QueryOptions{}); len(r.Hits) == 0 || r.Hits[0].ID != id || r.LowConfidence {
			t.Errorf("%q: %+v, want %s", query, r, id)
		}
	}
}

func TestReading(t *testing.T) {
	for _, c := range []struct {
		query, message string
		heard          float64
		begun          bool
	}{
		{"lamp 7 of the north hall is", "Lamp <Number> of <Hall> is not lit.", 1, true},
		{"Lamp <Number> of <Hall> is not lit.", "Lamp <Number> of <Hall> is not lit.", 1, true},
		{"09:14 relay: lamp 7 of the north hall is not lit (code 3)", "Lamp <Number> of <Hall> is not lit.", 1, false},
		{"the north hall is not l", "<Hall> is not lit.", 1, true},
		{"north hall", "<Hall> is not lit.", 0, false},
		{"one two three four five six seven eight nine ten is not l", "<Hall> is not lit.", 0, false},
		{"lamp not lit", "Lamp <Number> of <Hall> is not lit.", 0, false},
	} {
		q := parseQuery(c.query, nil)
		r := q.read(c.message)
		if heard := r.heard(len(q.tokens)); r.begun != c.begun || (heard >= heardWhole) != (c.heard == 1) {
			t.Errorf("%q in %q: begun %v, heard %.2f", c.query, c.message, r.begun, heard)
		}
	}
}

// TestBeginningsAcrossGaps finds the message that is being typed, though another one has
// all words that were typed, or the last one stands in the place of a placeholder.
func TestBeginningsAcrossGaps(t *testing.T) {
	s := messageSite(t, map[string]string{
		"named":   "Colour of exported lamp has or is using name <Name> from private hall <Hall>.",
		"private": "Colour of exported lamp has or is using private name <Name>.",
		"label":   "<Lamp> shines on a wall of <Hall>.",
		"labels":  "Lamps shine at a door",
	})
	expectFirst(t, s, map[string]string{
		"Colour of exported lamp has or is using name 'Wid": "named",
		"Colour of exported lamp has or is using private n": "private",
		"the old lamp shines on a w":                        "label",
	})
}

// TestEmptyGap puts the message without a placeholder first where nothing stands in its
// place, though a letter is wrong.
func TestEmptyGap(t *testing.T) {
	s := messageSite(t, map[string]string{
		"limit": "Your lamp is <Number> bright.",
		"state": "Your lamp is bright. You can no longer look at it.",
	})
	expectFirst(t, s, map[string]string{
		"your lmap is bright":            "state",
		"your lamp is bright":            "state",
		"your lamp is 90 percent bright": "limit",
	})
}

// TestWordsOfCodes puts a message before a code that is made of the same words.
func TestWordsOfCodes(t *testing.T) {
	docs := messageDocuments(map[string]string{"message": "Invalid conversion to lamp <Name>"})
	docs = append(docs, Document{ID: "code", Codes: []string{"InvalidConversion"}, Summary: "A conversion is invalid."})
	s, err := Open(buildSample(t, docs, Options{}))
	if err != nil {
		t.Fatal(err)
	}
	expectFirst(t, s, map[string]string{
		"invalid conversion to lamp 7": "message",
		"invalidconversion":            "code",
		"InvalidConversion":            "code",
	})
}

// programs are messages of a compiler; without the last one they are too few to tell.
var programs = map[string]string{
	"expected": "Identifier expected.",
	"operand":  "The operand has no value.",
	"required": "A required parameter cannot follow an optional one.",
}

// TestTrades lets the words of a trade mean the same only where its work is done.
func TestTrades(t *testing.T) {
	const query = "argument"
	if r := messageSite(t, programs).Search(query, QueryOptions{}); len(r.Hits) != 1 || r.Hits[0].ID != "required" {
		t.Errorf("among programmers, an argument is a parameter: %+v", r)
	}
	others := maps.Clone(programs)
	delete(others, "operand")
	if r := messageSite(t, others).Search(query, QueryOptions{}); len(r.Hits) != 0 {
		t.Errorf("elsewhere it is not: %+v", r)
	}
	own := "argument, optional" // a site's own groups follow no trade
	s, err := Open(buildSample(t, messageDocuments(others), Options{Synonyms: own}))
	if err != nil {
		t.Fatal(err)
	}
	if r := s.Search(query, QueryOptions{}); len(r.Hits) != 1 {
		t.Errorf("a site's own synonyms: %+v", r)
	}
}

// TestLiveTrade follows a site into a trade and out of it.
func TestLiveTrade(t *testing.T) {
	docs := messageDocuments(programs)
	live, err := NewLive(context.Background(), slices.Values(docs), Options{})
	if err != nil {
		t.Fatal(err)
	}
	e := newEditor(docs, Options{})
	for step, text := range []string{"The lamp has no value.", "The operand has no value.", "The hand has no value."} {
		d := messageDocuments(map[string]string{"operand": text})[0]
		e.docs[d.ID] = d
		if err := live.Update(context.Background(), []Document{d}, nil); err != nil {
			t.Fatal(err)
		}
		compareLive(t, step, live, e, Options{}, strings.Fields("argument parameter operand"))
	}
}
