package command_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/diag"
)

// echoing is a file that cannot be understood and that others name by its id, its
// labels and its anchors.
type echoing struct {
	name           string
	file, old, new string
	code           diag.Code
	others         map[string][2]string // edits of other files: old and new text
	left           []diag.Code          // faults of other files that are told beside it
	later          []diag.Code          // and all that are told once it is mended
}

var (
	coldLabel = [2]string{"[[Stalled]]", "[[Stalled]], [[Ice Cold]]"}
	iceCold   = "status: Done"
	echoings  = []echoing{
		{name: "a label of a page with a tab", file: done, old: "state: done", new: "keywords:\n\t- cold", code: diag.BadYAML,
			others: map[string][2]string{tooHot: coldLabel}},
		{name: "a page with a quotation mark that is not closed", file: beforeYou, old: "title: Before", new: "title: \"Before", code: diag.BadYAML},
		{name: "anchors of a page whose front matter is not closed", file: beforeYou, old: "---\nHave", new: "Have", code: diag.NoFrontMatter},
		{name: "an empty page", file: beforeYou, new: "", code: diag.NoFrontMatter},
		{name: "ids, anchors and paths of a page that is not UTF-8", file: beforeYou, old: "serial", new: "s\xe9rial", code: diag.NotUTF8,
			others: map[string][2]string{tooHot: {"[[Stalled]]", "[before](../../guides/before-you-call.md#the-seal)"}}},
		{name: "the kind of a folder whose page is not UTF-8", file: "content/wheel/_index.md", old: "title: Wheel", new: "title: Wh\xe9\xe9l", code: diag.NotUTF8,
			others: map[string][2]string{lights: {"product=kiln operation=kiln/firing severity=critical surface=panel,app contact=support", "product=wheel"}}},
		{name: "faults of their own", file: done, old: "state: done", new: "keywords:\n\t- cold", code: diag.BadYAML,
			others: map[string][2]string{
				tooHot:    {"[[Stalled]]", "[[Staled]], [[kiln/cooling/dor-open]], [no](gone.md)"},
				beforeYou: {"](door.svg)", "](dor.svg)"}},
			left:  []diag.Code{diag.NoSuchPage, diag.NoSuchFile, diag.NoSuchFile},
			later: []diag.Code{diag.NoSuchPage, diag.NoSuchPage, diag.NoSuchFile, diag.NoSuchFile}},
	}
)

// TestEchoes holds that a file that cannot be understood is not told as faults
// of others, and that what others have of their own is told in the end.
func TestEchoes(t *testing.T) {
	for _, c := range echoings {
		t.Run(c.name, func(t *testing.T) {
			site := filepath.Join(t.TempDir(), "site")
			files := goodSite(t)
			files[done] = strings.Replace(files[done], iceCold, "status: Ice Cold", 1)
			for name, edit := range c.others {
				if !strings.Contains(files[name], edit[0]) {
					t.Fatalf("%q is not in %s", edit[0], name)
				}
				files[name] = strings.Replace(files[name], edit[0], edit[1], 1)
			}
			mended := files[c.file]
			files[c.file] = c.new
			if c.old != "" {
				files[c.file] = strings.Replace(mended, c.old, c.new, 1)
			}
			writeSite(t, site, files)
			_, _, stderr := run("check", "-C", site)
			want := append([]diag.Code{c.code}, c.left...)
			slices.Sort(want)
			if got := reported(stderr); !slices.Equal(got, want) {
				t.Errorf("reported %v, want %v:\n%s", got, want, stderr)
			}
			writeSite(t, site, map[string]string{c.file: mended})
			_, _, stderr = run("check", "-C", site)
			slices.Sort(c.later)
			if got := reported(stderr); !slices.Equal(got, c.later) {
				t.Errorf("mended, reported %v, want %v:\n%s", got, c.later, stderr)
			}
		})
	}
}

// TestBadFields holds that a fault in a field of the settings is not reported again for each
// page that has it.
func TestBadFields(t *testing.T) {
	for _, item := range []string{"{id: Mailed Now, label: M}", "{label: M}", "{id: mailed}", "{id: status, label: M}"} {
		site := filepath.Join(t.TempDir(), "site")
		files := goodSite(t)
		files[settings] += "fields: [" + item + "]\n"
		files[done] = strings.Replace(files[done], "state: done", "state: done\nmailed: yes", 1)
		files[tooHot] = strings.Replace(files[tooHot], "state: failed", "state: failed\nmailed: no", 1)
		writeSite(t, site, files)
		_, _, out := run("check", "-C", site)
		if strings.Contains(out, "unknown key") || !strings.Contains(out, settings+":") {
			t.Errorf("%s: %s", item, out)
		}
	}
}
