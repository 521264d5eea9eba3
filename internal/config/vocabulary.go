package config

import (
	"fmt"
	"net/url"
	"strings"
)

// The vocabularies of a site that defines none of its own. They are wide
// enough for most products; a site's own list replaces the whole list.
var (
	defaultSeverities = ranked([]Term{
		{ID: "fatal", Label: "Fatal", Tone: Critical},
		{ID: "critical", Label: "Critical", Tone: Critical},
		{ID: "error", Label: "Error", Tone: High},
		{ID: "high", Label: "High", Tone: High},
		{ID: "warning", Label: "Warning", Tone: Caution},
		{ID: "medium", Label: "Medium", Tone: Caution},
		{ID: "low", Label: "Low", Tone: Info},
		{ID: "informative", Label: "Informative", Tone: Info},
		{ID: "info", Label: "Info", Tone: Info},
		{ID: "note", Label: "Note", Tone: Info},
	})
	defaultStates = ranked([]Term{
		{ID: "attention", Label: "Needs attention", Tone: High},
		{ID: "failed", Label: "Failed", Tone: Critical},
		{ID: "interrupted", Label: "Interrupted", Tone: Caution},
		{ID: "retrying", Label: "Retrying", Tone: Caution},
		{ID: "partial", Label: "Partly done", Tone: Caution},
		{ID: "cancelled", Label: "Cancelled", Tone: Neutral},
		{ID: "expired", Label: "Expired", Tone: Neutral},
		{ID: "inactive", Label: "Inactive", Tone: Neutral},
		{ID: "paused", Label: "Paused", Tone: Neutral},
		{ID: "waiting", Label: "Waiting", Tone: Info},
		{ID: "running", Label: "Running", Tone: Info},
		{ID: "done", Label: "Done", Tone: Good},
	})
)

func ranked(terms []Term) []*Term {
	out := make([]*Term, len(terms))
	for i := range terms {
		terms[i].Rank = i
		out[i] = &terms[i]
	}
	return out
}

// ParseBaseURL reads the absolute address of a site's root. It fails when the
// address is not an http or https address, or carries a query or a fragment.
func ParseBaseURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%q is not an address: %w", text, err)
	case u.Scheme != "http" && u.Scheme != "https", u.Host == "":
		return nil, fmt.Errorf("%q is not an absolute http or https address", text)
	case u.RawQuery != "" || u.Fragment != "":
		return nil, fmt.Errorf("%q carries a query or a fragment", text)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u, nil
}
