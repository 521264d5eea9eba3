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
type query struct{ kind, text, more string }

// queryKinds are the kinds of queries, in the order in which they take turns.
var queryKinds = []string{"message", "label", "typo", "prefix", "pasted line"}

// queryCount is how many queries are asked of a site, of each kind as many.
const queryCount = 20

// listed is an entry as catalogue.json has it.
type listed struct {
	URL       string `json:"url"`
	Product   string `json:"product"`
	Operation string `json:"operation"`
	Status    string `json:"status"`
	Message   string `json:"message"`
}

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
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e listed) bool { return len(strings.Fields(e.Message)) < 4 })
	if len(entries) < queryCount {
		return nil, fmt.Errorf("only %d entries of %s have a message to search for", len(entries), public)
	}
	var queries []query
	for i := range queryCount {
		queries = append(queries, queryFor(entries[i*len(entries)/queryCount], i))
	}
	return queries, nil
}

func queryFor(e listed, i int) query {
	message, _, _ := strings.Cut(e.Message, " / ") // several stand in one text
	message = fillGaps(message, i)
	next := " " + strings.ToLower(e.Operation)[:min(3, len(e.Operation))]
	q := query{kind: queryKinds[i%len(queryKinds)], text: message, more: next}
	switch q.kind {
	case "label":
		q.text = strings.ToLower(e.Status + " " + e.Product)
	case "typo":
		q.text = misspell(message)
	case "prefix":
		cut := cutInWord(message)
		q.text, q.more = message[:cut], message[cut:min(len(message), cut+4)]
	case "pasted line":
		q.text = "2026-03-14T09:26:53.589Z [4711] ERROR worker-3: " + message + " (request 7f3a9c1e, node eu-2)"
	}
	return q
}

var gap = regexp.MustCompile(`<[^<>]+>`)

// fillGaps puts something into the gaps of a message, as products do.
func fillGaps(message string, i int) string {
	return gap.ReplaceAllStringFunc(message, func(name string) string {
		switch name = strings.ToLower(name); {
		case strings.Contains(name, "mail"), strings.Contains(name, "account"), strings.Contains(name, "user"):
			return fmt.Sprintf("maria.silva%d@fabrikam.example", i)
		case strings.Contains(name, "path"), strings.Contains(name, "file"):
			return fmt.Sprintf("D:/Users/msilva/Q%d-figures.xlsx", i)
		case strings.Contains(name, "name"), strings.Contains(name, "host"), strings.Contains(name, "domain"):
			return fmt.Sprintf("srv-%02d.fabrikam.example", i)
		}
		return fmt.Sprint(417 + 31*i)
	})
}

// misspell swaps two letters of the longest word among the first eight.
func misspell(message string) string {
	words := strings.Fields(message)
	words = words[:min(8, len(words))]
	longest := 0
	for i, w := range words {
		if len(w) > len(words[longest]) && !strings.ContainsAny(w, "0123456789@") {
			longest = i
		}
	}
	letters := []rune(words[longest])
	if at := len(letters) / 2; at > 0 {
		letters[at-1], letters[at] = letters[at], letters[at-1]
	}
	words[longest] = string(letters)
	return strings.Join(words, " ")
}

// cutInWord returns a place some way into a message, three letters into a word
// of more letters and no digits.
func cutInWord(message string) int {
	from := len(message) / 2
	for i := from; i < len(message); i++ {
		word, _, _ := strings.Cut(message[i:], " ")
		if i > 0 && message[i-1] == ' ' && len(word) > 4 && word[0] < 0x80 && !strings.ContainsAny(word, "0123456789") {
			return i + 3
		}
	}
	return len(message)
}

// typed returns the texts that stand in the box while a query is typed; a pasted
// line comes at once.
func (q query) typed() []string {
	if q.kind == "pasted line" {
		return []string{q.text}
	}
	var all []string
	for i := range q.text {
		if i > 0 && q.text[i-1] != ' ' {
			all = append(all, q.text[:i])
		}
	}
	return append(all, q.text)
}
