package e2e_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"faultbook/internal/command"
)

// verdictWords are the words that readers see for each verdict.
var verdictWords = map[string]string{
	"required": "Action needed", "wait": "Wait", "none": "Nothing to do", "unknown": "Nothing documented",
}

// appearances are the parts of pages that show an entry of another page, each with
// the verdict's tone in its class.
var appearances = []string{"row", "rail", "matrix", "drawing", "letter", "need", "card"}

// appearance names the part of a page that an element with a tone is; empty for one
// that shows no entry.
func appearance(e *html.Node) string {
	within := func(class string) bool {
		return inside(e, func(up *html.Node) bool { return slices.Contains(strings.Fields(attr(up, "class")), class) })
	}
	classes := strings.Fields(attr(e, "class"))
	switch {
	case e.Data == "tr":
		return "row"
	case slices.Contains(classes, "cell"):
		return "matrix"
	case slices.Contains(classes, "node"):
		return "drawing"
	case slices.Contains(classes, "card"):
		return "card"
	case e.Data == "li" && within("letter"):
		return "letter"
	case e.Data == "li" && within("needs"):
		return "need"
	case e.Data == "a" && within("related"):
		return "rail"
	}
	return ""
}

// checkVerdicts holds every place in which an entry appears against its verdict, and
// returns how often each kind of place was seen.
func checkVerdicts(t *testing.T, pages []*page, verdicts map[string]string) map[string]int {
	t.Helper()
	seen := map[string]int{}
	for _, p := range pages {
		if verdict, ok := verdicts[p.url]; ok {
			checkStrip(t, p, verdict)
		}
		for e := range elements(p.doc) {
			where := appearance(e)
			if where == "" || !strings.Contains(attr(e, "class"), "tone-") {
				continue
			}
			link := e
			if e.Data != "a" {
				link = first(e, "a")
			}
			verdict, ok := verdicts[addressOf(p, link)]
			if !ok {
				continue // of a page that is no entry
			}
			seen[where]++
			if !slices.Contains(strings.Fields(attr(e, "class")), "tone-"+verdict) ||
				!strings.Contains(text(e), verdictWords[verdict]) {
				t.Errorf(
					"%s: as a %s %s is %q and says %q, want the verdict %q",
					p.file,
					where,
					attr(link, "href"),
					attr(e, "class"),
					text(e),
					verdict,
				)
			}
		}
	}
	return seen
}

// addressOf returns the address, below the site's root, that a link leads to.
func addressOf(p *page, link *html.Node) string {
	u, err := (&url.URL{Scheme: "http", Host: "site", Path: "/" + p.url}).Parse(attr(link, "href"))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Path, "/")
}

func checkStrip(t *testing.T, p *page, verdict string) {
	t.Helper()
	for strip := range withClass(p.doc, "strip") {
		heading := first(strip, "h2")
		if attr(strip, "class") != "strip tone-"+verdict+" verdict-"+verdict ||
			!strings.HasPrefix(text(heading), verdictWords[verdict]) {
			t.Errorf(
				"%s: the strip is %q with the heading %q, want the verdict %q",
				p.file,
				attr(strip, "class"),
				text(heading),
				verdict,
			)
		}
		return
	}
	t.Errorf("%s has no strip", p.file)
}

// TestVerdictsOfTheSite: every entry of the real site, wherever it appears.
func TestVerdictsOfTheSite(t *testing.T) {
	table, err := os.ReadFile("testdata/verdicts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[string]string{}
	for line := range strings.Lines(string(table)) {
		id, verdict, _ := strings.Cut(strings.TrimSpace(line), "\t")
		verdicts[id+"/"] = verdict
	}
	delete(verdicts, "id/")
	for _, e := range readCatalogue(t).Entries {
		if verdicts[e.URL] == "" {
			t.Errorf("the table lacks %s", e.ID)
		}
	}
	seen := checkVerdicts(t, pagesOf(t, readPlain), verdicts)
	for _, where := range appearances {
		if seen[where] == 0 && where != "card" { // no folder of articles has entries here
			t.Errorf("no entry was seen as a %s", where)
		}
	}
}

// TestVerdictsOfAllCombinations: a site with every combination of action, state and
// severity. Neither a state nor a severity changes how an entry with an action looks.
func TestVerdictsOfAllCombinations(t *testing.T) {
	dir := t.TempDir()
	verdicts := writeCombinations(t, dir)
	var out bytes.Buffer
	site := filepath.Join(dir, "out")
	if code := command.Run([]string{"build", "-C", dir, "--output", site}, &out, &out); code != 0 {
		t.Fatalf("exit code %d:\n%s", code, &out)
	}
	pages, err := readPages(site)
	if err != nil {
		t.Fatal(err)
	}
	seen := checkVerdicts(t, pages, verdicts)
	for _, where := range appearances {
		if seen[where] == 0 {
			t.Errorf("no entry was seen as a %s", where)
		}
	}
	if len(verdicts) < 500 || seen["row"] < 2*len(verdicts) || seen["matrix"] < len(verdicts)-1 {
		t.Errorf("of %d entries %v were seen", len(verdicts), seen)
	}
}

// writeCombinations writes the site and returns the verdict of each entry by its
// address.
func writeCombinations(t *testing.T, dir string) map[string]string {
	t.Helper()
	write := func(name, text string) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	severities := strings.Fields("- fatal critical error high warning medium low informative info note")
	states := strings.Fields(
		"- attention failed interrupted retrying partial cancelled expired inactive paused waiting running done",
	)
	verdicts := map[string]string{}
	write("faultbook.yaml", "")
	for _, action := range []string{"-", "none", "wait", "required"} {
		for i, state := range states {
			for j, severity := range severities {
				id := fmt.Sprintf("p/o%s-%d/e%d", strings.Trim(action, "-"), i, j)
				front := fmt.Sprintf("status: Status/%d\nmessage: Of %s %s %s.\n", j, action, state, severity)
				for key, value := range map[string]string{"action": action, "state": state, "severity": severity} {
					if value != "-" {
						front += key + ": " + value + "\n"
					}
				}
				if j > 0 {
					front += "leads_to: [e0]\n"
				}
				write("content/"+id+".md", "---\n"+front+"---\n")
				verdict := action
				switch {
				case action == "-" && state == "done":
					verdict = "none"
				case action == "-":
					verdict = "unknown"
				}
				verdicts[id+"/"] = verdict
			}
		}
	}
	write("content/more/alone.md", "---\nkind: entry\nstatus: Alone\naction: wait\nstate: failed\n---\n")
	verdicts["more/alone/"] = "wait"
	return verdicts
}
