// Package keywords helps authors to give entries the words that people use. A settled
// site comes in; entries that have few, texts with keywords put in, and what each
// keyword gains and costs go out. It writes no files.
package keywords

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/site"
	"faultbook/search"
)

// Most is how many keywords an entry should have: more of them draw in questions
// about other things.
const Most = 8

// few is how many keywords an entry has at most that is called to mind.
const few = 2

// Instruction explains keywords to the person or the model that fills them in.
const Instruction = "Add to each object a list \"keywords\" of two to eight phrases that a person would say or type who sees this " +
	"status and does not know its name: everyday words for the device, the part, what happens and what cannot be done. " +
	"Leave out words of the label, the messages and the twins, and words that fit other entries as well."

// Missing is an entry with few keywords, and what its author knows of it.
type Missing struct {
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Messages []string `json:"messages,omitempty"`
	Summary  string   `json:"summary,omitempty"`
	Causes   []string `json:"causes,omitempty"`
	Keywords []string `json:"keywords"`
	Twins    []string `json:"twins,omitempty"` // labels of the entries that are found for its label too
}

// twins is how many of these are named.
const twins = 3

// FindMissing lists the entries that have few keywords.
func FindMissing(s *site.Site, searcher *search.Searcher) []Missing {
	var out []Missing
	for _, p := range s.Entries {
		if len(p.Meta.Keywords) > few || p.Retired() {
			continue
		}
		m := Missing{ID: p.ID, Label: p.Title, Summary: p.Plain(p.Meta.Summary), Keywords: p.Meta.Keywords}
		if m.Keywords == nil {
			m.Keywords = []string{}
		}
		for _, message := range p.Meta.Messages {
			m.Messages = append(m.Messages, message.String())
		}
		for _, c := range p.Meta.Causes {
			m.Causes = append(m.Causes, p.Plain(c.Text))
		}
		for _, h := range searcher.Search(p.Title, search.QueryOptions{Limit: twins + 1}).Hits {
			if h.ID != p.ID && len(m.Twins) < twins {
				m.Twins = append(m.Twins, h.Display.Title+" ("+h.ID+")")
			}
		}
		out = append(out, m)
	}
	return out
}

// Proposal is what was filled in for an entry.
type Proposal struct {
	ID       string   `json:"id"`
	Keywords []string `json:"keywords"`
}

// Parse reads proposals, one JSON object a line.
func Parse(data []byte) ([]Proposal, error) {
	var out []Proposal
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var p Proposal
		if err := json.Unmarshal(line, &p); err != nil {
			return nil, fmt.Errorf("line %d is not a JSON object: %w", n, err)
		}
		if p.ID != "" {
			out = append(out, p)
		}
	}
	return out, nil
}

// New gives the keywords of a proposal that a page does not have, up to Most in all.
func New(p *site.Page, proposed []string) []string {
	has := func(list []string, word string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.EqualFold(w, word) })
	}
	var out []string
	for _, word := range proposed {
		word = strings.Join(strings.Fields(word), " ")
		if word != "" && !has(p.Meta.Keywords, word) && !has(out, word) && len(p.Meta.Keywords)+len(out) < Most {
			out = append(out, word)
		}
	}
	return out
}

// Insert gives the text of a page with these keywords instead of those it has.
func Insert(page []byte, words []string) ([]byte, error) {
	lines := strings.SplitAfter(string(page), "\n")
	isFence := func(line string) bool { return strings.TrimRight(line, "\r\n") == "---" }
	if !isFence(lines[0]) {
		return nil, fmt.Errorf("the page has no front matter")
	}
	end := 1 + slices.IndexFunc(lines[1:], isFence)
	if end == 0 {
		return nil, fmt.Errorf("the front matter is not closed")
	}
	quoted := make([]string, len(words))
	for i, w := range words {
		text, _ := json.Marshal(w) // a text always marshals
		quoted[i] = string(text)
	}
	line := "keywords: [" + strings.Join(quoted, ", ") + "]\n"
	head := lines[1:end]
	at := slices.IndexFunc(head, func(line string) bool { return strings.HasPrefix(line, "keywords:") })
	if at < 0 {
		return []byte(strings.Join(slices.Concat(lines[:end], []string{line}, lines[end:]), "")), nil
	}
	next := at + 1
	for next < len(head) && (strings.TrimSpace(head[next]) == "" || strings.ContainsAny(head[next][:1], " \t-]")) {
		next++
	}
	return []byte(strings.Join(slices.Concat(lines[:1+at], []string{line}, lines[1+next:]), "")), nil
}
