package texts_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/texts"
)

func parse(t *testing.T, file string) *texts.Texts {
	t.Helper()
	made, err := texts.Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestTexts(t *testing.T) {
	made := parse(t, "a:\n  b: Words of {who}.\n  c: {one: \"{n} dog\", other: \"{n} dogs\"}\nd: See [the {what}](page), `F1` & **now** <b>.\n")
	for _, c := range []struct{ got, want string }{
		{made.Get("a.b", "who", "<X>"), "Words of <X>."},
		{made.Count("a.c", 1), "1 dog"},
		{made.Count("a.c", 0), "0 dogs"},
		{made.HTML("d", "page", "../x/?a&amp;b", "what", "<i>page</i>"), `See <a href="../x/?a&amp;b">the <i>page</i></a>, <kbd>F1</kbd> &amp; <strong>now</strong> &lt;b&gt;.`},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	if group := made.Group("a"); len(group) != 3 || group["c.one"] != "{n} dog" {
		t.Errorf("the group is %q", group)
	}
	if keys := made.Keys(); len(keys) != 4 || !made.Has("d") || made.Has("a") {
		t.Errorf("the keys are %q", keys)
	}
	for _, file := range []string{"a: 1", "a: [b]", "a: b: c"} {
		if _, err := texts.Parse([]byte(file)); err == nil {
			t.Errorf("%q is taken", file)
		}
	}
}

// families are groups of texts whose keys the program puts together.
var families = []string{"alert.", "task.", "table.", "verdict.", "relation.", "column.", "taxonomy.", "severity.", "state.", "client.", "reach."}

// TestEveryTextIsUsed looks for every key in the templates and in the program.
func TestEveryTextIsUsed(t *testing.T) {
	named := regexp.MustCompile(`"([a-z_]+\.[a-z_-]+)"`)
	used := map[string]bool{}
	for _, top := range []string{"../../templates", "../../internal"} {
		err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.Name() == "node_modules" {
				return fs.SkipDir
			}
			if ext := filepath.Ext(name); ext != ".html" && ext != ".go" || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			text, err := os.ReadFile(name)
			for _, m := range named.FindAllStringSubmatch(string(text), -1) {
				used[m[1]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range texts.English.Keys() {
		key = strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
		if !used[key] && !slices.ContainsFunc(families, func(family string) bool { return strings.HasPrefix(key, family) }) {
			t.Errorf("nothing says %s", key)
		}
	}
}
