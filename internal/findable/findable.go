// Package findable proves that the messages of a site find their pages: it fills each
// with made-up arguments, puts it into a log line, and searches. A settled site and its
// searcher come in; what is not found first goes out. It changes nothing.
package findable

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/search"
	"faultbook/search/text"
)

// Finding is a message that does not find its page first.
type Finding struct {
	ID      string `json:"id"`
	File    string `json:"file"`
	Message string `json:"message"` // as it is written
	Query   string `json:"q"`       // what was asked
	Rank    int    `json:"rank"`    // of the page among the first ten; 0 if it is none of them
	Twin    string `json:"twin"`    // the page that is first; "" if none is found
	Parts   string `json:"parts"`   // what would part the two, in words
}

// sets are made-up arguments: each message is tried with each set, one argument after
// the other.
var sets = [][]string{
	{"Archive 7", "SRV-DB-03", "ops@northwind.example", "4711"},
	{`C:\Users\ana\mail.pst`, "tempdb", "0x1f", "Reading Room"},
	{"Telemetry", "10.2.3.4", "dbo.Orders", "63 %"},
}

// wraps are log lines around a message.
var wraps = []string{
	"%s",
	"2026-05-01 12:00:11 WARN [x-77] host=a.example.org %s",
	"<131>Mar  3 04:11:02 srv9 agent[2231]: %s (pid 77)",
}

const shown = 10 // hits among which a page is looked for

// Prove asks for every message. progress may be nil.
func Prove(
	ctx context.Context,
	s *site.Site,
	searcher *search.Searcher,
	progress func(done, all int),
) ([]Finding, error) {
	found := make([][]Finding, len(s.Entries))
	var done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range s.Entries {
		if p.Retired() {
			continue // what replaced it may have the same message
		}
		group.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			found[i] = prove(s, searcher, p)
			if n := int(done.Add(1)); progress != nil {
				progress(n, len(s.Entries))
			}
			return nil
		})
	}
	err := group.Wait()
	return slices.Concat(found...), err
}

// prove gives the first failing question of each message of an entry.
func prove(s *site.Site, searcher *search.Searcher, p *site.Page) []Finding {
	var out []Finding
	messages := p.Meta.Messages
	for _, one := range p.Meta.Translated {
		messages = slices.Concat(messages, one.Messages)
	}
	for _, m := range messages {
		for n, set := range sets {
			q := fmt.Sprintf(wraps[n], fill(m, set))
			hits := searcher.Search(q, search.QueryOptions{Limit: shown}).Hits
			at := slices.IndexFunc(hits, func(h search.Hit) bool { return h.ID == p.ID })
			if at == 0 {
				continue
			}
			f := Finding{ID: p.ID, File: p.File.Path, Message: m.String(), Query: q, Rank: at + 1}
			if len(hits) > 0 {
				f.Twin = hits[0].ID
				f.Parts = parting(s, p, s.PageByID(f.Twin))
			}
			out = append(out, f)
			break
		}
	}
	return out
}

func fill(m document.Message, set []string) string {
	var b strings.Builder
	n := 0
	for _, part := range m.Parts {
		if part.Placeholder {
			b.WriteString(set[n%len(set)])
			n++
		} else {
			b.WriteString(part.Text)
		}
	}
	return b.String()
}

// mostWords is how many words are named that part two pages.
const mostWords = 4

// parting says in words what parts a page from its twin: words of its own in what the
// product shows, or the names of where it belongs.
func parting(s *site.Site, p, twin *site.Page) string {
	if twin == nil {
		return ""
	}
	other := words(twin)
	var own []string
	for _, w := range words(p) {
		if !slices.Contains(other, w) && !slices.Contains(own, w) {
			own = append(own, w)
		}
	}
	if len(own) > 0 {
		return "only it has the words: " + strings.Join(own[:min(mostWords, len(own))], ", ")
	}
	for _, place := range [][2]*site.Page{{s.Page(p.Operation), s.Page(twin.Operation)}, {s.Page(p.Product), s.Page(twin.Product)}} {
		if place[0] != nil && place[1] != nil && place[0] != place[1] {
			return fmt.Sprintf("only the name of its place: %s, not %s", place[0].Title, place[1].Title)
		}
	}
	return "nothing that the product shows"
}

// words are those of the label, the code and the messages of a page.
func words(p *site.Page) []string {
	shown := []string{p.Meta.Status, p.Meta.Code}
	for _, m := range p.Meta.Messages {
		shown = append(shown, m.String())
	}
	var out []string
	for _, t := range text.Cut(strings.Join(append(shown, p.Meta.Also...), " ")) {
		if !t.Inner && t.Sort != text.Sign {
			out = append(out, t.Key)
		}
	}
	return out
}
