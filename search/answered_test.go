package search

import (
	"strings"
	"testing"
)

// programSite has one text that three programs show, short and by itself in one of them.
func programSite(t *testing.T) *Searcher {
	t.Helper()
	docs := messageDocuments(map[string]string{
		"installer/denied": "Could not install packages because of a system error: [number 13] Permission denied: <File>. Consider another folder or look at the permissions.",
		"mail/denied":      "The server says: permission denied for <Mailbox>.",
		"system/denied":    "Permission denied",
		"mail/rule":        "The rule <Name> was switched off because its folder is missing.",
		"mail/letters":     "Newsletters are put aside.",
	})
	names := map[string]string{"installer": "Pip", "mail": "Mail", "system": "System"}
	options := Options{Facets: []string{"product"}}
	for id, name := range names {
		options.Values = append(options.Values, FacetValue{Facet: "product", ID: id, Name: name})
	}
	for i := range docs {
		for id := range names {
			if strings.HasPrefix(docs[i].ID, id+"/") {
				docs[i].Facets = map[string]string{"product": id}
			}
		}
	}
	s, err := Open(buildSample(t, docs, options))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestProgramAndText puts the page of the program that the query names first, though its
// message says much more than the query does.
func TestProgramAndText(t *testing.T) {
	s := programSite(t)
	expectFirst(t, s, map[string]string{
		"pip permission denied":  "installer/denied",
		"permission denied pip":  "installer/denied",
		"mail permission denied": "mail/denied",
		"permission denied":      "system/denied",
	})
}

// TestQuotedName takes quotation marks in a pasted message for such, though another page
// has what stands in them.
func TestQuotedName(t *testing.T) {
	s := programSite(t)
	expectFirst(t, s, map[string]string{
		`The rule "Newsletters" was switched off because its folder is missing.`: "mail/rule",
		`"newsletters" put aside`: "mail/letters",
	})
	if r := s.Search(`"permission denied" mailbox`, QueryOptions{}); len(r.Hits) != 3 {
		t.Errorf("quoted words are asked for: %+v", r)
	}
}
