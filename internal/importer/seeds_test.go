package importer

import (
	"fmt"
	"html"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/recognise"
)

const (
	articlesOf = "../../testdata/import"
	contentOf  = "../../content"
)

// terms reads the vocabularies of the site of this repository.
func terms(t *testing.T) recognise.Terms {
	t.Helper()
	data, err := os.ReadFile("../../faultbook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var settings map[string]any
	if err := yaml.Unmarshal(data, &settings); err != nil {
		t.Fatal(err)
	}
	list := func(key string) (out []recognise.Term) {
		for _, one := range settings[key].([]any) {
			term := one.(map[string]any)
			out = append(out, recognise.Term{ID: fmt.Sprint(term["id"]), Label: fmt.Sprint(term["label"])})
		}
		return out
	}
	return recognise.Terms{Severities: list("severities"), Surfaces: list("surfaces"), Contacts: list("contacts")}
}

// imported imports the three articles in one form into an empty site.
func imported(t *testing.T, form string, site fstest.MapFS) []*Plan {
	t.Helper()
	var plans []*Plan
	for _, run := range []struct {
		mapping string
		names   []string
	}{{"dropsuite.yaml", []string{"dropsuite-errors", "dropsuite-status-list"}}, {"insync.yaml", []string{"insync-notifications"}}} {
		mapping, err := recognise.ParseMapping(read(t, run.mapping))
		if err != nil {
			t.Fatal(err)
		}
		var sources []Source
		for _, name := range run.names {
			sources = append(
				sources,
				Source{Name: name + form, Data: read(t, name+form), Pictures: os.DirFS(articlesOf)},
			)
		}
		plan, err := Make(sources, Options{Site: site, Terms: terms(t), Mapping: mapping})
		if err != nil {
			t.Fatal(err)
		}
		carryOut(t, site, plan)
		plans = append(plans, plan)
	}
	return plans
}

// carryOut writes a plan into a site.
func carryOut(t *testing.T, site fstest.MapFS, plan *Plan) {
	t.Helper()
	for _, f := range plan.New {
		if site[f.Path] != nil {
			t.Errorf("%s is new, and is there already", f.Path)
		}
		site[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range plan.Updates {
		if site[f.Path] == nil {
			t.Errorf("%s is updated, and is not there", f.Path)
		}
		site[f.Path] = &fstest.MapFile{Data: f.Data}
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(articlesOf, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// pages reads the front matter of all entries of a content folder.
func pages(t *testing.T, files fs.FS) map[string]map[string]any {
	t.Helper()
	out := map[string]map[string]any{}
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") || strings.Count(name, "/") != 2 ||
			path.Base(name) == "_index.md" {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		front, _, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
		meta := map[string]any{}
		if err := yaml.Unmarshal([]byte(front), &meta); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		out[key(path.Dir(name), meta)] = meta
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// key tells entries of one folder apart by what the product shows.
func key(dir string, meta map[string]any) string {
	return dir + "|" + entry.Slug(fmt.Sprint(meta["status"])) + "|" + entry.Slug(fmt.Sprint(meta["message"]))
}

// The differences that are intended: our author wrote summaries, causes and steps anew, made of
// some steps a resolves_itself or an escalate, and added what no article has: state, action,
// placeholders, leads_to, related, keywords and more labels.

// comparison counts fields that agree with our pages.
type comparison struct {
	same, all int
	differ    []string
}

// compare looks at the fields that an import has. Words of the product must be the same. Prose
// was written anew by the author: of it only that both have it counts.
func (c *comparison) compare(id string, got, want map[string]any) {
	for _, field := range slices.Sorted(maps.Keys(got)) {
		agrees := reflect.DeepEqual(got[field], want[field])
		switch field {
		case "summary":
			agrees = want[field] != nil
		case "causes":
			agrees = want["causes"] != nil
		case "fix":
			agrees = want["fix"] != nil || hasSteps(want["causes"]) || want["resolves_itself"] != nil ||
				want["escalate"] != nil
		case "retry":
			agrees = want[field] != nil &&
				reflect.DeepEqual(got[field].(map[string]any)["limit"], want[field].(map[string]any)["limit"])
		case "also":
			agrees = want[field] != nil &&
				!slices.ContainsFunc(
					got[field].([]any),
					func(one any) bool { return !slices.Contains(want[field].([]any), one) },
				)
		case "shown_in":
			agrees = samePlaces(got[field], want[field])
		}
		if c.all++; agrees {
			c.same++
		} else {
			c.differ = append(c.differ, fmt.Sprintf("%s: %s: the source has %v, we have %v", id, field, got[field], want[field]))
		}
	}
}

// literal are the fields in which an article has the words of the product.
var literal = []string{"status", "message", "code", "severity", "icon", "shown_in", "retry"}

// lacks looks at the words of the product that our pages have: the import has them too.
func (c *comparison) lacks(id string, got, want map[string]any) {
	for _, field := range literal {
		if want[field] == nil || got[field] != nil || field == "retry" && want[field].(map[string]any)["limit"] == nil {
			continue
		}
		c.all++
		c.differ = append(c.differ, fmt.Sprintf("%s: %s: the import has none, we have %v", id, field, want[field]))
	}
}

func hasSteps(causes any) bool {
	list, _ := causes.([]any)
	return slices.ContainsFunc(list, func(c any) bool { return c.(map[string]any)["fix"] != nil })
}

// samePlaces reports whether we have each place of a source. What our operations say for all
// their entries is not repeated.
func samePlaces(got, want any) bool {
	ours, _ := want.([]any)
	for _, one := range got.([]any) {
		place := one.(map[string]any)
		if place["condition"] == nil {
			continue // _index.md says it
		}
		if !slices.ContainsFunc(ours, func(our any) bool {
			return our.(map[string]any)["surface"] == place["surface"] &&
				our.(map[string]any)["condition"] == place["condition"]
		}) {
			return false
		}
	}
	return true
}

// TestArticles imports the articles that our own help center came from, in three forms.
func TestArticles(t *testing.T) {
	ours := pages(t, os.DirFS(contentOf))
	for _, form := range []string{".html", ".csv", ".xlsx"} {
		t.Run(form, func(t *testing.T) {
			site := fstest.MapFS{}
			imported(t, form, site)
			content, err := fs.Sub(site, "content")
			if err != nil {
				t.Fatal(err)
			}
			theirs := pages(t, content)
			if len(theirs) != 70 {
				t.Errorf("%d entries, want 70", len(theirs))
			}
			var c comparison
			for _, id := range slices.Sorted(maps.Keys(theirs)) {
				if ours[id] == nil {
					t.Errorf("we have no %s", id)
					continue
				}
				c.compare(id, theirs[id], ours[id])
				c.lacks(id, theirs[id], ours[id])
			}
			t.Logf("%d of %d fields agree", c.same, c.all)
			for _, line := range c.differ {
				t.Log(line)
			}
			if c.same*100 < c.all*95 {
				t.Errorf("%d of %d fields agree, want 95 %%", c.same, c.all)
			}
			for _, plan := range imported(t, form, site) {
				if len(plan.New)+len(plan.Updates) > 0 {
					t.Errorf("a second import writes %v %v", plan.New, plan.Updates)
				}
			}
		})
	}
}

// TestNoWordIsLost compares the words of the articles with those of the site and the report.
func TestNoWordIsLost(t *testing.T) {
	site := fstest.MapFS{}
	have := map[string]bool{}
	note := func(text string) {
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			have[strings.ToLower(word)] = true
		}
	}
	for _, plan := range imported(t, ".html", site) {
		for _, u := range plan.Report.Understood {
			note(u.Heading)
			for _, c := range u.Columns {
				note(c.Name)
			}
		}
		note(strings.Join(plan.Report.Unplaced, " "))
	}
	for name, f := range site {
		if strings.HasSuffix(name, ".md") {
			note(strings.ReplaceAll(string(f.Data), "&gt;", ">"))
		}
	}
	note("Errors Statuses Not Applicable List times") // titles; what became `action: none` and `limit: 25`
	for _, name := range []string{"dropsuite-errors.html", "dropsuite-status-list.html", "insync-notifications.html"} {
		text := string(read(t, name))
		_, text, _ = strings.Cut(text, "<main>")
		text, _, _ = strings.Cut(text, "</main>")
		text = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " "))
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if !have[strings.ToLower(word)] {
				t.Errorf("%s: the word %q is gone", name, word)
				have[strings.ToLower(word)] = true
			}
		}
	}
}
