package search

import (
	"slices"
	"testing"
)

func TestCodeSpellings(t *testing.T) {
	for code, want := range map[string][]string{
		"E_1042":                 {"e1042"},
		"E0277":                  {"e0277", "e277"},
		"ORA-12154":              {"ora12154"},
		"ERR_CONNECTION_REFUSED": {"errconnectionrefused"},
		"no-unused-vars":         {"nounusedvars"},
		"InvalidMapKey":          {"invalidmapkey"},
		"HTTPTimeout":            {"httptimeout"},
		"x":                      {"x"},
	} {
		if got := codeSpellings(code); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// TestCodesInLogs finds codes of every shape, as printed and as typed, whatever
// stands around them.
func TestCodesInLogs(t *testing.T) {
	const long = "worker alpha beta gamma delta epsilon zeta eta theta iota kappa lambda sigma omega rho tau phi chi psi upsilon omicron stopped"
	s, err := Open(buildSample(t, []Document{
		{ID: "refused", Codes: []string{"ERR_CONNECTION_REFUSED"}, Labels: []string{"Turned away"}},
		{ID: "unused", Codes: []string{"no-unused-vars"}, Labels: []string{"Left over"}},
		{ID: "first", Codes: []string{"TS8801"}, Messages: []Template{Literal(long)}},
		{ID: "second", Codes: []string{"TS8802"}, Messages: []Template{Literal(long)}},
	}, Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"net::ERR_CONNECTION_REFUSED": "refused",
		"err connection refused":      "refused",
		"14:2  error  'n' is assigned a value but never read  no-unused-vars": "unused",
		long + " TS8802": "second",
	} {
		r := s.Search(query, QueryOptions{})
		if len(r.Hits) == 0 || r.Hits[0].ID != want || r.LowConfidence {
			t.Errorf("%q: %+v, want %s", query, r.Hits, want)
		}
	}
}

// TestRepeatedWords counts the words of a label where a log quotes it, not where it
// names the same thing before.
func TestRepeatedWords(t *testing.T) {
	s, err := Open(buildSample(t, []Document{
		{ID: "preparing", Labels: []string{"Preparing Transfer"}},
		{ID: "ended", Labels: []string{"Ended"}, Causes: []string{"The transfer has ended."}},
	}, Options{}))
	if err != nil {
		t.Fatal(err)
	}
	once := s.Search("Preparing Transfer of sales", QueryOptions{})
	again := s.Search("transfer 17 of sales: Preparing Transfer", QueryOptions{})
	if once.Hits[0].ID != "preparing" || again.Hits[0].ID != "preparing" || again.Hits[0].Score < once.Hits[0].Score {
		t.Errorf("a word said twice counts less: %+v, then %+v", once.Hits[0], again.Hits[0])
	}
}
