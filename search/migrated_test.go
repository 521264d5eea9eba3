package search

import (
	"fmt"
	"strings"
	"testing"
)

// migratedSite is what a team that migrates has: titles, bodies with codes and messages
// in tables and quotations, and no keywords.
func migratedSite() ([]Document, Options) {
	parts := []string{"feeder", "fuser", "scanner", "spool", "tray", "nozzle", "belt", "cutter"}
	faults := []struct{ title, message, cause string }{
		{"%s is jammed", "The %s cannot move. Open cover <Cover> and remove the medium.",
			"A sheet is stuck behind the roller."},
		{"%s overheated", "Temperature of the %s is above the limit (<Degrees>).",
			"The fan does not turn or the vents are covered."},
		{"%s does not answer", "No reply from the %s within <Seconds> s.",
			"The cable between board and motor is loose."},
		{"Wrong %s", "The %s that is installed is not of this model.", "A part of another series was put in."},
	}
	options := Options{Facets: []string{"product"}, Values: []FacetValue{{Facet: "product", ID: "p1",
		Name: "Plotter"}, {Facet: "product", ID: "p2", Name: "Press"}}}
	var docs []Document
	for i, part := range parts {
		for k, f := range faults {
			product := options.Values[(i+k)%2]
			number := 0x7000 + 16*i + k
			message := fmt.Sprintf(f.message, part)
			before, rest, _ := strings.Cut(message, "<")
			_, after, _ := strings.Cut(rest, ">")
			d := Document{
				ID: fmt.Sprintf("%s/%s-%d", product.ID, part, k), Labels: []string{fmt.Sprintf(f.title, part)},
				Body: fmt.Sprintf("Code # E-%04d 0x%08X Message # %s Cause # %s Resolution # Switch the machine off. Look at the %s. Error %d in the log (%x) means the same. OutOf%sException",
					100*i+k, number, message, f.cause, part, 900+10*i+k, number, strings.ToUpper(part[:1])+part[1:]),
				Facets: map[string]string{"product": product.ID},
			}
			if k%2 == 0 {
				d.Messages = []Template{{before, after}}
			}
			d.URL, d.Display = d.ID+"/", Display{Title: d.Labels[0], Message: message}
			docs = append(docs, d)
		}
	}
	return docs, options
}

// migratedQueries asks for each page in the ways that people have.
func migratedQueries(docs []Document) []string {
	var out []string
	for i, d := range docs {
		code := strings.Fields(d.Body)[2]
		switch i % 8 {
		case 0:
			out = append(out, d.Labels[0], strings.ReplaceAll(code, "-", ""), "stop error code 7b")
		case 1:
			out = append(out, "error "+fmt.Sprint(900+i), d.Display.Message)
		case 2:
			out = append(out, "2024-05-01 12:00:11 [x-77] "+d.Display.Message+" (pid 77)", "error "+fmt.Sprint(4900+i))
		case 3:
			out = append(out, strings.Fields(d.Body)[3], "0x7fff"+fmt.Sprint(i),
				"out of "+strings.Fields(d.Labels[0])[0]+" exception")
		case 4:
			out = append(out, strings.Join(strings.Fields(d.Body)[12:24], " "))
		case 5:
			out = append(out, d.Labels[0][:len(d.Labels[0])-3], d.Labels[0]+" product:press", "product:plotter")
		case 6:
			out = append(out, "-"+fmt.Sprint(1<<32-0x7000-16*(i/4)-i%4), `"`+d.Labels[0]+`"`)
		case 7:
			number := 0x7000 + 16*(i/4) + i%4
			out = append(out, "ErrorCode "+fmt.Sprint(900+i), fmt.Sprintf("0x%08x BELT_LOST", number))
			out = append(out, "FUSER_IS_JAMMED", "stop code NOZZLE_OUT_OF_RANGE", "BugcheckCode "+fmt.Sprint(number))
			out = append(out, "the belt said 4912 and 4900 twice today")
			out = append(out, "the paper gets stuck in the "+strings.Fields(d.Labels[0])[0], d.Labels[0]+" -jammed")
		}
	}
	return out
}

func TestEnginesAgreeOnMigrated(t *testing.T) {
	docs, options := migratedSite()
	agree(t, buildSample(t, docs, options), "migrated", migratedQueries(docs))
}

// TestCodes finds a code in all its spellings, and says of one that no page has that
// none is about it.
func TestCodes(t *testing.T) {
	docs, options := migratedSite()
	s := buildSample(t, docs, options)
	first := func(q, want string) {
		t.Helper()
		r := s.Search(q, QueryOptions{})
		if len(r.Hits) == 0 || r.Hits[0].ID != want || len(r.Unknown) > 0 {
			t.Errorf("%q finds %v (unknown %v), want %s first", q, r.Hits, r.Unknown, want)
		}
	}
	for _, q := range []string{
		"E-0102", "e0102", "E_102", "E102", "0x7012", "0x00007012", "Unknown stop code (7012)",
		"error 912", "#912 error code: 912", "BugcheckCode 28690",
	} {
		first(q, docs[6].ID)
	}
	for _, q := range []string{
		"E-0109", "error 4912", "0x7FFF", "what is error E999?", "stop code 7FF", "-2147023174",
		"fuser overheated error 0x80070006", "stop code NOZZLE_OUT_OF_RANGE",
		"I get error BELT4912 when it starts",
	} {
		if r := s.Search(q, QueryOptions{}); len(r.Unknown) == 0 || !r.LowConfidence {
			t.Errorf("%q is answered with confidence %.2f, unknown %q", q, r.Confidence, r.Unknown)
		}
	}
}
