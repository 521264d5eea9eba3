package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// query is what somebody types or pastes into the search, and what they type
// after it.
type query struct{ text, more string }

// queryCount is how many queries are asked of a site.
const queryCount = 20

// listed is an entry as catalogue.json has it.
type listed struct{ URL, Product, Operation, Status, Message string }

func readCatalogue(public string) ([]listed, error) {
	text, err := os.ReadFile(filepath.Join(public, "catalogue.json"))
	if err != nil {
		return nil, err
	}
	var catalogue struct{ Entries []listed }
	err = json.Unmarshal(text, &catalogue)
	return catalogue.Entries, err
}

// queriesOf makes queries out of entries from all over a site: the same for the
// same site.
func queriesOf(public string) ([]query, error) {
	entries, err := readCatalogue(public)
	entries = slices.DeleteFunc(entries, func(e listed) bool { return len(strings.Fields(e.Message)) < 4 })
	if len(entries) < queryCount && err == nil {
		err = fmt.Errorf("only %d entries of %s have a message to search for", len(entries), public)
	}
	var queries []query
	for i := range min(queryCount, len(entries)) {
		queries = append(queries, queryFor(entries[i*len(entries)/queryCount], i))
	}
	return queries, err
}

var gap = regexp.MustCompile(`<[^<>]+>`)

// queryFor makes the query of number i. The kinds take turns: a message with its
// gaps filled, a label, a typing error, the beginning of a message, a log line.
func queryFor(e listed, i int) query {
	message, _, _ := strings.Cut(e.Message, " / ") // several are one text
	message = gap.ReplaceAllString(message, fmt.Sprintf("srv-%02d.fabrikam.example", i))
	next := " " + strings.ToLower(e.Operation)[:min(3, len(e.Operation))]
	switch words := strings.Fields(message); i % 5 {
	case 1:
		return query{strings.ToLower(e.Status + " " + e.Product), next}
	case 2:
		longest := slices.MaxFunc(words[:min(8, len(words))], func(a, b string) int { return len(a) - len(b) })
		middle := len(longest) / 2
		wrong := longest[:middle-1] + longest[middle:middle+1] + longest[middle-1:middle] + longest[middle+1:]
		return query{strings.Replace(message, longest, wrong, 1), next}
	case 3:
		cut := len(strings.Join(words[:len(words)/2], " ")) + 3
		return query{message[:cut], message[cut:min(len(message), cut+4)]}
	case 4:
		line := "2026-03-14T09:26:53.589Z [4711] ERROR worker-3: " + message + " (request 7f3a9c1e, node eu-2)"
		return query{line, next}
	}
	return query{message, next}
}
