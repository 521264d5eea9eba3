package index_test

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
	"faultbook/internal/site"
	"faultbook/search"
)

// gapOf matches a placeholder of a message.
var gapOf = regexp.MustCompile(`<[^<>]+>`)

// filled returns a message as a reader pastes it.
func filled(message string) string { return gapOf.ReplaceAllString(message, "Nordwest-7") }

// TestGermanMessagesFindAsEnglish gives thirty entries a message in German and pastes each
// into the search of both languages: German messages find their pages first as often as
// English ones do, and those lose nothing by them.
func TestGermanMessagesFindAsEnglish(t *testing.T) {
	before := realProject(t)
	messages, files := germanMessages(t)
	after, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || after == nil {
		t.Fatal(err, problems)
	}
	old, english, german := searcherOf(t, before.Site), searcherOf(t, after.Site), searcherOf(t, after.Others[0].Site)
	var inEnglish, alone, pasted, read float64
	for id, message := range messages {
		own := filled(before.Site.PageByID(id).Meta.Messages[0].String())
		alone += found(old, own, id)
		inEnglish += found(english, own, id)
		pasted += found(english, filled(message), id)
		if one := found(german, filled(message), id); one == 0 {
			t.Logf("%q is not answered first", message)
		} else {
			read += one
		}
	}
	n := float64(len(messages))
	t.Logf("of %.0f: English %.0f, with German messages beside %.0f; German in the English site %.0f, in the German %.0f",
		n, alone, inEnglish, pasted, read)
	if inEnglish < alone {
		t.Errorf("German messages hide %.0f English ones", alone-inEnglish)
	}
	if least := inEnglish - germanLag*n/100; pasted < least || read < least {
		t.Errorf("German messages find %.0f and %.0f of %.0f, English ones %.0f", pasted, read, n, inEnglish)
	}
}

func found(s *search.Searcher, q, id string) float64 {
	if answers(s, q, []string{id}) {
		return 1
	}
	return 0
}

// germanMessages returns made-up messages by the ids of their entries, and the help center
// with them.
func germanMessages(t *testing.T) (map[string]string, fstest.MapFS) {
	t.Helper()
	lines, err := os.ReadFile("testdata/german-messages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	put := func(name string) {
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	put("faultbook.yaml")
	project := realProject(t)
	for _, in := range []*site.Site{project.Site, project.Others[0].Site} {
		for _, p := range in.Pages {
			if !p.Virtual {
				put(p.File.Path)
			}
		}
	}
	for _, name := range project.Site.Resources {
		put("content/" + name)
	}
	messages := map[string]string{}
	for line := range strings.Lines(string(lines)) {
		id, message, _ := strings.Cut(strings.TrimSpace(line), "\t")
		page := files["content/"+id+".md"]
		if page == nil {
			t.Fatalf("there is no page %s", id)
		}
		page.Data = []byte(strings.Replace(string(page.Data), "---\n", "---\nmessages: {de: '"+message+"'}\n", 1))
		messages[id] = message
	}
	if len(messages) < 30 {
		t.Fatalf("only %d messages", len(messages))
	}
	return messages, files
}
