// Package mcpserver answers assistants about a help center over the Model Context Protocol. The
// catalogue of a site and its log data come in; a server with tools that search, read an entry, read
// a log and list entries goes out. It never reads or writes a file.
package mcpserver

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"faultbook/internal/catalogue"
	"faultbook/internal/logs"
	"faultbook/search"
)

// Site is the help center that a server answers from.
type Site struct {
	Entries []catalogue.Entry
	Logs    *logs.Data // the messages and codes of the entries; never nil
	Base    string     // the address of the site, with a slash at its end; "" without one
}

// Limits of answers: a model reads them all.
const (
	defaultHits  = 5
	maxHits      = 20
	maxListed    = 100
	maxStatuses  = 20
	maxChains    = 20
	maxShape     = 200 // characters of a shape
	longQuery    = 10  // a query with so many line breaks is a log
	shownSteps   = 3
	shownShapes  = 10
	shownNames   = 12
	nearestPages = 3
	maxLogLength = 8 << 20 // bytes of a log in one call
)

// Descriptions of the tools: by these a model chooses one.
const (
	aboutSearch = "Find the page about a status, an error text, an error code or a log line. " +
		"Give the text as the product shows it, untranslated. " +
		"Trust the first hit only if confidence is above 0.5; unknown_codes lists codes that no page is about. For a whole log, call logs."
	aboutEntry = "Read one page by its id, its address or its exact label: what the status means, its verdict, causes, steps, " +
		"whom to contact and what can come next."
	aboutLogs = "Read a whole log, as text: which known statuses occurred, how often, in which order, " +
		"what to do first, and which faults no page documents."
	aboutCatalogue = "List pages: id, label, code and verdict; narrow by product, operation and verdict " +
		"(required: somebody must act, wait, none: nothing to do, unknown)."
)

type server struct {
	Site
	searcher *search.Searcher
	matcher  *logs.Matcher
	places   map[string]int // of the catalogue, by id
}

// New returns a server for a site; version is the version of the program. It fails if the context ends
// while it builds the index.
func New(ctx context.Context, site Site, version string) (*mcp.Server, error) {
	searcher, err := search.Build(ctx, slices.Values(documents(site.Entries)), search.Options{Facets: []string{}})
	if err != nil {
		return nil, fmt.Errorf("index the catalogue: %w", err)
	}
	s := &server{Site: site, searcher: searcher, matcher: logs.NewMatcher(site.Logs.Entries), places: map[string]int{}}
	for i := range site.Entries {
		s.places[site.Entries[i].ID] = i
	}
	about := &mcp.Implementation{Name: "faultbook", Title: "faultbook", Version: version}
	out := mcp.NewServer(about, &mcp.ServerOptions{Instructions: s.instructions()})
	mcp.AddTool(out, tool("search", "Search the help center", aboutSearch), s.search)
	mcp.AddTool(out, tool("entry", "Read a page", aboutEntry), s.entry)
	mcp.AddTool(out, tool("logs", "Read a log", aboutLogs), s.logs)
	mcp.AddTool(out, tool("catalogue", "List pages", aboutCatalogue), s.list)
	return out, nil
}

// tool describes a tool that changes nothing.
func tool(name, title, about string) *mcp.Tool {
	return &mcp.Tool{Name: name, Title: title, Description: about,
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, OpenWorldHint: new(bool)}}
}

// instructions says what the help center is about, for a model that does not know it.
func (s *server) instructions() string {
	return fmt.Sprintf("A help center of %d pages about the statuses and errors of %s. "+
		"Call search for one text, logs for a log, entry for all of a page.", len(s.Entries), list(s.products()))
}

// products returns the names of the products, in the order of their pages.
func (s *server) products() []string {
	var out []string
	for i := range s.Entries {
		if name := s.Entries[i].Product; name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// list joins the first names, and counts the others.
func list(names []string) string {
	if len(names) > shownNames {
		return strings.Join(names[:shownNames], ", ") + fmt.Sprintf(" and %d others", len(names)-shownNames)
	}
	return strings.Join(names, ", ")
}

// Searched is the input of the tool search.
type Searched struct {
	Query string `json:"query" jsonschema:"the text to look for: a status, a message, a code or a log line"`
	Limit int    `json:"limit,omitempty" jsonschema:"hits to return, 5 by default, at most 20"`
}

// Found is the output of the tool search.
type Found struct {
	Answer       string   `json:"answer"`     // one sentence
	Confidence   float64  `json:"confidence"` // the probability that the first hit answers, from 0 to 1
	UnknownCodes []string `json:"unknown_codes"`
	Hits         []Brief  `json:"hits"`
}

// Brief is a page in a list of results.
type Brief struct {
	ID         string   `json:"id"`
	Label      string   `json:"label"`
	Where      string   `json:"where,omitempty"` // product and operation: labels recur
	Code       string   `json:"code,omitempty"`
	Verdict    string   `json:"verdict"` // required, wait, none, unknown, or empty if only the text of the page says so
	Message    string   `json:"message,omitempty"`
	Summary    string   `json:"summary,omitempty"`
	FirstSteps []string `json:"first_steps,omitempty"`
	URL        string   `json:"url"`
}

func (s *server) brief(id string, steps int) Brief {
	e := &s.Entries[s.places[id]]
	out := s.listed(e)
	out.Message = e.Message
	if steps > 0 {
		out.Summary, out.FirstSteps = e.Summary, e.Fix[:min(len(e.Fix), steps)]
	}
	return out
}

// listed returns the fields by which a list names an entry.
func (s *server) listed(e *catalogue.Entry) Brief {
	where := e.Product
	if e.Operation != "" {
		where += " › " + e.Operation
	}
	return Brief{ID: e.ID, Label: labelOf(e), Where: where, Code: e.Code, Verdict: e.Action, URL: s.link(e)}
}

// link returns the address of an entry: absolute if the site has one, else from its root.
func (s *server) link(e *catalogue.Entry) string {
	switch {
	case s.Base != "":
		return s.Base + e.URL
	case e.Type != "":
		return e.Type
	}
	return e.URL
}

func (s *server) search(_ context.Context, _ *mcp.CallToolRequest, in Searched) (*mcp.CallToolResult, Found, error) {
	if strings.TrimSpace(in.Query) == "" {
		return nil, Found{}, errors.New("query is empty; give a text as the product shows it, or a code")
	}
	limit := in.Limit
	if limit <= 0 {
		limit = defaultHits
	}
	result := s.searcher.Search(in.Query, search.QueryOptions{Limit: min(limit, maxHits)})
	out := Found{Confidence: result.Confidence, UnknownCodes: append([]string{}, result.Unknown...), Hits: []Brief{}}
	for i, h := range result.Hits {
		steps := 0
		if i == 0 {
			steps = shownSteps
		}
		out.Hits = append(out.Hits, s.brief(h.ID, steps))
	}
	out.Answer = sentence(result, out.Hits)
	if strings.Count(strings.TrimSpace(in.Query), "\n") >= longQuery {
		out.Answer += " This is a whole log: call logs."
	}
	return nil, out, nil
}

// sentence says in one sentence how well the hits answer a query.
func sentence(result search.Result, hits []Brief) string {
	switch {
	case len(result.Unknown) > 0 && result.LowConfidence:
		return fmt.Sprintf("No page is about this code: %q. The hits are the nearest pages.", result.Unknown)
	case len(hits) == 0:
		return "No page has these words. Give the text as the product shows it, or other words for it."
	case result.LowConfidence:
		return "No page fits well. The hits are the nearest pages."
	}
	return about(&hits[0])
}

// verdicts are the verdicts in words.
var verdicts = map[string]string{
	"required": "somebody must act",
	"wait":     "wait",
	"none":     "nothing to do",
	"unknown":  "nothing documented",
}

// about says what a page is about and what to do.
func about(page *Brief) string {
	text := fmt.Sprintf("This is about %q", page.Label)
	if verdict := verdicts[page.Verdict]; verdict != "" {
		text += ": " + verdict
	}
	if len(page.FirstSteps) > 0 && page.Verdict != "none" {
		return text + ". First: " + page.FirstSteps[0]
	}
	return text + "."
}
